"""What the program says about pages that go out to be signed and come back: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

TRIPS = MappingProxyType(
    {
        "help_trip": (
            "文书打出去签字，拍照或扫描回来自动归位",
            "forms printed to be signed, and their photos or scans sorted back",
        ),
        "help_trip_print": (
            "打印要签的文书，每页带页码和识别码",
            "the forms to be signed, every page with its number and its mark",
        ),
        "help_trip_list": (
            "一件纠纷的每一页：已打印、已签字、已扫描、原件存档",
            "each page of a dispute: printed, signed, scanned, kept on paper",
        ),
        "help_trip_scans": (
            "把照片、扫描件（文件或文件夹，JPEG、PNG、PDF）按识别码归到各页",
            "sort photos and scans (files or folders; JPEG, PNG, PDF) to their pages by the mark",
        ),
        "help_trip_of": (
            "只收这件纠纷的，别的案子的只列出来",
            "take those of this dispute alone; those of another case are only listed",
        ),
        "help_trip_likely": (
            "Word 打的后面几页，按文件先后归到接下来没有照片的那页",
            "later pages printed from Word go, as they come, to the next without a picture",
        ),
        "help_trip_signed_too": (
            "归好的页同时记下在这天签的字",
            "and note that the pages put were signed on this day",
        ),
        "help_trip_put": (
            "没有识别码的一张，由人指明归到哪份文书第几页",
            "one without a mark: say which page of which form it is",
        ),
        "help_trip_about": (
            "同一种文书有几份时，是哪次调解、哪份协议的（编号）",
            "where a form exists several times: the id of its session or agreement",
        ),
        "help_trip_nth": ("PDF 里的第几页", "which page of the PDF"),
        "help_trip_note": (
            "记下这些页已签字、原件放在哪里；写纠纷编号就是它的全部页",
            "pages were signed, or where the originals are; a dispute's id means all its pages",
        ),
        "help_trip_signed": (
            "签字日期，不写就是今天",
            "the day they were signed; today if none is said",
        ),
        "help_trip_kept": (
            "原件放在哪里，如 3号柜2盒",
            "where the original is, such as box 2, cabinet 3",
        ),
        "help_trip_drop": (
            "打印了没用上的页，从清单里去掉",
            "pages that were printed and not used: off the list",
        ),
        "help_trip_drop_yes": (
            "已签字、已扫描、已存档的也去掉；照片再归位一次，那页就回来",
            "those signed, scanned or kept too; sorting the picture again brings its page back",
        ),
        "trip_where": (
            "要写明放哪里：--pdf 文件.pdf 或 --docx 文件夹",
            "say where to: --pdf F.pdf or --docx FOLDER",
        ),
        "trip_note_what": (
            "要写明记什么：--signed 或 --kept 放在哪里",
            "say what to note: --signed or --kept WHERE",
        ),
        "trip_kept_where": (
            "--kept 后面要写原件放在哪里，如 3号柜2盒",
            "say after --kept where the original is, such as box 2, cabinet 3",
        ),
        "trip_nothing_to_sign": (
            "要签的都签回来了。要再打某一份，写 --form。",
            "Everything to be signed has come back. To print one again, name it with --form.",
        ),
        "trip_printed": (
            "已写好：{file}，{n} 页，每页有识别码",
            "written: {file}, {n} marked pages",
        ),
        "trip_word": (
            "已写好：{file}。Word 里第二页起要由人指明第几页。",
            "written: {file}. From its second page on a person says which page it is.",
        ),
        "trip_no_pages": ("这件纠纷还没有打印过要签的文书", "nothing was printed to be signed yet"),
        "trip_page": (
            "  {id}  {form} {name} 第 {page} 页{of}  {states}{kept}",
            "  {id}  {form} {name} page {page}{of}  {states}{kept}",
        ),
        "trip_page_of": ("/共 {n} 页", " of {n}"),
        "trip_kept_at": ("（{where}）", " ({where})"),
        "trip_still_out": ("还有 {n} 页没回来", "{n} pages have not come back"),
        "trip_no_paper": (
            "其中 {n} 页已签字：还要扫描，或者记下原件放在哪里（trip note --kept）",
            "of them signed: {n}; scan them, or note where the originals are (trip note --kept)",
        ),
        "trip_lacks": (
            "  {form} {name} 第 {page} 页{of}  缺页：把它的照片再归位一次，或者重新打印",
            "  {form} {name} page {page}{of}  missing: sort its picture, or print it anew",
        ),
        "trip_all_back": ("都回来了", "all have come back"),
        "trip_sorted": (
            "归好 {put} 张，已有的 {again} 张，留给人看的 {left} 张",
            "put: {put}, known already: {again}, left for a person: {left}",
        ),
        "trip_unread": (
            "还有 {n} 个文件没看：一次最多 {most} 个，请分成几个文件夹",
            "files not looked at: {n}; no more than {most} in one go, divide them into folders",
        ),
        "trip_none_read": (
            "一张也没读到：这里没有能读的照片、扫描件（JPEG、PNG、PDF）",
            "Nothing was read: no photo or scan (JPEG, PNG, PDF) here can be",
        ),
        "trip_is_put": (
            "  {file}  归到 {number} {form} {name} 第 {page} 页",
            "  {file}  is {number} {form} {name} page {page}",
        ),
        "trip_is_left": ("  {file}  {why}", "  {file}  {why}"),
        "trip_file_page": ("{file} 第 {n} 页", "{file} page {n}"),
        "trip_no_page": ("{file} 没有第 {n} 页", "{file} has no page {n}"),
        "trip_noted": ("已记下 {n} 页", "noted for pages: {n}"),
        "trip_dropped": ("已去掉 {n} 页", "off the list: {n}"),
    }
)

VERDICTS: Final = MappingProxyType(
    {
        "put": ("归好了", "put with its page"),
        "newer": (
            "这页又有一张，用新的，旧的还留着",
            "one more of this page: it shows, the old one stays",
        ),
        "again": ("这张已经有了", "this picture is known already"),
        "back": (
            "这页从清单里去掉过，现在又回来了",
            "this page was off the list and is on it again",
        ),
        "moved": ("改归到这一页", "moved to this page"),
        "no_mark": (
            "没找到识别码：请人指明是哪一页，或者摆正、照亮再拍一张",
            "no mark found: say which page it is, or photograph it again, flat and lit",
        ),
        "two": (
            "一张照片里有两页：请一页一张重拍，或者由人指明",
            "two pages in one picture: photograph each alone, or say which it is",
        ),
        "unknown": (
            "识别码不是这里打印的，或者那件纠纷已经去掉了",
            "this mark was not printed here, or its dispute was taken off",
        ),
        "other": ("是另一件纠纷 {number} 的", "it is of another dispute {number}"),
        "which_page": (
            "是{name}的后面几页：Word 打的，请指明第几页",
            "a later page of {name}, printed from Word: say which page",
        ),
        "no_right": ("那件纠纷不归这里管", "that dispute is not in this area"),
        "kind": (
            "不是 JPEG、PNG 或 PDF：请另存为 JPEG 再放进来",
            "no JPEG, PNG or PDF: save it as a JPEG and put that in",
        ),
        "heic": (
            "HEIC 照片打不开：手机相机设置里选“兼容性最佳”再拍，或者另存为 JPEG 再放进来",
            'HEIC cannot be opened: save it as a JPEG, or set the camera to "Most compatible"',
        ),
        "broken": ("不完整或已损坏：请重新拷贝或重扫", "cut off or damaged: copy or scan it again"),
        "pixels": (
            "太大，超过 4000 万像素：请用 300 到 600 点每英寸扫",
            "more than 40 million pixels: scan it at 300 to 600 dots to the inch",
        ),
        "bytes": ("文件太大", "the file is too large"),
        "pages": ("PDF 超过 300 页：请分开扫", "the PDF has more than 300 pages"),
        "secret": ("PDF 有密码：请另存一份不带密码的", "the PDF has a password: save one without"),
        "unreadable": ("文件读不出来", "the file cannot be read"),
    }
)
"""What became of a picture, or why it is left."""


def verdict(code: str, language: str, **values: str) -> str:
    """The words for what became of a picture."""
    zh, en = VERDICTS.get(code, VERDICTS["broken"])
    return (zh if language.startswith("zh") else en).format(**values).strip()

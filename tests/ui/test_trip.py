"""The signing trip: marked pages printed, photographed, and sorted back to where they belong."""

from __future__ import annotations

import io
import shutil
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image
from PySide6.QtWidgets import QApplication

from gridapp.models import page_mark
from gridapp.models.attachment import Attachment
from gridapp.register import attachments, page_marks, records
from gridapp.register.database import connect
from gridapp.reports import word_marks
from gridapp.ui.language import Languages
from tests.ui.test_dossier_paper import pages_of, plain
from tests.unit import trip_pages as photo
from tests.unit.cli_home import UNIT, Line, centre
from tests.unit.dossier_case import mediate, whole_case

TITLE = "两户人家的车祸赔偿"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A home with a whole case whose forms were printed; made by the first test that wants it."""
    return {"folder": tmp_path_factory.mktemp("trip")}


@pytest.fixture
def line(
    printed: dict[str, Any],
    app_with_fonts: QApplication,
    languages: Languages,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Line:
    """A home of each test's own: a copy of the one that was printed from."""
    folder = printed["folder"]
    if "id" not in printed:
        line = Line(home=folder / "home", capsys=capsys, monkeypatch=monkeypatch)
        centre(line.home)
        printed["id"] = whole_case(line)
        (held,) = [
            one for one in line.json("show", printed["id"])["sessions"] if one["manner"] != "6"
        ]
        words = "\n".join(f"第{n}问：水沟通到哪里？" for n in range(50))
        line.put({"kind": "session", "id": held["id"], "fields": {"record": words}})
        printed["before"] = folder / "before"
        shutil.copytree(line.home, printed["before"])
        trip = ["trip", "print", printed["id"], "--pdf", folder / "trip.pdf"]
        printed["told"] = line.json(*trip, "--form", "F05", "--form", "F06")
        printed["pages"] = photo.rendered(folder / "trip.pdf")
    shutil.copytree(folder / "home", tmp_path / "home")
    return Line(home=tmp_path / "home", capsys=capsys, monkeypatch=monkeypatch)


def pages(line: Line, id_: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = line.json("trip", "list", id_)["pages"]
    return found


def lay(folder: Path, **files: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def test_every_page_says_what_it_is_for_people_and_for_machines(
    line: Line, printed: dict[str, Any]
) -> None:
    listed = pages(line, printed["id"])
    words = pages_of(printed["folder"] / "trip.pdf")

    assert printed["told"]["pages"] == len(words) == len(listed)
    assert [(one["form"], one["page"], one["of"]) for one in listed] == [
        ("F05", 1, 2),
        ("F05", 2, 2),
        ("F06", 1, 1),
    ]
    assert [one["state"] for one in listed] == ["printed"] * len(listed)
    for one, said, picture in zip(listed, words, printed["pages"], strict=True):
        assert plain("（2026）金调字第17号") in plain(said)
        assert plain(f"第{one['page']}页/共{one['of']}页") in plain(said)
        (mark,) = page_marks.found(picture)
        assert one["id"].endswith(mark.token.hex())
        assert not mark.later
    assert line.json("audit")["acts"][-1]["act"] == "print"


def test_a_mark_holds_ten_bytes_and_nothing_of_the_case() -> None:
    said = page_mark.of("00" * 6 + "ab" * 10)

    assert page_mark.read(said) == page_mark.Mark(b"\xab" * 10)
    assert len(said) == 19
    for foreign in ("", "JL", "JL1", "https://u.wechat.com/abc", said[:-2] + "1", said.lower()):
        assert page_mark.read(foreign) is None


def test_pages_come_back_however_they_were_photographed(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    first = printed["pages"][0]
    listed = pages(line, printed["id"])
    ways = {
        "upside_jpg": photo.turned(first, 180),
        "askew_jpg": photo.turned(first, 23),
        "angle_jpg": photo.at_an_angle(first),
        "blurred_jpg": photo.blurred(first, 1.6),
        "dark_jpg": photo.dark(first),
        "wechat_jpg": photo.as_wechat_sends(photo.at_an_angle(first)),
    }
    folder = lay(tmp_path / "in", **{name: photo.jpeg(page) for name, page in ways.items()})

    told = line.json("trip", "scans", folder, "--signed")

    assert {one["file"]: one["verdict"] for one in told["pictures"]} == {
        name.replace("_", "."): "put" if name == "angle_jpg" else "newer" for name in ways
    }
    assert {one["page"] for one in told["pictures"]} == {listed[0]["id"]}
    after = pages(line, printed["id"])
    assert after[0]["states"] == ["printed", "signed", "scanned"]
    assert len(after[0]["scans"]) == len(ways)
    assert after[1]["states"] == ["printed"]


def test_a_scan_of_many_pages_is_sorted_and_known_the_second_time(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    made = io.BytesIO()
    first, *rest = [photo.turned(page, 1.5) for page in printed["pages"][1:]]
    first.save(made, "PDF", save_all=True, append_images=rest, resolution=150)
    folder = lay(tmp_path / "in", all_pdf=made.getvalue())

    told = line.json("trip", "scans", folder)
    again = line.json("trip", "scans", folder)

    n = len(printed["pages"]) - 1
    assert (told["put"], told["again"], told["left"]) == (n, 0, 0)
    assert (again["put"], again["again"], again["left"]) == (0, n, 0)
    after = pages(line, printed["id"])[1:]
    assert [one["page"] for one in told["pictures"]] == [one["id"] for one in after]
    assert {one["state"] for one in after} == {"scanned"}
    assert [len(one["scans"]) for one in after] == [1] * n


def test_what_is_kept_of_a_page_can_be_read_and_says_nothing_of_the_camera(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    large = photo.rendered(printed["folder"] / "trip.pdf", dots=300)[0]
    told = Image.Exif()
    told[0x010F], told[0x0132] = "Camera of somebody", "2026:11:20 10:00:00"
    made = io.BytesIO()
    large.save(made, "JPEG", quality=95, exif=told)

    answer = line.json("trip", "scans", lay(tmp_path / "in", a_jpg=made.getvalue()))

    with closing(connect(line.home / "register.db")) as conn:
        one = records.get(conn, Attachment, answer["pictures"][0]["attachment"])
        assert one is not None
        data = attachments.read(conn, one.digest)
    assert data is not None
    assert (one.kind, one.taken_on, one.page) == ("4", "2026-11-20", answer["pictures"][0]["page"])
    assert max(Image.open(io.BytesIO(data)).size) == 2000
    assert len(data) < 500 * 1024
    assert b"Camera" not in data


def test_a_better_picture_of_a_page_shows_and_the_old_one_stays(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    first = printed["pages"][0]
    poor = line.json("trip", "scans", lay(tmp_path / "1", a_jpg=photo.jpeg(photo.dark(first))))
    better = line.json("trip", "scans", lay(tmp_path / "2", b_jpg=photo.jpeg(first)))

    scans = pages(line, printed["id"])[0]["scans"]
    assert scans == [one["pictures"][0]["attachment"] for one in (poor, better)]
    assert better["pictures"][0]["verdict"] == "newer"


def test_what_cannot_be_sorted_is_listed_with_its_reason(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    one, two = printed["pages"][0], printed["pages"][-1]
    both = Image.new("RGB", (one.width * 2, one.height), "white")
    both.paste(one, (0, 0))
    both.paste(two, (one.width, 0))
    stranger = one.copy()
    mark = page_marks.picture(page_mark.of("12" * 16), 5)
    stranger.paste(mark, (one.width - mark.width - 60, one.height - mark.height - 20))
    pay = page_marks.picture("WXP://F2F0ABCDEFGH", 5)
    plain_page = Image.new("RGB", (800, 1100), "white")
    plain_page.paste(pay, (300, 300))
    bomb = io.BytesIO()
    Image.new("1", (7000, 7000)).save(bomb, "PNG")
    folder = lay(
        tmp_path / "in",
        both_jpg=photo.jpeg(both),
        stranger_jpg=photo.jpeg(stranger),
        pay_jpg=photo.jpeg(plain_page),
        bomb_png=bomb.getvalue(),
        cut_jpg=photo.jpeg(one)[:3000],
        cut_pdf=b"%PDF-1.7 nothing",
        words_pdf=b"no PDF at all",
        phone_heic=b"\0\0\0\x18ftypheic" + bytes(40),
        notes_txt=b"not looked at",
    )

    told = line.json("trip", "scans", folder)

    assert {one["file"]: one["verdict"] for one in told["pictures"]} == {
        "both.jpg": "two",
        "stranger.jpg": "unknown",
        "pay.jpg": "no_mark",
        "bomb.png": "pixels",
        "cut.jpg": "broken",
        "cut.pdf": "broken",
        "words.pdf": "kind",
        "phone.heic": "heic",
    }
    assert (told["put"], told["left"]) == (0, 8)
    assert not any(one["scans"] for one in pages(line, printed["id"]))
    said = line("trip", "scans", folder, language="en")
    assert said.code == 0
    assert "two pages in one picture" in said.out


def test_a_huge_picture_in_a_pdf_is_not_decoded(line: Line, tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("1", (7000, 7000)).save(made, "PDF")

    folder = lay(tmp_path / "in", bomb_pdf=made.getvalue())
    told = line.json("trip", "scans", folder)
    none = line("trip", "scans", folder)
    empty = line("trip", "scans", lay(tmp_path / "empty"))

    assert [(one["nth"], one["verdict"]) for one in told["pictures"]] == [(1, "pixels")]
    assert (none.code, empty.code) == (1, 1)
    assert "一张也没读到" in none.out
    assert "一张也没读到" in empty.out


def test_a_page_without_a_mark_is_put_by_hand(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    page = printed["pages"][1].crop((0, 0, printed["pages"][1].width, 1500))
    folder = lay(tmp_path / "in", torn_jpg=photo.jpeg(page))
    assert line.json("trip", "scans", folder)["pictures"][0]["verdict"] == "no_mark"
    assert line("trip", "scans", folder).code == 0
    wanted = pages(line, printed["id"])[1]

    words = ["--form", wanted["form"], "--page", str(wanted["page"])]
    told = line.json("trip", "put", folder / "torn.jpg", printed["id"], *words)

    assert told["page"] == wanted["id"]
    assert pages(line, printed["id"])[1]["scans"] == [told["attachment"]]
    # A page that nobody printed here, such as a form of the court's own.
    fresh = line.json("trip", "put", folder / "torn.jpg", printed["id"], "--form", "F09")
    assert (fresh["attachment"], fresh["verdict"]) == (told["attachment"], "moved")
    listed = {one["id"]: one for one in pages(line, printed["id"])}
    assert listed[fresh["page"]]["scans"] == [told["attachment"]]
    assert listed[wanted["id"]]["scans"] == []


def test_pages_of_another_case_are_only_listed_where_one_case_is_wanted(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    other = mediate(line, "open", place=UNIT, title="晒坝", heard_on="2026-11-20").json["id"]
    folder = lay(tmp_path / "in", a_jpg=photo.jpeg(printed["pages"][0]))

    told = line.json("trip", "scans", folder, "--of", other)

    assert told["pictures"][0]["verdict"] == "other"
    assert told["pictures"][0]["dispute"] == printed["id"]
    assert told["put"] == 0
    assert line.json("trip", "scans", folder)["put"] == 1


def test_a_page_printed_by_another_register_is_unknown(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    elsewhere = Line(home=tmp_path / "elsewhere", capsys=line.capsys, monkeypatch=line.monkeypatch)
    shutil.copytree(printed["before"], elsewhere.home)  # the same case, never printed here

    folder = lay(tmp_path / "in", a_jpg=photo.jpeg(printed["pages"][0]))

    assert elsewhere.json("trip", "scans", folder)["pictures"][0]["verdict"] == "unknown"


def test_dossier_waits_for_pages_that_are_out(line: Line, printed: dict[str, Any]) -> None:
    id_ = printed["id"]
    before = line.json("dossier", id_)
    assert {7, 8} <= set(before["missing"])
    assert next(one["out"] for one in before["items"] if one["number"] == 8) >= 1
    assert "页还没签回来" in line("dossier", id_).out
    listed = pages(line, id_)

    first = [one["id"] for one in listed if one["form"] == "F05"]
    line("trip", "note", *first, "--signed")
    assert 7 in line.json("dossier", id_)["missing"]
    assert "还要扫描" in line("trip", "list", id_).out
    assert line("trip", "note", *first, "--signed", "--kept", " ").code == 1
    line("trip", "note", *first, "--kept", "3号柜1盒")
    line("trip", "note", listed[-1]["id"], "--kept", "3号柜2盒17号")
    after = line.json("dossier", id_)

    assert 7 not in after["missing"]
    last = pages(line, id_)[-1]
    assert (last["state"], last["kept_at"]) == ("kept", "3号柜2盒17号")
    assert "原件存档（3号柜2盒17号）" in line("trip", "list", id_).out
    line("trip", "note", id_, "--signed", "2026-11-10")
    assert "都回来了" in line("trip", "list", id_).out
    assert line.json("dossier", id_)["missing"] == [3, 4]
    assert line("trip", "note", id_, "--signed", "2999-01-01").code == 1


def test_a_signed_notice_of_rights_is_one_that_was_told(line: Line) -> None:
    id_ = mediate(line, "open", place=UNIT, title="晒坝", heard_on="2026-11-20").json["id"]
    assert 2 in line.json("dossier", id_)["missing"]
    line("trip", "put", photo_file(line), id_, "--form", "F03")

    assert 2 not in line.json("dossier", id_)["missing"]


def photo_file(line: Line) -> Path:
    file = line.home.parent / "page.jpg"
    file.write_bytes(photo.jpeg(Image.new("RGB", (600, 800), "white")))
    return file


def test_printing_again_keeps_the_marks_and_leaves_out_what_came_back(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    id_ = printed["id"]
    before = pages(line, id_)
    words = ["trip", "print", id_, "--pdf"]

    line(*words, tmp_path / "again.pdf", "--form", "F05", "--form", "F06")
    assert [one["id"] for one in pages(line, id_)] == [one["id"] for one in before]

    line("trip", "note", id_, "--signed")
    told = line.json(*words, tmp_path / "rest.pdf")
    fresh = {one["form"] for one in pages(line, id_)} - {"F05", "F06"}
    assert fresh == {"F01", "F02", "F03", "F04", "F07", "F08", "F09"} - {"F07"}
    assert told["pages"] == len(pages(line, id_)) - len(before)

    line("trip", "drop", id_)
    assert [one["id"] for one in pages(line, id_)] == [one["id"] for one in before]


def test_nothing_is_noted_where_nothing_is_left_to_sign(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    id_ = printed["id"]
    line("trip", "print", id_, "--pdf", tmp_path / "rest.pdf")
    line("trip", "note", id_, "--signed")
    before = [one["act"] for one in line.json("audit")["acts"]].count("print")

    refused = line("trip", "print", id_, "--pdf", tmp_path / "none.pdf")

    assert refused.code == 1
    assert "都签回来了" in refused.err
    assert not (tmp_path / "none.pdf").exists()
    assert [one["act"] for one in line.json("audit")["acts"]].count("print") == before


def test_word_files_carry_marks_too_and_later_pages_are_asked_for(
    line: Line, printed: dict[str, Any], tmp_path: Path
) -> None:
    id_ = printed["id"]

    line.json("trip", "print", id_, "--docx", tmp_path / "word", "--form", "F03")

    (file,) = (tmp_path / "word").iterdir()
    section = Document(str(file)).sections[0]
    assert section.different_first_page_header_footer
    for foot in (section.first_page_footer, section.footer):
        assert "权利义务告知书" in "".join(one.text for one in foot.paragraphs)
        assert "NUMPAGES" in foot._element.xml
    found = {}
    with zipfile.ZipFile(file) as inside:
        for name in inside.namelist():
            if name.startswith("word/media/"):
                (mark,) = page_marks.found(Image.open(io.BytesIO(inside.read(name))))
                found[mark.later] = inside.read(name)
    assert set(found) == {False, True}
    (page,) = [one for one in pages(line, id_) if one["form"] == "F03"]
    folder = tmp_path / "in"
    for later, data in found.items():
        sheet = Image.new("RGB", (1240, 1754), "white")
        sheet.paste(Image.open(io.BytesIO(data)).resize((160, 160)), (1000, 1550))
        lay(folder, **{f"{'later' if later else 'first'}_jpg": photo.jpeg(sheet)})
    told = {one["file"]: one for one in line.json("trip", "scans", folder)["pictures"]}
    assert told["first.jpg"]["verdict"] == "put"
    assert told["later.jpg"]["verdict"] == "which_page"
    assert {one["page"] for one in told.values()} == {page["id"]}


def test_what_an_office_wrote_at_the_foot_stands_on_every_page() -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "金华街道监制"
    document.sections[0].header.paragraphs[0].text = "公文纸"
    made = io.BytesIO()
    document.save(made)

    marked = word_marks.marked(made.getvalue(), "1号", "JLA1", "JLAN")

    section = Document(io.BytesIO(marked)).sections[0]
    for foot in (section.first_page_footer, section.footer):
        words = [one.text for one in foot.paragraphs]
        assert "金华街道监制" in words
        assert any("1号" in one for one in words)
    assert section.first_page_header.paragraphs[0].text == "公文纸"


def test_a_form_whose_page_is_numbered_impossibly_is_refused(
    line: Line, printed: dict[str, Any]
) -> None:
    words = ["--form", "F05", "--page", "0"]
    refused = line("trip", "put", photo_file(line), printed["id"], *words)
    assert refused.code != 0
    assert "1 到 2" in refused.err
    refused = line("trip", "put", photo_file(line), printed["id"], "--form", "F05", "--page", "9")
    assert refused.code != 0
    assert "F05 只有 2 页" in refused.err
    refused = line("trip", "put", photo_file(line), printed["id"], "--form", "F09", "--page", "0")
    assert "1 到 60" in refused.err
    assert len(pages(line, printed["id"])) == 3
    assert "--pdf" in line("trip", "print", printed["id"]).err
    assert line("trip", "put", "no.jpg", printed["id"], "--form", "F05").code == 1

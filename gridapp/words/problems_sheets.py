"""Why a sheet, a paper or a picture is refused, and what to do. (zh, en)"""

from __future__ import annotations

SHEETS = {
    "BadCell": ("单元格内容不能用：{rule}。", "The cell cannot be taken: {rule}."),
    "InvalidIdNumber": ("公民身份号码{rule}。", "The identity number {rule}."),
    "InvalidPhone": ("电话号码{rule}。", "The telephone number {rule}."),
    "DigitsLost": (
        "表格软件只保住了前 15 位数字。请按文本重新填写。",
        "The sheet kept only the first 15 digits. Enter the number again as text.",
    ),
    "RemarksNotWritten": (
        "表格已经读完，只是逐行说明没有写成。请检查表格所在的文件夹能不能写、盘满没满。",
        (
            "The sheet was read to its end, but the remarks beside its rows were not written. Check"
            " whether its folder can be written to, and whether the disk is full."
        ),
    ),
    "NoHouseholds": (
        "{name} 里没有找到住户花名册的表头。至少要有姓名或户主、关系等栏。",
        "{name} has no headings of a household ledger. It needs at least a name or a head.",
    ),
    "OldWorkbook": (
        "{name} 是旧格式（.xls 或 .et），不能原样填写。请在表格软件里另存为 .xlsx 再填。",
        "{name} is in the old format (.xls or .et). Save it as .xlsx and fill that.",
    ),
    "NothingToFill": (
        "{name} 里没有找到能填的表。表头里至少要有姓名或户主，再加一栏认得的。",
        "{name} has no table that could be filled. It needs a name or a head, and one more.",
    ),
    "NoSuchList": (
        "{name} 里没有找到这种名单的表头。请看看是不是拿错了表，或用 --map 说明表头。",
        "{name} has no headings of such a list. Is it the right sheet? Or explain them with --map.",
    ),
    "IsHouseholdLedger": (
        "{name} 是住户花名册，不是地点和人员名单，没有读入。请到“住户”页用“导入台账”读入。",
        (
            "{name} is a ledger of households, no list of places or people, and was not loaded."
            " Load it on the Households page."
        ),
    ),
    "NoAnswerColumn": (
        "{name} 里没有填答复的列。请看看是不是拿错了表，或用 --map 表头=answer 说明。",
        "{name} has no column for the answer. Is it the right sheet? Or say --map HEADING=answer.",
    ),
    "NoSuchHeading": (
        "表里没有「{name}」这个表头。表里有：{known}。",
        'The sheet has no heading "{name}". It has: {known}.',
    ),
    "UnreadableWorkbook": ("表格 {name} 读不出来。", "The workbook {name} cannot be read."),
    "NotAWorkbook": (
        "{name} 不是 .xlsx 或 .xls 表格。请另存为 .xlsx 再导入。",
        "{name} is no .xlsx or .xls workbook. Save it as .xlsx and load that.",
    ),
    "WorkbookEncrypted": (
        "表格 {name} 有打开密码。请去掉密码再导入。",
        "The workbook {name} is protected by a password. Remove it and load again.",
    ),
    "WorkbookDamaged": (
        "表格 {name} 不完整或已损坏。请重新拷贝或另存。",
        "The workbook {name} is cut off or damaged. Copy or save it again.",
    ),
    "WorkbookTooLarge": (
        "表格 {name} 太大（上限 64 MB、20 万行）。请拆成几份。",
        "The workbook {name} is too large (64 MB, 200,000 rows). Split it.",
    ),
}

PAPERS = {
    "BadForm": (
        (
            "模板 {name} 填不了：{detail}。请在 Word 里改好花括号里的名称，或删掉这个模板，"
            "用程序自带的。"
        ),
        (
            "The template {name} cannot be filled: {detail}. Put the names in its braces right in"
            " Word, or delete it, and the program's own is used."
        ),
    ),
    "NoSuchPage": (
        "{name} 只有 {most} 页，第几页写 1 到 {most}。",
        "{name} has {most} pages: say one from 1 to {most}.",
    ),
    "NoSuchPage.unknown": (
        "{name} 的第几页写 1 到 {most}。",
        "Say which page of {name} it is, from 1 to {most}.",
    ),
    "TooManyNumbers": (
        "一次最多查 {most} 个编号，现在有 {found} 个；分几次查。",
        "No more than {most} numbers are looked up at once, and here are {found}: do it in parts.",
    ),
    "TooLong": (
        "名单有 {rows} 行，一次最多打印 {most} 行。请选小一点的地方，或加上筛选。",
        (
            "The list has {rows} rows, and {most} at most are printed at once. Choose a smaller"
            " place, or narrow it down."
        ),
    ),
    "PrinterRefuses": (
        "打印机没有接收。请检查打印机是否开着、有没有纸，再打一次；或者先存成 PDF。",
        (
            "The printer takes nothing. See that it is on and has paper, and print again; or save"
            " it as a PDF."
        ),
    ),
}

PICTURES = {
    "NotAPicture.kind": (
        "{name} 不是 JPEG 或 PNG 图片（只看内容，不看文件名）。请拍照或扫描成图片再附上。",
        (
            "{name} is no JPEG or PNG picture, whatever it is called. Photograph or scan it as one"
            " and attach that."
        ),
    ),
    "NotAPicture.heic": (
        (
            "{name} 是手机的 HEIC 照片，这里打不开。请在手机相机设置里选“兼容性最佳”再拍，"
            "或者用微信发给自己、截个屏，再附上。"
        ),
        (
            "{name} is a HEIC photo, which cannot be opened here. Set the telephone's camera to"
            ' "Most compatible" and take it anew, or take a screenshot of it and attach that.'
        ),
    ),
    "NotAPicture.broken": (
        "图片 {name} 不完整或已损坏。请重新拷贝或重拍。",
        "The picture {name} is cut off or damaged. Copy it again, or take it anew.",
    ),
    "NotAPicture.pixels": (
        (
            "图片 {name} 太大：照片（JPEG）最多 6400 万像素，PNG 最多 1200 万像素。"
            "请用手机的普通像素重拍，或先缩小。"
        ),
        (
            "The picture {name} is too large: a photo (JPEG) has at most 64 million pixels, a PNG"
            " 12 million. Take it at the telephone's usual size, or make it smaller first."
        ),
    ),
    "NotAPicture": (
        "文件 {name} 太大（上限 32 MB）。请先缩小。",
        "The file {name} is too large (32 MB). Make it smaller first.",
    ),
}

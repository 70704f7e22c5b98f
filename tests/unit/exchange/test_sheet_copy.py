"""The copy of the sheet that says beside each row what was wrong in it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from gridapp.exchange.headings import NOTES_HEADING
from gridapp.exchange.parsed import Refusal
from gridapp.exchange.rules import all_rules, in_words
from gridapp.exchange.sheet_copy import note, write_copy
from tests.unit.exchange.ledgers import DATA, Rows, a_workbook, an_id, people, read, workbook_of

ROWS: Rows = [
    ["联户单元花名册", None, None, None, None],
    ["户主", "姓名", "关系", "身份证号", "民族"],
    ["张三", "张三", "户主", an_id(), "汉"],
    [None, "李四", "妻", "520381199001010231", "汉"],
    [None, "=1+1", "子", None, None],
]


def a_ledger(folder: Path) -> Path:
    return a_workbook(folder / "ledger.xlsx", ROWS, ["A1:E1", "A3:A5"])


def copied(source: Path, out: Path, language: str = "zh") -> Worksheet:
    write_copy(source, out, read(source), language)
    return load_workbook(out).worksheets[0]


def test_notes_stand_right_of_everything_beside_their_rows(tmp_path: Path) -> None:
    sheet = copied(a_ledger(tmp_path), tmp_path / "out.xlsx")

    assert str(sheet["F2"].value).splitlines() == [NOTES_HEADING, "民族：登记册不收集此项"]
    assert sheet["F3"].value is None
    assert sheet["F4"].value == f"身份证号：{in_words('check_digit', 'zh')}"
    assert sheet["F5"].value == f"姓名：{in_words('formula_text', 'zh')}"


def test_notes_can_be_in_english(tmp_path: Path) -> None:
    sheet = copied(a_ledger(tmp_path), tmp_path / "out.xlsx", "en")

    assert sheet["F4"].value == f"身份证号: {in_words('check_digit', 'en')}"


def test_wrong_cells_stand_out_and_the_others_keep_their_look(tmp_path: Path) -> None:
    source = a_ledger(tmp_path)
    workbook = load_workbook(source)
    workbook.worksheets[0]["A2"].font = Font(bold=True, name="仿宋")
    workbook.worksheets[0].column_dimensions["B"].width = 33
    workbook.save(source)

    sheet = copied(source, tmp_path / "out.xlsx")

    assert sheet["D4"].fill.fill_type == "solid"
    assert sheet["D3"].fill.fill_type is None
    assert sheet["A2"].font.name == "仿宋"
    assert sheet.column_dimensions["B"].width == 33
    assert {str(merge) for merge in sheet.merged_cells.ranges} == {"A1:E1", "A3:A5"}


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    sheet = copied(a_ledger(tmp_path), tmp_path / "out.xlsx")

    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=1+1", "s")


def test_a_heading_that_begins_like_a_formula_makes_no_formula_of_the_note(tmp_path: Path) -> None:
    refusal = Refusal(
        sheet="花名册", row=3, column=1, heading="=1+1", field="head", value="", rule="missing"
    )
    source = a_ledger(tmp_path)
    parsed = read(source)
    object.__setattr__(parsed, "refusals", (refusal,))

    write_copy(source, tmp_path / "out.xlsx", parsed, "zh")

    cell = load_workbook(tmp_path / "out.xlsx").worksheets[0]["F3"]
    assert str(cell.value).startswith("=1+1")
    assert cell.data_type == "s"


def test_a_mended_copy_can_be_read_and_copied_again(tmp_path: Path) -> None:
    copied(a_ledger(tmp_path), tmp_path / "first.xlsx")
    workbook = load_workbook(tmp_path / "first.xlsx")
    workbook.worksheets[0]["D4"] = an_id("19900101", 22)
    workbook.save(tmp_path / "first.xlsx")

    parsed = read(tmp_path / "first.xlsx")
    sheet = copied(tmp_path / "first.xlsx", tmp_path / "second.xlsx")

    assert [one.rule for one in parsed.refusals] == ["formula_text"]
    assert [one.heading for one in parsed.left_out] == ["民族"]
    assert sheet.max_column == 6
    assert sheet["F4"].value is None
    assert sheet["D4"].fill.fill_type is None
    assert sheet["B5"].fill.fill_type == "solid"


def test_an_old_workbook_gets_a_new_one_with_the_same_cells(tmp_path: Path) -> None:
    source = DATA / "ledger_sample.xls"

    sheet = copied(source, tmp_path / "out.xlsx")

    assert sheet.title == "花名册"
    assert sheet["L4"].value == NOTES_HEADING
    assert sheet["I9"].value == 15768426846
    assert "B9:B11" not in {str(merge) for merge in sheet.merged_cells.ranges} or sheet["B9"].value
    assert people(read(tmp_path / "out.xlsx")) == people(read(source))


def test_other_sheets_of_the_workbook_come_along(tmp_path: Path) -> None:
    path = workbook_of(tmp_path / "ledger.xlsx", {"花名册": ROWS[1:], "说明": [["请如实填写"]]})

    write_copy(path, tmp_path / "out.xlsx", read(path), "zh")

    assert load_workbook(tmp_path / "out.xlsx")["说明"]["A1"].value == "请如实填写"


def test_nothing_half_written_is_left_when_the_disk_refuses(tmp_path: Path) -> None:
    source = a_ledger(tmp_path)

    with pytest.raises(OSError, match="none"):
        write_copy(source, tmp_path / "none" / "out.xlsx", read(source), "zh")

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.xlsx"]


def test_a_doubt_names_what_was_taken_and_a_repeat_where_it_stood_first() -> None:
    repeat = Refusal(
        sheet="s", row=9, column=2, heading="证号", field="id_number", value="", rule="repeated",
        instead="花名册 5",
    )  # fmt: skip

    assert note([repeat, repeat], "zh").endswith("（花名册 5）")
    assert note([repeat, repeat], "zh").count("证号") == 1


def test_every_rule_has_words_in_both_languages() -> None:
    assert all(zh and en and zh != en for zh, en in all_rules().values())

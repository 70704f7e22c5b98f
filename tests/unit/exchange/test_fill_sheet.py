"""Departments' own sheets come back filled, and otherwise cell for cell as they were."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from gridapp.exchange.asked_sheet import NOTES
from gridapp.exchange.fill_sheet import NothingToFill, OldWorkbook
from gridapp.exchange.known_headings import NoSuchHeading
from gridapp.exchange.remarks import free_name
from gridapp.models.declare import kind_of
from gridapp.models.household import Resident
from gridapp.register import audit, records
from gridapp.register.log import Entry
from tests.unit.exchange.asked import (
    LUO,
    LUO_GRANDSON,
    LUO_WIFE,
    WANG,
    YUAN,
    Hamlet,
    a_hamlet,
    changed,
    civil_affairs,
    health,
    layout,
    other_parts,
    police,
)
from tests.unit.exchange.ledgers import DATA
from tests.unit.reports.written import needs_office, through_office
from tests.village import GRID


@pytest.fixture(scope="module")
def hamlet() -> Hamlet:
    return a_hamlet()


def test_last_months_rows_are_filled_where_they_are_blank(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet, out = civil_affairs(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    filled = hamlet.fill(sheet, out, reason="aid")

    assert changed(sheet, out) == {
        "低保复核!C8": "138 0003 0004",
        "低保复核!C9": "137 0000 0003",
        "低保复核!E6": LUO_WIFE,
        "低保复核!E7": LUO_GRANDSON,
        "低保复核!E9": WANG,
        "低保复核!G6": datetime(1953, 7, 4),  # noqa: DTZ001  as a sheet has it
        "低保复核!G7": datetime(2015, 9, 1),  # noqa: DTZ001  as a sheet has it
        "低保复核!G8": datetime(1965, 1, 1),  # noqa: DTZ001  as a sheet has it
        "低保复核!G9": datetime(1982, 2, 20),  # noqa: DTZ001  as a sheet has it
        "低保复核!I5": "河滨路 1 号",
        "低保复核!I6": "河滨路 1 号",
        "低保复核!I7": "河滨路 1 号",
        "低保复核!I9": "老街 9 号",
        "低保复核!K4": NOTES,
        "低保复核!K8": "家庭 住址：与登记册不一样，没有改，登记册是（河滨路 2 号）",
        "低保复核!K10": "登记册里没有找到这个人",
    }
    assert layout(sheet) == layout(out)
    assert other_parts(sheet, out) == ["xl/worksheets/sheet1.xml"]
    assert [one.heading for one in filled.left_out] == ["民族", "政治面貌", "备注"]
    assert (filled.rows, filled.matched, filled.cells) == (6, 5, 13)


def test_without_a_reason_neither_numbers_nor_children_are_filled(
    hamlet: Hamlet, tmp_path: Path
) -> None:
    sheet, out = civil_affairs(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    filled = hamlet.fill(sheet, out)

    written = changed(sheet, out)
    assert not {at for at in written if at[-2] in "E"}
    assert {at for at in written if at.endswith("7")} == {"低保复核!K7"}
    assert (filled.needs_reason, filled.children) == (["公民身份号码"], 1)


def test_what_differs_is_written_anew_only_when_that_is_asked(
    hamlet: Hamlet, tmp_path: Path
) -> None:
    sheet, out = civil_affairs(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    filled = hamlet.fill(sheet, out, refresh=True)

    written = changed(sheet, out)
    assert written["低保复核!I8"] == "河滨路 2 号"
    assert written["低保复核!K8"] == "家庭 住址：已改成登记册里的，原来是（河滨路 8 号）"
    assert filled.refreshed == 1


def test_a_sheet_filled_twice_is_filled_once(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet, once, twice = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
    civil_affairs(sheet)
    hamlet.fill(sheet, once, reason="aid")

    again = hamlet.fill(once, twice, reason="aid")

    assert again.changed == 0
    assert again.out is None
    assert not twice.exists()


def test_a_blank_table_gets_the_rows_of_the_place(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet, out = health(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    filled = hamlet.fill(sheet, out, reason="aid")

    page = load_workbook(out).worksheets[0]
    rows = [[cell.value for cell in row] for row in page["A4:G9"]]
    assert rows == [
        [1, "罗桂花", "男", LUO[-4:], 76, "13900000001", "河滨路 1 号"],
        [2, "陈国芬", "女", LUO_WIFE[-4:], 73, None, "河滨路 1 号"],
        [3, "罗小满", "男", LUO_GRANDSON[-4:], 11, None, "河滨路 1 号"],
        [4, "袁福全", "男", YUAN[-4:], 61, "13800030004", "河滨路 2 号"],
        [5, "袁福全", None, None, 55, None, "老街 7 号"],
        [6, "王明礼", "女", WANG[-4:], 44, "13700000003", "老街 9 号"],
    ]
    assert (filled.added, filled.children, filled.no_room) == (6, 0, 0)
    assert [cell.value for cell in page["I"][3:9]] == [None] * 6


def test_a_heading_over_two_columns_is_filled_once(hamlet: Hamlet, tmp_path: Path) -> None:
    workbook = Workbook()
    page = workbook.worksheets[0]
    for row in (["姓名", "性别", "家庭住址", None], ["王明礼", None, None, None]):
        page.append(row)
    page.merge_cells("C1:D1")
    workbook.save(tmp_path / "a.xlsx")

    hamlet.fill(tmp_path / "a.xlsx", tmp_path / "b.xlsx")

    filled = load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert [cell.value for cell in filled[2]] == ["王明礼", "女", "老街 9 号", None]


def test_more_rows_look_like_those_that_were_ready_and_what_stood_below_moves(
    hamlet: Hamlet, tmp_path: Path
) -> None:
    sheet, out = health(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    hamlet.fill(sheet, out, reason="aid")

    page = load_workbook(out).worksheets[0]
    assert (page["A10"].value, page["E10"].value) == ("填表人：", "日期：    年   月   日")
    assert {str(one) for one in page.merged_cells.ranges} == {
        *("A1:I1", "G3:H3", "E10:I10"),
        *(f"G{row}:H{row}" for row in range(4, 10)),
    }
    for column in "ABCDEFGI":
        ready, fresh = page[f"{column}5"], page[f"{column}9"]
        assert repr((fresh.font, fresh.border)) == repr((ready.font, ready.border))
    assert page["F9"].font.name == "楷体"
    assert page.row_dimensions[9].height == page.row_dimensions[5].height
    (choice,) = page.data_validations.dataValidation
    assert str(choice.sqref) == "C4:C9"
    assert page.print_area == "'Sheet'!$A$1:$I$10"


def test_children_are_left_out_of_a_blank_table(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet, out = health(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    filled = hamlet.fill(sheet, out)

    names = [row[1].value for row in load_workbook(out).worksheets[0]["A4:H8"]]
    assert names == ["罗桂花", "陈国芬", "袁福全", "袁福全", "王明礼"]
    assert filled.children == 1


def test_rows_are_not_moved_under_formulas(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet, out = health(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    workbook = load_workbook(sheet)
    workbook.worksheets[0]["B6"] = "=COUNTA(B4:B5)"
    workbook.save(sheet)

    filled = hamlet.fill(sheet, out, reason="aid")

    assert (filled.added, filled.no_room) == (2, 4)
    assert load_workbook(out).worksheets[0]["B6"].value == "=COUNTA(B4:B5)"


def test_a_row_a_household_is_filled_in_the_form_of_the_others(
    hamlet: Hamlet, tmp_path: Path
) -> None:
    sheet, out = police(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    filled = hamlet.fill(sheet, out, reason="identity")

    assert changed(sheet, out) == {
        "Sheet!D4": f"{WANG[:6]} {WANG[6:14]} {WANG[14:]}",
        "Sheet!E4": 1,
        "Sheet!F4": "137-0000-0003",
        "Sheet!G3": "河滨路 1 号",
        "Sheet!G4": "老街 9 号",
        "Sheet!J2": NOTES,
        "Sheet!J3": "家庭人口数：与登记册不一样，没有改，登记册是（3）",
        "Sheet!J5": "登记册里同名的不止一人，请补上身份证号或出生日期",
    }
    assert [one.heading for one in filled.left_out] == ["宗教信仰", "更新时间"]


def test_what_a_heading_means_can_be_said_and_is_remembered(hamlet: Hamlet, tmp_path: Path) -> None:
    def asked(name: str) -> Path:
        workbook = Workbook()
        for row in (["人员", "宅在何处", "电话"], ["王明礼", None, None]):
            workbook.worksheets[0].append(row)
        workbook.save(tmp_path / name)
        return tmp_path / name

    said = {"人员": "name", "宅在何处": "address", "电话": "-"}
    first = hamlet.fill(asked("a.xlsx"), tmp_path / "b.xlsx", said=said)
    second = hamlet.fill(asked("c.xlsx"), tmp_path / "d.xlsx")
    mended = hamlet.fill(asked("e.xlsx"), tmp_path / "f.xlsx", said={"电话": "phone"})

    assert first.columns == second.columns == {"人员": "name", "宅在何处": "address"}
    assert mended.columns["电话"] == "phone"
    page = load_workbook(tmp_path / "f.xlsx").worksheets[0]
    assert [cell.value for cell in page[2]] == ["王明礼", "老街 9 号", "13700000003"]


def test_a_trial_writes_nothing_and_remembers_nothing(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet = civil_affairs(tmp_path / "a.xlsx")
    before = (sheet.read_bytes(), audit.anchor(hamlet.village.desk.conn))

    filled = hamlet.fill(sheet, None, said={"备注": "tags"})

    assert filled.cells == 8
    assert (sheet.read_bytes(), audit.anchor(hamlet.village.desk.conn)) == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]


def test_each_filled_sheet_is_noted_with_its_name_its_rows_and_why(
    hamlet: Hamlet, tmp_path: Path
) -> None:
    hamlet.fill(civil_affairs(tmp_path / "低保.xlsx"), tmp_path / "b.xlsx", reason="aid")

    assert audit.acts(hamlet.village.desk.conn)[-1].reason == "aid · 低保.xlsx · 5"


def test_what_cannot_be_filled_is_said(hamlet: Hamlet, tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["通知", "请按时报送"])
    workbook.save(tmp_path / "a.xlsx")

    with pytest.raises(NothingToFill):
        hamlet.fill(tmp_path / "a.xlsx", None)
    with pytest.raises(OldWorkbook):
        hamlet.fill(DATA / "ledger_sample.xls", None)
    with pytest.raises(NoSuchHeading) as told:
        hamlet.fill(police(tmp_path / "b.xlsx"), None, said={"没有": "name"})
    assert "户主身份证号码" in told.value.known


def test_a_file_that_is_there_is_not_touched(hamlet: Hamlet, tmp_path: Path) -> None:
    sheet = police(tmp_path / "a.xlsx")

    with pytest.raises(FileExistsError):
        hamlet.fill(sheet, sheet)
    assert free_name(sheet, tmp_path, "filled").name == "a-filled.xlsx"


@pytest.mark.office
@needs_office
def test_libreoffice_opens_filled_and_grown_sheets(hamlet: Hamlet, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    files = [tmp_path / "civil.xlsx", tmp_path / "health.xlsx"]
    hamlet.fill(civil_affairs(tmp_path / "a.xlsx"), files[0], reason="aid")
    hamlet.fill(health(tmp_path / "b.xlsx"), files[1], reason="aid")

    for file, opened in zip(files, through_office(files, tmp_path / "out"), strict=True):
        ours = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
        theirs = CalamineWorkbook.from_path(opened).get_sheet_by_index(0).to_python()
        cells = [
            (one, other)
            for row, line in zip(ours, theirs, strict=False)
            for one, other in zip(row, line, strict=False)
        ]
        assert len(ours) == len(theirs)
        assert all(str(one) == str(other) or one in ("", 0.0) for one, other in cells)


def test_whoever_is_locked_to_storage_only_is_filled_nowhere(tmp_path: Path) -> None:
    hamlet = a_hamlet()
    village = hamlet.village
    person = records.ids(village.desk.conn, kind_of(Resident), where={"id_number": LUO})[0]
    asked = {"asked": "object", "asked_on": village.today, "due_on": village.today}
    village.carry()
    village.centre.save(Entry(kind="request", place=GRID, fields={"resident": person, **asked}))
    village.carry()
    sheet, out = civil_affairs(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"

    hamlet.fill(sheet, out, reason="aid")
    hamlet.fill(health(tmp_path / "c.xlsx"), tmp_path / "d.xlsx", reason="aid")

    written = changed(sheet, out)
    assert written["低保复核!K5"] == "登记册里没有找到这个人"
    assert written["低保复核!E6"] == LUO_WIFE
    names = [row[1].value for row in load_workbook(tmp_path / "d.xlsx").worksheets[0]["A4:H8"]]
    assert names == ["陈国芬", "罗小满", "袁福全", "袁福全", "王明礼"]


def test_people_of_merged_households_are_found_in_the_one_that_is_kept(tmp_path: Path) -> None:
    hamlet = a_hamlet()
    desk = hamlet.village.desk
    link = {"subject_kind": "household", "kept": hamlet.homes["袁"], "other": hamlet.homes["王"]}
    desk.save(Entry(kind="same_as", place=GRID, fields={**link, "by": desk.me.worker.hex()}))
    workbook = Workbook()
    for row in (["姓名", "户主", "家庭住址", "电话"], ["王明礼", None, None, None]):
        workbook.worksheets[0].append(row)
    workbook.save(tmp_path / "a.xlsx")

    hamlet.fill(tmp_path / "a.xlsx", tmp_path / "b.xlsx")

    page = load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert [cell.value for cell in page[2]] == ["王明礼", "袁福全", "河滨路 2 号", "13700000003"]

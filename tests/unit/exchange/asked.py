"""Sheets as departments send them, invented for the tests; nobody in them is real."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gridapp.exchange import fill_sheet
from gridapp.exchange.fill_plan import Wanted
from gridapp.exchange.filled import Filled
from gridapp.register import places
from gridapp.register.log import Entry
from tests.unit.exchange.ledgers import an_id
from tests.village import GRID, Village, empty_village

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
RIVER, STREET = GRID + "001", GRID + "002"

LUO = an_id("19500312", 11)
LUO_WIFE = an_id("19530704", 24)
LUO_GRANDSON = an_id("20150901", 35)
YUAN = an_id("19650101", 51)
WANG = an_id("19820220", 66)


@dataclass(slots=True)
class Hamlet:
    """Three households: two of one name, one with a child; and what fills sheets from them."""

    village: Village = field(default_factory=empty_village)
    homes: dict[str, str] = field(default_factory=dict)

    def fill(self, sheet: Path, out: Path | None, **wanted: Any) -> Filled:
        """Fill a sheet as somebody at the grid would."""
        village = self.village
        said = wanted.pop("said", {})
        asked = {
            "place": village.desk.me.place,
            "today": village.today,
            "reason": "",
            "refresh": False,
            "language": "zh",
            "names": places.names(village.desk.conn),
        }
        return fill_sheet.fill(
            village.desk.conn,
            sheet,
            Wanted(**{**asked, **wanted}),
            memory=sheet.with_name("headings.json"),
            now_ms=village.desk.now_ms,
            said=said,
            out=out,
        )


def a_hamlet() -> Hamlet:
    """罗桂花 with wife and grandson in 河边单元; 袁福全 there and in 老街单元; 王明礼."""
    hamlet = Hamlet()
    homes: Mapping[str, tuple[str, Mapping[str, str]]] = {
        "罗": (RIVER, {"head": "罗桂花", "address": "河滨路 1 号", "phone": "13800010002"}),
        "袁": (RIVER, {"head": "袁福全", "address": "河滨路 2 号", "phone": "13800030004"}),
        "袁二": (STREET, {"head": "袁福全", "address": "老街 7 号"}),
        "王": (STREET, {"head": "王明礼", "address": "老街 9 号", "tags": "03"}),
    }
    ids = hamlet.village.desk.save(
        *[Entry(kind="household", place=at, fields=dict(said)) for at, said in homes.values()]
    )
    hamlet.homes = dict(zip(homes, ids, strict=True))
    people: Iterator[tuple[str, Mapping[str, str]]] = iter(
        [
            ("罗", {"name": "罗桂花", "relation": "0", "sex": "1", "id_number": LUO,
                   "birth": "1950-03-12", "phone": "13900000001"}),
            ("罗", {"name": "陈国芬", "relation": "1", "sex": "2", "id_number": LUO_WIFE,
                   "birth": "1953-07-04"}),
            ("罗", {"name": "罗小满", "relation": "4", "sex": "1", "id_number": LUO_GRANDSON,
                   "birth": "2015-09-01"}),
            ("袁", {"name": "袁福全", "relation": "0", "sex": "1", "id_number": YUAN,
                   "birth": "1965-01-01"}),
            ("袁二", {"name": "袁福全", "relation": "0", "birth": "1971-05"}),
            ("王", {"name": "王明礼", "relation": "0", "sex": "2", "id_number": WANG,
                   "birth": "1982-02-20", "phone": "13700000003"}),
        ]
    )  # fmt: skip
    hamlet.village.desk.save(
        *[
            Entry(
                kind="resident",
                place=homes[home][0],
                fields={"household": hamlet.homes[home], **said},
            )
            for home, said in people
        ]
    )
    return hamlet


def dress(sheet: Worksheet, rows: range, columns: int) -> None:
    """Borders, a font and a fill, as somebody laid the sheet out."""
    for row in rows:
        sheet.row_dimensions[row].height = 22.5
        for column in range(1, columns + 1):
            cell = sheet.cell(row, column)
            cell.border = copy(BOX)
            cell.font = Font(name="仿宋", size=12)
            cell.alignment = Alignment(horizontal="center", wrap_text=True)


def civil_affairs(path: Path) -> Path:
    """民政办: a merged title, headings in two rows, last month's rows, ethnicity, a formula."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "低保复核"
    sheet["A1"] = "2026年11月低保对象复核花名册"
    sheet.merge_cells("A1:J1")
    sheet["A1"].font = Font(name="黑体", size=20, bold=True)
    sheet["A2"] = "填报单位：金华街道民政办"
    sheet.merge_cells("A2:J2")
    headings = {
        "A3:A4": "序号", "B3:C3": "户主信息", "D3:G3": "家庭成员情况", "H3:H4": "政治面貌",
        "I3:I4": "家庭 住址", "J3:J4": "备注",
    }  # fmt: skip
    for where, heading in headings.items():
        sheet[where.split(":")[0]] = heading
        sheet.merge_cells(where)
    lower = ["姓名", "联系电话", "姓 名", "公民身份号码", "民族", "出生日期"]
    for column, heading in zip("BCDEFG", lower, strict=True):
        sheet[f"{column}4"] = heading
    dress(sheet, range(3, 11), 10)
    rows: list[list[str | int | date | None]] = [
        [
            1,
            "罗桂花",
            "138 0001 0002",
            "罗桂花",
            LUO,
            "汉族",
            date(1950, 3, 12),
            "群众",
            None,
            None,
        ],
        [None, None, None, "陈国芬", None, "苗族", None, "群众", None, "上月已报"],
        [None, None, None, "罗小满", None, None, None, None, None, None],
        [2, "袁福全", None, "袁福全", YUAN, "汉族", None, "党员", "河滨路 8 号", None],
        [3, "王明礼", None, "王明礼", None, None, None, None, None, None],
        [4, "冉无名", None, "冉无名", None, None, None, None, None, None],
    ]
    for number, row in enumerate(rows, start=5):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place).value = value
        sheet.cell(number, 7).number_format = "yyyy/mm/dd"
        sheet.cell(number, 5).number_format = "@"
    sheet.merge_cells("A5:A7")
    sheet.merge_cells("B5:B7")
    sheet.merge_cells("C5:C7")
    sheet["A11"] = "合计"
    sheet["D11"] = "=COUNTA(D5:D10)"
    sheet["A12"] = "填表人：            审核人："
    sheet.column_dimensions["E"].width = 24.5
    sheet.freeze_panes = "A5"
    choice = DataValidation(type="list", formula1='"汉族,苗族,其他"')
    choice.add("F5:F10")
    sheet.add_data_validation(choice)
    sheet["F5"].fill = PatternFill("solid", fgColor="FFFFFF00")
    other = workbook.create_sheet("填表要求")
    other["A1"] = "请于今日17时前报送"
    workbook.save(path)
    return path


def health(path: Path, *, ready: int = 2, footer: bool = True) -> Path:
    """卫生院: a blank table with odd heading words, a few rows laid out, and who signs."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = "重点人群健康管理登记表"
    sheet.merge_cells("A1:I1")
    headings = [
        "编 号",
        "姓   名",
        "性 别",
        "身份证号（后四位）",
        "年 龄",
        "联系方式：",
        "详 细 住 址",
        None,
        "民 族",
    ]
    for column, heading in enumerate(headings, start=1):
        sheet.cell(3, column).value = heading
    sheet.merge_cells("G3:H3")
    dress(sheet, range(3, 4 + ready), 9)
    for row in range(4, 4 + ready):
        sheet.merge_cells(start_row=row, end_row=row, start_column=7, end_column=8)
        sheet.cell(row, 6).font = Font(name="楷体", size=14)
    if footer:
        sheet.cell(4 + ready, 1).value = "填表人："
        sheet.cell(4 + ready, 5).value = "日期：    年   月   日"
        sheet.merge_cells(start_row=4 + ready, end_row=4 + ready, start_column=5, end_column=9)
    choice = DataValidation(type="list", formula1='"男,女"')
    choice.add(f"C4:C{3 + ready}")
    sheet.add_data_validation(choice)
    sheet.print_area = f"A1:I{4 + ready}"
    workbook.save(path)
    return path


def police(path: Path) -> Path:
    """派出所: a row a household, coded and grouped, one row not of this grid."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["联户单元基础信息采集表（十月）"])
    sheet.merge_cells("A1:I1")
    sheet.append(
        ["所在村", "网格", "户主", "户主身份证号码", "家庭人口数", "户主电话", "现住址", "宗教信仰",
         "更新时间"]
    )  # fmt: skip
    rows: list[list[str | int | date | None]] = [
        ["红岩村", "第一网格", "罗桂花", LUO[:6] + " " + LUO[6:14] + " " + LUO[14:].lower(), 2,
         "138-0001-0002", None, "无", date(2026, 10, 8)],
        ["红岩村", "第一网格", "王明礼", None, None, None, None, "无", None],
        ["红岩村", None, "袁福全", None, None, None, None, None, None],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet["I3"].number_format = "yyyy-mm-dd"
    dress(sheet, range(2, 6), 9)
    workbook.save(path)
    return path


@dataclass(frozen=True, slots=True)
class Looked:
    """All of a cell that must not change."""

    value: object
    look: tuple[str, ...]


def cells(path: Path) -> dict[tuple[str, str], Looked]:
    """Every cell of every sheet, what stands in it and how it looks."""
    found = {}
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell):
                    look = (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format)
                    found[sheet.title, cell.coordinate] = Looked(cell.value, tuple(map(repr, look)))
    return found


def layout(path: Path) -> list[object]:
    """Merges, widths, heights, panes, choices and print areas."""
    return [
        (
            sheet.title,
            sorted(map(str, sheet.merged_cells.ranges)),
            {name: one.width for name, one in sheet.column_dimensions.items()},
            {number: one.height for number, one in sheet.row_dimensions.items() if one.height},
            sheet.freeze_panes,
            [(str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation],
            sheet.print_area,
        )
        for sheet in load_workbook(path).worksheets
    ]


def changed(before: Path, after: Path) -> dict[str, object]:
    """The cells whose value differs, as sheet!cell; fails where the look of any differs."""
    old, new = cells(before), cells(after)
    nothing = Looked(None, ())
    for where, one in new.items():
        if where in old:
            assert one.look == old[where].look, where
    return {
        f"{sheet}!{at}": new.get((sheet, at), nothing).value
        for sheet, at in sorted(old.keys() | new.keys())
        if new.get((sheet, at), nothing).value != old.get((sheet, at), nothing).value
    }


def other_parts(before: Path, after: Path) -> list[str]:
    """The parts of the file that differ, byte by byte."""
    with zipfile.ZipFile(before) as one, zipfile.ZipFile(after) as other:
        assert one.namelist() == other.namelist()
        return [name for name in one.namelist() if one.read(name) != other.read(name)]

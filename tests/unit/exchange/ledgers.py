"""Ledgers as offices make them, written for one test each; every person in them is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell

from gridapp.exchange.household_rows import read_households
from gridapp.exchange.parsed import ParsedHousehold, ParsedSheet
from gridapp.models.id_number import check_digit

TODAY = date(2026, 11, 23)
DATA = Path(__file__).parents[2] / "data"

HEADINGS = (
    "序号",
    "联户单元",
    "户主",
    "姓名",
    "与户主关系",
    "性别",
    "身份证号",
    "出生日期",
    "电话",
    "住址",
)

Value = str | int | float | bool | date | None
Rows = Sequence[Sequence[object]]


def an_id(day: str = "19780507", order: int = 643) -> str:
    """A well made identity number of nobody."""
    first17 = f"520381{day}{order:03}"
    return first17 + check_digit(first17)


def a_workbook(path: Path, rows: Rows, merges: Sequence[str] = ()) -> Path:
    """Write these rows as the only sheet; text stays text, whatever it begins with."""
    return workbook_of(path, {"花名册": rows}, merges)


def workbook_of(path: Path, sheets: Mapping[str, Rows], merges: Sequence[str] = ()) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        worksheet = workbook.create_sheet(name)
        for values in rows:
            worksheet.append(list(values))
        for cell in (cell for row in worksheet.iter_rows() for cell in row):
            if isinstance(cell, Cell) and isinstance(cell.value, str):
                cell.data_type = "s"
        for merge in merges:
            worksheet.merge_cells(merge)
    workbook.save(path)
    return path


def read(path: Path) -> ParsedSheet:
    return read_households(path, TODAY)


def read_rows(folder: Path, rows: Rows, merges: Sequence[str] = ()) -> ParsedSheet:
    """What is read from a workbook of these rows."""
    return read(a_workbook(folder / "ledger.xlsx", rows, merges))


def people(parsed: ParsedSheet) -> list[list[str]]:
    """The names, household by household."""
    return [names(household) for household in parsed.households]


def names(household: ParsedHousehold) -> list[str]:
    return [member.name for member in household.members]


def refused(parsed: ParsedSheet) -> list[tuple[int, str, str]]:
    """Row, field and rule of everything refused or doubted."""
    return [(one.row, one.field, one.rule) for one in parsed.refusals]

"""A fresh workbook with the cells of sheets that cannot be edited in place, as those of .xls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from gridapp.exchange.cells import CellValue, Fault
from gridapp.exchange.sheet import Sheet


def rebuilt(sheets: Iterable[Sheet]) -> Workbook:
    """The same cells and merged ranges; the look of the original is not kept."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        worksheet = workbook.create_sheet(sheet.name)
        for row, values in enumerate(sheet.rows, start=1):
            for column, value in enumerate(values, start=1):
                _put(worksheet, row, column, value)
        for merge in sheet.merges:
            worksheet.merge_cells(
                start_row=merge.top + 1,
                start_column=merge.left + 1,
                end_row=merge.bottom + 1,
                end_column=merge.right + 1,
            )
        worksheet.sheet_state = "hidden" if sheet.hidden else "visible"
    return workbook


def _put(worksheet: Worksheet, row: int, column: int, value: CellValue) -> None:
    """Write one cell: text always as text, never as a formula."""
    cell = worksheet.cell(row, column) if value != "" else None
    if cell is None or isinstance(cell, MergedCell):
        return
    if isinstance(value, str | Fault):
        write_text(cell, value if isinstance(value, str) else value.shown)
        return
    cell.value = value
    if isinstance(value, float) and value == value // 1:
        cell.number_format = "0"
    elif isinstance(value, date) and not isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd"


def write_text(cell: Cell, text: str) -> None:
    """Put text into a cell so that no program takes it for a formula."""
    cell.value = "".join(character for character in text if character >= " " or character == "\n")
    cell.data_type = "s"

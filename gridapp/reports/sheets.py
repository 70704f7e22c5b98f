"""A workbook of a few sheets, each a title, a row of headings, and rows that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_FONT: Final = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "top"}


class Sheets:
    """The sheets while they are written, each under the same `title`."""

    def __init__(self, workbook: Workbook, title: str) -> None:
        self._workbook, self._named = workbook, title
        self._text = workbook.add_format({**_FONT, "num_format": "@", "text_wrap": True})
        self._number = workbook.add_format({**_FONT, "align": "right"})
        self._share = workbook.add_format({**_FONT, "align": "right", "num_format": "0.0%"})
        look = {**_FONT, "bold": True, "bg_color": "#EDEDED", "text_wrap": True}
        self._head = workbook.add_format(look)
        self._title = workbook.add_format({"font_name": "宋体", "bold": True, "font_size": 14})

    def add(self, name: str, headings: Iterable[str], widths: Sequence[int]) -> Worksheet:
        """A new sheet, wide paper, its headings in sight; its rows begin at 2."""
        sheet: Worksheet = self._workbook.add_worksheet(name)
        sheet.write_string(0, 0, self._named, self._title)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.write_string(1, column, heading, self._head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(2, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def row(self, sheet: Worksheet, row: int, cells: Iterable[str | int | float]) -> int:
        """Write these cells; the row after them."""
        for column, cell in enumerate(cells):
            if isinstance(cell, int | float):
                sheet.write_number(row, column, cell, self._number)
            elif not cell:
                sheet.write_blank(row, column, None, self._text)
            else:
                sheet.write_string(row, column, cell, self._text)
        return row + 1

    def share(self, sheet: Worksheet, row: int, column: int, share: float) -> None:
        """Write a share, as a percentage."""
        sheet.write_number(row, column, share, self._share)

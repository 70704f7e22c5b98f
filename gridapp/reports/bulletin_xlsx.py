"""A bulletin's figures as Excel: every number is a sum over the sheet of rows, a click away.

The rows are matters and disputes by their numbers, and villages for their households; no name, no
title, no address.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from gridapp.models.figure import Count
from gridapp.models.tasks import TASKS
from gridapp.reports.bulletin import Bulletin, Part, Table
from gridapp.reports.bulletin_rows import FIGURES, Row
from gridapp.reports.bulletin_words import NOTHING, category_name
from gridapp.words import say

_ABOUT: Final = ("kind", "number", "place", "department", "task", "category", "heard", "due", "id")
_FIRST: Final = 2
"""Row of the first record on the sheet of rows; title and headings stand above."""
_PLACE, _DEPARTMENT = 2, 3
_FONT: Final = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "vcenter"}


class _Book:
    """The workbook while it is written."""

    def __init__(self, one: Bulletin, workbook: Workbook) -> None:
        self.one, self.workbook = one, workbook
        self.text: Format = workbook.add_format({**_FONT, "num_format": "@", "text_wrap": True})
        self.number: Format = workbook.add_format({**_FONT, "num_format": "0"})
        self.percent: Format = workbook.add_format({**_FONT, "num_format": "0.00%"})
        look = {**_FONT, "bold": True, "bg_color": "#EDEDED", "text_wrap": True, "align": "center"}
        self.head: Format = workbook.add_format(look)
        self.title: Format = workbook.add_format(
            {"font_name": "宋体", "bold": True, "font_size": 14}
        )
        self.columns = _columns()

    def say(self, key: str, **values: object) -> str:
        return say(key, self.one.language, **values)

    def sheet(
        self, key: str, title: str, headings: Sequence[str], widths: Sequence[int]
    ) -> Worksheet:
        """A new sheet with its title and headings."""
        sheet: Worksheet = self.workbook.add_worksheet(self.say(key))
        sheet.write_string(0, 0, title, self.title)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.write_string(1, column, heading, self.head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(_FIRST, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def sum_of(
        self, sheet: Worksheet, at: tuple[int, int], column: int, value: int, only: str = ""
    ) -> None:
        """A number as the sum of its column of rows, with a link that goes there."""
        rows = self.say("sheet_rows")
        name = xl_col_to_name(column)
        last = max(_FIRST, _FIRST + len(self.one.rows) - 1) + 1
        range_ = f"'{rows}'!${name}${_FIRST + 1}:${name}${last}"
        link = f"internal:'{rows}'!{name}2"
        sheet.write_url(*at, link, self.number, string=str(value))
        formula = (
            f"=SUMIFS({range_},{only.format(rows=rows, last=last)})" if only else f"=SUM({range_})"
        )
        sheet.write_formula(*at, formula, self.number, value)

    def share(self, sheet: Worksheet, at: tuple[int, int], count: Count) -> None:
        """The share of the two numbers left of it."""
        number, of = (xl_rowcol_to_cell(at[0], at[1] - back) for back in (2, 1))
        value: float | str = count.number / count.of if count.of else NOTHING
        formula = f'=IF({of}=0,"{NOTHING}",{number}/{of})'
        sheet.write_formula(*at, formula, self.percent, value)


def xlsx(one: Bulletin) -> bytes:
    """The figures, those of the parts, what came late, and all rows."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = _Book(one, Workbook(made, options))
    _figures(book)
    places = [part for part in one.parts if part.sort != "department"]
    bodies = [part for part in one.parts if part.sort == "department"]
    for key, head, parts in (
        ("sheet_places", "column_place", places),
        ("sheet_departments", "column_department", bodies),
    ):
        if parts:
            _parts(book, key, head, parts)
    for annex in one.annexes:
        if one.corrections and annex is one.annexes[-1]:
            _late(book, annex)
    _rows(book)
    book.workbook.close()
    return made.getvalue()


def _columns() -> dict[str, int]:
    """Code of a figure to the column of its number on the sheet of rows; its base stands after."""
    found, at = {}, len(_ABOUT)
    for figure in FIGURES:
        found[figure.code] = at
        at += 2 if figure.share else 1
    return found


def _figures(book: _Book) -> None:
    one = book.one
    keys = ("figure", "number_of", "of", "share", "before", "before_of")
    headings = [book.say(f"column_{key}") for key in keys]
    sheet = book.sheet("sheet_figures", one.title, headings, [18, 10, 10, 12, 12, 12])
    figures = one.figures
    for row, figure in enumerate(FIGURES, _FIRST):
        count, before = figures[figure.code], (one.before or {}).get(figure.code)
        sheet.write_string(row, 0, figure.label(one.language), book.text)
        _count(book, sheet, row, 1, figure.code, count)
        told = (before.number, before.of) if before is not None else (None, None)
        for column, value in enumerate(told, 4):
            if value is None:
                sheet.write_blank(row, column, None, book.number)
            else:
                sheet.write_number(row, column, value, book.number)
    sheet.write_string(_FIRST + len(FIGURES) + 1, 0, book.say("sheet_traced"))


def _count(
    book: _Book, sheet: Worksheet, row: int, at: int, code: str, count: Count, only: str = ""
) -> None:
    """A number, and of a share its base and the share, in three cells."""
    column = book.columns[code]
    book.sum_of(sheet, (row, at), column, count.number, only)
    if count.of is None:
        for blank in (at + 1, at + 2):
            sheet.write_blank(row, blank, None, book.text)
        return
    book.sum_of(sheet, (row, at + 1), column + 1, count.of, only)
    book.share(sheet, (row, at + 2), count)


def _parts(book: _Book, key: str, head: str, parts: Sequence[Part]) -> None:
    """A block of rows for each part: a figure a row, so that it reads like the first sheet."""
    one = book.one
    keys = (head, "column_figure", "column_number_of", "column_of", "column_share")
    headings = [book.say(each) for each in keys]
    sheet = book.sheet(key, one.title, headings, [18, 18, 10, 10, 12])
    row = _FIRST
    for part in parts:
        counted = one.figures_of(part)
        for figure in FIGURES:
            sheet.write_string(row, 0, part.name, book.text)
            sheet.write_string(row, 1, figure.label(one.language), book.text)
            _count(book, sheet, row, 2, figure.code, counted[figure.code], _only(part))
            row += 1
    sheet.autofilter(1, 0, row - 1, 4)


def _only(part: Part) -> str:
    """The condition of SUMIFS that keeps the rows of a part: place codes are text, and begin so."""
    column = xl_col_to_name(_DEPARTMENT if part.sort == "department" else _PLACE)
    wild = "*" if part.sort in ("place", "town") else ""
    range_ = f"'{{rows}}'!${column}${_FIRST + 1}:${column}${{last}}"
    escaped = part.code.replace("~", "~~").replace("*", "~*").replace("?", "~?").replace('"', '""')
    escaped = escaped.replace("{", "{{").replace("}", "}}")
    return f'{range_},"{escaped}{wild}"'


def _late(book: _Book, annex: Table) -> None:
    widths = [14, 10, 20, 60]
    sheet = book.sheet("sheet_late", annex.heading, annex.columns, widths)
    for row, cells in enumerate(annex.rows, _FIRST):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, book.text)


def _rows(book: _Book) -> None:
    one = book.one
    headings = [book.say(f"row_{key}") for key in _ABOUT]
    for figure in FIGURES:
        name = figure.label(one.language)
        headings += [name, book.say("row_of", name=name)] if figure.share else [name]
    widths = [8, 18, 15, 12, 14, 16, 11, 11, 34, *([9] * (len(headings) - len(_ABOUT)))]
    sheet = book.sheet("sheet_rows", one.title, headings, widths)
    for number, row in enumerate(one.rows, _FIRST):
        for column, text in enumerate(_about(book, row)):
            sheet.write_string(number, column, text, book.text)
        for code, count in row.counts.items():
            at = book.columns[code]
            sheet.write_number(number, at, count.number, book.number)
            if count.of is not None:
                sheet.write_number(number, at + 1, count.of, book.number)
    last = max(_FIRST, _FIRST + len(one.rows) - 1)
    sheet.autofilter(1, 0, last, len(headings) - 1)


def _about(book: _Book, row: Row) -> list[str]:
    task = TASKS.get(row.task)
    return [
        book.say(f"row_{row.kind}"),
        row.number or row.id[:8],
        row.place,
        row.department,
        (task.zh if book.one.language == "zh" else task.en) if task else "",
        category_name(row.category, book.one.language) if row.category else "",
        row.heard_on,
        row.due[:10],
        row.id,
    ]

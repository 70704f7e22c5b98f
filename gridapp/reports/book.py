"""A sheet as an office prints it: title, who and when, frozen headings, pages that say which.

Rows go through a file of their own and not through memory, so that there may be very many.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | None

_LONGEST = 32_767  # characters in one cell of a sheet
_OLDEST = date(1900, 3, 1)  # before it, the days of a sheet are counted wrongly
_A4 = 9
_MOST_NAME = 31
_PLAIN = {"font_name": "宋体", "font_size": 11}
_TITLE_HEIGHT, _LINE_HEIGHT, _WORDS_HEIGHT = 30, 20, 18
_TALLEST = 409  # points of a row
_WIDER = 1.2
"""Words in bold, or broken before their line is full, against their letters one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One column's heading; `group` stands over it and over its neighbours of the same group."""

    text: str
    width: int
    group: str = ""
    number_format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands above a table and at the foot of each page.

    Attributes:
        line: place, period, worker and day, in one line.
        foot: where the number of the page stands as &P, and how many there are as &N.
    """

    title: str
    line: str
    foot: str
    headings: Sequence[Heading]


@dataclass(slots=True)
class _Looks:
    """The formats of one book."""

    title: Format
    line: Format
    heading: Format
    text: Format
    date: Format
    by_number_format: dict[str, Format] = field(default_factory=dict)


class Book:
    """One sheet that is being written from above to below."""

    def __init__(self, workbook: Workbook, front: Front) -> None:
        self._workbook = workbook
        self._sheet: Worksheet = workbook.add_worksheet(_sheet_name(front.title))
        self._looks = _looks(workbook)
        self._formats = [self._number(one.number_format) for one in front.headings]
        self._widths = [heading.width for heading in front.headings]
        self._row = 0
        self._set_page(front)
        self._write_front(front)

    def add(self, cells: Iterable[Cell]) -> None:
        """Write the next row. Text is written as text, whatever it begins with."""
        cells = list(cells)
        self._set_height(cells)
        for column, cell in enumerate(cells):
            self._put(column, cell)
        self._row += 1

    def _set_height(self, cells: Sequence[Cell]) -> None:
        """A row as tall as its words: not every program makes it so when it opens the file."""
        tall = max(map(_lines, cells, self._widths), default=1)
        if tall > 1:
            self._sheet.set_row(self._row, min(_TALLEST, tall * _WORDS_HEIGHT))

    def _put(self, column: int, cell: Cell) -> None:
        looks = self._looks
        if cell is None or cell == "":
            self._sheet.write_blank(self._row, column, None, looks.text)
        elif isinstance(cell, str):
            self._sheet.write_string(self._row, column, cell[:_LONGEST], looks.text)
        elif not isinstance(cell, date):
            self._sheet.write_number(self._row, column, cell, self._formats[column])
        elif cell < _OLDEST:
            self._sheet.write_string(self._row, column, cell.isoformat(), looks.text)
        else:
            at = datetime.combine(cell, time())
            self._sheet.write_datetime(self._row, column, at, looks.date)

    def _number(self, number_format: str) -> Format:
        known = self._looks.by_number_format
        if number_format not in known:
            look = {"num_format": number_format or "0", **_PLAIN, "border": 1, "valign": "top"}
            known[number_format] = self._workbook.add_format(look)
        return known[number_format]

    def _set_page(self, front: Front) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(front.foot)
        for column, heading in enumerate(front.headings):
            sheet.set_column(column, column, heading.width)

    def _write_front(self, front: Front) -> None:
        last = len(front.headings) - 1
        self._across(front.title, last, self._looks.title, _TITLE_HEIGHT)
        self._across(front.line, last, self._looks.line, _LINE_HEIGHT)
        first_heading = self._row
        if any(heading.group for heading in front.headings):
            self._write_groups(front.headings)
        else:
            self._write_headings(front.headings)
        self._sheet.repeat_rows(first_heading, self._row - 1)
        self._sheet.freeze_panes(self._row, 0)

    def _across(self, text: str, last: int, look: Format, height: int) -> None:
        self._sheet.set_row(self._row, height)
        if last:
            self._sheet.merge_range(self._row, 0, self._row, last, "", look)
        self._sheet.write_string(self._row, 0, text, look)
        self._row += 1

    def _write_headings(self, headings: Sequence[Heading]) -> None:
        self._set_height([heading.text for heading in headings])
        for column, heading in enumerate(headings):
            self._sheet.write_string(self._row, column, heading.text, self._looks.heading)
        self._row += 1

    def _write_groups(self, headings: Sequence[Heading]) -> None:
        """Two rows of headings: groups stand over theirs, the others over both rows."""
        row, look = self._row, self._looks.heading
        # No program makes a row taller for words in cells that are merged.
        tall = max(
            _lines(headings[first].group, sum(one.width for one in headings[first : last + 1]))
            for first, last in _spans(headings)
        )
        self._sheet.set_row(row, tall * _LINE_HEIGHT)
        for first, last in _spans(headings):
            group = headings[first].group
            if not group:
                self._sheet.merge_range(row, first, row + 1, first, headings[first].text, look)
                continue
            self._sheet.write_string(row, first, group, look)
            if last > first:
                self._sheet.merge_range(row, first, row, last, group, look)
            for column in range(first, last + 1):
                self._sheet.write_string(row + 1, column, headings[column].text, look)
        self._row += 2


@contextmanager
def book(front: Front) -> Iterator[tuple[Book, io.BytesIO]]:
    """A book to add rows to; its bytes are there when the block has ended well."""
    with TemporaryDirectory(prefix="gridapp-") as folder:  # closed to others; gone in any case
        made = io.BytesIO()
        workbook = Workbook(made, _options(Path(folder), front))
        try:
            yield Book(workbook, front), made
        except BaseException:
            workbook.close()
            made.truncate(0)
            raise
        workbook.close()


def _options(folder: Path, front: Front) -> dict[str, object]:
    return {
        # Written from above to below, no cell can be merged with one in the next row.
        "constant_memory": not any(heading.group for heading in front.headings),
        "tmpdir": str(folder),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }


def _looks(workbook: Workbook) -> _Looks:
    cell = {**_PLAIN, "border": 1, "text_wrap": True, "valign": "top"}
    middle = {"align": "center", "valign": "vcenter"}
    return _Looks(
        title=workbook.add_format({**_PLAIN, **middle, "bold": True, "font_size": 16}),
        line=workbook.add_format({**_PLAIN, "valign": "vcenter"}),
        heading=workbook.add_format({**cell, **middle, "bold": True, "bg_color": "#EDEDED"}),
        text=workbook.add_format({**cell, "num_format": "@"}),
        date=workbook.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"}),
    )


def _lines(cell: Cell, width: float) -> int:
    """How many lines a cell takes in a column so wide; rather one more than one too few."""
    if not isinstance(cell, str) or ("\n" not in cell and 2 * len(cell) * _WIDER <= width):
        return 1
    # A character of three bytes is as wide as two letters.
    wide = [(len(line) + len(line.encode())) / 2 for line in cell.split("\n")]
    return sum(max(1, ceil(_WIDER * one / width)) for one in wide)


def _spans(headings: Sequence[Heading]) -> Iterator[tuple[int, int]]:
    """First and last column of each group; a heading without a group stands alone."""
    first = 0
    while first < len(headings):
        last = first
        while (
            headings[first].group
            and last + 1 < len(headings)
            and headings[last + 1].group == headings[first].group
        ):
            last += 1
        yield first, last
        first = last + 1


def _sheet_name(title: str) -> str:
    """A title as a sheet may be called."""
    return "".join("·" if mark in "[]:*?/\\" else mark for mark in title)[:_MOST_NAME].strip("'")

"""Of a sheet too long to be copied: a workbook with its headings and the rows that have remarks.

Whoever writes into a copy of somebody's workbook has to hold all of it at once, which takes minutes
and gigabytes for a hundred thousand rows. These rows are written one by one.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gridapp.exchange.cells import CellValue, Fault
from gridapp.exchange.parsed import ReadSheets, ReadTable, Refusal
from gridapp.exchange.sheet import Sheet, read_sheets
from gridapp.exchange.sheet_copy import heading_note, note
from gridapp.paths import write_file
from gridapp.words import say

LONG = 10_000
"""Rows of a workbook beyond which only those with remarks are written."""

_NOTES_WIDTH = 60


def is_long(parsed: ReadSheets) -> bool:
    """Whether a whole copy would take too long."""
    return sum(table.rows for table in parsed.tables) > LONG


def write_remarked(source: Path, out: Path, parsed: ReadSheets, language: str) -> None:
    """Write the rows with remarks to `out` (.xlsx), the number of each in the sheet before it.

    Raises UnreadableWorkbook where the source has become unreadable, and OSError.
    """
    sheets = {sheet.name: sheet for sheet in read_sheets(source)}
    by_row: dict[str, dict[int, list[Refusal]]] = defaultdict(lambda: defaultdict(list))
    for refusal in parsed.refusals:
        by_row[refusal.sheet][refusal.row].append(refusal)
    made = io.BytesIO()
    with TemporaryDirectory(prefix="gridapp-") as folder:  # closed to others; gone in any case
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False}
        workbook = Workbook(made, {**options, "strings_to_urls": False})
        for table in parsed.tables:
            rows = by_row[table.sheet]
            page = _Page(workbook.add_worksheet(table.sheet), sheets[table.sheet], language)
            page.head(table, heading_note(parsed, table, language))
            page.add(rows)
        workbook.close()
    write_file(out, made.getvalue())


class _Page:
    """One sheet of it, written from above to below."""

    def __init__(self, worksheet: Worksheet, sheet: Sheet, language: str) -> None:
        self._to, self._from, self._language, self._next = worksheet, sheet, language, 0
        worksheet.set_column(sheet.width + 1, sheet.width + 1, _NOTES_WIDTH)

    def head(self, table: ReadTable, said: str) -> None:
        """The lines down to the headings; with the last stand what the columns hold."""
        self._to.write_string(0, 0, say("long_sheet", self._language, rows=table.rows))
        self._next = 1
        for row in range(table.last_heading):
            self._put(row, "" if row + 1 < table.last_heading else said)

    def add(self, rows: Mapping[int, Sequence[Refusal]]) -> None:
        """The rows with remarks, in the order of the sheet."""
        for row in sorted(rows):
            self._put(row - 1, note(rows[row], self._language), number=row)

    def _put(self, row: int, said: str, number: int | None = None) -> None:
        if number is not None:
            self._to.write_number(self._next, 0, number)
        elif said:
            self._to.write_string(self._next, 0, say("row_of_sheet", self._language))
        for column in range(self._from.width):
            _write(self._to, self._next, column + 1, self._from.filled(row, column))
        if said:
            self._to.write_string(self._next, self._from.width + 1, said)
        self._next += 1


def _write(to: Worksheet, row: int, column: int, value: CellValue) -> None:
    """One cell: text always as text, never as a formula."""
    if isinstance(value, bool | int | float):
        to.write(row, column, value)
    elif isinstance(value, Fault):
        to.write_string(row, column, value.shown)
    elif isinstance(value, date | datetime | time | timedelta):
        to.write_string(row, column, str(value))
    elif value:
        to.write_string(row, column, value)

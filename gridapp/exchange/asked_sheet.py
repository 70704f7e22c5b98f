"""One table of an asker's workbook: what its cells say, and how they look."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.exceptions import CellCoordinatesException

from gridapp.exchange.cells import CellValue
from gridapp.exchange.fill_rows import blank_rows
from gridapp.exchange.formula_faults import sheet_parts
from gridapp.exchange.headings import Column, Table
from gridapp.exchange.sheet_grow import Growth, can_grow
from gridapp.exchange.sheet_xml import SheetXml, spans
from gridapp.exchange.workbook_file import WorkbookDamaged, WorkbookFile

NOTES = "填表说明（交表前删去这一列）/ Notes (delete this column)"

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ODD = (LookupError, ValueError, ElementTree.ParseError, ExpatError, CellCoordinatesException)
_LARGEST_MERGE = 10_000
_WIDEST = 1000  # a range merged beyond it is a slip of the hand


@dataclass(frozen=True)
class AskedSheet:
    """A table, the bytes of its sheet, and which looks are those of dates."""

    table: Table
    xml: SheetXml
    date_styles: frozenset[str]

    def may_fill(self, row: int, column: int) -> bool:
        """Whether a value may stand here: no formula does, nor is it under a merged range."""
        found = self.xml.row(row + 1)
        cell = found.cell(column + 1) if found else None
        return not (cell and cell.formula) and (row, column) not in self._covered

    def is_dated(self, row: int, column: int) -> bool:
        """Whether the cell shows numbers as dates."""
        found = self.xml.row(row + 1)
        cell = found.cell(column + 1) if found else None
        return cell is not None and cell.style in self.date_styles

    def samples(self, column: Column, rows: Iterator[int]) -> list[CellValue]:
        """What stands in a column on these rows."""
        return [self.table.sheet.own(row, column.index) for row in rows]

    @property
    def first(self) -> int:
        """The first row under the headings, from 0."""
        return self.table.last_heading + 1

    @cached_property
    def room(self) -> int:
        """How many rows are ready to be filled: blank, and laid out where the sheet goes on."""
        blank = blank_rows(self.table)
        if self.has_footer:
            return len(blank)
        row = self.first
        while (found := self.xml.row(row + 1)) and any(cell.style for cell in found.cells):
            row += 1
        return row - self.first

    @property
    def has_footer(self) -> bool:
        """Whether something stands below the blank rows, such as who signs."""
        return blank_rows(self.table).stop < self.table.sheet.height

    def growth(self, rows: int) -> Growth | None:
        """What must grow so that so many rows have room; None where nothing needs to."""
        if rows <= self.room or not (self.room or self.has_footer):
            return None
        at = self.first + self.room + 1
        return Growth(at=at, by=rows - self.room, like=at - 1)

    @property
    def may_grow(self) -> bool:
        """Whether more rows can be made without moving what must not be moved."""
        return not self.has_footer or can_grow(self.xml.data)

    @cached_property
    def notes_column(self) -> int:
        """Where notes go, from 0: where they stood before, or right of all that is used."""
        for column in self.table.columns:
            if column.heading.startswith(NOTES[:4]):
                return column.index
        right = [one.right for one in self.table.sheet.merges if one.right < _WIDEST]
        return max([self.table.sheet.width - 1, *right]) + 1

    @cached_property
    def _covered(self) -> frozenset[tuple[int, int]]:
        """Cells under merged ranges, all but the first of each."""
        return frozenset(
            (row, column)
            for merge in self.table.sheet.merges
            if merge.area <= _LARGEST_MERGE
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
            if (row, column) != (merge.top, merge.left)
        )


def asked_sheet(file: WorkbookFile, table: Table) -> AskedSheet:
    """The table with the bytes of its sheet in this workbook.

    Raises WorkbookDamaged: what can be read is not always well enough made to be written into.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as parts:
            part = dict(sheet_parts(parts))[table.sheet.name]
            styles = parts.read("xl/styles.xml") if "xl/styles.xml" in parts.namelist() else b""
            return AskedSheet(table, spans(parts.read(part)), frozenset(_date_styles(styles)))
    except _ODD as error:
        raise WorkbookDamaged(file.name) from error


def _date_styles(styles: bytes) -> Iterator[str]:
    """The numbers of the looks that show a number as a day."""
    if not styles:
        return
    root = ElementTree.fromstring(styles)
    named = {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")
    }
    looks = root.find(f"{_MAIN}cellXfs")
    for number, look in enumerate(looks if looks is not None else ()):
        format_ = look.get("numFmtId", "0")
        code = named.get(format_) or BUILTIN_FORMATS.get(int(format_), "")
        if code and is_date_format(code):
            yield str(number)

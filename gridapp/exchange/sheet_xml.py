"""Where the rows and cells of a sheet lie in its bytes.

An asker's sheet is changed by putting bytes between bytes. A library that reads a sheet and writes
it anew loses what it does not know: drop-down lists, pictures, buttons.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSpan:
    """One cell: its bytes go from `start` to `end`; `style` is the number of its look."""

    column: int
    start: int
    end: int
    style: str
    formula: bool


@dataclass(slots=True, kw_only=True)
class RowSpan:
    """One row: `inside` is where its first cell begins, `closed` whether it has no end tag."""

    number: int
    start: int
    inside: int
    end: int = 0
    closed: bool = False
    cells: list[CellSpan] = field(default_factory=list)

    def cell(self, column: int) -> CellSpan | None:
        return next((one for one in self.cells if one.column == column), None)


@dataclass(slots=True)
class SheetXml:
    """A sheet's bytes, and what lies where in them.

    Attributes:
        prefix: what stands before the names of elements, such as x: in x:row.
        end: where the last row ends.
        formulas: whether any cell holds one.
        anchored: whether pictures, notes or buttons are bound to rows.
    """

    data: bytes
    prefix: str = ""
    rows: list[RowSpan] = field(default_factory=list)
    end: int = 0
    formulas: bool = False
    anchored: bool = False
    by_number: dict[int, RowSpan] = field(default_factory=dict)

    def row(self, number: int) -> RowSpan | None:
        return self.by_number.get(number)


def spans(data: bytes) -> SheetXml:
    """Find every row and cell. Raises expat.ExpatError for what is no XML."""
    return _Finder(data).found


class _Finder:
    """Walks through a sheet once; expat tells at which byte each tag begins."""

    def __init__(self, data: bytes) -> None:
        self.found = SheetXml(data)
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._cell: tuple[int, int, str] | None = None
        self._formula = False
        self._parser.ParseFile(io.BytesIO(data))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        at = self._parser.CurrentByteIndex
        if local == "sheetData":
            self.found.prefix = f"{prefix}:" if prefix else ""
        elif local == "row":
            self._begin_row(at, attributes)
        elif local == "c" and self.found.rows:
            self._begin_cell(at, attributes)
        elif local == "f" and self._cell:
            self._formula = self.found.formulas = True
        elif local in ("drawing", "legacyDrawing", "controls", "oleObjects"):
            self.found.anchored = True

    def _begin_row(self, at: int, attributes: dict[str, str]) -> None:
        rows = self.found.rows
        number = int(attributes.get("r") or (rows[-1].number + 1 if rows else 1))
        inside = self._after_tag(at)
        row = RowSpan(number=number, start=at, inside=inside, closed=self._is_closed(inside))
        rows.append(row)
        self.found.by_number.setdefault(number, row)

    def _begin_cell(self, at: int, attributes: dict[str, str]) -> None:
        cells = self.found.rows[-1].cells
        if reference := attributes.get("r"):
            column = column_index_from_string(coordinate_from_string(reference)[0])
        else:
            column = cells[-1].column + 1 if cells else 1
        self._cell = (column, at, attributes.get("s", ""))
        self._formula = False

    def _finish(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local not in ("row", "c", "sheetData"):
            return
        at = self._parser.CurrentByteIndex
        if local == "sheetData":
            self.found.end = self.found.rows[-1].end if self.found.rows else at
            return
        if local == "row":
            row = self.found.rows[-1]
            row.end = row.inside if row.closed else self._after_tag(at)
        elif self._cell:
            column, start, style = self._cell
            self._cell = None
            inside = self._after_tag(start)
            end = inside if self._is_closed(inside) else self._after_tag(at)
            self.found.rows[-1].cells.append(
                CellSpan(column=column, start=start, end=end, style=style, formula=self._formula)
            )

    def _after_tag(self, at: int) -> int:
        return self.found.data.index(b">", at) + 1

    def _is_closed(self, inside: int) -> bool:
        return self.found.data[inside - 2 : inside - 1] == b"/"

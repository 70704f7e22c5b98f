"""The sheets of a workbook as plain grids, with what was merged filled downwards."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gridapp.exchange.cells import CellValue, is_blank
from gridapp.exchange.formula_faults import Faults, faults_by_sheet
from gridapp.exchange.hidden_rows import hidden_rows
from gridapp.exchange.workbook_file import (
    MOST_CELLS,
    MOST_ROWS,
    WorkbookDamaged,
    WorkbookEncrypted,
    WorkbookFile,
    WorkbookTooLarge,
    open_workbook_file,
)

MOST_SHEETS = 200
MOST_MERGED = 2_000_000  # cells under merged ranges: whoever writes the sheet lays out each of them


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns from 0, the ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[r][c]`, from 0, an empty text where nothing is; some may be hidden."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    merges: Sequence[Merge] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def own(self, row: int, column: int) -> CellValue:
        """What stands in this very cell; a merged range stands in its first cell alone."""
        if row < self.height and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def filled(self, row: int, column: int) -> CellValue:
        """The cell, or what a range merged downwards over it says."""
        return self.own(self.top(row, column), column)

    def top(self, row: int, column: int) -> int:
        """The row in which the range merged downwards over this cell begins; its own if none."""
        return self._tops.get((row, column), row)

    def spanned(self, row: int, column: int) -> CellValue:
        """The cell, or what a range merged over it in any direction says, as headings are read."""
        merge = self._over.get((row, column))
        return self.own(merge.top, merge.left) if merge else self.own(row, column)

    def is_spread(self, row: int, column: int) -> bool:
        """Whether a range over several columns covers this cell."""
        merge = self._over.get((row, column))
        return merge is not None and merge.right > merge.left

    @cached_property
    def _tops(self) -> Mapping[tuple[int, int], int]:
        return {
            (row, merge.left): merge.top
            for merge in self.merges
            for row in range(merge.top + 1, min(merge.bottom + 1, self.height))
        }

    @cached_property
    def _over(self) -> Mapping[tuple[int, int], Merge]:
        return {
            (row, column): merge
            for merge in self.merges
            if merge.top < _HEADINGS_END
            for row in range(merge.top, min(merge.bottom + 1, self.height, _HEADINGS_END))
            for column in range(merge.left, min(merge.right + 1, self.width))
        }


_HEADINGS_END = 100  # no heading is looked for below this row


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of this workbook, in their order. Raises UnreadableWorkbook."""
    file = open_workbook_file(path)
    try:
        return _read(file)
    except PasswordError as error:
        raise WorkbookEncrypted(file.name) from error
    except (KeyboardInterrupt, SystemExit, MemoryError, WorkbookTooLarge):
        raise
    except BaseException as error:  # a panic inside the reader of sheets is no Exception
        raise WorkbookDamaged(file.name) from error


def _read(file: WorkbookFile) -> tuple[Sheet, ...]:
    faults = faults_by_sheet(file.data) if file.has_faults else {}
    unseen = hidden_rows(file)
    with CalamineWorkbook.from_filelike(io.BytesIO(file.data)) as workbook:
        listed = [
            (place, entry)
            for place, entry in enumerate(workbook.sheets_metadata)
            if entry.typ is SheetTypeEnum.WorkSheet
        ]
        if len(listed) > MOST_SHEETS:
            raise WorkbookTooLarge(file.name)
        return tuple(
            _sheet(
                file,
                workbook.get_sheet_by_index(place),
                faults.get(entry.name, {}),
                unseen.get(entry.name, frozenset()),
                hidden=entry.visible is not SheetVisibleEnum.Visible,
            )
            for place, entry in listed
        )


def _sheet(
    file: WorkbookFile,
    sheet: CalamineSheet,
    faults: Faults,
    unseen: frozenset[int],
    *,
    hidden: bool,
) -> Sheet:
    if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > MOST_CELLS:
        raise WorkbookTooLarge(file.name)
    rows: list[list[CellValue]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    merges = [Merge(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    if sum(merge.area for merge in merges) > MOST_MERGED:
        raise WorkbookTooLarge(file.name)
    _put_faults(rows, faults)
    return Sheet(sheet.name, rows, merges, hidden, unseen)


def _put_faults(rows: list[list[CellValue]], faults: Faults) -> None:
    """Put what is wrong where the reader gave nothing; the grid may have to grow for it."""
    for (row, column), fault in faults.items():
        while len(rows) <= row:
            rows.append([])
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        if is_blank(rows[row][column]):
            rows[row][column] = fault

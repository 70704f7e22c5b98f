"""The asker's own sheet, filled from the register: known cells that are blank, and nothing else.

Every department wants its own columns by five o'clock. Titles, merged cells, formats, formulas and
columns that the register must not hold stay as they are, byte for byte.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from gridapp.exchange.asked_sheet import asked_sheet
from gridapp.exchange.fill_plan import Plan, Wanted
from gridapp.exchange.fill_table import TableFiller
from gridapp.exchange.fillable import PURPOSE, words
from gridapp.exchange.filled import Filled
from gridapp.exchange.headings import Table
from gridapp.exchange.known_headings import NOTHING_SAID, KnownHeadings
from gridapp.exchange.parsed import LeftOut
from gridapp.exchange.sheet import read_sheets
from gridapp.exchange.sheet_splice import spliced
from gridapp.exchange.workbook_file import Format, UnreadableWorkbook, open_workbook_file
from gridapp.paths import write_file
from gridapp.register import audit
from gridapp.register.database import transaction

FEWEST = 2
"""Headings that must be known before rows are taken for a table."""

Told = Callable[[int, int], None]
"""Told how many sheets are done, and how many there are; what it raises ends the filling."""


class OldWorkbook(UnreadableWorkbook):
    """A workbook in the old binary format, whose cells cannot be filled in place."""

    rule = "old_workbook"


class NothingToFill(ValueError):
    """No visible sheet has a table of people or households."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def fill(
    conn: sqlite3.Connection,
    path: Path,
    wanted: Wanted,
    *,
    memory: Path,
    now_ms: int,
    said: Mapping[str, str] = NOTHING_SAID,
    out: Path | None = None,
    told: Told = lambda _done, _total: None,
) -> Filled:
    """Fill a workbook into a copy at `out`; without `out` only say what would be filled.

    `said` are headings and the fields they stand for, remembered at `memory` for the next sheet
    with the same headings. Raises UnreadableWorkbook, NothingToFill, NoSuchHeading or OSError.
    """
    file = open_workbook_file(path)
    if file.format is Format.XLS:
        raise OldWorkbook(path.name)
    if out is not None and out.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
    headings = KnownHeadings(PURPOSE, words(), memory=memory, said=said, fewest=FEWEST)
    tables = _tables(path, headings)
    filled = Filled()
    plans: dict[str, Plan] = {}
    for number, table in enumerate(tables):
        told(number, len(tables))
        filler = TableFiller(asked_sheet(file, table), wanted, filled)
        filler.fill(conn)
        filled.left_out += _left_out(table)
        plans[table.sheet.name] = filler.plan
    if out is not None and filled.changed:
        _write(conn, file.data, plans, out, path.name, filled, wanted, now_ms)
    if out is not None:
        headings.remember()
    return filled


def _tables(path: Path, headings: KnownHeadings) -> list[Table]:
    sheets = [sheet for sheet in read_sheets(path) if not sheet.hidden]
    found = [headings.find(sheet) for sheet in sheets]
    tables = [one for one in found if one and (one.of("name") or one.of("head"))]
    if not tables:
        raise NothingToFill(path.name)
    headings.check(tables)
    return tables


def _left_out(table: Table) -> list[LeftOut]:
    return [
        LeftOut(
            sheet=table.sheet.name,
            column=column.index + 1,
            heading=column.heading,
            why=column.why_left_out,
        )
        for column in table.columns
        if column.why_left_out is not None and column.heading
    ]


def _write(
    conn: sqlite3.Connection,
    data: bytes,
    plans: Mapping[str, Plan],
    out: Path,
    name: str,
    filled: Filled,
    wanted: Wanted,
    now_ms: int,
) -> None:
    """Note the export in the access log, then write the copy."""
    puts = {sheet: plan.puts for sheet, plan in plans.items() if plan.puts}
    growths = {sheet: plan.growth for sheet, plan in plans.items() if plan.growth}
    copy = spliced(data, puts, growths)
    rows = filled.matched + filled.added
    with transaction(conn):
        audit.note_export(conn, name, rows, wanted.reason, now_ms=now_ms)
    write_file(out, copy)
    filled.out = out

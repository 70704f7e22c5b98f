"""A ledger of 50,000 rows out of the register, against writing the same cells with openpyxl."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measure import Figure, side_by_side, timed
from gridapp.register.log import Entry
from gridapp.reports import ledger_rows, write_ledger
from gridapp.reports.book import Cell
from gridapp.reports.every_ledger import LEDGERS
from gridapp.reports.ledger_rows import Asked
from tests.village import UNITS, Village, filled_village

_VISITS, _PER_SAVE = 50_000, 1_000
_ROUNDS = 3
_LEDGER = LEDGERS["visits"]
_GOAL = 1.5


def run() -> list[Figure]:
    """Time for the whole way from the register to a file."""
    village = _village()
    asked = Asked(
        place=village.desk.me.place,
        first=village.day(365),
        last=village.today,
        today=village.today,
    )
    found = list(ledger_rows.rows(village.desk.conn, _LEDGER, _LEDGER.usual, asked, "zh"))
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder))

        def ours() -> None:
            write_ledger.write(
                village.desk.conn,
                village.desk.me,
                _LEDGER,
                _LEDGER.usual,
                asked,
                next(files),
                now_ms=village.desk.now_ms,
                language="zh",
            )

        def theirs() -> None:
            _openpyxl(found, next(files))

        acts = {"ours": lambda: timed(ours), "theirs": lambda: timed(theirs)}
        times = side_by_side(acts, _ROUNDS)
    what = f"{len(found):,} rows of {len(_LEDGER.usual)} columns"
    return [
        Figure(
            what=f"a ledger out of the register: {what}",
            limit="the same cells, read before, by openpyxl in its write-only mode",
            ours=times["ours"],
            theirs=times["theirs"],
            goal=_GOAL,
        ),
    ]


def _village() -> Village:
    village = filled_village()
    desk = village.desk
    worker = desk.me.worker.hex()
    for first in range(0, _VISITS, _PER_SAVE):
        desk.save(
            *[
                Entry(
                    kind="visit",
                    place=list(UNITS)[n % len(UNITS)],
                    fields={
                        "household": village.households[n % len(village.households)],
                        "type": str(1 + n % 8),
                        "result": str(1 + n % 5),
                        "note": f"第 {n} 次走访，家里都好，提醒了用电安全。",
                        "happened_on": village.day(n % 300),
                        "worker": worker,
                    },
                )
                for n in range(first, first + _PER_SAVE)
            ]
        )
    return village


def _openpyxl(found: Sequence[Sequence[Cell]], file: Path) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in found:
        sheet.append(list(row))
    workbook.save(file)


def _files(folder: Path) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        yield folder / f"{number}.xlsx"

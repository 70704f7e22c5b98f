"""A household ledger loaded into the register: new ones added, blanks filled, nothing overwritten.

Loading the same sheet twice adds nothing. Where the sheet says otherwise than the register, the
register is kept and the difference is named beside the row, for a person to decide.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from gridapp.exchange.household_matching import Known
from gridapp.exchange.household_rows import read_households
from gridapp.exchange.known_headings import KnownHeadings, of_households
from gridapp.exchange.loaded import Loaded
from gridapp.exchange.portion import Portion
from gridapp.exchange.remarks import write_report
from gridapp.exchange.telling import Told, say_nothing
from gridapp.exchange.unit_places import UnitPlaces
from gridapp.register import log
from gridapp.register.database import transaction
from gridapp.register.identity import Identity

_PER_SAVE = 100
"""Households in one transaction: a big ledger must not keep others from saving for long."""


def load(
    conn: sqlite3.Connection,
    me: Identity,
    path: Path,
    *,
    today: date,
    now_ms: int,
    place: str = "",
    dry_run: bool = False,
    report: Path | None = None,
    language: str = "zh",
    told: Told = say_nothing,
    headings: KnownHeadings | None = None,
) -> Loaded:
    """Load a ledger of households at `place` (where this device works, unless said otherwise).

    With `dry_run` the register stays as it is. Remarks go into a copy of the sheet at `report`.
    `told` is called while rows are read and between saves; what it raises ends the loading, and
    what was saved stands, whole households all.
    Raises UnreadableWorkbook, NoHouseholds, NoRight or OSError; RemarksNotWritten after loading.
    """
    known_headings = headings or of_households()
    sheet = read_households(path, today, known_headings, told)
    loaded = Loaded(
        households=len(sheet.households),
        residents=sheet.residents,
        units=len(sheet.units),
        refused=list(sheet.refusals),
        left_out=sheet.left_out,
        skipped=sheet.skipped_sheets,
        passed=sheet.passed,
    )
    places = UnitPlaces(conn, place or me.place)
    known = Known(conn, place or me.place)
    for first in range(0, len(sheet.households), _PER_SAVE):
        told(first, len(sheet.households))
        portion = sheet.households[first : first + _PER_SAVE]
        work = Portion(me, places, known, loaded, now_ms)
        entries = [entry for one in portion for entry in work.entries(one)]
        if entries and not dry_run:
            with transaction(conn):
                log.save(conn, me, entries, now_ms=now_ms, claims=work.claims)
    if not dry_run:
        known_headings.remember()
    write_report(path, report, sheet, loaded, language)
    return loaded

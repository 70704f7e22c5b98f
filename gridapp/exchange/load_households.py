"""A household ledger loaded into the register: new ones added, blanks filled, nothing overwritten.

Loading the same sheet twice adds nothing. Where the sheet says otherwise than the register, the
register is kept and the difference is named beside the row, for a person to decide.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gridapp.exchange.household_matching import Known
from gridapp.exchange.household_rows import read_households
from gridapp.exchange.known_headings import KnownHeadings, of_households
from gridapp.exchange.loaded import Loaded
from gridapp.exchange.loading import Loading
from gridapp.exchange.portion import Portion
from gridapp.exchange.remarks import write_report
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
    how: Loading,
    headings: KnownHeadings | None = None,
) -> Loaded:
    """Load a ledger of households; where it is ended in between, whole households stand.

    Raises UnreadableWorkbook, NoHouseholds, NoRight or OSError; RemarksNotWritten after loading.
    """
    known_headings = headings or of_households()
    sheet = read_households(path, how.today, known_headings, how.told)
    loaded = Loaded(
        households=len(sheet.households),
        residents=sheet.residents,
        units=len(sheet.units),
        refused=list(sheet.refusals),
        left_out=sheet.left_out,
        skipped=sheet.skipped_sheets,
        passed=sheet.passed,
    )
    place = how.place or me.place
    places, known = UnitPlaces(conn, place), Known(conn, place)
    for first in range(0, len(sheet.households), _PER_SAVE):
        how.told(first, len(sheet.households))
        portion = sheet.households[first : first + _PER_SAVE]
        work = Portion(me, places, known, loaded, how.now_ms)
        entries = [entry for one in portion for entry in work.entries(one)]
        if entries and not how.dry_run:
            with transaction(conn):
                log.save(conn, me, entries, now_ms=how.now_ms, claims=work.claims)
    if not how.dry_run:
        known_headings.remember()
    write_report(path, how.report, sheet, loaded, how.language)
    return loaded

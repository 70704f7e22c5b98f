"""Places and people of one workbook, loaded one after the other."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from gridapp.exchange import load_list
from gridapp.exchange.list_kinds import PLACES, WORKERS, Listing
from gridapp.exchange.list_sheets import NoSuchList, headings_of
from gridapp.exchange.loaded import Listed
from gridapp.exchange.loading import Loading
from gridapp.exchange.place_finder import PlaceFinder
from gridapp.exchange.remarks import free_name
from gridapp.register.identity import Identity


def load(
    conn: sqlite3.Connection,
    me: Identity,
    path: Path,
    memory: Path | None,
    how: Loading,
) -> tuple[Listed | None, Listed | None]:
    """Load the places of the workbook, then its people; None for a list that it does not hold.

    Remarks of both stand in one copy beside it, whatever `how` says.
    Raises as `load_list.load`; NoSuchList where it holds none.
    """
    first: Listed | None = None
    how = replace(how, report=free_name(path, path.parent))
    finder = PlaceFinder(conn, me.place)
    with suppress(NoSuchList):
        first = _one(conn, me, path, PLACES, memory, how, finder)
    noted = first.report if first else None
    try:
        how = replace(how, report=free_name(path, path.parent))
        second = _one(conn, me, noted or path, WORKERS, memory, how, finder)
    except NoSuchList:
        if first is None:
            raise
        return first, None
    if first and noted and second.report:
        noted.unlink()
        first.report = second.report
    return first, second


def _one(
    conn: sqlite3.Connection,
    me: Identity,
    path: Path,
    listing: Listing,
    memory: Path | None,
    how: Loading,
    finder: PlaceFinder,
) -> Listed:
    headings = headings_of(listing, memory, {})
    return load_list.load(conn, me, path, listing, headings, how, finder)

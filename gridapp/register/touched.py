"""The queue of touched records: what follows from them is made outside imports and saves.

Search index, marks and likely pairs can all be made anew at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from gridapp.register import duplicates, search_index
from gridapp.register.database import is_read_only, transaction

_PORTION = 1_000
"""So many at a time that nobody who saves has to wait longer than a moment."""


def drain(conn: sqlite3.Connection, limit: int = _PORTION) -> int:
    """Look at up to `limit` touched records; how many wait still. In a transaction."""
    waiting = [rec for (rec,) in conn.execute("SELECT rec FROM dirty LIMIT ?", (limit,))]
    if waiting:
        search_index.refresh(conn, waiting)
        duplicates.refresh(conn, waiting)
        conn.execute(
            "DELETE FROM dirty WHERE rec IN (SELECT value FROM json_each(?))",
            (json.dumps(waiting),),
        )
    (left,) = conn.execute("SELECT count(*) FROM dirty").fetchone()
    return int(left)


def catch_up(conn: sqlite3.Connection) -> None:
    """Look at all that waits, a portion a transaction; at nothing where nothing can be written."""
    left = 0 if is_read_only(conn) else 1
    while left:
        with transaction(conn):
            left = drain(conn)


def drain_small(conn: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Look at what waits where that is soon done; else at these records alone. In a transaction.

    What they may be the same as is then found later, when the rest has been looked at.
    """
    (waiting,) = conn.execute("SELECT count(*) FROM dirty").fetchone()
    if waiting <= _PORTION:
        drain(conn)
        return
    listed = json.dumps(list(ids))
    own = conn.execute(
        "SELECT r.id FROM json_each(?) j CROSS JOIN rec r ON r.uid = unhex_(j.value)", (listed,)
    )
    duplicates.refresh(conn, [rec for (rec,) in own])


def rebuild(conn: sqlite3.Connection) -> None:
    """Empty everything that the queue fills, and fill it from the records that stand.

    In a transaction.
    """
    search_index.empty(conn)
    for table in ("mark", "likely"):
        conn.execute(f"DELETE FROM {table}")  # noqa: S608  the names stand above
    conn.execute("INSERT OR IGNORE INTO dirty SELECT id FROM rec WHERE home IS NOT NULL")
    while drain(conn):
        pass

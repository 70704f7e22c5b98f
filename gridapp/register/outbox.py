"""The outbox: own changes under their numbers, waiting for the next segment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from gridapp.models.declare import Value
from gridapp.register.payload import MAX_BASES


class Waiting(NamedTuple):
    """One own change that is in no segment yet; `bases` are the (stream, n) it was built on."""

    sid: int
    n: int
    rec: int
    column: int
    at: int
    bases: Sequence[tuple[int, int]]
    worker: bytes
    value: Value


def rows(conn: sqlite3.Connection) -> set[tuple[bytes, int]]:
    """(record id, instant) of every save of which something is in no segment yet."""
    found = conn.execute("SELECT DISTINCT r.uid, o.at FROM outbox o JOIN rec r ON r.id = o.rec")
    return {(bytes(uid), at) for uid, at in found}


def count(conn: sqlite3.Connection) -> int:
    """How many saves of a record have something that is in no segment yet."""
    (saves,) = conn.execute("SELECT count(*) FROM (SELECT DISTINCT rec, at FROM outbox)").fetchone()
    return int(saves)


def last_number(conn: sqlite3.Connection, sid: int) -> int:
    """The newest number of a stream.

    A copy of this device may have gone further than this one: whoever follows is numbered behind.
    """
    (n,) = conn.execute("SELECT max(given, hi) FROM stream WHERE sid = ?", (sid,)).fetchone()
    return int(n)


def put(conn: sqlite3.Connection, change: Waiting) -> None:
    """Keep one change until it is packed."""
    listed = json.dumps(change.bases[:MAX_BASES])
    conn.execute(
        "INSERT INTO outbox (sid, n, rec, col, at, bases, worker, value)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*change[:5], listed, change.worker, change.value),
    )


def give(conn: sqlite3.Connection, sid: int, n: int, at: int) -> None:
    """Count the numbers of a stream as given, up to `n`, which was written at `at`."""
    conn.execute(
        "UPDATE stream SET given = ?, given_at = max(given_at, ?) WHERE sid = ?", (n, at, sid)
    )


def drop(conn: sqlite3.Connection) -> int:
    """Forget every own change that is in no segment; of how many saves. What follows from it is to
    be made anew (`rebuild`). Must run inside a transaction.
    """
    lost = len(rows(conn))
    conn.execute("DELETE FROM outbox")
    conn.execute(
        "UPDATE stream SET given = (SELECT coalesce(max(last), 0) FROM whole w"
        " WHERE w.sid = stream.sid) WHERE given > 0"
    )
    return lost


def enter(conn: sqlite3.Connection, sid: int, numbers: tuple[int, int], rec: int, at: int) -> None:
    """Note that the changes of these numbers, first to last, are one save of one record."""
    conn.execute(
        "INSERT INTO entry (sid, first, last, rec, at) VALUES (?, ?, ?, ?, ?)",
        (sid, *numbers, rec, at),
    )

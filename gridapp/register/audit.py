"""Who looked at what, and why: rows that are only ever added, each bound to the one before.

No values stand here: the act, the record, the reason and the moment.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

PART = " · "
"""Between the parts of a reason: why, which sheet, how many rows."""

_ENCODE = msgspec.msgpack.Encoder().encode
_BEGINNING = hashlib.sha256(b"audit").digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: show, list, find, history, print, export; `record` is empty where it was many."""

    at_ms: int
    act: str
    record: str
    reason: str


def note(conn: sqlite3.Connection, act: str, record: str, reason: str, *, now_ms: int) -> None:
    """Add one act. Must run inside a transaction."""
    previous = anchor(conn)[1]
    uid = bytes.fromhex(record) or None
    conn.execute(
        "INSERT INTO audit (at_ms, act, record, reason, previous, digest)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (now_ms, act, uid, reason, previous, _digest(previous, now_ms, act, uid, reason)),
    )


def take_over(conn: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> None:
    """Put the rows of a damaged register's log, as they stood there, into an empty one."""
    conn.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def note_export(
    conn: sqlite3.Connection, sheet: str, rows: int, reason: str, *, now_ms: int
) -> None:
    """Note that a sheet of so many rows left the register. Must run inside a transaction."""
    note(conn, "export", "", PART.join(filter(None, (reason, sheet, str(rows)))), now_ms=now_ms)


def note_print(
    conn: sqlite3.Connection, record: str, paper: str, rows: int, reason: str, *, now_ms: int
) -> None:
    """Note that a paper, of so many rows if it is a list, was printed. In a transaction."""
    parts = (reason, paper, str(rows) if rows else "")
    note(conn, "print", record, PART.join(filter(None, parts)), now_ms=now_ms)


def acts(conn: sqlite3.Connection, record: str = "") -> list[Act]:
    """All acts, oldest first; those about one record where it is given."""
    rows = conn.execute(
        "SELECT at_ms, act, record, reason FROM audit WHERE ?1 IS NULL OR record = ?1 ORDER BY id",
        (bytes.fromhex(record) or None,),
    )
    return [_act(*row) for row in rows]


def newest(conn: sqlite3.Connection, most: int) -> list[Act]:
    """So many acts at most, the newest first."""
    rows = conn.execute(
        "SELECT at_ms, act, record, reason FROM audit ORDER BY id DESC LIMIT ?", (most,)
    )
    return [_act(*row) for row in rows]


def anchor(conn: sqlite3.Connection) -> tuple[int, bytes]:
    """How many acts there are, and the digest that stands for all of them."""
    found = conn.execute("SELECT id, digest FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return (int(found[0]), bytes(found[1])) if found else (0, _BEGINNING)


def is_unbroken(conn: sqlite3.Connection) -> bool:
    """Whether every act is as it was noted and none is missing in between."""
    return broken_at(conn) == 0


def broken_at(conn: sqlite3.Connection) -> int:
    """The first act that is not as it was noted, or that is missing, counted from 1; 0 for none."""
    before = _BEGINNING
    rows = conn.execute(
        "SELECT id, at_ms, act, record, reason, previous, digest FROM audit ORDER BY id"
    )
    for number, (id_, at_ms, act, uid, reason, previous, digest) in enumerate(rows, 1):
        if id_ != number or previous != before:
            return number
        if digest != _digest(previous, at_ms, act, uid, reason):
            return number
        before = digest
    return 0


def _act(at_ms: int, act: str, uid: bytes | None, reason: str) -> Act:
    return Act(at_ms=at_ms, act=act, record=(uid or b"").hex(), reason=reason)


def _digest(previous: bytes, at_ms: int, act: str, uid: bytes | None, reason: str) -> bytes:
    return hashlib.sha256(_ENCODE([previous, at_ms, act, uid, reason])).digest()

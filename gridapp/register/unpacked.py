"""Own changes of a damaged register that were in no segment yet, for a new one's outbox."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Value
from gridapp.models.kinds import BY_NUMBER
from gridapp.register import outbox, regained, streams
from gridapp.register.outbox import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """One own change that is in no segment yet. Streams and records by what they are called."""

    stream: bytes
    n: int
    uid: bytes
    kind: int
    col: int
    at: int
    bases: tuple[tuple[bytes, int], ...]
    worker: bytes
    value: Value


def put(conn: sqlite3.Connection, me: bytes, waiting: Sequence[Unpacked]) -> int:
    """Put own changes into the outbox, numbered behind all that is here; how many.

    What this register has already stays as it is. Must run inside a transaction.
    """
    numbers: dict[tuple[bytes, int], int] = {}
    rows: dict[int, list[tuple[int, int, int, int]]] = {}
    for one in waiting:
        kind = BY_NUMBER.get(one.kind)
        if one.stream[:32] != me or kind is None or one.col >= len(kind.columns):
            continue
        sid, rec = streams.number(conn, one.stream), _record(conn, one)
        if _is_here(conn, sid, rec, one.at):
            continue
        n = numbers[one.stream, one.n] = _last(conn, sid) + 1
        bases = list(_bases(conn, one, numbers))
        change = Waiting(sid, n, rec, one.col, one.at, bases, one.worker, one.value)
        outbox.put(conn, change)
        outbox.give(conn, sid, n, one.at)
        rows.setdefault(sid, []).append((n, rec, one.col, one.at))
    for sid, changes in rows.items():
        regained.enter(conn, sid, changes)
    return len(numbers)


def _last(conn: sqlite3.Connection, sid: int) -> int:
    """The newest number of a stream, also beyond a gap."""
    (last,) = conn.execute(
        "SELECT coalesce(max(last), 0) FROM segment WHERE sid = ?", (sid,)
    ).fetchone()
    return max(outbox.last_number(conn, sid), int(last))


def _record(conn: sqlite3.Connection, one: Unpacked) -> int:
    conn.execute("INSERT OR IGNORE INTO rec (uid, kind) VALUES (?, ?)", (one.uid, one.kind))
    (rec,) = conn.execute(
        "SELECT id FROM rec WHERE uid = ? AND kind = ?", (one.uid, one.kind)
    ).fetchone()
    return int(rec)


def _is_here(conn: sqlite3.Connection, sid: int, rec: int, at: int) -> bool:
    """Whether this save of a record came already: in a segment, or from another file."""
    found = conn.execute("SELECT 1 FROM entry WHERE sid = ? AND rec = ? AND at = ?", (sid, rec, at))
    return found.fetchone() is not None


def _bases(
    conn: sqlite3.Connection, one: Unpacked, numbers: dict[tuple[bytes, int], int]
) -> Iterator[tuple[int, int]]:
    """What a change built on, as far as it is here; the rest cannot be named any more."""
    for stream, n in one.bases:
        sid = streams.number(conn, stream)
        if moved := numbers.get((stream, n)):
            yield sid, moved
        elif conn.execute(
            "SELECT 1 FROM segment WHERE sid = ? AND first <= ? AND last >= ?", (sid, n, n)
        ).fetchone():
            yield sid, n

"""The steps of one thing as its loop sees them, read from the register."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any

from gridapp.models.kinds import KINDS
from gridapp.models.lines import Lines
from gridapp.models.loop import Move
from gridapp.models.loops import STEPS
from gridapp.models.role import Role
from gridapp.register import birth, streams
from gridapp.register.stamps import stamp
from gridapp.register.tables import name

_TEXTS = (
    *("by", "to", "due", "done_on", "done_at"),
    *("reporter", "way", "satisfaction", "consent", "routes", "body", "receiver"),
)
"""What a loop sees of a step, beside its action and its heads."""


def of(conn: sqlite3.Connection, owner: str, uid: bytes) -> list[Move]:
    """Every step that counts of the thing of kind `owner` with this id (16 bytes)."""
    said = _texts(owner)
    me = _reader(conn)
    return [
        _move(conn, me, row, said) for row in conn.execute(_statement(owner), (uid,)).fetchall()
    ]


def in_order(conn: sqlite3.Connection, owner: str, id_: str) -> dict[str, int]:
    """Each step of the thing, and how many come before it: one save is one moment for all."""
    every = Lines(of(conn, owner, bytes.fromhex(id_))).every()
    return {move.id: rank for rank, move in enumerate(every)}


@cache
def _texts(owner: str) -> tuple[str, ...]:
    known = {field.name for field in KINDS[STEPS[owner]].fields}
    return tuple(text for text in _TEXTS if text in known)


@cache
def _statement(owner: str) -> str:
    columns = ", ".join(f"t.{name(text)}" for text in _texts(owner))
    return (
        f"SELECT r.uid, t.action, t.heads, t.st, t.claim, {columns}"  # noqa: S608  names are checked
        f" FROM {name(STEPS[owner])} t JOIN rec r USING (id)"
        f" WHERE t.{name(owner)} = ? AND t.gone IS NULL AND t.action IS NOT NULL"
        " AND r.home IS NOT NULL"
    )


def _move(
    conn: sqlite3.Connection, me: tuple[Role, bytes], row: tuple[Any, ...], said: tuple[str, ...]
) -> Move:
    uid, action, heads, stamps, claim, *values = row
    at, sid, n = stamp(stamps)
    born = birth.told(claim)
    if born is not None:
        # It was transferred: what counts is who took the step, and when.
        at, sid, n = born.at, streams.known(conn, born.stream), born.n
    role, received_ms = _written(conn, me, sid, n, at >> 16, born.role if born else me[0])
    texts = {
        text: value.hex() if isinstance(value, bytes) else value or ""
        for text, value in zip(said, values, strict=True)
    }
    return Move(
        id=uid.hex(),
        action=action,
        heads=tuple(heads[i : i + 16].hex() for i in range(0, len(heads or b""), 16)),
        at=at,
        role=role,
        received_ms=received_ms,
        **texts,
    )


def _reader(conn: sqlite3.Connection) -> tuple[Role, bytes]:
    """In which role, and with which key, this register is kept."""
    kept = dict(conn.execute("SELECT name, value FROM meta WHERE name IN ('role', 'key')"))
    return Role(kept["role"]), bytes(kept["key"])


def _written(
    conn: sqlite3.Connection, me: tuple[Role, bytes], sid: int, n: int, at_ms: int, else_: Role
) -> tuple[Role, int]:
    """In which role a change was written, by its author's certificate and not by his word.

    And when it came to the centre that reads this; its own work the moment it was written. What
    is in no segment here was written in the role `else_`.
    """
    mine, key = me
    found = conn.execute(
        "SELECT s.role, s.received_ms, substr(t.skey, 1, 32) FROM stream t LEFT JOIN segment s"
        " ON s.sid = t.sid AND s.last >= ?2 AND s.first <= ?2 AND s.role > 0 WHERE t.sid = ?1",
        (sid, n),
    ).fetchone()
    role, received_ms, author = found or (None, None, b"")
    if not mine.is_centre:
        return Role(role or else_), 0
    return Role(role or else_), at_ms if author == key or not received_ms else received_ms

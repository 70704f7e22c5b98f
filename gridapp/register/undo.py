"""Undo: forward changes that restore what stood before, possible until the next file is written."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from gridapp.models.declare import GONE, HIDDEN, PLACE, UNDONE, Shape, Value
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.rights import only_at_birth
from gridapp.register import birth, erasure_masks, log
from gridapp.register.archives import ArchiveLost
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.stamps import stamp
from gridapp.register.tables import CLAIM_COLUMN, table_of

_GONE = HIDDEN.index(GONE)
_OUTBOX = """
    SELECT o.at, o.rec, o.col, o.value, r.uid, r.kind FROM outbox o JOIN rec r ON r.id = o.rec
    ORDER BY o.at, o.sid, o.n
"""


class _Own(NamedTuple):
    """One own change that is in no file yet."""

    at: int
    rec: int
    column: int
    value: Any
    uid: bytes
    kind: int

    @property
    def at_ms(self) -> int:
        return self.at >> 16

    @property
    def is_birth(self) -> bool:
        return self.column == CLAIM_COLUMN

    @property
    def cell(self) -> tuple[int, int]:
        """What it is written into; a birth is taken back by marking its record gone."""
        return self.rec, _GONE if self.is_birth else self.column

    @property
    def removes(self) -> bool:
        return self.column == _GONE and self.value is not None

    @property
    def refers(self) -> bool:
        """Whether it may name another record."""
        return isinstance(self.value, bytes) and not self.is_birth


class TooLateToUndo(Exception):
    """It is in a file already, somebody has built on it since, or it is undone by another act."""


def newest(conn: sqlite3.Connection) -> int:
    """The clock of the newest own save that is in no file yet; 0 when there is none."""
    (at,) = conn.execute("SELECT coalesce(max(at), 0) FROM outbox").fetchone()
    return int(at)


def last_save(conn: sqlite3.Connection) -> int | None:
    """The clock of the newest own save that can still be undone; None when there is none."""
    at = newest(conn)
    return None if at == 0 or _is_transfer(conn, at) else at


def is_packed(conn: sqlite3.Connection, act: Sequence[int]) -> bool:
    """Whether any save of this act is in a file, where nobody takes it back."""
    return not {at for (at,) in conn.execute("SELECT DISTINCT at FROM outbox")}.issuperset(act)


def offered(conn: sqlite3.Connection, me: Identity) -> dict[int, tuple[int, ...]]:
    """The clock of each own save in no file yet that can be taken back, and those of its whole act.

    What was saved in one act was saved in one millisecond, and goes together, the newest first.
    Not among them: what was changed, built on or taken back since, transfers, and what a centre
    orders or signs. Those have ways of their own.
    """
    acts: dict[int, list[_Own]] = defaultdict(list)
    newest: dict[tuple[int, int], _Own] = {}
    for row in conn.execute(_OUTBOX):
        own = _Own(*row)
        acts[own.at_ms].append(own)
        newest[own.cell] = own
    gone = {own.rec for own in newest.values() if own.removes}
    used: dict[bytes, int] = {}
    for at_ms, written in acts.items():
        used.update((own.value, at_ms) for own in written if own.refers and own.rec not in gone)
    found: dict[int, tuple[int, ...]] = {}
    for at_ms, written in acts.items():
        stands = all(newest[own.cell].at_ms == at_ms for own in written)
        built_on = any(own.is_birth and used.get(own.uid, at_ms) > at_ms for own in written)
        taken_back = all(own.removes for own in written)
        if stands and not (built_on or taken_back or any(_is_final(own, me) for own in written)):
            clocks = tuple(sorted({own.at for own in written}, reverse=True))
            found |= dict.fromkeys(clocks, clocks)
    return found


def _is_final(own: _Own, me: Identity) -> bool:
    """Whether it is an order, a signature or a transfer."""
    kind = BY_NUMBER[own.kind]
    signed = GONE in only_at_birth(me.role, kind.name)
    return kind.central or signed or (own.is_birth and birth.told(own.value) is not None)


def act_after(conn: sqlite3.Connection, clock: int) -> tuple[int, ...]:
    """The clocks of own saves after this one, the newest first; none where one is a transfer."""
    rows = conn.execute("SELECT DISTINCT at FROM outbox WHERE at > ? ORDER BY at DESC", (clock,))
    act = tuple(int(at) for (at,) in rows)
    return () if any(_is_transfer(conn, at) for at in act) else act


def _is_transfer(conn: sqlite3.Connection, at: int) -> bool:
    told = conn.execute("SELECT value FROM outbox WHERE at = ? AND col = ?", (at, CLAIM_COLUMN))
    return any(birth.told(value) is not None for (value,) in told)


def undo(conn: sqlite3.Connection, me: Identity, at: int, *, now_ms: int) -> list[str]:
    """Take back the whole save with this clock; return the ids touched. Needs a transaction.

    Records born in it are marked gone, changed values get back what stood before. Raises
    TooLateToUndo where a later change has been built on one of them, and for a transfer, which is
    undone by transferring back.
    """
    if _is_transfer(conn, at):
        raise TooLateToUndo(str(at))
    rows = conn.execute(
        "SELECT o.sid, o.n, o.rec, o.col, o.bases, r.uid, r.kind FROM outbox o"
        " JOIN rec r ON r.id = o.rec WHERE o.at = ? ORDER BY o.sid, o.n",
        (at,),
    ).fetchall()
    if not rows:
        raise TooLateToUndo(str(at))
    fields: dict[tuple[bytes, int], dict[str, Value]] = defaultdict(dict)
    born: set[tuple[bytes, int]] = set()
    for sid, n, rec, column, bases, uid, number in rows:
        kind = BY_NUMBER[number]
        if not _shows(conn, rec, number, column, sid, n):
            raise TooLateToUndo(str(at))
        before = fields[uid, number]
        if column == 0:
            born.add((uid, number))
        else:
            name = kind.columns[column]
            value = _before(conn, json.loads(bases))
            before[name] = (
                _home(conn, rec)
                if (name, value) == (PLACE, None)
                else _readable(number, name, value)
            )
    entries = [
        Entry(
            kind=BY_NUMBER[number].name,
            id=uid.hex(),
            fields={GONE: UNDONE} if (uid, number) in born else before,
        )
        for (uid, number), before in fields.items()
    ]
    return log.save(conn, me, entries, now_ms=now_ms)


def _shows(conn: sqlite3.Connection, rec: int, number: int, column: int, sid: int, n: int) -> bool:
    """Whether this very change is what its cell shows now."""
    row = conn.execute(table_of(BY_NUMBER[number]).read, (json.dumps([rec]),)).fetchone()
    return stamp(row[-1], column)[1:] == (sid, n)


def _home(conn: sqlite3.Connection, rec: int) -> str:
    """Where a record stood before anybody moved it."""
    (home,) = conn.execute("SELECT home FROM rec WHERE id = ?", (rec,)).fetchone()
    return str(home)


def _before(conn: sqlite3.Connection, bases: list[tuple[int, int]]) -> Value:
    """The value that a change was made over."""
    if not bases:
        return None
    sid, n = bases[0]
    own = conn.execute("SELECT value FROM outbox WHERE sid = ? AND n = ?", (sid, n)).fetchone()
    if own:
        value: Value = own[0]
        return value
    year, body = conn.execute(
        "SELECT archive, body FROM whole WHERE sid = ? AND last >= ? AND first <= ?", (sid, n, n)
    ).fetchone()
    if body is None:
        raise ArchiveLost(year)
    header, payload = erasure_masks.read(conn, body)
    return payload.values()[n - header.first]


def _readable(number: int, name: str, value: Value) -> Value:
    kind = BY_NUMBER[number]
    declared = {field.name: field for field in kind.fields}.get(name)
    if declared and declared.shape is Shape.REF and isinstance(value, bytes):
        return value.hex()
    return value

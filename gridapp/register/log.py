"""Own changes: written here first, folded at once, packed into signed segments later.

A number in its stream is given to each change at save; packing changes neither state nor identity.
"""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gridapp.models.checks import implausible, is_place, problem
from gridapp.models.declare import (
    CLAIM,
    HIDDEN,
    HIDDEN_FIELDS,
    PLACE,
    InvalidRecord,
    Kind,
    Shape,
    Value,
)
from gridapp.models.kinds import KINDS
from gridapp.models.place import covers
from gridapp.models.rights import may_write, only_at_birth
from gridapp.register import (
    cells,
    derive,
    dirty,
    erased_cells,
    erasure_masks,
    outbox,
    own_clock,
    places,
    refold,
    same,
    streams,
)
from gridapp.register.calendar import today
from gridapp.register.fold import Batch, Change, Head, fold
from gridapp.register.identity import Identity
from gridapp.register.outbox import Waiting
from gridapp.register.payload import MAX_BASES
from gridapp.register.segment import stream_key
from gridapp.register.spread import record_id
from gridapp.register.tables import table_of

_ID = re.compile(r"[0-9A-Fa-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one save says of one record.

    Attributes:
        id: the record's id (32 hex digits); empty for a new one.
        place: where a new record is born; not asked for an old one. Empty: the device's own log.
        fields: field name to new value; REF values are ids.
        resolve: also supersede the losing heads of these fields: a conflict is settled.
    """

    kind: str
    fields: Mapping[str, Value]
    id: str = ""
    place: str = ""
    resolve: tuple[str, ...] = ()


class NoRight(Exception):
    """This device's role or place does not allow the save. `what` is kind, place or action."""

    def __init__(self, what: str, detail: str) -> None:
        super().__init__(f"{what}: {detail}")
        self.what, self.detail = what, detail


class UnknownRecord(Exception):
    """No record of this kind has this id."""

    def __init__(self, kind: str, id_: str) -> None:
        super().__init__(f"{kind} {id_}")
        self.kind, self.id = kind, id_


class UnknownField(Exception):
    """The kind has no such field."""

    def __init__(self, kind: str, field: str) -> None:
        super().__init__(f"{kind}.{field}")
        self.kind, self.field = kind, field


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """An entry with its place, its stream and its record known."""

    entry: Entry
    kind: Kind
    rec: int
    uid: bytes
    home: str
    sid: int
    claim: bytes | None


def new_id(me: Identity, place: str, now_ms: int) -> tuple[str, bytes]:
    """An id for a record that this device is about to make at `place`, and the claim behind it."""
    claim = secrets.token_bytes(8)
    uid = record_id(me.domain, me.key, int(place or 0), own_clock.fitting(now_ms), claim)
    return uid.hex(), claim


def save(
    conn: sqlite3.Connection,
    me: Identity,
    entries: Sequence[Entry],
    *,
    now_ms: int,
    claims: Mapping[str, bytes] | None = None,
) -> list[str]:
    """Write one save and fold it; return the ids. Must run inside a transaction.

    New records may be given ids beforehand (`new_id`), so that entries can name each other.
    Raises InvalidRecord, UnknownField, UnknownRecord or NoRight; then nothing is to be committed.
    """
    placed = [_place(conn, me, entry, now_ms, claims or {}) for entry in entries]
    _check_homes(conn, placed)
    at = own_clock.next_at(conn, partial(_latest_own, conn, me, placed), now_ms)
    changes: dict[Kind, dict[int, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for one in placed:
        for change in _write(conn, me, one, at):
            changes[one.kind][one.rec].append(change)
    homes = {one.rec: one.home for one in placed}
    keys = streams.Keys(conn)
    again = _not_at_home(conn, placed)
    for kind, by_rec in changes.items():
        owned = derive.owners(conn, kind, by_rec)
        batch = Batch(
            changes=dict(by_rec),
            homes=homes,
            keys=keys,
            arrived=lambda sid, n: streams.arrived(conn, sid, n),
            spans=[],
        )
        fold(conn, kind, batch)
        derive.refresh(conn, owned | derive.owners(conn, kind, by_rec))
    emptied = erased_cells.refresh(conn) if KINDS["erasure"] in changes else set()
    refold.records(conn, emptied.union(again))
    same.refresh(conn, homes.keys())
    dirty.note(conn, changes)
    for one in placed:
        if one.rec in again and _waits(conn, one, at):
            raise NoRight("place", one.home)
    return [one.uid.hex() for one in placed]


def _place(
    conn: sqlite3.Connection,
    me: Identity,
    entry: Entry,
    now_ms: int,
    claims: Mapping[str, bytes],
) -> _Placed:
    kind = KINDS.get(entry.kind)
    if kind is None:
        raise UnknownField(entry.kind, "kind")
    if not may_write(me.role, kind.name):
        raise NoRight("kind", kind.name)
    claim: bytes | None = None
    if entry.id and entry.id not in claims:
        rec, uid, home = _find(conn, kind, entry.id)
        _check_place(me, kind, home)
    else:
        home = "" if kind.central else entry.place
        _check_place(me, kind, home)
        id_ = entry.id
        claim = claims.get(id_)
        if claim is None:
            id_, claim = new_id(me, home, now_ms)
        uid = bytes.fromhex(id_)
        rec = _number(conn, kind, uid, home)
    _check(kind, entry, int(today(own_clock.fitting(now_ms))[:4]), new=claim is not None)
    _check_fields(conn, me, kind, rec, entry, new=claim is not None)
    if kind.name == "place" and not entry.resolve:
        places.check_bounds(conn, uid, entry.fields, new=claim is not None)
    for field in sorted(erasure_masks.for_ever(conn, uid, kind.number) & entry.fields.keys()):
        raise InvalidRecord(kind.name, field, "erased")
    if moved := entry.fields.get(PLACE):
        _check_place(me, kind, str(moved))
    sid = streams.number(conn, stream_key(me.key, int(home or 0)))
    return _Placed(entry=entry, kind=kind, rec=rec, uid=uid, home=home, sid=sid, claim=claim)


def _check_homes(conn: sqlite3.Connection, placed: Sequence[_Placed]) -> None:
    """Closed places take nothing new."""
    born = [one for one in placed if one.claim and one.home]
    moved = {str(place) for one in placed if (place := one.entry.fields.get(PLACE))}
    homes = moved.union(one.home for one in born)
    if homes:
        places.check_homes(conn, (born or placed)[0].kind.name, homes)


def _check_fields(
    conn: sqlite3.Connection, me: Identity, kind: Kind, rec: int, entry: Entry, *, new: bool
) -> None:
    """A role may write some fields never, and others only until the record has been packed."""
    if not all(may_write(me.role, kind.name, field) for field in entry.fields):
        raise NoRight("kind", kind.name)
    late = only_at_birth(me.role, kind.name) & entry.fields.keys()
    waits = "SELECT 1 FROM outbox WHERE rec = ? AND col = 0"
    if late and not new and not conn.execute(waits, (rec,)).fetchone():
        raise NoRight("kind", kind.name)


def _check_place(me: Identity, kind: Kind, place: str) -> None:
    """Only what lies in one's own area may be written: others would hold anything else."""
    if not kind.central and not (is_place(place) and covers(me.place, place)):
        raise NoRight("place", place)


def _not_at_home(conn: sqlite3.Connection, placed: Sequence[_Placed]) -> list[int]:
    """Records of which it is not plain that these changes count: to be looked at afresh."""
    return [
        one.rec
        for one in placed
        if PLACE in one.entry.fields
        or (one.kind.central and not one.claim)
        or conn.execute(
            "SELECT 1 FROM rec WHERE id = ? AND home IS NOT ?", (one.rec, one.home)
        ).fetchone()
    ]


def _waits(conn: sqlite3.Connection, one: _Placed, at: int) -> bool:
    """Whether what was just written does not count: the record is another's to change."""
    return bool(
        conn.execute(
            "SELECT 1 FROM foreign_edit f JOIN outbox o USING (sid, n)"
            " WHERE f.rec = ? AND o.at = ?",
            (one.rec, at),
        ).fetchone()
    )


def _find(conn: sqlite3.Connection, kind: Kind, id_: str) -> tuple[int, bytes, str]:
    """A record that stands here, and the place whose stream its changes go to: where it is now."""
    uid = bytes.fromhex(id_) if _ID.fullmatch(id_) else b""
    row = conn.execute(table_of(kind).place_of, (uid, kind.number)).fetchone()
    if row is None:
        raise UnknownRecord(kind.name, id_)
    return int(row[0]), bytes(row[1]), str(row[2])


def _number(conn: sqlite3.Connection, kind: Kind, uid: bytes, home: str) -> int:
    made = conn.execute(
        "INSERT INTO rec (uid, kind, home) VALUES (?, ?, ?)", (uid, kind.number, home)
    )
    return int(made.lastrowid or 0)


def _check(kind: Kind, entry: Entry, year: int, *, new: bool) -> None:
    known = {field.name: field for field in (*HIDDEN_FIELDS, *kind.fields)}
    for name, value in entry.fields.items():
        if name not in known:
            raise UnknownField(kind.name, name)
        if rule := problem(known[name], value) or implausible(known[name], value, year):
            raise InvalidRecord(kind.name, name, rule, value)
        if known[name].required and (value is None or not str(value).strip()):
            raise InvalidRecord(kind.name, name, "required", value)
    missing = [field for field in kind.fields if field.required and field.name not in entry.fields]
    if new and missing:
        raise InvalidRecord(kind.name, missing[0].name, "required")


def _latest_own(conn: sqlite3.Connection, me: Identity, placed: Sequence[_Placed]) -> int:
    """The latest instant of what this device itself wrote into the cells that are now changed."""
    keys, latest = streams.Keys(conn), 0
    for one in placed:
        heads = _heads(conn, one)
        for name in one.entry.fields:
            cell = heads.get(one.kind.columns.index(name), ())
            own = [at for at, sid, _n, _value in cell if keys[sid][:32] == me.key]
            latest = max([latest, *own])
    return latest


def _write(conn: sqlite3.Connection, me: Identity, one: _Placed, at: int) -> Iterable[Change]:
    """Number one entry's changes, keep them in the outbox, and hand them on to be folded."""
    columns = {name: i for i, name in enumerate(one.kind.columns)}
    values: dict[str, Value] = {CLAIM: one.claim} if one.claim else {}
    values |= {name: _on_wire(one.kind, name, value) for name, value in one.entry.fields.items()}
    if one.claim:
        values = {name: value for name, value in values.items() if value is not None}
    heads = _heads(conn, one)
    given = outbox.last_number(conn, one.sid)
    changes: list[Change] = []
    n = given
    for name, value in values.items():
        column = columns[name]
        now = heads.get(column, [])
        if now and now[0][3] == value and name not in one.entry.resolve:
            continue
        n += 1
        seen = now if name in one.entry.resolve else now[:1]
        bases = [(sid, base_n) for _at, sid, base_n, _value in seen[:MAX_BASES]]
        outbox.put(conn, Waiting(one.sid, n, one.rec, column, at, bases, me.worker, value))
        changes += [(one.sid, n, column, at, *base, value) for base in bases or [(0, 0)]]
    if n > given:
        outbox.give(conn, one.sid, n, at)
        outbox.enter(conn, one.sid, (given + 1, n), one.rec, at)
    return changes


def _on_wire(kind: Kind, name: str, value: Value) -> Value:
    """A value as the log keeps it: ids as 16 bytes."""
    if name in HIDDEN or kind.field(name).shape is not Shape.REF:
        return value
    return bytes.fromhex(value) if isinstance(value, str) and value else None


def _heads(conn: sqlite3.Connection, one: _Placed) -> dict[int, list[Head]]:
    """The heads of every cell of a record, the one that shows first; a new one has none."""
    if one.claim:
        return {}
    row = conn.execute(table_of(one.kind).read, (json.dumps([one.rec]),)).fetchone()
    return cells.heads(conn, row) if row else {}

"""What was ever written of one record: every change with its author and its moment."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace

from gridapp.models.declare import CLAIM, FIRST_CLAIM, Kind, Value
from gridapp.register import birth, erasure_masks, streams
from gridapp.register.bindings import bases
from gridapp.register.birth import Birth
from gridapp.register.payload import Payload
from gridapp.register.streams import FOLDED

Dot = tuple[int, int]
"""(stream, n)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One change: `field` had the value from then on. The claim marks the record's birth.

    Attributes:
        dot: (stream, n), which tells it from every other change here.
        bases: the dots of the changes whose values its author saw and replaced.
        received_ms: when it came in a file; for own work, when it was packed; 0 while it waits.
        retold: where the record was born, of a value that a transfer told again; else empty.
    """

    at: int
    field: str
    value: Value
    worker: str
    dot: Dot = (0, 0)
    bases: tuple[Dot, ...] = ()
    received_ms: int = 0
    retold: str = ""

    @property
    def birth(self) -> bool:
        """Whether this is the first word of the record."""
        return self.field == CLAIM


def of(conn: sqlite3.Connection, kind: Kind, id_: str) -> list[Written]:
    """Every change of the record with this id, oldest first."""
    found = [*_packed(conn, kind, bytes.fromhex(id_)), *_own(conn, kind, bytes.fromhex(id_))]
    # A birth comes before what was written in the same moment.
    return sorted(_once(conn, found), key=lambda one: (one.at, not one.birth))


def first_words(conn: sqlite3.Connection, kind: Kind, id_: str) -> dict[Dot, Written]:
    """Each change that a transfer merely said again, to the one it stands for."""
    found = [*_packed(conn, kind, bytes.fromhex(id_)), *_own(conn, kind, bytes.fromhex(id_))]
    by_dot = {one.dot: one for one in found}
    return {again: by_dot[first] for again, first in _told_once(conn, found)[1].items()}


def _once(conn: sqlite3.Connection, found: list[Written]) -> list[Written]:
    """Without what transfers merely said again: of it only what is known from nowhere else."""
    return _told_once(conn, found)[0]


def _told_once(
    conn: sqlite3.Connection, found: list[Written]
) -> tuple[list[Written], dict[Dot, Dot]]:
    births = {
        (one.at, one.dot[0]): birth.told(one.value) for one in found if one.field == FIRST_CLAIM
    }
    if not births:
        return found, {}
    born = any(one.birth for one in found)
    values: dict[Dot, Value] = {}
    stands_for: dict[Dot, Dot] = {}
    kept: list[Written] = []
    for one in sorted(found, key=lambda one: one.at):
        bases = tuple(dict.fromkeys(stands_for.get(base, base) for base in one.bases))
        told = births.get((one.at, one.dot[0]))
        if told is not None:
            if one.field == FIRST_CLAIM:
                if not born:
                    kept.append(_birth(conn, one, told))
                born = True
                continue
            same = next((b for b in bases if b in values and values[b] == one.value), None)
            if same is not None:
                stands_for[one.dot] = same
                continue
            one = replace(one, retold=told.place)
            bases = bases[:1]
        values[one.dot] = one.value
        kept.append(replace(one, bases=bases))
    return kept, stands_for


def _birth(conn: sqlite3.Connection, one: Written, told: Birth) -> Written:
    """A birth elsewhere: when it was, on which device."""
    sid = streams.known(conn, told.stream)
    dot = (sid, told.n) if sid else one.dot
    return replace(one, at=told.at, field=CLAIM, value=told.claim, dot=dot, bases=())


def _packed(conn: sqlite3.Connection, kind: Kind, uid: bytes) -> list[Written]:
    found: list[Written] = []
    segments = conn.execute(
        "SELECT s.gid, s.sid, s.received_ms, s.body FROM rec r JOIN touch t ON t.rec = r.id"
        " JOIN whole s ON s.gid = t.gid WHERE r.uid = ? AND r.kind = ? AND s.state = ?"
        " AND s.body IS NOT NULL",
        (uid, kind.number, FOLDED),
    )
    for gid, sid, received_ms, body in segments.fetchall():
        header, payload = erasure_masks.read(conn, body)
        wanted = {
            number
            for number, (each, its_kind) in enumerate(
                zip(payload.records, payload.kind_of, strict=True)
            )
            if each == uid and payload.kinds[its_kind] == kind.name
        }
        values, bases = payload.values(), _Bases(conn, gid, sid, payload)
        found += [
            Written(
                at=header.least_at + payload.at[i],
                field=payload.fields[payload.field[i]],
                value=values[i],
                # One author needs no column to say who wrote what.
                worker=payload.workers[payload.worker[i] if payload.worker else 0].hex(),
                dot=(sid, header.first + i),
                bases=bases.of(i),
                received_ms=received_ms,
            )
            for i, record in enumerate(payload.record)
            if record in wanted
        ]
    return found


class _Bases:
    """The changes that those of one segment follow, as (stream, n)."""

    def __init__(self, conn: sqlite3.Connection, gid: int, sid: int, payload: Payload) -> None:
        self._payload = payload
        foreign = bases(conn, gid, payload)
        self._streams = [0, sid, *(foreign.get(i, 0) for i in range(len(payload.streams)))]
        self._more: dict[int, list[Dot]] = {}
        for i, stream, n in payload.more_bases:
            self._more.setdefault(i, []).append((self._streams[stream], n))

    def of(self, i: int) -> tuple[Dot, ...]:
        first = (self._streams[self._payload.base_stream[i]], self._payload.base_n[i])
        return tuple(dot for dot in (first, *self._more.get(i, ())) if dot[0])


def _own(conn: sqlite3.Connection, kind: Kind, uid: bytes) -> list[Written]:
    rows = conn.execute(
        "SELECT o.at, o.col, o.value, o.worker, o.sid, o.n, o.bases FROM rec r"
        " JOIN outbox o ON o.rec = r.id WHERE r.uid = ? AND r.kind = ?",
        (uid, kind.number),
    )
    return [
        Written(
            at=at,
            field=kind.columns[column] if birth.told(value) is None else FIRST_CLAIM,
            value=value,
            worker=worker.hex(),
            dot=(sid, n),
            bases=tuple((base_sid, base_n) for base_sid, base_n in json.loads(listed)),
        )
        for at, column, value, worker, sid, n, listed in rows
    ]

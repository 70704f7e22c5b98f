"""What was ever written of one record: every change with its author and its moment."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from gridapp.models.declare import CLAIM, Kind, Value
from gridapp.register import erased
from gridapp.register.bindings import bases
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
    """

    at: int
    field: str
    value: Value
    worker: str
    dot: Dot = (0, 0)
    bases: tuple[Dot, ...] = ()
    received_ms: int = 0

    @property
    def birth(self) -> bool:
        """Whether this is the first word of the record."""
        return self.field == CLAIM


def of(conn: sqlite3.Connection, kind: Kind, id_: str) -> list[Written]:
    """Every change of the record with this id, oldest first."""
    found = [*_packed(conn, kind, bytes.fromhex(id_)), *_own(conn, kind, bytes.fromhex(id_))]
    # A birth comes before what was written in the same moment.
    return sorted(found, key=lambda one: (one.at, not one.birth))


def _packed(conn: sqlite3.Connection, kind: Kind, uid: bytes) -> list[Written]:
    found: list[Written] = []
    segments = conn.execute(
        "SELECT s.gid, s.sid, s.received_ms, s.body FROM rec r JOIN touch t ON t.rec = r.id"
        " JOIN segment s ON s.gid = t.gid WHERE r.uid = ? AND r.kind = ? AND s.state = ?",
        (uid, kind.number, FOLDED),
    )
    for gid, sid, received_ms, body in segments.fetchall():
        header, payload = erased.read(conn, body)
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
            field=kind.columns[column],
            value=value,
            worker=worker.hex(),
            dot=(sid, n),
            bases=tuple((base_sid, base_n) for base_sid, base_n in json.loads(listed)),
        )
        for at, column, value, worker, sid, n, listed in rows
    ]

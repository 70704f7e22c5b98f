"""What was ever written of one record: every change with its author and its moment."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.models.declare import CLAIM, Kind, Value
from gridapp.register.segment import read_header, read_payload
from gridapp.register.streams import FOLDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One change: `field` had the value from then on. The claim marks the record's birth."""

    at: int
    field: str
    value: Value
    worker: str

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
    found = []
    bodies = conn.execute(
        "SELECT s.body FROM rec r JOIN touch t ON t.rec = r.id JOIN segment s ON s.gid = t.gid"
        " WHERE r.uid = ? AND r.kind = ? AND s.state = ?",
        (uid, kind.number, FOLDED),
    )
    for (body,) in bodies:
        header = read_header(body)
        payload = read_payload(header, body)
        wanted = {
            number
            for number, (each, its_kind) in enumerate(
                zip(payload.records, payload.kind_of, strict=True)
            )
            if each == uid and payload.kinds[its_kind] == kind.name
        }
        values = payload.values()
        found += [
            Written(
                at=header.least_at + payload.at[i],
                field=payload.fields[payload.field[i]],
                value=values[i],
                # One author needs no column to say who wrote what.
                worker=payload.workers[payload.worker[i] if payload.worker else 0].hex(),
            )
            for i, record in enumerate(payload.record)
            if record in wanted
        ]
    return found


def _own(conn: sqlite3.Connection, kind: Kind, uid: bytes) -> list[Written]:
    rows = conn.execute(
        "SELECT o.at, o.col, o.value, o.worker FROM rec r JOIN outbox o ON o.rec = r.id"
        " WHERE r.uid = ? AND r.kind = ?",
        (uid, kind.number),
    )
    return [
        Written(at=at, field=kind.columns[column], value=value, worker=worker.hex())
        for at, column, value, worker in rows
    ]

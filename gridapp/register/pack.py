"""Packing: own changes that wait in the outbox become signed segments, one a stream."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

from gridapp.models.declare import FIRST_CLAIM, Value
from gridapp.models.kinds import BY_NUMBER
from gridapp.register import birth, life, refold, streams
from gridapp.register.admission import AHEAD_MS
from gridapp.register.bindings import bind, settle
from gridapp.register.identity import Identity
from gridapp.register.payload import (
    FIRST_STREAM,
    MAX_MORE_BASES,
    NO_BASE,
    OWN_STREAM,
    Payload,
    pack_payload,
)
from gridapp.register.segment import (
    MAX_CHANGES,
    Header,
    identity,
    origin,
    read_header,
    stream_place,
)
from gridapp.register.streams import FOLDED
from gridapp.register.tables import CLAIM_COLUMN

T = TypeVar("T")
Sign = Callable[[bytes], bytes]
"""Makes the 64-byte signature of this device over some bytes."""

_MAX_BYTES = 3 * 1024 * 1024
_Row = tuple[int, int, int, int, str, bytes, Value]
"""(n, rec, col, at, bases, worker, value)"""


def pack(conn: sqlite3.Connection, me: Identity, sign: Sign, *, now_ms: int) -> list[int]:
    """Make segments of all that waits; return their local numbers. Needs a transaction.

    Raises StillAsking for a register that does not know yet which numbers it has given.
    """
    if life.asking_since(conn):
        raise life.StillAsking
    waiting = conn.execute(
        "SELECT DISTINCT o.sid, s.skey FROM outbox o JOIN stream s USING (sid) ORDER BY s.skey"
    ).fetchall()
    return [
        _pack_one(conn, me, sign, sid, skey, rows, now_ms)
        for sid, skey in waiting
        for rows in _portions(conn, sid)
    ]


def _portions(conn: sqlite3.Connection, sid: int) -> Iterator[list[_Row]]:
    """A stream's waiting changes in portions that fit a segment: numbers without a gap.

    Where the clock jumped, another begins: one that is held for its clock holds nothing else up.
    """
    rows = iter(
        conn.execute(
            "SELECT n, rec, col, at, bases, worker, value FROM outbox WHERE sid = ? ORDER BY n",
            (sid,),
        ).fetchall()
    )
    portion: list[_Row] = []
    size = bases = 0
    for row in rows:
        weight = 40 + len(row[4]) * 2 + (len(row[6]) * 4 if isinstance(row[6], str | bytes) else 9)
        named = row[4].count("[")
        size, bases = size + weight, bases + named
        full = len(portion) == MAX_CHANGES or size > _MAX_BYTES or bases > MAX_MORE_BASES
        if full or (portion and (row[0] != portion[-1][0] + 1 or _jumped(portion[-1], row))):
            yield portion
            portion, size, bases = [], weight, named
        portion.append(row)
    if portion:
        yield portion


def _jumped(before: _Row, row: _Row) -> bool:
    return abs(row[3] - before[3]) >> 16 > AHEAD_MS


def _pack_one(
    conn: sqlite3.Connection,
    me: Identity,
    sign: Sign,
    sid: int,
    skey: bytes,
    rows: list[_Row],
    now_ms: int,
) -> int:
    payload = _payload(conn, me, sid, rows)
    body, raw_size = pack_payload(payload)
    first = rows[0][0]
    place = stream_place(skey)
    least = min(row[3] for row in rows)
    header = Header(
        domain=me.domain,
        key=me.key,
        place=place,
        first=first,
        count=len(rows),
        least_at=least,
        greatest_at=max(row[3] for row in rows),
        previous=_previous(conn, me, sid, place, first),
        payload_digest=hashlib.sha256(body).digest(),
        raw_size=raw_size,
        size=len(body),
    )
    signed = header.signed()
    data = signed + sign(signed) + body
    read_header(data)
    made = conn.execute(
        "INSERT INTO segment (sid, first, last, id, previous, state, role, area, entries,"
        " received_ms, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sid,
            first,
            header.last,
            identity(signed),
            header.previous,
            FOLDED,
            me.role,
            me.place,
            payload.entries(),
            now_ms,
            data,
        ),
    )
    gid = int(made.lastrowid or 0)
    conn.executemany(
        "INSERT OR IGNORE INTO touch (rec, gid) VALUES (?, ?)", [(row[1], gid) for row in rows]
    )
    bind(conn, gid, payload)
    conn.execute("DELETE FROM outbox WHERE sid = ? AND n <= ?", (sid, header.last))
    streams.advance(conn, sid)
    again = set[int]()
    if streams.forks(conn, gid, sid, header, identity(signed)):
        streams.mark_fork(conn, sid, header, now_ms)
        again = streams.records_of(conn, [sid])
    for proved in settle(conn, [(gid, sid, header)]):
        again |= refold.touched(conn, proved)
    refold.records(conn, again)
    return gid


def _previous(conn: sqlite3.Connection, me: Identity, sid: int, place: int, first: int) -> bytes:
    if first == 1:
        return origin(me.domain, me.key, place, me.certificate)
    (id_,) = conn.execute(
        "SELECT id FROM segment WHERE sid = ? AND last = ?", (sid, first - 1)
    ).fetchone()
    return bytes(id_)


def _payload(conn: sqlite3.Connection, me: Identity, sid: int, rows: list[_Row]) -> Payload:
    names = _Names(conn)
    bases = _Bases(conn, me, sid, rows)
    least = min(row[3] for row in rows)
    payload = Payload(
        salt=secrets.token_bytes(16),
        kinds=names.kinds,
        fields=names.fields,
        workers=names.workers,
        records=names.records,
        kind_of=names.kind_of,
        streams=bases.named,
        record=[],
        field=[],
        at=[],
        base_stream=[],
        base_n=[],
        more_bases=[],
        worker=[],
        plain=[],
        bytes_at=[],
        bytes_value=[],
    )
    for i, (_n, rec, col, at, listed, worker, value) in enumerate(rows):
        payload.record.append(names.record(rec))
        payload.field.append(names.field(rec, col, value))
        payload.worker.append(names.worker(worker))
        payload.at.append(at - least)
        payload.plain.append(None if isinstance(value, bytes) else value)
        if isinstance(value, bytes):
            payload.bytes_at.append(i)
            payload.bytes_value.append(value)
        coded = [(bases.code(base_sid), base_n) for base_sid, base_n in json.loads(listed)]
        stream, base_n = coded[0] if coded else (NO_BASE, 0)
        payload.base_stream.append(stream)
        payload.base_n.append(base_n)
        payload.more_bases += [(i, stream, base_n) for stream, base_n in islice(coded, 1, None)]
    if len(names.workers) == 1:
        payload.worker.clear()
    return payload


class _Names:
    """The tables of names at the head of a payload, filled as changes need them."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.kinds: list[str] = []
        self.fields: list[str] = []
        self.workers: list[bytes] = []
        self.records: list[bytes] = []
        self.kind_of: list[int] = []
        self._places: dict[int, tuple[int, tuple[str, ...]]] = {}

    def record(self, rec: int) -> int:
        return self._record(rec)[0]

    def field(self, rec: int, col: int, value: Value) -> int:
        name = self._record(rec)[1][col]
        elsewhere = col == CLAIM_COLUMN and birth.told(value) is not None
        return _index(self.fields, FIRST_CLAIM if elsewhere else name)

    def worker(self, worker: bytes) -> int:
        return _index(self.workers, worker)

    def _record(self, rec: int) -> tuple[int, tuple[str, ...]]:
        if rec not in self._places:
            uid, number = self._conn.execute(
                "SELECT uid, kind FROM rec WHERE id = ?", (rec,)
            ).fetchone()
            kind = BY_NUMBER[number]
            self.records.append(uid)
            self.kind_of.append(_index(self.kinds, kind.name))
            self._places[rec] = (len(self.records) - 1, kind.columns)
        return self._places[rec]


class _Bases:
    """The streams that a payload's changes build on, each bound to what was seen of it."""

    def __init__(self, conn: sqlite3.Connection, me: Identity, sid: int, rows: list[_Row]) -> None:
        self._sid = sid
        seen: dict[int, int] = {}
        for row in rows:
            for base_sid, base_n in json.loads(row[4]):
                if base_sid != sid:
                    seen[base_sid] = max(base_n, seen.get(base_sid, 0))
        self.named: list[tuple[bytes, int, bytes]] = []
        self._codes: dict[int, int] = {}
        for base_sid, base_n in sorted(seen.items()):
            self._codes[base_sid] = FIRST_STREAM + len(self.named)
            self.named.append(_bound(conn, me, base_sid, base_n))

    def code(self, base_sid: int) -> int:
        return OWN_STREAM if base_sid == self._sid else self._codes[base_sid]


def _bound(conn: sqlite3.Connection, me: Identity, sid: int, n: int) -> tuple[bytes, int, bytes]:
    (skey,) = conn.execute("SELECT skey FROM stream WHERE sid = ?", (sid,)).fetchone()
    if skey[:32] == me.key:
        return skey, 0, b""
    last, prefix = conn.execute(
        "SELECT last, substr(id, 1, 16) FROM segment WHERE sid = ? AND last >= ? AND first <= ?"
        " ORDER BY id",
        (sid, n, n),
    ).fetchone()
    return skey, last, bytes(prefix)


def _index(names: list[T], name: T) -> int:
    if name not in names:
        names.append(name)
    return names.index(name)

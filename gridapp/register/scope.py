"""What of the log two devices share, and what of it one of them lacks. Never more than that."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gridapp.models.place import LEVELS
from gridapp.register import streams
from gridapp.register.segment import stream_key, stream_place
from gridapp.register.streams import FOLDED, HELD, Held

_MAY_TRAVEL = ("cut", "clock", "branches")
"""Held segments of these reasons are handed on: who wrote them is known, and for where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The streams about `area` and below, and the own logs of the devices `logs`."""

    area: str
    logs: frozenset[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A stream in scope: its local number, key and high mark."""

    sid: int
    key: bytes
    hi: int
    forked: bool

    @property
    def author(self) -> bytes:
        return self.key[:32]

    @property
    def place(self) -> int:
        """What the stream is about; 0 for the author's own log."""
        return stream_place(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A segment that may be sent: enough to plan a file without reading it."""

    gid: int
    id: bytes
    stream: bytes
    first: int
    last: int
    size: int
    entries: int


def streams_of(conn: sqlite3.Connection, scope: Scope) -> list[Stream]:
    """The streams in scope that are here: own logs first, then by place."""
    logs = json.dumps([stream_key(key, 0).hex() for key in scope.logs])
    rows = conn.execute(
        "SELECT t.sid, t.skey, t.hi, t.forked, 0 AS place FROM json_each(?1) j"
        " CROSS JOIN stream t ON t.skey = unhex_(j.value)"
        " UNION ALL SELECT t.sid, t.skey, t.hi, t.forked, t.place FROM json_each(?2) j"
        " CROSS JOIN stream t ON t.place BETWEEN json_extract(j.value, '$[0]')"
        " AND json_extract(j.value, '$[1]') ORDER BY 5, 2",
        (logs, json.dumps(_ranges(scope.area))),
    )
    return [
        Stream(sid=sid, key=bytes(skey), hi=hi, forked=bool(forked))
        for sid, skey, hi, forked, _place in rows
    ]


def _ranges(area: str) -> list[tuple[int, int]]:
    """The numbers of all places at `area` and below, by level."""
    ranges = []
    for level in LEVELS:
        if level >= len(area):
            wide = 10 ** (level - len(area))
            ranges.append((int(area) * wide, int(area) * wide + wide - 1))
    return ranges


def vectors(conn: sqlite3.Connection, shared: Iterable[Stream]) -> list[Held]:
    """What is here of these streams; those of which nothing is here are left out."""
    found = (
        Held(
            stream=stream.key,
            hi=stream.hi,
            prefix=streams.prefix_at(conn, stream.sid, stream.hi) if stream.hi else b"",
            islands=streams.islands(conn, stream.sid, stream.hi),
        )
        for stream in shared
    )
    return [one for one in found if one.hi or one.islands]


def lacking(
    conn: sqlite3.Connection, shared: Sequence[Stream], peers: Collection[bytes]
) -> list[Piece]:
    """The segments of these streams that none of `peers` has said to have, in stream order."""
    rows = conn.execute(
        "SELECT s.gid, s.id, t.skey, s.first, s.last, s.size, s.entries"
        " FROM json_each(?1) j CROSS JOIN stream t ON t.sid = j.value"
        " CROSS JOIN whole s ON s.sid = t.sid AND s.last > coalesce((SELECT max(a.hi) FROM ack a"
        " WHERE a.sid = t.sid AND a.peer IN (SELECT unhex_(value) FROM json_each(?2))), 0)"
        " WHERE s.emptied < 2 AND s.size IS NOT NULL"
        " AND (s.state = ?3 OR (s.state = ?4 AND s.reason IN (SELECT value FROM json_each(?5))))"
        " ORDER BY j.key, s.first, s.id",
        (
            json.dumps([stream.sid for stream in shared]),
            json.dumps([peer.hex() for peer in peers]),
            FOLDED,
            HELD,
            json.dumps(_MAY_TRAVEL),
        ),
    )
    return [_piece(row) for row in rows]


def wanted(
    conn: sqlite3.Connection, shared: Iterable[Stream], wants: Iterable[tuple[bytes, int, int]]
) -> list[Piece]:
    """The segments that hold the wanted ranges, as far as they lie in these streams."""
    sids = {stream.key: stream.sid for stream in shared}
    found: dict[int, Piece] = {}
    for stream, first, last in wants:
        if stream in sids:
            rows = conn.execute(
                "SELECT s.gid, s.id, ?1, s.first, s.last, s.size, s.entries"
                " FROM whole s WHERE s.sid = ?2 AND s.last >= ?3 AND s.first <= ?4"
                " AND s.state IN (?5, ?6) AND s.emptied < 2"
                " AND s.size IS NOT NULL ORDER BY s.first",
                (stream, sids[stream], first, last, FOLDED, HELD),
            )
            found.update((row[0], _piece(row)) for row in rows)
    return list(found.values())


def bodies(conn: sqlite3.Connection, gids: Sequence[int]) -> list[bytes]:
    """The segments themselves, byte for byte, in the order asked."""
    rows = conn.execute(
        "SELECT s.body FROM json_each(?) j CROSS JOIN whole s ON s.gid = j.value ORDER BY j.key",
        (json.dumps(list(gids)),),
    )
    return [bytes(body) for (body,) in rows]


def stream_bodies(conn: sqlite3.Connection, key: bytes) -> list[bytes]:
    """All segments here of one stream, byte for byte, oldest first."""
    rows = conn.execute(
        "SELECT s.body FROM whole s JOIN stream t USING (sid) WHERE t.skey = ?"
        " ORDER BY s.first, s.id",
        (key,),
    )
    return [bytes(body) for (body,) in rows]


def bodies_by(conn: sqlite3.Connection, author: bytes) -> Iterator[bytes]:
    """The segments that a device wrote, and all logs, as far as the file can be read."""
    rows = conn.execute(
        "SELECT s.body FROM stream t JOIN whole s USING (sid)"
        " WHERE (substr(t.skey, 1, 32) = ? OR t.place = 0) AND s.body IS NOT NULL ORDER BY s.gid",
        (author,),
    )
    for (body,) in rows:
        yield bytes(body)


def whole(conn: sqlite3.Connection, sid: int) -> bytes:
    """A digest of every segment here of a stream; tells whether two have the same of a fork."""
    ids = conn.execute("SELECT id FROM segment WHERE sid = ? ORDER BY id", (sid,))
    return hashlib.sha256(b"".join(bytes(id_) for (id_,) in ids)).digest()


def _piece(row: tuple[int, bytes, bytes, int, int, int, int]) -> Piece:
    gid, id_, stream, first, last, size, entries = row
    return Piece(
        gid=gid,
        id=bytes(id_),
        stream=bytes(stream),
        first=first,
        last=last,
        size=size,
        entries=entries,
    )

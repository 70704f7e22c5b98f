"""Streams: one chain a device and place. Local numbers stand for them and never leave here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from gridapp.register.segment import Header, stream_place

MOST_BRANCHES = 8
"""A copied disk makes two histories; more than so many from one point wait for a person."""

HELD, FOLDED = 0, 1
"""States of a segment: kept but not counted yet, counted."""


class Keys(dict[int, bytes]):
    """Stream number to stream key, looked up when first asked for."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__()
        self._conn = conn

    def __missing__(self, sid: int) -> bytes:
        (key,) = self._conn.execute("SELECT skey FROM stream WHERE sid = ?", (sid,)).fetchone()
        self[sid] = bytes(key)
        return self[sid]


def known(conn: sqlite3.Connection, stream: bytes) -> int:
    """The local number of a stream, 0 for one never heard of here."""
    found = conn.execute("SELECT sid FROM stream WHERE skey = ?", (stream,)).fetchone()
    return int(found[0]) if found else 0


def number(conn: sqlite3.Connection, stream: bytes) -> int:
    """The local number of a stream, given to it now if it is new."""
    found = conn.execute("SELECT sid FROM stream WHERE skey = ?", (stream,)).fetchone()
    if found:
        return int(found[0])
    made = conn.execute(
        "INSERT INTO stream (skey, place) VALUES (?, ?)", (stream, stream_place(stream))
    )
    return int(made.lastrowid or 0)


def arrived(conn: sqlite3.Connection, sid: int, n: int) -> bool:
    """Whether change `n` of a stream counts already: packed by us or folded from a segment."""
    given, hi = conn.execute("SELECT given, hi FROM stream WHERE sid = ?", (sid,)).fetchone()
    if n <= min(given, hi):
        return True
    found = conn.execute(
        "SELECT 1 FROM segment WHERE sid = ?1 AND last >= ?2 AND first <= ?2 AND state = ?3"
        " UNION ALL SELECT 1 FROM outbox WHERE ?2 <= ?4 AND sid = ?1 AND n = ?2",
        (sid, n, FOLDED, given),
    )
    return found.fetchone() is not None


def lacks(conn: sqlite3.Connection, held: Iterable[tuple[bytes, int]]) -> bool:
    """Whether of any of these streams, (stream key, high mark), less is here."""
    rows = [(stream.hex(), hi) for stream, hi in held]
    found = conn.execute(
        "SELECT 1 FROM json_each(?) j WHERE json_extract(j.value, '$[1]') > coalesce((SELECT t.hi"
        " FROM stream t WHERE t.skey = unhex_(json_extract(j.value, '$[0]'))), 0) LIMIT 1",
        (json.dumps(rows),),
    )
    return found.fetchone() is not None


def advance(conn: sqlite3.Connection, sid: int) -> int:
    """Move a stream's contiguous high mark over what is here now; return it."""
    (hi,) = conn.execute("SELECT hi FROM stream WHERE sid = ?", (sid,)).fetchone()
    before = hi
    while found := conn.execute(
        "SELECT max(last) FROM segment WHERE sid = ?1 AND first <= ?2 + 1 AND last > ?2", (sid, hi)
    ).fetchone()[0]:
        hi = found
    if hi != before:
        conn.execute("UPDATE stream SET hi = ? WHERE sid = ?", (hi, sid))
    return int(hi)


def forks(conn: sqlite3.Connection, gid: int, sid: int, header: Header, id_: bytes) -> bool:
    """Whether this segment and one beside it cannot both belong to one history."""
    before, after = [], []
    for first, last, other, previous in conn.execute(
        "SELECT first, last, id, previous FROM segment"
        " WHERE sid = ? AND last >= ? AND first <= ? AND gid <> ?",
        (sid, header.first - 1, header.last + 1, gid),
    ):
        if last == header.first - 1:
            before.append(other == header.previous)
        elif first == header.last + 1:
            after.append(previous == id_)
        else:
            return True
    return (bool(before) and not any(before)) or (bool(after) and not any(after))


def mark_fork(conn: sqlite3.Connection, sid: int, header: Header, now_ms: int) -> None:
    """Flag a stream with two histories, once, with an alarm."""
    marked = conn.execute("UPDATE stream SET forked = 1 WHERE sid = ? AND NOT forked", (sid,))
    if marked.rowcount:
        conn.execute(
            "INSERT INTO event (at_ms, kind, sid, detail) VALUES (?, 'fork', ?, ?)",
            (now_ms, sid, str(header.first)),
        )


def branches_from(conn: sqlite3.Connection, stream: bytes) -> int:
    """From which change on a stream has more histories than are folded; 0 where it has not."""
    row = conn.execute(
        "SELECT min(s.first) FROM stream t JOIN segment s USING (sid) WHERE t.skey = ?"
        " AND t.forked GROUP BY s.previous HAVING count(*) > ? ORDER BY 1 LIMIT 1",
        (stream, MOST_BRANCHES),
    ).fetchone()
    return int(row[0]) if row else 0


def forked(conn: sqlite3.Connection) -> set[int]:
    """The streams of which two histories are here."""
    return {sid for (sid,) in conn.execute("SELECT sid FROM stream WHERE forked")}


def records_of(conn: sqlite3.Connection, sids: Iterable[int]) -> set[int]:
    """Every record that these streams speak of."""
    rows = conn.execute(
        "SELECT DISTINCT t.rec FROM json_each(?) j JOIN segment s ON s.sid = j.value"
        " JOIN touch t USING (gid)",
        (json.dumps(sorted(sids)),),
    )
    return {rec for (rec,) in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is here of one stream.

    Attributes:
        stream: the stream key.
        hi: everything up to this change is here.
        prefix: first 16 bytes of the id of the segment that ends at `hi`; empty when hi is 0.
        islands: (first, last) of what is here beyond a gap.
    """

    stream: bytes
    hi: int
    prefix: bytes
    islands: tuple[tuple[int, int], ...]

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """(first, last) of what is missing between the high mark and the islands."""
        missing, next_ = [], self.hi + 1
        for first, last in self.islands:
            if first > next_:
                missing.append((next_, first - 1))
            next_ = max(next_, last + 1)
        return tuple(missing)


def prefix_at(conn: sqlite3.Connection, sid: int, n: int) -> bytes:
    """First 16 bytes of the id of the segment that ends at `n`; empty when there is none."""
    found = conn.execute(
        "SELECT substr(id, 1, 16) FROM segment WHERE sid = ? AND last = ? ORDER BY id", (sid, n)
    ).fetchone()
    return bytes(found[0]) if found else b""


def islands(conn: sqlite3.Connection, sid: int, hi: int) -> tuple[tuple[int, int], ...]:
    """(first, last) of what is here of a stream beyond a gap."""
    joined: list[tuple[int, int]] = []
    for first, last in conn.execute(
        "SELECT first, last FROM segment WHERE sid = ? AND first > ? ORDER BY first, last",
        (sid, hi + 1),
    ):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)

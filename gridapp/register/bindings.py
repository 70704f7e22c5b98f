"""Bound bases: a change may follow only what its author can prove to have seen.

A payload names, for each foreign stream it builds on, the segment that ends at the last change
seen there. Its bases in that stream count once that very segment is here, and not before: nobody
can name the id of a segment that is still to be written, so nobody can do away with changes that
are still to come. The verdict depends on the set of segments alone, and only ever turns to yes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gridapp.register import streams
from gridapp.register.payload import Payload
from gridapp.register.segment import Header


def bind(conn: sqlite3.Connection, gid: int, payload: Payload) -> None:
    """Note what segment `gid` says it saw of foreign streams; nothing of it is proved yet."""
    for stream, hi, prefix in payload.streams:
        if hi:
            conn.execute(
                "INSERT INTO basis (gid, sid, hi, prefix, proved) VALUES (?, ?, ?, ?, 0)",
                (gid, streams.number(conn, stream), hi, prefix),
            )


def settle(conn: sqlite3.Connection, arrived: Iterable[tuple[int, int, Header]]) -> set[int]:
    """Judge the bindings that new segments make or prove; each is (gid, stream, header).

    Returns the segments that were here before and are proved now.
    """
    if not conn.execute("SELECT 1 FROM basis LIMIT 1").fetchone():
        return set()
    turned, new = set(), set()
    for gid, sid, header in arrived:
        new.add(gid)
        proved = conn.execute(
            "SELECT b.gid, b.sid FROM basis b WHERE (b.gid = ?1 OR (b.sid = ?2 AND b.hi = ?3))"
            " AND NOT b.proved AND EXISTS (SELECT 1 FROM segment s WHERE s.sid = b.sid"
            " AND s.last = b.hi AND substr(s.id, 1, 16) = b.prefix)",
            (gid, sid, header.last),
        ).fetchall()
        conn.executemany("UPDATE basis SET proved = 1 WHERE gid = ? AND sid = ?", proved)
        turned |= {owner for owner, _sid in proved}
    return turned - new


def bases(conn: sqlite3.Connection, gid: int, payload: Payload) -> dict[int, int]:
    """Stream number of each stream that segment `gid` names, by index; without those not proved."""
    if not payload.streams:
        return {}
    proved: dict[bytes, int] = dict(
        conn.execute(
            "SELECT t.skey, b.sid FROM basis b JOIN stream t USING (sid)"
            " WHERE b.gid = ? AND b.proved",
            (gid,),
        ).fetchall()
    )
    named = enumerate(payload.streams)
    return {
        index: proved[stream] if hi else streams.number(conn, stream)
        for index, (stream, hi, _prefix) in named
        if not hi or stream in proved
    }

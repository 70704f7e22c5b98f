"""Bound bases: a change may follow only what its author can prove to have seen (decision 18).

A payload names, for each foreign stream it builds on, the segment that ends at the last change
seen there. Where the stream proves to have another segment at that point, those bases count for
nothing; the verdict depends on the set of segments alone and is settled anew when more arrive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gridapp.register import streams
from gridapp.register.segment import Header, Payload


def bind(conn: sqlite3.Connection, gid: int, payload: Payload) -> None:
    """Note what segment `gid` says it saw of foreign streams."""
    for stream, hi, prefix in payload.streams:
        if hi:
            conn.execute(
                "INSERT INTO basis (gid, sid, hi, prefix) VALUES (?, ?, ?, ?)",
                (gid, streams.number(conn, stream), hi, prefix),
            )


def settle(conn: sqlite3.Connection, arrived: Iterable[tuple[int, int, Header]]) -> set[int]:
    """Judge the bindings that new segments make or touch; each is (gid, stream, header).

    Returns the segments folded earlier whose bindings turned out otherwise than before.
    """
    if not conn.execute("SELECT 1 FROM basis LIMIT 1").fetchone():
        return set()
    turned, new = set(), set()
    for gid, sid, header in arrived:
        new.add(gid)
        touched = conn.execute(
            "SELECT gid, sid, hi, prefix, void FROM basis WHERE gid = ?"
            " UNION SELECT gid, sid, hi, prefix, void FROM basis WHERE sid = ?"
            " AND hi BETWEEN ? AND ?",
            (gid, sid, header.first, header.last),
        ).fetchall()
        for owner, stream, hi, prefix, void in touched:
            now = _proved_false(conn, stream, hi, prefix)
            if now != bool(void):
                conn.execute(
                    "UPDATE basis SET void = ? WHERE gid = ? AND sid = ?",
                    (int(now), owner, stream),
                )
                turned.add(owner)
    return turned - new


def _proved_false(conn: sqlite3.Connection, sid: int, hi: int, prefix: bytes) -> bool:
    rows = conn.execute(
        "SELECT last, substr(id, 1, 16) FROM segment WHERE sid = ? AND last >= ? AND first <= ?",
        (sid, hi, hi),
    ).fetchall()
    return bool(rows) and (hi, prefix) not in rows


def bases(conn: sqlite3.Connection, gid: int, payload: Payload) -> dict[int, int]:
    """Stream number of each stream that segment `gid` names, by index; false bindings left out."""
    if not payload.streams:
        return {}
    void = {sid for (sid,) in conn.execute("SELECT sid FROM basis WHERE gid = ? AND void", (gid,))}
    numbered = (
        (index, streams.number(conn, stream))
        for index, (stream, _hi, _prefix) in enumerate(payload.streams)
    )
    return {index: sid for index, sid in numbered if sid not in void}

"""Segments that lie here and do not count yet."""

from __future__ import annotations

import sqlite3

from gridapp.register.admission import AHEAD_MS
from gridapp.register.segment import read_header
from gridapp.register.streams import HELD


def is_due(conn: sqlite3.Connection, now_ms: int) -> bool:
    """Whether what is held by its clock is far ahead no longer: time alone has gone on."""
    found = conn.execute("SELECT body FROM segment WHERE state = 0 AND reason = 'clock'")
    return any(read_header(body).greatest_at >> 16 <= now_ms + AHEAD_MS for (body,) in found)


def rows(conn: sqlite3.Connection) -> int:
    """How many entries are held: as many as are listed, device by device."""
    counted = conn.execute("SELECT total(entries) FROM segment WHERE state = ?", (HELD,))
    return int(counted.fetchone()[0])


def why(conn: sqlite3.Connection, id_: bytes) -> str:
    """Why the segment with this id is held; empty when it is not."""
    row = conn.execute(
        "SELECT reason FROM segment WHERE id = ? AND state = ?", (id_, HELD)
    ).fetchone()
    return str(row[0]) if row else ""


def of_unknown_authors(conn: sqlite3.Connection) -> tuple[int, int]:
    """How many segments, and bytes, of authors that nobody here has vouched for."""
    count, size = conn.execute(
        "SELECT count(*), coalesce(sum(length(body)), 0) FROM segment WHERE state = 0"
        " AND reason = 'author'"
    ).fetchone()
    return int(count), int(size)

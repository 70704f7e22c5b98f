"""Segments that lie here and do not count yet."""

from __future__ import annotations

import sqlite3

from gridapp.register.streams import HELD


def is_any(conn: sqlite3.Connection, reason: str) -> bool:
    """Whether anything is held for this reason."""
    found = conn.execute("SELECT 1 FROM segment WHERE state = 0 AND reason = ? LIMIT 1", (reason,))
    return found.fetchone() is not None


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

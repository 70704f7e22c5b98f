"""Segments that lie here and do not count yet, and own streams that come back from outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gridapp.register.segment import stream_place
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


def is_rewound(
    conn: sqlite3.Connection, me: bytes, rows: Iterable[tuple[bytes, int]], now_ms: int
) -> bool:
    """Whether others have more of our own streams, (stream, hi), than we: an old copy of us runs.

    Says so once for each such point, with an alarm.
    """
    made = conn.executemany(
        "INSERT INTO event (at_ms, kind, sid, detail) SELECT ?1, 'rewound', NULL, ?4"
        " WHERE ?3 > coalesce((SELECT max(hi, given) FROM stream WHERE skey = ?2), 0)"
        " AND NOT EXISTS (SELECT 1 FROM event WHERE kind = 'rewound' AND detail = ?4)",
        [
            (now_ms, stream, hi, f"{stream_place(stream)} {hi}")
            for stream, hi in rows
            if stream[:32] == me
        ],
    )
    return made.rowcount > 0


def catch_up(conn: sqlite3.Connection, me: bytes) -> None:
    """Own changes that came back from others: the next ones are numbered behind them."""
    conn.execute(
        "UPDATE stream SET given = hi, given_at = max(given_at, (SELECT max(t.given_at)"
        " FROM stream t)) WHERE substr(skey, 1, 32) = ? AND hi > given"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.sid = stream.sid)",
        (me,),
    )

"""Sync files in and out, as the register remembers them; names and numbers of the next ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridapp.register.peers import Known

_MOST_GAPS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One sync file. `direction` is in or out.

    `peer` is the tag of the device at the other end, `who` the person or centre that has it, where
    that is known here.
    """

    direction: str
    name: str
    number: int
    peer: str
    made_ms: int
    rows: int
    result: str
    reason: str
    who: str = ""

    @property
    def other(self) -> str:
        """Who is at the other end: by name, and the tag that files of his bear."""
        return " ".join(filter(None, (self.who, self.peer)))


def last_number(conn: sqlite3.Connection) -> int:
    """The number of the newest file written here."""
    row = conn.execute("SELECT value FROM meta WHERE name = 'file_number'").fetchone()
    return int(row[0]) if row else 0


def set_last_number(conn: sqlite3.Connection, number: int) -> None:
    """Files up to this number are spoken for."""
    conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('file_number', ?)", (number,))


def last_written_to(conn: sqlite3.Connection, keys: Iterable[bytes]) -> int:
    """The number of the newest file written here for one of these devices; 0 for none."""
    listed = json.dumps([key.hex() for key in keys])
    row = conn.execute(
        "SELECT number FROM file WHERE direction = 'out' AND peer IN"
        " (SELECT unhex_(value) FROM json_each(?)) ORDER BY id DESC LIMIT 1",
        (listed,),
    ).fetchone()
    return int(row[0]) if row else 0


def wrote(
    conn: sqlite3.Connection,
    *,
    name: str,
    number: int,
    peer: bytes,
    made_ms: int,
    rows: int,
    digest: bytes,
    own: Sequence[int],
) -> None:
    """Note a file written here; `own` are own segments in it, first carried by it or an earlier."""
    made = conn.execute(
        "INSERT INTO file (direction, name, number, peer, made_ms, rows, result, digest)"
        " VALUES ('out', ?, ?, ?, ?, ?, 'written', ?)",
        (name, number, peer, made_ms, rows, digest),
    )
    conn.executemany(
        "INSERT OR IGNORE INTO packed (gid, file) VALUES (?, ?)",
        [(gid, made.lastrowid) for gid in own],
    )


def answered_until(conn: sqlite3.Connection, peer: bytes, said_ms: int) -> int:
    """When the newest file for a device was written before its own newest one; 0 for none."""
    (last,) = conn.execute(
        "SELECT max(made_ms) FROM file WHERE direction = 'out' AND peer = ? AND made_ms < ?",
        (peer, said_ms),
    ).fetchone()
    return int(last or 0)


def came_from(conn: sqlite3.Connection) -> set[bytes]:
    """The keys of the devices of which a file of their own came in here."""
    rows = conn.execute("SELECT DISTINCT peer FROM file WHERE direction = 'in' AND peer NOT NULL")
    return {bytes(peer) for (peer,) in rows.fetchall()}


def unanswered(conn: sqlite3.Connection) -> dict[bytes, tuple[int, int]]:
    """Device key to how often we wrote since it was last heard of, and when the last time was."""
    rows = conn.execute(
        "SELECT f.peer, count(DISTINCT f.made_ms), max(f.made_ms) FROM file f"
        " LEFT JOIN peer p ON p.key = f.peer"
        " WHERE f.direction = 'out' AND f.made_ms > coalesce(p.last_seen_ms, 0) GROUP BY f.peer"
    )
    return {bytes(peer): (times, last) for peer, times, last in rows.fetchall()}


def brought(conn: sqlite3.Connection, sid: int, at_ms: int) -> str:
    """The first file that came of this stream's device made after a moment; empty for none.

    What was written then came in it, unless somebody else's file carried it sooner.
    """
    row = conn.execute(
        "SELECT f.name FROM stream t JOIN file f ON f.peer = substr(t.skey, 1, 32)"
        " WHERE t.sid = ? AND f.direction = 'in' AND f.made_ms >= ?"
        " ORDER BY f.made_ms, f.id LIMIT 1",
        (sid, at_ms),
    ).fetchone()
    return str(row[0]) if row else ""


def senders(conn: sqlite3.Connection, names: Sequence[str]) -> set[bytes]:
    """The keys of the devices whose files came in under these names."""
    rows = conn.execute(
        "SELECT DISTINCT peer FROM file WHERE direction = 'in' AND peer IS NOT NULL"
        " AND name IN (SELECT value FROM json_each(?))",
        (json.dumps(list(names)),),
    )
    return {bytes(peer) for (peer,) in rows.fetchall()}


def came(
    conn: sqlite3.Connection,
    *,
    name: str,
    number: int,
    peer: bytes,
    made_ms: int,
    rows: int,
    result: str,
    reason: str,
    digest: bytes,
) -> None:
    """Note what became of a file that came in; of the same bytes only the newest word is kept."""
    conn.execute("DELETE FROM file WHERE direction = 'in' AND digest = ?", (digest,))
    conn.execute(
        "INSERT INTO file (direction, name, number, peer, made_ms, rows, result, reason, digest)"
        " VALUES ('in', ?, ?, ?, ?, ?, ?, ?, ?)",
        (name, number, peer, made_ms, rows, result, reason, digest),
    )


def result_of(conn: sqlite3.Connection, digest: bytes) -> tuple[str, str]:
    """What is known of a file with these bytes: (result, reason); empty when nothing is."""
    row = conn.execute(
        "SELECT result, reason FROM file WHERE digest = ? ORDER BY id DESC", (digest,)
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def settle_gaps(conn: sqlite3.Connection, digests: Iterable[bytes]) -> None:
    """Files whose gaps were filled after they came in were imported like others."""
    conn.executemany(
        "UPDATE file SET result = 'imported' WHERE direction = 'in' AND digest = ?"
        " AND result = 'gap'",
        [(digest,) for digest in digests],
    )


def receipted(
    conn: sqlite3.Connection, names: Iterable[str], centres: Iterable[Known]
) -> list[str]:
    """Which of these files, written here, need no second copy any more.

    Its recipient has spoken since, and every own segment it was the first to carry is confirmed.
    """
    above = json.dumps([one.key.hex() for one in centres])
    rows = conn.execute(
        "SELECT f.name FROM json_each(?) j CROSS JOIN file f ON f.name = j.value"
        " JOIN peer p ON p.key = f.peer AND p.last_made_ms > f.made_ms"
        " WHERE f.direction = 'out' AND NOT EXISTS (SELECT 1 FROM packed k JOIN segment s"
        " USING (gid) WHERE k.file = f.id AND s.last > coalesce((SELECT max(a.hi) FROM ack a"
        " WHERE a.sid = s.sid AND (a.peer = f.peer OR a.peer IN"
        " (SELECT unhex_(value) FROM json_each(?)))), 0))",
        (json.dumps(list(names)), above),
    )
    return [name for (name,) in rows]


def gaps(
    conn: sqlite3.Connection, streams: Iterable[bytes]
) -> dict[bytes, tuple[tuple[int, int], ...]]:
    """The missing ranges, the first of them, of those of these streams that have any."""
    found = {}
    for stream in streams:
        rows = conn.execute(
            "SELECT t.hi, s.first, s.last FROM stream t JOIN segment s ON s.sid = t.sid"
            " AND s.first > t.hi + 1 WHERE t.skey = ? ORDER BY s.first LIMIT ?",
            (stream, _MOST_GAPS),
        ).fetchall()
        missing, next_ = [], 0
        for hi, first, last in rows:
            next_ = next_ or hi + 1
            if first > next_:
                missing.append((next_, first - 1))
            next_ = max(next_, last + 1)
        if missing:
            found[stream] = tuple(missing)
    return found

"""What other devices' signed statements say: what they have, and what a centre refuses of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

_ASKED, _ASKED_LATELY = "asked ", 14 * 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A statement that is believed, as far as the register keeps it."""

    key: bytes
    certificate: bytes
    sealing: bytes
    number: int
    made_ms: int
    epoch: bytes
    statement: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What we last heard of a device and last wrote to it."""

    number: int = 0
    made_ms: int = 0
    epoch: bytes = b""
    statement: bytes = b""
    written: bytes = b""


def peer(conn: sqlite3.Connection, key: bytes) -> Peer:
    """What is kept of a device; nothing of one never heard of."""
    row = conn.execute(
        "SELECT last_number, last_made_ms, epoch, coalesce(statement, x''), written FROM peer"
        " WHERE key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return Peer()
    number, made_ms, epoch, statement, written = row
    return Peer(
        number=number,
        made_ms=made_ms,
        epoch=bytes(epoch),
        statement=bytes(statement),
        written=bytes(written),
    )


def last_seen(conn: sqlite3.Connection) -> dict[bytes, int]:
    """Device key to when something of it last came, in ms; without those never heard of."""
    return dict(conn.execute("SELECT key, last_seen_ms FROM peer WHERE last_number > 0").fetchall())


def hear(conn: sqlite3.Connection, heard: Heard, now_ms: int) -> bool:
    """Keep a statement if it is the newest of its device; whether it was.

    Within one life of the sender's register numbers rise. A register restored on purpose begins
    another life: then what was known of the former one counts no more, and an older file of it
    changes nothing.
    """
    before = peer(conn, heard.key)
    if before.number and heard.epoch != before.epoch:
        if heard.made_ms <= before.made_ms:
            return False
        conn.execute("DELETE FROM ack WHERE peer = ?", (heard.key,))
    elif heard.number <= before.number:
        return False
    conn.execute(
        "INSERT INTO peer (key, certificate, sealing, last_number, last_made_ms, last_seen_ms,"
        " epoch, statement) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET"
        " certificate = ?2, sealing = ?3, last_number = ?4, last_made_ms = ?5, last_seen_ms = ?6,"
        " epoch = ?7, statement = ?8",
        (
            heard.key,
            heard.certificate,
            heard.sealing,
            heard.number,
            heard.made_ms,
            now_ms,
            heard.epoch,
            heard.statement,
        ),
    )
    return True


def raise_acks(
    conn: sqlite3.Connection,
    key: bytes,
    epoch: bytes,
    rows: Iterable[tuple[bytes, int, bytes]],
) -> None:
    """Note what a device has: (stream, hi, id prefix). It counts only where our own segment that
    ends at `hi` has that id, and within one life it only ever rises.
    """
    if peer(conn, key).epoch != epoch:
        return
    conn.executemany(
        "INSERT INTO ack (peer, sid, epoch, hi) SELECT ?, t.sid, ?, s.last FROM stream t"
        " JOIN segment s ON s.sid = t.sid AND s.last = ? AND substr(s.id, 1, 16) = ?"
        " WHERE t.skey = ? ON CONFLICT DO UPDATE SET hi = excluded.hi, epoch = excluded.epoch"
        " WHERE excluded.hi > ack.hi",
        [(key, epoch, hi, prefix, stream) for stream, hi, prefix in rows if hi],
    )


def note_asking(
    conn: sqlite3.Connection, key: bytes, epoch: bytes, *, asks: bool, now_ms: int
) -> None:
    """Keep in mind for some days that a life of a device's register asks what it has lost.

    Of two machines with one key only the newest statement is kept; each is to be answered.
    """
    begins = f"{_ASKED}{key.hex()}"
    conn.execute(
        "DELETE FROM meta WHERE name = ?1 OR (name > ?2 AND name < ?2 || '~' AND value < ?3)",
        (f"{begins}{epoch.hex()}", begins, now_ms - _ASKED_LATELY),
    )
    if asks:
        conn.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)", (f"{begins}{epoch.hex()}", now_ms)
        )


def asking(conn: sqlite3.Connection, key: bytes) -> list[bytes]:
    """The lives of a device's register that asked and are still to be answered."""
    begins = f"{_ASKED}{key.hex()}"
    rows = conn.execute(
        "SELECT name FROM meta WHERE name > ?1 AND name < ?1 || '~' ORDER BY name", (begins,)
    )
    return [bytes.fromhex(name.removeprefix(begins)) for (name,) in rows]


def reached(conn: sqlite3.Connection, keys: Iterable[bytes]) -> dict[tuple[bytes, int], int]:
    """How far each of these devices has each stream: (key, local number) to change."""
    return {
        (key, sid): hi
        for key in keys
        for sid, hi in conn.execute("SELECT sid, hi FROM ack WHERE peer = ?", (key,)).fetchall()
    }


def judged(
    conn: sqlite3.Connection,
    me: bytes,
    key: bytes,
    rows: Iterable[tuple[bytes, int, int, str, str]],
) -> None:
    """Keep what a centre above holds or refuses of ours: (stream, first, last, kind, reason).

    Its newest statement replaces all it said before.
    """
    conn.execute("DELETE FROM verdict WHERE peer = ?", (key,))
    conn.executemany(
        "INSERT OR IGNORE INTO verdict (peer, sid, first, last, kind, reason)"
        " SELECT ?, sid, ?, ?, ?, ? FROM stream WHERE skey = ?",
        [
            (key, first, last, kind, reason, stream)
            for stream, first, last, kind, reason in rows
            if stream[:32] == me
        ],
    )


def wrote(
    conn: sqlite3.Connection, key: bytes, certificate: bytes, sealing: bytes, said: bytes
) -> None:
    """Keep a digest of what our newest file to a device says."""
    conn.execute(
        "INSERT INTO peer (key, certificate, sealing, written) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT DO UPDATE SET written = ?4",
        (key, certificate, sealing, said),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """What is held or refused here of a stream, and why; `segment` when all of one is refused."""

    stream: bytes
    first: int
    last: int
    reason: str
    segment: bytes = b""


def held_here(conn: sqlite3.Connection, sids: str, most: int) -> list[NotTaken]:
    """Segments of these streams (JSON list) that are held here."""
    rows = conn.execute(
        "SELECT t.skey, s.first, s.last, s.reason FROM json_each(?) j JOIN segment s"
        " ON s.sid = j.value AND s.state = 0 JOIN stream t ON t.sid = s.sid"
        " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2 LIMIT ?",
        (sids, most),
    )
    return [
        NotTaken(stream=bytes(stream), first=first, last=last, reason=reason)
        for stream, first, last, reason in rows
    ]


def refused_here(conn: sqlite3.Connection, sids: str, most: int) -> list[NotTaken]:
    """Single changes and whole segments of these streams that are refused here."""
    changes = conn.execute(
        "SELECT DISTINCT t.skey, r.n, r.n, r.reason, x'' FROM refused_change r"
        " JOIN segment s USING (gid) JOIN stream t USING (sid)"
        " WHERE s.sid IN (SELECT value FROM json_each(?)) ORDER BY 1, 2 LIMIT ?",
        (sids, most),
    ).fetchall()
    segments = conn.execute(
        "SELECT t.skey, r.first, r.last, r.reason, r.id FROM refused_segment r JOIN stream t"
        " USING (sid) WHERE r.sid IN (SELECT value FROM json_each(?)) ORDER BY 1, 2 LIMIT ?",
        (sids, most),
    ).fetchall()
    return [
        NotTaken(stream=bytes(stream), first=first, last=last, reason=reason, segment=bytes(id_))
        for stream, first, last, reason, id_ in (*segments, *changes)
    ][:most]


def refuse(
    conn: sqlite3.Connection, sid: int, first: int, last: int, id_: bytes, reason: str
) -> None:
    """Note a segment that its author truly signed and that breaks the rules all the same."""
    conn.execute(
        "INSERT OR IGNORE INTO refused_segment (id, sid, first, last, reason)"
        " VALUES (?, ?, ?, ?, ?)",
        (id_, sid, first, last, reason),
    )

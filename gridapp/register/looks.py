"""The access log on its way up: rows about records, so that an auditor sees who saw what.

Each carries the digest of its row, so that nobody can change afterwards what has left the device.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from gridapp.models.look import Look
from gridapp.register import log, streams
from gridapp.register.authors import Tags
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

SENT = "looks_sent"
"""In `meta`: up to which row the log has gone up."""
_MOST_REASON = 300
_OF_PERSONS = ("show", "list", "find", "find_number", "history", "print", "export", "take_out")
"""Acts by which somebody saw what is known of people, or handed it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An act on another device: whose, which device, what, when and why."""

    by: str
    device: str
    at_ms: int
    act: str
    record: str
    reason: str


def enter(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> int:
    """Write what this device's log has gained since the last file; how many. In a transaction."""
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (SENT,)).fetchone()
    sent = int(row[0]) if row else 0
    (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone()
    rows = conn.execute(
        "SELECT id, at_ms, act, record, reason, digest FROM audit WHERE id > ?"
        " AND act IN (SELECT value FROM json_each(?)) ORDER BY id",
        (sent, json.dumps(_OF_PERSONS)),
    ).fetchall()
    entries = [
        Entry(
            kind=Look.declaration.name,
            place=me.place,
            fields={
                "n": id_,
                "act": act,
                "by": me.worker.hex(),
                "at_ms": max(at_ms, 0),
                "about": about.hex() if about else None,
                "reason": reason[:_MOST_REASON] or None,
                "digest": digest,
            },
        )
        for id_, at_ms, act, about, reason, digest in rows
    ]
    if entries:
        log.save(conn, me, entries, now_ms=now_ms)
    if last > sent:
        set_sent(conn, last)
    return len(entries)


def set_sent(conn: sqlite3.Connection, last: int) -> None:
    """Note up to which row this device's log has gone up. Must run inside a transaction."""
    conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (SENT, last))


def elsewhere(conn: sqlite3.Connection, me: bytes, record: str = "") -> list[Seen]:
    """What was done on other devices whose rows are here; about one record where it is given."""
    keys, tags = streams.Keys(conn), Tags(conn)
    rows = conn.execute(
        "SELECT t.by, t.at_ms, t.act, t.about, t.reason, s.sid FROM look t"
        " JOIN touch o ON o.rec = t.id JOIN segment s ON s.gid = o.gid"
        " WHERE (?1 IS NULL OR t.about = ?1) GROUP BY t.id ORDER BY t.at_ms, t.id",
        (bytes.fromhex(record) or None,),
    )
    return [
        Seen(
            by=(by or b"").hex(),
            device=tags[sid],
            at_ms=at_ms or 0,
            act=act or "",
            record=(about or b"").hex(),
            reason=reason or "",
        )
        for by, at_ms, act, about, reason, sid in rows.fetchall()
        if keys[sid][:32] != me
    ]


def contradicted_at(conn: sqlite3.Connection, me: bytes) -> int:
    """The first row of this device's log that is not as it left the device; 0 for none.

    What an older register, put back since, never had is lost and not changed: its number is free
    there, or a later act has it.
    """
    found = conn.execute(
        "SELECT min(t.n) FROM look t JOIN touch o ON o.rec = t.id JOIN segment s ON s.gid = o.gid"
        " JOIN stream k ON k.sid = s.sid WHERE substr(k.skey, 1, 32) = ?"
        " AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.id = t.n AND a.digest = t.digest)"
        " AND NOT EXISTS (SELECT 1 FROM event e WHERE e.kind = 'life' AND e.at_ms >= t.at_ms"
        " AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.id = t.n AND a.at_ms < e.at_ms))",
        (me,),
    ).fetchone()
    return int(found[0] or 0)

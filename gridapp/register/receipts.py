"""How far every own row has come: saved, packed, received, accepted or refused.

A row stands in one of these states at a time. *Received* is what a centre above says it has and
holds back; *accepted* what it has and counts. At a centre with nobody above there is nobody to
confirm anything: what is saved there is accepted. Certificates are keys, not rows.
"""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass
from typing import Any

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.role import Role
from gridapp.register import conflicts, peers
from gridapp.register.authors import Names
from gridapp.register.files import FileRow
from gridapp.register.identity import Identity
from gridapp.register.peers import Directory, Known

DAY_MS = 86_400_000
SILENT_DAYS = 2
"""A device of which nothing came for this long is named; before that it may just be offline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReported:
    """A device of which nothing was received for some days: check the device."""

    tag: str
    worker: str
    place: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a device stands. `unconfirmed` counts the rows of which no centre has said a word."""

    device: str
    place: str
    role: str
    rows: dict[str, int]
    unconfirmed: int
    conflicts: int
    gaps: int
    forks: int
    not_reported: tuple[NotReported, ...]


def status(conn: sqlite3.Connection, me: Identity, *, now_ms: int | None = None) -> Status:
    """Where this device stands; silence of others is counted up to `now_ms`, else to now."""
    now = int(time.time() * 1000) if now_ms is None else now_ms
    who = peers.directory(conn, me.root, me.key, now_ms=now)
    rows = counts(conn, me, centres_above(conn, me, who))
    return Status(
        device=me.tag or "C",
        place=me.place,
        role=me.role.name,
        rows=rows,
        unconfirmed=rows["saved"] + rows["packed"],
        conflicts=len(conflicts.conflicts(conn)),
        gaps=_gaps(conn),
        forks=int(conn.execute("SELECT count(*) FROM stream WHERE forked").fetchone()[0]),
        not_reported=tuple(_silent(conn, me, who, now)),
    )


def counts(conn: sqlite3.Connection, me: Identity, centres: list[Known]) -> dict[str, int]:
    """Own rows by the state they are in."""
    found = dict.fromkeys(("saved", "packed", "received", "accepted", "refused"), 0)
    rows = conn.execute(f"SELECT state, count(*) FROM ({_STATES}) GROUP BY state", _asked(centres))  # noqa: S608
    found.update(rows.fetchall())
    return found


def centres_above(conn: sqlite3.Connection, me: Identity, who: Directory) -> list[Known]:
    """The centres whose word makes our rows received."""
    above = who.above(me.place, _own_rank(conn, me))
    return [one for one in above if one.role.is_centre]


_STATES = """
    SELECT e.sid, e.first, e.last, e.at, e.rec, r.uid, r.kind, CASE
        WHEN NOT :above THEN 'accepted'
        WHEN EXISTS (SELECT 1 FROM verdict v WHERE v.sid = e.sid AND v.kind = 'refused'
            AND v.first <= e.last AND v.last >= e.first) THEN 'refused'
        WHEN e.last <= a.hi AND EXISTS (SELECT 1 FROM verdict v WHERE v.sid = e.sid
            AND v.kind = 'held' AND v.first <= e.last AND v.last >= e.first) THEN 'received'
        WHEN e.last <= a.hi THEN 'accepted'
        WHEN e.last <= a.packed THEN 'packed'
        ELSE 'saved' END AS state
    FROM entry e JOIN rec r ON r.id = e.rec AND r.kind <> 4
    JOIN (SELECT t.sid,
            coalesce((SELECT max(k.hi) FROM ack k WHERE k.sid = t.sid
                AND k.peer IN (SELECT unhex_(value) FROM json_each(:centres))), 0) AS hi,
            coalesce((SELECT max(s.last) FROM segment s JOIN packed p USING (gid)
                WHERE s.sid = t.sid), 0) AS packed
        FROM stream t WHERE t.given > 0) a ON a.sid = e.sid
"""


def states(
    conn: sqlite3.Connection, centres: list[Known], limit: int, offset: int
) -> list[tuple[Any, ...]]:
    """(sid, first, last, at, rec, uid, kind, state) of own rows, the newest first."""
    return conn.execute(
        f"SELECT * FROM ({_STATES}) ORDER BY at DESC, rec DESC LIMIT :limit OFFSET :offset",  # noqa: S608
        {**_asked(centres), "limit": limit, "offset": offset},
    ).fetchall()


def _asked(centres: list[Known]) -> dict[str, Any]:
    return {"above": bool(centres), "centres": json.dumps([one.key.hex() for one in centres])}


def _own_rank(conn: sqlite3.Connection, me: Identity) -> tuple[int, int]:
    """Where this device stands, by the widest of its certificates."""
    certificates = own_certificates(conn, me)
    return min((peers.rank_of(one) for one in certificates), default=(len(me.place), 2))


def own_certificates(conn: sqlite3.Connection, me: Identity) -> list[Certificate]:
    """What certifies this device here."""
    rows = conn.execute(
        "SELECT body FROM credential WHERE key = ? AND sound = 1 AND type <> ?",
        (me.key, CertificateType.TOKEN),
    )
    return [decode(bytes(body)) for (body,) in rows]


def _gaps(conn: sqlite3.Connection) -> int:
    """How many stretches of streams are missing."""
    (count,) = conn.execute(
        "SELECT count(DISTINCT s.sid || '.' || s.first) FROM segment s JOIN stream t USING (sid)"
        " WHERE s.first > t.hi + 1 AND NOT EXISTS (SELECT 1 FROM segment b WHERE b.sid = s.sid"
        " AND b.last >= s.first - 1 AND b.first < s.first)"
    ).fetchone()
    return int(count)


def _silent(
    conn: sqlite3.Connection, me: Identity, who: Directory, now_ms: int
) -> list[NotReported]:
    """Devices below that have never reported, or not for some days; unit leaders left out."""
    seen = dict(conn.execute("SELECT key, last_seen_ms FROM peer").fetchall())
    names = Names(conn)
    found = []
    for one in who.under(me.place, _own_rank(conn, me)):
        last = seen.get(one.key, 0)
        days = max(0, (now_ms - (last or one.certificate.valid_from)) // DAY_MS)
        if one.role is Role.UNIT or (last and days < SILENT_DAYS):
            continue
        worker = names[one.certificate.worker.hex()]
        found.append(NotReported(tag=one.tag, worker=worker, place=one.place, days=days))
    return found


def files(conn: sqlite3.Connection, limit: int, offset: int = 0) -> list[FileRow]:
    """Sync files in and out, the newest first."""
    rows = conn.execute(
        "SELECT direction, name, number, coalesce(peer, x''), made_ms, rows, result, reason"
        " FROM file ORDER BY id DESC LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()
    return [
        FileRow(
            direction=direction,
            name=name,
            number=number,
            peer=peers.tag_of(conn, bytes(peer)) if peer else "",
            made_ms=made_ms,
            rows=count,
            result=result,
            reason=reason,
        )
        for direction, name, number, peer, made_ms, count, result, reason in rows
    ]

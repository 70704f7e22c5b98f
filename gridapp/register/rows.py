"""Every own row and how far it has come: saved, packed, received, accepted or refused.

A row stands in one of these states at a time. *Received* is what a centre above says it has and
holds back; *accepted* what it has and counts. At a centre with nobody above there is nobody to
confirm anything: what is saved there is accepted. Certificates are keys, not rows.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gridapp.models.declare import Record
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.matter import Reporter
from gridapp.register import peers, veils
from gridapp.register.identity import Identity
from gridapp.register.peers import Known

_LOOKED_AT = "sent_back_seen"
STATES = ("saved", "packed", "received", "accepted", "refused")
_TITLES = ("head", "title", "name", "note", "action", "happened_on")
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
    FROM entry e JOIN rec r ON r.id = e.rec AND r.kind NOT IN (4, 95)
    JOIN (SELECT t.sid,
            coalesce((SELECT max(k.hi) FROM ack k WHERE k.sid = t.sid
                AND k.peer IN (SELECT unhex_(value) FROM json_each(:centres))), 0) AS hi,
            coalesce((SELECT max(s.last) FROM segment s JOIN packed p USING (gid)
                WHERE s.sid = t.sid), 0) AS packed
        FROM stream t WHERE t.given > 0) a ON a.sid = e.sid
"""
_NEWEST = f"""
    SELECT e.uid, e.kind, e.at, e.state,
        (SELECT f.name FROM segment s JOIN packed p USING (gid) JOIN file f ON f.id = p.file
            WHERE s.sid = e.sid AND s.first <= e.last AND s.last >= e.last),
        coalesce((SELECT v.reason FROM verdict v
            WHERE v.sid = e.sid AND v.first <= e.last AND v.last >= e.first
            ORDER BY v.kind DESC LIMIT 1), '')
    FROM (SELECT * FROM ({_STATES}) ORDER BY at DESC, sid, first LIMIT :limit) e
    ORDER BY e.at DESC, e.sid, e.first
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """One own row: which record, when saved, how far it has come, in which file, and why not.

    Attributes:
        at: the clock of its save, by which that is taken back.
    """

    id: str
    kind: str
    label: str
    at: int
    state: str
    file: str | None
    reason: str

    @property
    def at_ms(self) -> int:
        """When it was saved."""
        return self.at >> 16


def unconfirmed(states: Mapping[str, int]) -> int:
    """How many own rows no centre above has accepted or refused yet."""
    return states["saved"] + states["packed"] + states["received"]


def counts(conn: sqlite3.Connection, me: Identity, centres: Sequence[Known]) -> dict[str, int]:
    """Own rows by the state they are in, as the centres above have confirmed them."""
    found = dict.fromkeys(STATES, 0)
    asked = f"SELECT state, count(*) FROM ({_STATES}) GROUP BY state"  # noqa: S608  all of it is written here
    found.update(conn.execute(asked, _asked(me, centres)).fetchall())
    return found


def looked_at(conn: sqlite3.Connection) -> bool:
    """Whether somebody has looked since the last of own rows was sent back."""
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (_LOOKED_AT,)).fetchone()
    return row is not None and bytes(row[0]) == _sent_back(conn)


def note_looked_at(conn: sqlite3.Connection) -> None:
    """Somebody looks at what was sent back. Must run inside a transaction."""
    conn.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_LOOKED_AT, _sent_back(conn))
    )


def _sent_back(conn: sqlite3.Connection) -> bytes:
    """By what all that was sent back is known: another once there is more of it."""
    found = conn.execute(
        "SELECT DISTINCT sid, first, last FROM verdict WHERE kind = 'refused' ORDER BY 1, 2, 3"
    ).fetchall()
    return hashlib.sha256(json.dumps(found).encode()).digest()


def held_above(conn: sqlite3.Connection, me: Identity, centres: Sequence[Known]) -> dict[str, int]:
    """Own rows that a centre above has and does not count yet, by its reason."""
    asked = f"""
        SELECT (SELECT v.reason FROM verdict v WHERE v.sid = e.sid AND v.kind = 'held'
            AND v.first <= e.last AND v.last >= e.first LIMIT 1) AS why, count(*)
        FROM ({_STATES}) e WHERE e.state = 'received' GROUP BY why ORDER BY why
    """  # noqa: S608  all of it is written here
    return dict(conn.execute(asked, _asked(me, centres)).fetchall())


def entries(conn: sqlite3.Connection, me: Identity, limit: int, *, now_ms: int) -> list[EntryState]:
    """Own rows, the newest first."""
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    centres = peers.centres_above(conn, me, who)
    found = conn.execute(_NEWEST, {**_asked(me, centres), "limit": limit}).fetchall()
    said = labels(conn, [(uid.hex(), kind) for uid, kind, *_ in found])
    return [
        EntryState(
            id=uid.hex(),
            kind=BY_NUMBER[kind].name,
            label=said.get(uid.hex(), ""),
            at=at,
            state=state,
            file=file,
            reason=reason,
        )
        for uid, kind, at, state, file, reason in found
    ]


def _asked(me: Identity, centres: Sequence[Known]) -> dict[str, Any]:
    """Only at a centre with nobody above do own rows count without anybody's word."""
    return {
        "above": bool(centres) or not me.role.is_centre,
        "centres": json.dumps([one.key.hex() for one in centres]),
    }


def labels(conn: sqlite3.Connection, wanted: Iterable[tuple[str, int]]) -> dict[str, str]:
    """What each record is about, in a word; who spoke in confidence is not named."""
    ids: dict[int, list[str]] = {}
    for id_, kind in wanted:
        ids.setdefault(kind, []).append(id_)
    return {
        id_: _label(record)
        for kind, of_kind in ids.items()
        for id_, record in veils.shown(conn, BY_NUMBER[kind].record, of_kind).items()
    }


def _label(record: Record) -> str:
    if isinstance(record, Reporter) and record.kind == "confidential":
        return HIDDEN_VALUE
    filled = (getattr(record, name, None) for name in _TITLES)
    return next((str(value) for value in filled if value), "")

"""What everybody wrote of a record, as it lies in the log, and which of it counts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, replace

from gridapp.models.declare import Kind, Value
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.role import Role
from gridapp.register import birth, erasure_masks
from gridapp.register.bindings import bases
from gridapp.register.fold import Change
from gridapp.register.spread import spread
from gridapp.register.streams import FOLDED
from gridapp.register.tables import CLAIM_COLUMN, PLACE_COLUMN


@dataclass(slots=True, kw_only=True)
class Part:
    """What one author wrote of one record in one segment, or saved and has not packed."""

    sid: int
    place: str
    area: str
    role: Role
    line: int
    changes: list[Change]

    @property
    def tells_birth(self) -> str | None:
        """Where the record was born, if this tells it; of another place only who is over both."""
        for change in self.changes:
            if change[2] == CLAIM_COLUMN:
                elsewhere = birth.told(change[6])
                if elsewhere is None:
                    return self.place
                if elsewhere.place.startswith(self.area):
                    return elsewhere.place
        return None


def gather(conn: sqlite3.Connection, listed: list[int]) -> dict[int, list[Part]]:
    parts: dict[int, list[Part]] = defaultdict(list)
    wanted = set(listed)
    rows = conn.execute(
        "SELECT DISTINCT s.gid, s.sid, s.role, s.area, t.forked, s.body FROM json_each(?) j"
        " CROSS JOIN touch o ON o.rec = j.value JOIN whole s ON s.gid = o.gid"
        " JOIN stream t ON t.sid = s.sid WHERE s.state = ? ORDER BY s.sid, s.first, s.id",
        (json.dumps(listed), FOLDED),
    )
    for gid, sid, role, area, forked, body in rows.fetchall():
        header, payload = erasure_masks.read(conn, body)
        made = spread(
            header,
            payload,
            sid=sid,
            records=_numbers(conn, payload.records, payload.kinds, payload.kind_of, wanted),
            bases=bases(conn, gid, payload),
            role=Role(role),
        )
        place = str(header.place) if header.place else ""
        for rec, changes in made.changes.items():
            parts[rec].append(
                Part(
                    sid=sid,
                    place=place,
                    area=area,
                    role=Role(role),
                    line=gid if forked else 0,
                    changes=changes,
                )
            )
    for rec in listed:
        parts[rec] += _own(conn, rec)
    return parts


def _numbers(
    conn: sqlite3.Connection,
    uids: list[bytes],
    kinds: list[str],
    kind_of: list[int],
    wanted: set[int],
) -> list[int]:
    numbers = {kind.name: kind.number for kind in BY_NUMBER.values()}
    found = []
    for uid, kind in zip(uids, kind_of, strict=True):
        row = conn.execute(
            "SELECT id FROM rec WHERE uid = ? AND kind = ?", (uid, numbers.get(kinds[kind], 0))
        ).fetchone()
        found.append(row[0] if row and row[0] in wanted else 0)
    return found


def _own(conn: sqlite3.Connection, rec: int) -> list[Part]:
    """Own changes that are in no segment yet."""
    rows: list[tuple[int, int, int, int, str, Value, int]] = conn.execute(
        "SELECT o.sid, o.n, o.col, o.at, o.bases, o.value, s.place FROM outbox o"
        " JOIN stream s USING (sid) WHERE o.rec = ? ORDER BY o.sid, o.n",
        (rec,),
    ).fetchall()
    if not rows:
        return []
    me = dict(conn.execute("SELECT name, value FROM meta WHERE name IN ('place', 'role')"))
    parts: dict[tuple[int, str], list[Change]] = defaultdict(list)
    for sid, n, column, at, listed, value, place in rows:
        for base_sid, base_n in json.loads(listed) or [(0, 0)]:
            parts[sid, str(place or "")].append((sid, n, column, at, base_sid, base_n, value))
    return [
        Part(
            sid=sid,
            place=place,
            area=me["place"],
            role=Role(me["role"]),
            line=0,
            changes=changes,
        )
        for (sid, place), changes in parts.items()
    ]


def admitted(
    conn: sqlite3.Connection, kind: Kind, rec: int, parts: list[Part], home: str | None
) -> list[Part]:
    """What was written where the record stood; the rest waits in Review as foreign edits.

    Without its birth nobody can say, so all of it counts for now.
    """
    if home is None:
        return parts
    counted = _by_author(parts) if kind.central else _by_place(parts, home)
    dots = {change[:2] for part in counted for change in part.changes}
    conn.executemany(
        "INSERT OR IGNORE INTO foreign_edit (rec, sid, n) VALUES (?, ?, ?)",
        [(rec, *change[:2]) for part in parts for change in part.changes if change[:2] not in dots],
    )
    return counted


def _by_place(parts: list[Part], home: str) -> list[Part]:
    """What was written in its homes: where it was born, and where it was put by the right hands.

    That is every place set, or told of its birth, by somebody whose area covers both.
    """
    parts = [part if _within(part) else _stays(part) for part in parts]
    homes = {home} | {part.place for part in parts if part.tells_birth}
    while True:
        moved = {
            str(change[6])
            for part in parts
            if part.place in homes
            for change in part.changes
            if change[2] == PLACE_COLUMN
        }
        if moved <= homes:
            return [part for part in parts if part.place in homes]
        homes |= moved


def _within(part: Part) -> bool:
    """Whether whoever wrote this put the record nowhere beyond his area."""
    return all(
        change[2] != PLACE_COLUMN or str(change[6]).startswith(part.area) for change in part.changes
    )


def _stays(part: Part) -> Part:
    """The same without places beyond its author's area: nobody hands a record to strangers."""
    return replace(
        part,
        changes=[
            change
            for change in part.changes
            if change[2] != PLACE_COLUMN or str(change[6]).startswith(part.area)
        ],
    )


def _by_author(parts: list[Part]) -> list[Part]:
    """A record of somebody's own log is changed there, or by a centre whose area covers his."""
    births = [part for part in parts if any(change[2] == CLAIM_COLUMN for change in part.changes)]
    return [
        part
        for part in parts
        if any(
            part.sid == birth.sid or (part.role.is_centre and birth.area.startswith(part.area))
            for birth in births
        )
    ]

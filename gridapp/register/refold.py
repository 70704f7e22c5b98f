"""Records folded afresh from everything held of them: the exact and slower way.

Used where the set of what counts has changed behind a record: a binding proved false, a birth
that came late, a move, a fork, a cut. Folding a record afresh from its changes gives the same as
folding them as they came; the tests hold one against the other.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gridapp.models.declare import Kind, Value
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.role import Role
from gridapp.register import derive, streams
from gridapp.register.bindings import bases
from gridapp.register.fold import Batch, Change, fold
from gridapp.register.heads import heads
from gridapp.register.segment import read_header, read_payload
from gridapp.register.spread import Spread, spread
from gridapp.register.streams import FOLDED
from gridapp.register.tables import table_of

_CLAIM_COLUMN, _PLACE_COLUMN = 0, 1


@dataclass(slots=True, kw_only=True)
class _Part:
    """What one author wrote of one record in one segment, or saved and has not packed."""

    sid: int
    place: str
    area: str
    role: Role
    line: int
    changes: list[Change]


def touched(conn: sqlite3.Connection, gid: int) -> set[int]:
    """The records that segment `gid` speaks of."""
    return {rec for (rec,) in conn.execute("SELECT rec FROM touch WHERE gid = ?", (gid,))}


def note(conn: sqlite3.Connection, gid: int, made: Spread) -> None:
    """Keep what of a segment could not be folded: single changes refused, words not yet known."""
    conn.executemany(
        "INSERT OR IGNORE INTO refused_change (gid, n, reason) VALUES (?, ?, ?)",
        [(gid, n, reason) for n, reason in made.refused],
    )
    if made.unknown:
        conn.execute("UPDATE segment SET unknown = 1 WHERE gid = ?", (gid,))


def records(conn: sqlite3.Connection, wanted: Iterable[int]) -> None:
    """Fold these records afresh."""
    listed = sorted(set(wanted))
    if not listed:
        return
    kinds = {
        rec: BY_NUMBER[kind]
        for rec, kind in conn.execute(
            "SELECT r.id, r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value",
            (json.dumps(listed),),
        )
    }
    parts = _gather(conn, listed)
    matters = _matters(conn, kinds)
    _forget(conn, listed, kinds)
    homes = _homes(conn, listed, parts)
    keys, lines = streams.Keys(conn), _Lines(conn)
    by_kind: dict[Kind, Batch] = {}
    for rec in listed:
        counted = _admitted(conn, kinds[rec], rec, parts[rec], homes.get(rec))
        standing, missing = heads([(part.line, part.changes) for part in counted], lines, keys)
        if standing:
            batch = by_kind.setdefault(kinds[rec], _blank(conn, homes, keys))
            batch.changes[rec] = standing
            batch.waiting |= {(sid, n, rec, column): at for (sid, n, column), at in missing.items()}
    for kind, batch in by_kind.items():
        fold(conn, kind, batch)
    derive.refresh(conn, matters | _matters(conn, kinds))


def _matters(conn: sqlite3.Connection, kinds: Mapping[int, Kind]) -> set[bytes]:
    """The matters that these records belong to, as they stand now."""
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for rec, kind in kinds.items():
        by_kind[kind].append(rec)
    return {
        matter for kind, found in by_kind.items() for matter in derive.owners(conn, kind, found)
    }


def _blank(conn: sqlite3.Connection, homes: Mapping[int, str], keys: Mapping[int, bytes]) -> Batch:
    return Batch(
        changes={},
        homes=homes,
        keys=keys,
        arrived=lambda sid, n: streams.arrived(conn, sid, n),
        spans=[],
        blank=True,
    )


def _homes(
    conn: sqlite3.Connection, listed: list[int], parts: Mapping[int, list[_Part]]
) -> dict[int, str]:
    """Where each record was born, by the births that count now; noted anew."""
    homes = {
        rec: part.place
        for rec in listed
        for part in parts[rec]
        if any(change[2] == _CLAIM_COLUMN for change in part.changes)
    }
    conn.executemany(
        "UPDATE rec SET home = ?2 WHERE id = ?1 AND home IS NOT ?2",
        [(rec, homes.get(rec)) for rec in listed],
    )
    return homes


class _Lines(dict[int, set[int]]):
    """Segment to the segments of its own history, itself included: for streams that forked."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__()
        self._conn = conn

    def __missing__(self, gid: int) -> set[int]:
        line: set[int] = set()
        before: tuple[int] | None = (gid,)
        while before:
            line.add(before[0])
            before = self._conn.execute(
                "SELECT p.gid FROM segment s JOIN segment p ON p.id = s.previous WHERE s.gid = ?",
                before,
            ).fetchone()
        self[gid] = line
        return line


def _forget(conn: sqlite3.Connection, listed: list[int], kinds: Mapping[int, Kind]) -> None:
    for rec in listed:
        conn.execute(table_of(kinds[rec]).forget, (rec,))
    for statement in (
        "DELETE FROM multi WHERE rec = ?",
        "DELETE FROM pend WHERE rec = ?",
        "DELETE FROM foreign_edit WHERE rec = ?",
    ):
        conn.executemany(statement, [(rec,) for rec in listed])


def _gather(conn: sqlite3.Connection, listed: list[int]) -> dict[int, list[_Part]]:
    parts: dict[int, list[_Part]] = defaultdict(list)
    wanted = set(listed)
    rows = conn.execute(
        "SELECT DISTINCT s.gid, s.sid, s.role, s.area, t.forked, s.body FROM json_each(?) j"
        " CROSS JOIN touch o ON o.rec = j.value JOIN segment s ON s.gid = o.gid"
        " JOIN stream t ON t.sid = s.sid WHERE s.state = ? ORDER BY s.sid, s.first, s.id",
        (json.dumps(listed), FOLDED),
    )
    for gid, sid, role, area, forked, body in rows.fetchall():
        header = read_header(body)
        payload = read_payload(header, body)
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
                _Part(
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


def _own(conn: sqlite3.Connection, rec: int) -> list[_Part]:
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
        _Part(
            sid=sid,
            place=place,
            area=me["place"],
            role=Role(me["role"]),
            line=0,
            changes=changes,
        )
        for (sid, place), changes in parts.items()
    ]


def _admitted(
    conn: sqlite3.Connection, kind: Kind, rec: int, parts: list[_Part], home: str | None
) -> list[_Part]:
    """What was written where the record stood; the rest waits in Review as foreign edits.

    Without its birth nobody can say, so all of it counts for now.
    """
    if home is None:
        return parts
    counted = _by_author(parts) if kind.central else _by_place(parts, home)
    conn.executemany(
        "INSERT OR IGNORE INTO foreign_edit (rec, sid, n) VALUES (?, ?, ?)",
        [
            (rec, change[0], change[1])
            for part in parts
            if part not in counted
            for change in part.changes
        ],
    )
    return counted


def _by_place(parts: list[_Part], home: str) -> list[_Part]:
    """Its homes: where it was born, and every place set by somebody whose area covers both."""
    homes = {home}
    while True:
        moved = {
            change[6]
            for part in parts
            if part.place in homes
            for change in part.changes
            if change[2] == _PLACE_COLUMN
            and isinstance(change[6], str)
            and change[6].startswith(part.area)
        }
        if moved <= homes:
            return [part for part in parts if part.place in homes]
        homes |= moved


def _by_author(parts: list[_Part]) -> list[_Part]:
    """A record of somebody's own log is changed there, or by a centre whose area covers his."""
    births = [part for part in parts if any(change[2] == _CLAIM_COLUMN for change in part.changes)]
    return [
        part
        for part in parts
        if any(
            part.sid == birth.sid or (part.role.is_centre and birth.area.startswith(part.area))
            for birth in births
        )
    ]

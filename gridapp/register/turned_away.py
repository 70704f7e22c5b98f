"""What others wrote that does not count and never will: told until somebody has read it.

The author's device learns it from the receipt; here whoever can speak with the author is told.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gridapp.models.kinds import BY_NUMBER
from gridapp.register import erasure_masks
from gridapp.register.authors import Tags
from gridapp.register.identity import Identity

ELSEWHERE = "elsewhere"
"""Why a change does not count whose record never stood where it was written."""

_OF_OTHERS = (
    "substr(t.skey, 1, 32) <> ?1"
    " AND NOT EXISTS (SELECT 1 FROM seen_refusal e WHERE e.sid = t.sid AND e.n = x.n)"
)
_REFUSED = f"""
SELECT t.sid, t.place, x.n, x.reason, x.gid, s.first
FROM refused_change x CROSS JOIN segment s USING (gid) CROSS JOIN stream t USING (sid)
WHERE {_OF_OTHERS} ORDER BY x.gid, x.n
"""  # noqa: S608  all of it is written here
_WRITTEN_ELSEWHERE = f"""
SELECT t.sid, t.place, x.n, r.uid, r.kind
FROM foreign_edit x CROSS JOIN rec r ON r.id = x.rec CROSS JOIN stream t USING (sid)
WHERE {_OF_OTHERS} ORDER BY t.sid, x.n
"""  # noqa: S608  all of it is written here

_Group = tuple[int, str, str, str]
_Dot = tuple[int, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """What one device wrote about one place and kind and what does not count, for one reason.

    Attributes:
        kind: name of the record kind; one of a later program is not known here.
        reason: right, value or claimed, as `gridapp.words` names them, or elsewhere.
        records: how many records it speaks of.
        sid, numbers: the changes.
    """

    tag: str
    place: str
    kind: str
    reason: str
    records: int
    sid: int
    numbers: tuple[int, ...]

    @property
    def mark(self) -> str:
        """By what it is named here: no other has the same."""
        return f"{self.sid}-{self.numbers[0]}"


def turned_away(conn: sqlite3.Connection, me: Identity) -> list[TurnedAway]:
    """What nobody here has read yet, device by device."""
    groups: dict[_Group, set[_Dot]] = defaultdict(set)
    for group, dot in (*_refused(conn, me), *_elsewhere(conn, me)):
        groups[group].add(dot)
    tags = Tags(conn)
    return [
        TurnedAway(
            tag=tags[sid],
            place=place,
            kind=kind,
            reason=reason,
            records=len({uid for _n, uid in dots}),
            sid=sid,
            numbers=tuple(sorted({n for n, _uid in dots})),
        )
        for (sid, place, kind, reason), dots in groups.items()
    ]


def seen(conn: sqlite3.Connection, one: TurnedAway) -> None:
    """Somebody has read it: it is told no more. Must run inside a transaction."""
    conn.executemany(
        "INSERT OR IGNORE INTO seen_refusal (sid, n) VALUES (?, ?)",
        [(one.sid, n) for n in one.numbers],
    )


def unseen(conn: sqlite3.Connection, one: TurnedAway) -> None:
    """Tell it again after all. Must run inside a transaction."""
    conn.executemany(
        "DELETE FROM seen_refusal WHERE sid = ? AND n = ?", [(one.sid, n) for n in one.numbers]
    )


def all_unseen(conn: sqlite3.Connection) -> int:
    """Tell again all that somebody has read; how many changes. Must run inside a transaction."""
    return conn.execute("DELETE FROM seen_refusal").rowcount


def _refused(conn: sqlite3.Connection, me: Identity) -> Iterator[tuple[_Group, _Dot]]:
    spoken: Mapping[int, tuple[str, bytes]] = {}
    read = 0
    for sid, place, n, reason, gid, first in conn.execute(_REFUSED, (me.key,)).fetchall():
        if gid != read:
            spoken, read = _spoken_of(conn, gid, first), gid
        if n not in spoken:
            continue  # it lies in an archive that is lost: told once it is back
        kind, uid = spoken[n]
        yield (sid, str(place or ""), kind, reason), (n, uid)


def _spoken_of(conn: sqlite3.Connection, gid: int, first: int) -> dict[int, tuple[str, bytes]]:
    """Kind and id of the record that each change of a segment speaks of, by its number."""
    (body,) = conn.execute("SELECT body FROM whole WHERE gid = ?", (gid,)).fetchone()
    if body is None:
        return {}
    _header, payload = erasure_masks.read(conn, body)
    return {
        first + at: (payload.kinds[payload.kind_of[r]], payload.records[r])
        for at, r in enumerate(payload.record)
    }


def _elsewhere(conn: sqlite3.Connection, me: Identity) -> Iterator[tuple[_Group, _Dot]]:
    for sid, place, n, uid, number in conn.execute(_WRITTEN_ELSEWHERE, (me.key,)).fetchall():
        kind = BY_NUMBER[number].name if number in BY_NUMBER else ""
        yield (sid, str(place or ""), kind, ELSEWHERE), (n, bytes(uid))

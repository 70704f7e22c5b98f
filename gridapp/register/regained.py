"""Own work that comes back from outside: this register is an older one, or has a copy somewhere.

What still waited in the outbox and comes back in a segment is the same change: it waits no longer.
What waits beside it has left the device under no number yet, so it is numbered behind all that is
known now. So nothing is told twice, and no number is given twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

from gridapp.models.kinds import KINDS
from gridapp.register import dirty, refold
from gridapp.register.intake import Arrival
from gridapp.register.segment import stream_place

_Row = tuple[int, int, int, int]
"""(n, rec, col, at) of a change."""


def is_rewound(
    conn: sqlite3.Connection, me: bytes, rows: Iterable[tuple[bytes, int]], now_ms: int
) -> bool:
    """Whether others have more of our own streams, (stream, hi), than we: an old copy of us runs.

    Says so once for each such point, with an alarm.
    """
    made = conn.executemany(
        "INSERT INTO event (at_ms, kind, sid, detail) SELECT ?1, 'rewound', NULL, ?4"
        " WHERE ?3 > coalesce((SELECT max(s.last) FROM stream t JOIN segment s USING (sid)"
        " WHERE t.skey = ?2), 0)"
        " AND NOT EXISTS (SELECT 1 FROM event WHERE kind = 'rewound' AND detail = ?4)",
        [
            (now_ms, stream, hi, f"{stream_place(stream)} {hi}")
            for stream, hi in rows
            if stream[:32] == me
        ],
    )
    return made.rowcount > 0


def has_twin(conn: sqlite3.Connection, me: bytes) -> bool:
    """Whether two histories of this device are here: then a copy of it writes as well."""
    found = conn.execute("SELECT 1 FROM stream WHERE forked AND substr(skey, 1, 32) = ?", (me,))
    return found.fetchone() is not None


def catch_up(conn: sqlite3.Connection, me: bytes, arrivals: Sequence[Arrival]) -> None:
    """Have what is written here follow what came back. The arrivals lie in the register already.

    Must run inside a transaction.
    """
    came: dict[int, list[_Row]] = {}
    for arrival in arrivals:
        if arrival.header.key == me:
            (sid,) = conn.execute(
                "SELECT sid FROM stream WHERE skey = ?", (arrival.header.stream,)
            ).fetchone()
            came.setdefault(sid, []).extend(_changes(conn, arrival))
    moved: dict[tuple[int, int], int] = {}
    again: set[int] = set()
    for sid, rows in came.items():
        waiting = conn.execute(
            "SELECT n, rec, col, at FROM outbox WHERE sid = ? ORDER BY n", (sid,)
        ).fetchall()
        again |= {rec for _n, rec, _col, _at in waiting}
        moved |= _renumber(conn, sid, waiting, {row[1:] for row in rows})
        enter(conn, sid, rows)
        conn.execute(
            "UPDATE stream SET given = max(given, (SELECT max(last) FROM segment s"
            " WHERE s.sid = stream.sid)), given_at = max(given_at, (SELECT max(t.given_at)"
            " FROM stream t)) WHERE sid = ?",
            (sid,),
        )
    _rebase(conn, moved)
    refold.records(conn, again)
    dirty.note(conn, {}, again)


def _changes(conn: sqlite3.Connection, arrival: Arrival) -> list[_Row]:
    """The changes of a segment that are of kinds and fields known here."""
    header, payload = arrival.header, arrival.payload
    found, recs = [], {}
    for index, (uid, kind_index) in enumerate(zip(payload.records, payload.kind_of, strict=True)):
        kind = KINDS.get(payload.kinds[kind_index])
        if kind is not None:
            row = conn.execute(
                "SELECT id FROM rec WHERE uid = ? AND kind = ?", (uid, kind.number)
            ).fetchone()
            columns = {name: i for i, name in enumerate(kind.columns)}
            recs[index] = (row[0] if row else 0, columns)
    for i, index in enumerate(payload.record):
        rec, columns = recs.get(index, (0, {}))
        col = columns.get(payload.fields[payload.field[i]])
        if rec and col is not None:
            found.append((header.first + i, rec, col, header.least_at + payload.at[i]))
    return found


def _renumber(
    conn: sqlite3.Connection, sid: int, waiting: Sequence[_Row], back: set[tuple[int, ...]]
) -> dict[tuple[int, int], int]:
    """Let go of what came back, and number the rest behind it; old number to new."""
    if not waiting:
        return {}
    (top,) = conn.execute("SELECT max(last) FROM segment WHERE sid = ?", (sid,)).fetchone()
    rest = [row for row in waiting if row[1:] not in back]
    shifted = len(rest) < len(waiting) or rest[0][0] <= top
    if not shifted:
        return {}
    kept = {
        n: conn.execute("SELECT * FROM outbox WHERE sid = ? AND n = ?", (sid, n)).fetchone()
        for n, *_row in rest
    }
    conn.execute("DELETE FROM outbox WHERE sid = ?", (sid,))
    conn.execute("DELETE FROM entry WHERE sid = ? AND last >= ?", (sid, waiting[0][0]))
    numbers = {n: top + 1 + i for i, n in enumerate(kept)}
    conn.executemany(
        "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(sid, numbers[n], *row[2:]) for n, row in kept.items()],
    )
    enter(conn, sid, [(numbers[n], rec, col, at) for n, rec, col, at in rest])
    conn.execute("UPDATE stream SET given = ? WHERE sid = ?", (top + len(rest), sid))
    return {(sid, n): new for n, new in numbers.items() if n != new}


def enter(conn: sqlite3.Connection, sid: int, rows: Sequence[_Row]) -> None:
    """Note whose rows these changes are, as they were noted when they were saved."""
    for (rec, at), changes in groupby(sorted(rows), key=lambda row: (row[1], row[3])):
        numbers = [n for n, *_row in changes]
        conn.execute(
            "INSERT OR IGNORE INTO entry (sid, first, last, rec, at) VALUES (?, ?, ?, ?, ?)",
            (sid, numbers[0], numbers[-1], rec, at),
        )


def _rebase(conn: sqlite3.Connection, moved: dict[tuple[int, int], int]) -> None:
    """Have what waits build on the new numbers of what it was built on."""
    if not moved:
        return
    for sid, n, listed in conn.execute("SELECT sid, n, bases FROM outbox").fetchall():
        bases = [[base, moved.get((base, number), number)] for base, number in json.loads(listed)]
        conn.execute(
            "UPDATE outbox SET bases = ? WHERE sid = ? AND n = ?", (json.dumps(bases), sid, n)
        )

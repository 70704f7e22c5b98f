"""Everything folded anew from the log: the state is emptied and made again, segment by segment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from gridapp.models.role import Role
from gridapp.register import refold, touched
from gridapp.register.archives import ArchiveLost
from gridapp.register.increment import fold_in, read_again
from gridapp.register.payload import read_payload
from gridapp.register.records import every_kind
from gridapp.register.segment import read_header
from gridapp.register.streams import FOLDED, HELD
from gridapp.register.tables import name

_CHANGES = 20_000
_RECORDS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How much was folded."""

    segments: int
    records: int


def rebuild(conn: sqlite3.Connection, *, portion: int = _CHANGES) -> Rebuilt:
    """Make all state anew, and what follows from it for the search. Inside a transaction."""
    rebuilt = rebuild_state(conn, portion=portion)
    touched.rebuild(conn)
    return rebuilt


def rebuild_state(conn: sqlite3.Connection, *, portion: int = _CHANGES) -> Rebuilt:
    """Make all state anew, about `portion` changes at a time. Must run inside a transaction.

    What each segment counts for was judged when it came and is kept: judging anew is `readmit`.
    Raises ArchiveLost where a past year is not to be read; then nothing may be kept of it.
    """
    given = conn.execute("SELECT sid, given FROM stream WHERE given > 0").fetchall()
    _empty(conn)
    segments = 0
    # Only what has been folded again may count as arrived; own numbers would say otherwise.
    conn.execute("UPDATE stream SET given = 0")
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS to_fold (gid INTEGER PRIMARY KEY)")
    conn.execute("DELETE FROM to_fold")
    conn.execute("INSERT INTO to_fold SELECT gid FROM segment WHERE state = ?", (FOLDED,))
    conn.execute("UPDATE segment SET state = ? WHERE state = ?", (HELD, FOLDED))
    _settle_bindings(conn)
    for gids in _portions(conn, portion):
        segments += len(gids)
        _fold(conn, gids)
    conn.executemany("UPDATE stream SET given = ?2 WHERE sid = ?1", given)
    _fold_own(conn)
    (records,) = conn.execute("SELECT count(*) FROM rec WHERE home IS NOT NULL").fetchone()
    return Rebuilt(segments=segments, records=records)


def _empty(conn: sqlite3.Connection) -> None:
    for kind in every_kind():
        conn.execute(f"DELETE FROM {name(kind.name)}")  # noqa: S608  names are checked
    for table in ("multi", "pend", "merged", "foreign_edit", "refused_change"):
        conn.execute(f"DELETE FROM {table}")  # noqa: S608  the names stand above
    conn.execute("UPDATE rec SET home = NULL")
    conn.execute("UPDATE segment SET unknown = 0 WHERE unknown")


def _settle_bindings(conn: sqlite3.Connection) -> None:
    """Which bindings are proved, now that every segment is here."""
    conn.execute(
        "UPDATE basis SET proved = EXISTS (SELECT 1 FROM segment s WHERE s.sid = basis.sid"
        " AND s.last = basis.hi AND substr(s.id, 1, 16) = basis.prefix)"
    )


def _portions(conn: sqlite3.Connection, changes: int) -> Iterator[list[int]]:
    """The segments to fold, in the order in which they came, in portions."""
    portion: list[int] = []
    size = 0
    for gid, count in conn.execute(
        "SELECT s.gid, s.last - s.first + 1 FROM to_fold t JOIN segment s USING (gid)"
        " ORDER BY s.gid"
    ).fetchall():
        portion.append(gid)
        size += count
        if size >= changes:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _fold(conn: sqlite3.Connection, portion: list[int]) -> None:
    listed = json.dumps(portion)
    conn.execute(
        "UPDATE segment SET state = ? WHERE gid IN (SELECT value FROM json_each(?))",
        (FOLDED, listed),
    )
    rows = conn.execute(
        "SELECT s.gid, s.sid, s.role, s.archive, s.body FROM json_each(?) j CROSS JOIN whole s"
        " ON s.gid = j.value",
        (listed,),
    ).fetchall()
    read = []
    for gid, sid, role, year, body in rows:
        if body is None:
            raise ArchiveLost(year)
        header = read_header(body)
        read.append((gid, sid, Role(role), header, read_payload(header, body)))
    stored, numbers = read_again(conn, read)
    fold_in(conn, stored, set(), numbers)


def _fold_own(conn: sqlite3.Connection) -> None:
    """What waits in the outbox: its births are known, its records are folded with all else."""
    conn.execute(
        "UPDATE rec SET home = (SELECT CASE s.place WHEN 0 THEN '' ELSE s.place END"
        " FROM outbox o JOIN stream s USING (sid) WHERE o.rec = rec.id AND o.col = 0)"
        " WHERE id IN (SELECT rec FROM outbox WHERE col = 0)"
    )
    waiting = [rec for (rec,) in conn.execute("SELECT DISTINCT rec FROM outbox ORDER BY rec")]
    for first in range(0, len(waiting), _RECORDS):
        refold.records(conn, waiting[first : first + _RECORDS])

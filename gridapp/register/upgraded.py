"""What came from newer programs before this one knew the words: read once it does.

Segments are kept byte for byte, so that nothing an older program could not read is lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.models.role import Role
from gridapp.register.database import UPGRADED, transaction

_PORTION = 200

_Row = tuple[int, int, int, bytes]
"""(segment, stream, role, body)"""


def catch_up(conn: sqlite3.Connection) -> int:
    """Read again, after an upgrade, what was not understood; how many segments. Cheap otherwise."""
    if not conn.execute("SELECT 1 FROM meta WHERE name = ?", (UPGRADED,)).fetchone():
        return 0
    rows = conn.execute(
        "SELECT gid, sid, role, body FROM segment WHERE unknown OR state = 0 ORDER BY gid"
    ).fetchall()
    with transaction(conn):
        _derive(conn)
        for first in range(0, len(rows), _PORTION):
            _read_again(conn, rows[first : first + _PORTION])
        conn.execute("DELETE FROM meta WHERE name = ?", (UPGRADED,))
    return len(rows)


_ANEW = """
SELECT 'dispute', r.uid FROM dispute t JOIN rec r USING (id)
WHERE t.source BETWEEN '31' AND '39' AND t.reply_by IS NULL AND t.gone IS NULL
UNION ALL
SELECT 'matter', r.uid FROM matter t JOIN rec r USING (id) WHERE t.state IS NULL
"""


def _derive(conn: sqlite3.Connection) -> None:
    """What an older program did not know or worked out otherwise.

    Deadlines of disputes that somebody referred here, and how matters stand whose reporter was not
    satisfied.
    """
    from gridapp.register import derive

    derive.refresh(conn, conn.execute(_ANEW).fetchall())


def _read_again(conn: sqlite3.Connection, rows: Sequence[_Row]) -> None:
    # Only now: every start asks, and hardly one has anything to read again.
    from gridapp.register import dirty, erasure_masks, refold
    from gridapp.register.bindings import bases
    from gridapp.register.numbering import enter, number_records
    from gridapp.register.spread import spread

    read = [(*row[:3], *erasure_masks.read(conn, row[3])) for row in rows]
    numbers = number_records(conn, [payload for *_rest, payload in read])
    enter(conn, numbers, numbers.homes)
    records: set[int] = set()
    for gid, sid, role, header, payload in read:
        named = numbers.records_of(payload)
        known = [rec for rec in named if rec]
        conn.executemany(
            "INSERT OR IGNORE INTO touch (rec, gid) VALUES (?, ?)", [(rec, gid) for rec in known]
        )
        if not role:
            continue  # held: it says nothing until somebody vouches for it
        records.update(known)
        conn.execute("UPDATE segment SET unknown = 0 WHERE gid = ?", (gid,))
        told = bases(conn, gid, payload)
        made = spread(header, payload, sid=sid, records=named, bases=told, role=Role(role))
        refold.note(conn, gid, made)
    refold.records(conn, records)
    dirty.note(conn, {}, records)

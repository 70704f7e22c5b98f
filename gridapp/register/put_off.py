"""Records to be folded afresh of which an archive is lost: they stay as they are until it is back.

What was ordered to be erased does not wait: it goes from what shows of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from gridapp.models.declare import Kind
from gridapp.models.kinds import BY_NUMBER
from gridapp.register import archives, erasure_masks, streams
from gridapp.register.stamps import decode
from gridapp.register.tables import name


def put_off(conn: sqlite3.Connection, wanted: set[int]) -> set[int]:
    """Keep in mind which of these records cannot be folded now; give the others."""
    later = {rec for rec, _year in archives.unread(conn, wanted)}
    conn.executemany("INSERT OR IGNORE INTO to_refold (rec) VALUES (?)", [(rec,) for rec in later])
    if later and erasure_masks.any_orders(conn):
        _hide(conn, later)
    return wanted - later


def ready(conn: sqlite3.Connection) -> set[int]:
    """The records that waited and need wait no longer."""
    waiting = {rec for (rec,) in conn.execute("SELECT rec FROM to_refold")}
    return waiting - {rec for rec, _year in archives.unread(conn, waiting)}


def forget(conn: sqlite3.Connection, records: Iterable[int]) -> None:
    """These are folded. Must run inside a transaction."""
    conn.executemany("DELETE FROM to_refold WHERE rec = ?", [(rec,) for rec in records])


def _hide(conn: sqlite3.Connection, later: set[int]) -> None:
    rows = conn.execute(
        "SELECT r.id, r.uid, r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value"
        " WHERE EXISTS (SELECT 1 FROM erased e WHERE e.uid = r.uid AND e.kind = r.kind)",
        (json.dumps(sorted(later)),),
    )
    for rec, uid, number in rows.fetchall():
        kind = BY_NUMBER[number]
        table = name(kind.name)
        gone = erasure_masks.for_ever(conn, uid, number) | _single(conn, kind, rec, uid)
        for field in gone.intersection(kind.columns):
            conn.execute(f"UPDATE {table} SET {name(field)} = NULL WHERE id = ?", (rec,))  # noqa: S608  names are checked
        # Values beside the ones that show may be among them; all come back with the archive.
        conn.execute("DELETE FROM multi WHERE rec = ?", (rec,))


def _single(conn: sqlite3.Connection, kind: Kind, rec: int, uid: bytes) -> set[str]:
    """The fields that show a value which alone was erased."""
    row = conn.execute(f"SELECT st FROM {name(kind.name)} WHERE id = ?", (rec,)).fetchone()  # noqa: S608  names are checked
    shown = decode(row[0]) if row else {}
    columns = {field: column for column, field in enumerate(kind.columns)}
    return {
        field
        for field, stream, n in conn.execute(
            "SELECT field, stream, n FROM erased WHERE uid = ? AND kind = ? AND stream <> x''",
            (uid, kind.number),
        ).fetchall()
        if shown.get(columns.get(field, -1), (0, 0, 0))[1:] == (streams.known(conn, stream), n)
    }

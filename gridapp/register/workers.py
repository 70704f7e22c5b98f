"""Workers by what they do and where."""

from __future__ import annotations

import sqlite3

from gridapp.models.role import Role
from gridapp.models.worker import Worker
from gridapp.register import records

_LEADERS = """
SELECT r.uid FROM worker t JOIN rec r USING (id)
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.role IN (:number, :name)
    AND t.area >= :low AND t.area < :high
ORDER BY t.area, t.name, r.uid LIMIT :most
"""
MOST = 200


def leaders(conn: sqlite3.Connection, place: str) -> list[Worker]:
    """The unit leaders at `place` and below, by unit: those for whom one may write.

    None where they are more than `MOST`: a list so long is not chosen from.
    """
    asked = {"number": str(int(Role.UNIT)), "name": Role.UNIT.name, "most": MOST + 1}
    found = conn.execute(_LEADERS, asked | {"low": place, "high": place + ":"})
    ids = [uid.hex() for (uid,) in found]
    known = records.get_many(conn, Worker, ids) if len(ids) <= MOST else {}
    return [known[id_] for id_ in ids if id_ in known]

"""Workers by what they do and where."""

from __future__ import annotations

import sqlite3

from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.models.role import Role
from gridapp.models.worker import Worker
from gridapp.register import records
from gridapp.register.identity import Identity

_LEADERS = """
SELECT r.uid FROM worker t JOIN rec r USING (id)
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.role IN (:number, :name)
    AND t.area >= :low AND t.area < :high
ORDER BY t.area, t.name, r.uid LIMIT :most
"""
MOST = 200


def others(conn: sqlite3.Connection, me: Identity) -> list[Worker]:
    """The workers who may stand for something beside this one: those of the own place first."""
    found = records.get_many(conn, Worker, records.ids(conn, KINDS["worker"])).values()
    known = [one for one in found if one.id != me.worker.hex() and one.name]
    return sorted(known, key=lambda one: (one.area != me.place, one.area or "", one.name or ""))


def leaders(conn: sqlite3.Connection, place: str) -> list[Worker]:
    """The unit leaders at `place` and below, by unit: those for whom one may write.

    None where they are more than `MOST`: a list so long is not chosen from.
    """
    asked = {"number": str(int(Role.UNIT)), "name": Role.UNIT.name, "most": MOST + 1}
    found = conn.execute(_LEADERS, asked | bounds(place))
    ids = [uid.hex() for (uid,) in found]
    known = records.get_many(conn, Worker, ids) if len(ids) <= MOST else {}
    return [known[id_] for id_ in ids if id_ in known]

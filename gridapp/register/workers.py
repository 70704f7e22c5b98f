"""Workers by what they do and where."""

from __future__ import annotations

import sqlite3

from gridapp.models.declare import kind_of
from gridapp.models.place import covers
from gridapp.models.role import Role
from gridapp.models.worker import Worker
from gridapp.register import records


def leaders(conn: sqlite3.Connection, place: str) -> list[Worker]:
    """The unit leaders at `place` and below, by unit: those for whom one may write."""
    found = records.get_many(conn, Worker, records.ids(conn, kind_of(Worker))).values()
    here = [
        one
        for one in found
        if one.role in (str(int(Role.UNIT)), Role.UNIT.name) and covers(place, one.area or "")
    ]
    return sorted(here, key=lambda one: (one.area or "", one.name or ""))

"""Derived columns: what a pure function makes of a record and those that belong to it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from functools import cache

from gridapp.models.declare import Kind
from gridapp.models.kinds import KINDS
from gridapp.register import limits, standings
from gridapp.register.tables import name, table_of

Owner = tuple[str, bytes]
"""Kind and id of a record whose derived columns are to be worked out anew."""


def owners(conn: sqlite3.Connection, kind: Kind, touched: Collection[int]) -> set[Owner]:
    """The records whose derived columns depend on these records of `kind`, as they stand now.

    To be asked before and after a fold: a step may lose its matter or turn to another, and a limit
    that was the rule until a day may be changed to begin on another.
    """
    listed = json.dumps(sorted(touched))
    found: set[Owner] = set()
    if kind.name in standings.BY_KIND:
        rows = conn.execute(
            "SELECT r.uid FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value", (listed,)
        )
        found |= {(kind.name, uid) for (uid,) in rows}
    owner = kind.field(kind.owner).kind if kind.owner else ""
    if owner in standings.BY_KIND:
        rows = conn.execute(table_of(kind).owners, (listed,))
        found |= {(owner, uid) for (uid,) in rows if uid is not None}
    if kind.name in _SINCE:
        days = conn.execute(_SINCE[kind.name], (listed,)).fetchall()
        found |= _since(conn, min((day for (day,) in days if day), default=""))
    return found


def refresh(conn: sqlite3.Connection, owned: Iterable[Owner]) -> None:
    """Work out anew what the steps of these records add up to."""
    listed = sorted(owned)
    rules = limits.rules(conn) if listed else None
    for kind, uid in listed:
        now = standings.of(conn, kind, uid, rules=rules)
        values = [getattr(now, column) for column, _type in KINDS[kind].derived]
        conn.execute(_store(kind), (*values, uid, KINDS[kind].number))


_SINCE = {
    "limit": ('SELECT t.from_on FROM json_each(?) j CROSS JOIN "limit" t ON t.id = j.value'),
    "closing": "SELECT t.from_on FROM json_each(?) j CROSS JOIN closing t ON t.id = j.value",
    "workday_exception": (
        "SELECT substr(t.day, 1, 4) || '-01-01' FROM json_each(?) j"
        " CROSS JOIN workday_exception t ON t.id = j.value"
    ),
}
"""Kinds that deadlines follow from, and from when on each of their records counts.

One day may make the list of its year whole, so that nothing in it is provisional any more.
"""


def _since(conn: sqlite3.Connection, day: str) -> set[Owner]:
    """Whatever is due on a day or later, and whatever has not come to its end."""
    if not day:
        return set()
    return {
        (kind, uid)
        for kind in standings.BY_KIND
        for (uid,) in conn.execute(_affected(kind), {"day": day})
    }


@cache
def _affected(kind: str) -> str:
    days = [column for column, _t in KINDS[kind].derived if column.endswith(("due", "_by"))]
    conditions = " OR ".join(f"t.{name(column)} >= :day" for column in days)
    return (
        f"SELECT r.uid FROM {name(kind)} t JOIN rec r USING (id)"  # noqa: S608  names are checked
        f" WHERE {conditions} OR t.state NOT IN"
        " ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED', 'ARCHIVED', 'REFUSED', 'TRANSFERRED', 'DONE')"
    )


@cache
def _store(kind: str) -> str:
    columns = ", ".join(f"{name(column)} = ?" for column, _type in KINDS[kind].derived)
    return (
        f"UPDATE {name(kind)} SET {columns}"  # noqa: S608  names are checked
        " WHERE id = (SELECT id FROM rec WHERE uid = ? AND kind = ?)"
    )

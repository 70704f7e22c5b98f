"""Places begun and closed: how grids and units are split, merged and moved.

A place is never edited or used again. A change of bounds begins a place that succeeds another,
transfers what stands there, and closes the old one; so what was counted for a code stays true.
"""

from __future__ import annotations

import sqlite3

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.place import covers, parent
from gridapp.register import log, places, records
from gridapp.register.admission import Trust
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight, UnknownRecord


def begin(
    conn: sqlite3.Connection,
    me: Identity,
    code: str,
    name: str,
    *,
    opened_on: str,
    succeeds: str,
    grid_type: str,
    now_ms: int,
) -> str:
    """A new place below this centre; its id. Needs a transaction.

    Raises NoRight, InvalidRecord for a code that was used before, ClosedPlace below a closed one.
    """
    if not covers(me.place, code) or code == me.place:
        raise NoRight("place", code)
    places.check_open(conn, parent(code))
    fields: dict[str, Value] = {"code": code, "name": name, "opened_on": opened_on}
    fields |= {"succeeds": succeeds or None, "grid_type": grid_type or None}
    return log.save(conn, me, [Entry(kind="place", fields=fields)], now_ms=now_ms)[0]


def close(
    conn: sqlite3.Connection, me: Identity, code: str, *, closed_on: str, now_ms: int
) -> list[str]:
    """Close a place and those below it, once nothing stands there. Needs a transaction.

    Returns the tags of devices that still work there: they are to be stopped. Raises NoRight,
    UnknownRecord, ClosedPlace, InvalidRecord while anything stands there.
    """
    if not covers(me.place, code) or code == me.place:
        raise NoRight("place", code)
    places.check_open(conn, code)
    found = records.ids(conn, KINDS["place"], where={"code": code})
    if not found:
        raise UnknownRecord("place", code)
    below = sorted(each for each in places.open_ones(conn) if each != code and covers(code, each))
    found += [
        id_ for each in below for id_ in records.ids(conn, KINDS["place"], where={"code": each})
    ]
    entries = [Entry(kind="place", id=id_, fields={"closed_on": closed_on}) for id_ in found]
    log.save(conn, me, entries, now_ms=now_ms)
    return _working_at(conn, me, code)


def _working_at(conn: sqlite3.Connection, me: Identity, code: str) -> list[str]:
    trust = Trust(conn, me.root)
    rows = conn.execute(
        "SELECT DISTINCT tag, key FROM credential WHERE CAST(place AS TEXT) GLOB ? || '*'"
        " AND tag <> '' AND sound = 1 ORDER BY tag",
        (code,),
    )
    return sorted(
        {tag for tag, key in rows.fetchall() if trust.rights(key) and not trust.is_cut(key)}
    )

"""Whom to telephone in danger at a place: the numbers that the centres set, the nearest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.danger import Call
from gridapp.models.declare import GONE, UNDONE, InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.models.office import DutyNumber
from gridapp.models.place import covers
from gridapp.register import log, records, sense
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

MOST = 3
"""More numbers than this are no help to somebody in a hurry."""

_NUMBERS = """
SELECT t.name, t.number FROM duty_number t JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.number IS NOT NULL
    AND substr(:place, 1, length(t.area)) = t.area AND (t.sort IS NULL OR t.sort = :sort)
ORDER BY t.sort IS NULL, length(t.area) DESC, r.uid
"""


def numbers(conn: sqlite3.Connection, place: str) -> list[DutyNumber]:
    """The numbers for a place and for what lies below it, the widest area first."""
    found = records.get_many(conn, DutyNumber, records.ids(conn, KINDS["duty_number"])).values()
    meant = [one for one in found if covers(one.area or "", place) or covers(place, one.area or "")]
    return sorted(meant, key=lambda one: (one.area or "", one.sort or "", one.name or ""))


def enter(
    conn: sqlite3.Connection, me: Identity, fields: Mapping[str, Value], id_: str, *, now_ms: int
) -> str:
    """Enter a number, or change the one with this id. Needs a transaction.

    Raises InvalidRecord, also for one of 119, 110 and 120, which are always told, and NoRight.
    """
    known = {**fields, "area": fields.get("area") or me.place}
    if wrong := sense.fault(conn, KINDS["duty_number"], id_, known):
        raise InvalidRecord("duty_number", *wrong)
    return log.save(conn, me, [Entry(kind="duty_number", id=id_, fields=known)], now_ms=now_ms)[0]


def remove(conn: sqlite3.Connection, me: Identity, id_: str, *, now_ms: int) -> None:
    """Take a number away: nobody answers there any more. Needs a transaction."""
    entry = Entry(kind="duty_number", id=id_, fields={GONE: UNDONE})
    log.save(conn, me, [entry], now_ms=now_ms)


def beside(
    conn: sqlite3.Connection, calls: Sequence[Call], place: str, hazard_type: str = ""
) -> tuple[Call, ...]:
    """These calls, and after them the duty numbers at `place`; none where there is no danger.

    A number for this very sort of hazard comes before those for any danger.
    """
    if not calls:
        return ()
    known = {call.number for call in calls}
    rows = conn.execute(_NUMBERS, {"place": place, "sort": hazard_type}).fetchall()
    found = {number: name or "" for name, number in reversed(rows) if number not in known}
    order = list(dict.fromkeys(number for _name, number in rows if number in found))
    local = [Call(number=n, zh=found[n], en=found[n], words=()) for n in order]
    return (*calls, *local[:MOST])

"""Whom to telephone in danger at a place: the numbers that the centres set, the nearest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.models.danger import Call

MOST = 3
"""More numbers than this are no help to somebody in a hurry."""

_NUMBERS = """
SELECT t.name, t.number FROM duty_number t JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.number IS NOT NULL
    AND substr(:place, 1, length(t.area)) = t.area AND (t.sort IS NULL OR t.sort = :sort)
ORDER BY t.sort IS NULL, length(t.area) DESC, r.uid
"""


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

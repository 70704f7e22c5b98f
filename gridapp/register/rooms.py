"""Where mediations of a village are held: its earlier places, and those that the register knows."""

from __future__ import annotations

import sqlite3
from typing import Final

from gridapp.models.place import bounds
from gridapp.models.room import compared

VILLAGE: Final = 12
"""Digits of a village: the room of one committee has the same name in each."""
MOST: Final = 8

_KNOWN = """
SELECT said FROM (
    SELECT t.meets_at AS said, 0 AS part, max(t.meets_on) AS day
    FROM notice t JOIN rec r ON r.id = t.id
    WHERE t.place >= :low AND t.place < :high AND t.form = 'SUMMONS' AND t.meets_at <> ''
        AND t.gone IS NULL AND r.home IS NOT NULL GROUP BY t.meets_at
    UNION ALL
    SELECT t.held_at, 1, max(t.held_on) FROM session t JOIN rec r ON r.id = t.id
    WHERE t.place >= :low AND t.place < :high AND t.held_at <> ''
        AND t.gone IS NULL AND r.home IS NOT NULL GROUP BY t.held_at
    UNION ALL
    SELECT t.name, 2, '' FROM spot t JOIN rec r ON r.id = t.id
    WHERE t.place >= :low AND t.place < :high AND t.name <> ''
        AND t.gone IS NULL AND r.home IS NOT NULL
) ORDER BY part, day DESC, said
"""


def known(conn: sqlite3.Connection, place: str, most: int = MOST) -> list[str]:
    """Where people of the village of this place met, the last first, then its landmarks.

    Each once, in the spelling that was used last.
    """
    village = place[:VILLAGE]
    rows = conn.execute(_KNOWN, bounds(village))
    found: dict[str, str] = {}
    for (said,) in rows:
        found.setdefault(compared(said), said)
        if len(found) >= most:
            break
    return list(found.values())


def spelled(conn: sqlite3.Connection, place: str, said: str) -> str:
    """The place as it was spelled before, where it is one that the village knows."""
    mine = compared(said)
    return next((one for one in known(conn, place, 500) if compared(one) == mine), said.strip())

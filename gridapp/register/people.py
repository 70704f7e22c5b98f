"""People and homes by what a sheet knows of them: names and identity numbers.

Whoever is locked to storage only is not found here, nor is what was merged into another.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from gridapp.models.place import bounds
from gridapp.register.locks import LOCKED_HEADS, LOCKED_RECORDS

_RESIDENTS = f"""
SELECT r.uid FROM resident t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.id NOT IN (SELECT rec FROM merged) AND t.id NOT IN ({LOCKED_RECORDS})
    AND (t.name IN (SELECT value FROM json_each(:names))
        OR t.id_number IN (SELECT value FROM json_each(:numbers)))
ORDER BY r.uid
"""  # noqa: S608  the one predicate
_HOUSEHOLDS = f"""
SELECT r.uid FROM household t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.id NOT IN (SELECT rec FROM merged) AND r.uid NOT IN ({LOCKED_HEADS})
    AND t.head IN (SELECT value FROM json_each(:names))
ORDER BY r.uid
"""  # noqa: S608  the one predicate
_MEMBERS = f"""
WITH home AS (
    SELECT h.uid AS uid, h.uid AS kept FROM json_each(:homes) j
        JOIN rec h ON h.uid = unhex_(j.value) AND h.kind = 10
    UNION ALL
    SELECT o.uid, h.uid FROM json_each(:homes) j
        JOIN rec h ON h.uid = unhex_(j.value) AND h.kind = 10
        JOIN merged g ON g.kept = h.id JOIN rec o ON o.id = g.rec
)
SELECT home.kept, r.uid FROM home
    JOIN resident m ON m.household = home.uid JOIN rec r ON r.id = m.id
WHERE m.gone IS NULL AND r.home IS NOT NULL AND m.id NOT IN (SELECT rec FROM merged)
    AND m.id NOT IN ({LOCKED_RECORDS})
ORDER BY coalesce(m.relation, 'z'), r.uid
"""  # noqa: S608  the one predicate


def residents(
    conn: sqlite3.Connection, place: str, names: Iterable[str], numbers: Iterable[str]
) -> list[str]:
    """Ids of the residents at the place and below with one of these names or numbers."""
    return _ids(conn, _RESIDENTS, place, names=names, numbers=numbers)


def households(conn: sqlite3.Connection, place: str, heads: Iterable[str]) -> list[str]:
    """Ids of the households at the place and below with one of these heads."""
    return _ids(conn, _HOUSEHOLDS, place, names=heads)


def members(conn: sqlite3.Connection, homes: Iterable[str]) -> dict[str, list[str]]:
    """Household id → ids of its people, the head first."""
    found: dict[str, list[str]] = {home: [] for home in homes}
    rows = conn.execute(_MEMBERS, {"homes": json.dumps(list(found))})
    for home, uid in rows:
        found[home.hex()].append(uid.hex())
    return found


def _ids(conn: sqlite3.Connection, statement: str, place: str, **lists: Iterable[str]) -> list[str]:
    asked = bounds(place)
    asked |= {name: json.dumps(sorted(set(values))) for name, values in lists.items()}
    return [uid.hex() for (uid,) in conn.execute(statement, asked)]

"""People and homes by what a sheet knows of them: names and identity numbers, a place's rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

_RESIDENTS = """
SELECT r.uid FROM resident t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND (t.name IN (SELECT value FROM json_each(:names))
        OR t.id_number IN (SELECT value FROM json_each(:numbers)))
ORDER BY r.uid
"""
_HOUSEHOLDS = """
SELECT r.uid FROM household t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.head IN (SELECT value FROM json_each(:names))
ORDER BY r.uid
"""
_MEMBERS = """
SELECT m.household, r.uid, m.relation FROM json_each(:homes) j
    JOIN resident m ON m.household = unhex_(j.value) JOIN rec r ON r.id = m.id
WHERE m.gone IS NULL AND r.home IS NOT NULL ORDER BY coalesce(m.relation, 'z'), r.uid
"""


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
    for home, uid, _relation in rows:
        found[home.hex()].append(uid.hex())
    return found


def _ids(conn: sqlite3.Connection, statement: str, place: str, **lists: Iterable[str]) -> list[str]:
    asked = {"low": place, "high": place + ":"}
    asked |= {name: json.dumps(sorted(set(values))) for name, values in lists.items()}
    return [uid.hex() for (uid,) in conn.execute(statement, asked)]

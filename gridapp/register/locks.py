"""Who is locked to storage only: whoever asked for deletion, or objected, and was not refused.

From the moment the request is entered his data is kept and nothing else (PIPL 44, 47): it stands
in no list, search, ledger or print but in the request itself and the copy that he asks for.
"""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from typing import Final

from gridapp.models.declare import Field, Kind, Sensitivity, Shape
from gridapp.register.tables import name

OPEN_KIND: Final = "request"
"""The request itself stays readable: somebody has to answer it."""

_ASKED: Final = """
SELECT q.resident FROM request q CROSS JOIN rec k ON k.id = q.id
WHERE q.asked IN ('delete', 'object') AND q.gone IS NULL AND k.home IS NOT NULL
    AND q.resident IS NOT NULL AND coalesce(q.decision, 'granted') = 'granted'
"""
_TWIN: Final = """(s.id_number = p.id_number
        OR (s.name = p.name AND coalesce(s.id_number, p.id_number, '')
            = coalesce(p.id_number, s.id_number, '')
            AND (s.phone = p.phone OR (length(s.birth) = 10 AND s.birth = p.birth))))"""
"""Two records of one person: one number; or one name with one telephone or day of birth, and no
two numbers.
"""
_GIVEN: Final = "SELECT unhex_(value) FROM json_each(:people)"


def _one_person(asked: str) -> str:
    """Every record of the people asked for: those merged together, and twins.

    Twins are found by their marks, and one by one where they have none yet. Every join is told
    its order: left to itself, SQLite reads a county through for nobody at all.
    """
    return f"""
WITH RECURSIVE one (uid) AS (
    {asked}
    UNION SELECT k.uid FROM one CROSS JOIN rec o ON o.uid = one.uid AND o.kind = 11
        CROSS JOIN merged g ON g.rec = o.id CROSS JOIN rec k ON k.id = g.kept
    UNION SELECT k.uid FROM one CROSS JOIN rec o ON o.uid = one.uid AND o.kind = 11
        CROSS JOIN merged g ON g.kept = o.id CROSS JOIN rec k ON k.id = g.rec
    UNION SELECT k.uid FROM one CROSS JOIN rec o ON o.uid = one.uid AND o.kind = 11
        CROSS JOIN resident p ON p.id = o.id CROSS JOIN mark a ON a.rec = p.id
        CROSS JOIN mark b ON b.mark = a.mark CROSS JOIN resident s ON s.id = b.rec
        CROSS JOIN rec k ON k.id = s.id WHERE {_TWIN}
    UNION SELECT k.uid FROM one CROSS JOIN rec o ON o.uid = one.uid AND o.kind = 11
        CROSS JOIN resident p ON p.id = o.id CROSS JOIN dirty d
        CROSS JOIN resident s ON s.id = d.rec
        CROSS JOIN rec k ON k.id = s.id WHERE {_TWIN}
) SELECT uid FROM one
"""  # noqa: S608  the one predicate


LOCKED_SQL: Final = _one_person(_ASKED)
"""Ids (16 bytes) of the residents who are locked: the one predicate, for every statement.

A request about one of the records that speak of the same person locks all of them.
"""
LOCKED_RECORDS: Final = f"SELECT k.id FROM rec k WHERE k.kind = 11 AND k.uid IN ({LOCKED_SQL})"  # noqa: S608  the one predicate
"""Local numbers of the same."""
LOCKED_HEADS: Final = f"""
SELECT h.uid FROM resident p JOIN rec h ON h.uid = p.household AND h.kind = 10
    JOIN household d ON d.id = h.id
WHERE d.head = p.name AND p.id IN ({LOCKED_RECORDS})
"""  # noqa: S608  the one predicate
"""Ids (16 bytes) of the households whose head is locked: they are known by their address."""


@cache
def speaks(kind: Kind, of: str = LOCKED_SQL) -> str:
    """The condition that a record `t` of `kind` speaks of somebody who is locked.

    It is linked to him; or it is linked to nobody and has his number, or his name in his village.
    Whoever is called the same is told apart by linking him to his own record.
    """
    links = [name(field.name) for field in kind.fields if field.kind == "resident"]
    known = (
        f"FROM ({of}) w CROSS JOIN rec k ON k.uid = w.uid AND k.kind = 11"
        " CROSS JOIN resident p ON p.id = k.id"
    )
    alike = [f"coalesce({part}, 0)" for part in _alike(kind, known)]
    unlinked = "".join(f" AND t.{link} IS NULL" for link in links)
    parts = [f"coalesce(t.{link} IN ({of}), 0)" for link in links]
    parts += [f"(({' OR '.join(alike)}){unlinked})"] if alike else []
    return f"({' OR '.join(parts)})" if parts else "0"


def _alike(kind: Kind, known: str) -> list[str]:
    """What an unlinked record may have in common with the people `known`."""
    if kind.name in ("resident", "household", OPEN_KIND):
        return []
    found = []
    for field in kind.fields:
        column = f"t.{name(field.name)}"
        if field.shape is Shape.PHONE:
            found.append(f"{column} IN (SELECT p.phone {known})")
        elif field.shape is Shape.ID_NUMBER:
            found.append(f"{column} IN (SELECT p.id_number {known})")
        elif _names(field):
            # What stands at a township may speak of anybody in its villages.
            found += [
                f"substr(t.place, 1, 12) || {column}"
                f" IN (SELECT substr(p.place, 1, {digits}) || p.name {known})"
                for digits in (12, 9, 6)
            ]
    return found


def _names(field: Field) -> bool:
    return field.shape is Shape.TEXT and field.sensitivity is not Sensitivity.ORDINARY


def names_people(kind: Kind) -> bool:
    """Whether records of `kind` may speak of somebody who has a record of his own."""
    return speaks(kind) != "0"


def residents(conn: sqlite3.Connection) -> frozenset[str]:
    """Ids of the residents who are locked."""
    return frozenset(uid.hex() for (uid,) in conn.execute(LOCKED_SQL))


def heads(conn: sqlite3.Connection) -> frozenset[str]:
    """Ids of the households whose head is locked."""
    return frozenset(uid.hex() for (uid,) in conn.execute(LOCKED_HEADS))


def records_of(conn: sqlite3.Connection) -> frozenset[int]:
    """Local numbers of the residents who are locked, and of the households called after them."""
    called = f"SELECT id FROM rec WHERE kind = 10 AND uid IN ({LOCKED_HEADS})"  # noqa: S608  the one predicate
    rows = conn.execute(f"{LOCKED_RECORDS} UNION ALL {called}")
    return frozenset(rec for (rec,) in rows)


def speaking(conn: sqlite3.Connection, kind: Kind, ids: list[str]) -> frozenset[str]:
    """Which of these records speak of somebody who is locked."""
    if not (ids and names_people(kind) and residents(conn)):
        return frozenset()
    rows = conn.execute(
        "SELECT r.uid FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value)"  # noqa: S608  the one predicate
        f" AND r.kind = ?2 JOIN {name(kind.name)} t ON t.id = r.id WHERE {speaks(kind)}",
        (json.dumps(ids), kind.number),
    )
    return frozenset(uid.hex() for (uid,) in rows)


def speaking_of(conn: sqlite3.Connection, kind: Kind, people: list[str]) -> list[int]:
    """Local numbers of the records of `kind` that speak of these people, locked or not."""
    rows = conn.execute(
        f"SELECT t.id FROM {name(kind.name)} t WHERE {speaks(kind, _one_person(_GIVEN))}",  # noqa: S608  the one predicate
        {"people": json.dumps(people)},
    )
    return [rec for (rec,) in rows]


def requests_of(conn: sqlite3.Connection, resident: str) -> list[str]:
    """The requests for which a resident is locked; none where he is not."""
    rows = conn.execute(
        "SELECT k.uid FROM request q JOIN rec k ON k.id = q.id"  # noqa: S608  the one predicate
        f" WHERE q.resident IN ({_one_person(_GIVEN)}) AND q.gone IS NULL"
        " AND q.asked IN ('delete', 'object') AND k.home IS NOT NULL"
        " AND coalesce(q.decision, 'granted') = 'granted' ORDER BY k.uid",
        {"people": json.dumps([resident])},
    )
    return [uid.hex() for (uid,) in rows]

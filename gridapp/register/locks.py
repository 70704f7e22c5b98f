"""Who is locked to storage only: whoever asked for deletion, or objected, and was not refused.

From the moment the request is entered his data is kept and nothing else (PIPL 44, 47): it stands
in no list, search, ledger or print but in the request itself and the copy that he asks for.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gridapp.models.declare import Kind, Sensitivity
from gridapp.models.household import Household
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.register import same

_ASKED: Final = """
SELECT q.resident FROM request q JOIN rec k ON k.id = q.id
WHERE q.asked IN ('delete', 'object') AND q.gone IS NULL AND k.home IS NOT NULL
    AND q.resident IS NOT NULL AND coalesce(q.decision, 'granted') = 'granted'
"""
LOCKED_SQL: Final = f"""{_ASKED}
UNION SELECT k.uid FROM merged g JOIN rec o ON o.id = g.rec JOIN rec k ON k.id = g.kept
WHERE o.kind = 11 AND o.uid IN ({_ASKED})
UNION SELECT o.uid FROM merged g JOIN rec o ON o.id = g.rec JOIN rec k ON k.id = g.kept
WHERE k.kind = 11 AND k.uid IN ({_ASKED})
"""  # noqa: S608  the one predicate
"""Ids (16 bytes) of the residents who are locked: the one predicate, for every statement.

A request about one of two records that speak of the same person locks both.
"""


LOCKED_RECORDS: Final = f"SELECT k.id FROM rec k WHERE k.kind = 11 AND k.uid IN ({LOCKED_SQL})"  # noqa: S608  the one predicate
"""Local numbers of the same."""
LOCKED_HEADS: Final = f"""
SELECT h.uid FROM resident p JOIN rec h ON h.uid = p.household AND h.kind = 10
    JOIN household d ON d.id = h.id
WHERE d.head = p.name AND p.id IN ({LOCKED_RECORDS})
"""  # noqa: S608  the one predicate
"""Ids (16 bytes) of the households whose head is locked: they are known by their address."""

OPEN_KIND: Final = "request"
"""The request itself stays readable: somebody has to answer it."""


def residents(conn: sqlite3.Connection) -> frozenset[str]:
    """Ids of the residents who are locked."""
    return frozenset(uid.hex() for (uid,) in conn.execute(LOCKED_SQL))


def records_of(conn: sqlite3.Connection) -> frozenset[int]:
    """Local numbers of the residents who are locked, and of the households called after them."""
    heads = f"SELECT id FROM rec WHERE kind = 10 AND uid IN ({LOCKED_HEADS})"  # noqa: S608  the one predicate
    rows = conn.execute(f"{LOCKED_RECORDS} UNION ALL {heads}")
    return frozenset(rec for (rec,) in rows)


def requests_of(conn: sqlite3.Connection, resident: str) -> list[str]:
    """The requests for which a resident is locked; none where he is not."""
    rows = conn.execute(
        "SELECT k.uid FROM request q JOIN rec k ON k.id = q.id"
        " WHERE q.resident IN (SELECT unhex_(value) FROM json_each(?)) AND q.gone IS NULL"
        " AND q.asked IN ('delete', 'object') AND k.home IS NOT NULL"
        " AND coalesce(q.decision, 'granted') = 'granted' ORDER BY k.uid",
        (json.dumps(same.group(conn, same.kept_id(conn, resident))),),
    )
    return [uid.hex() for (uid,) in rows]


def veiled(conn: sqlite3.Connection, homes: Mapping[str, Household]) -> dict[str, Household]:
    """These households, those of a locked head without his name."""
    heads = {uid.hex() for (uid,) in conn.execute(LOCKED_HEADS)}
    return {
        id_: replace(home, head=HIDDEN_VALUE, phone=None) if home.id in heads else home
        for id_, home in homes.items()
    }


def veil(conn: sqlite3.Connection, kind: Kind, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records as they may be shown: of whoever is locked nothing but that there is something."""
    locked = residents(conn)
    if not locked or kind.name == OPEN_KIND:
        return rows
    if kind.name == "resident":
        return [_bare(row) if row["id"] in locked else row for row in rows]
    if kind.name == "household":
        heads = {uid.hex() for (uid,) in conn.execute(LOCKED_HEADS)}
        return [row | _headless(row) if row["id"] in heads else row for row in rows]
    named = [field.name for field in kind.fields if field.kind == "resident"]
    hidden = [field.name for field in kind.fields if field.sensitivity is not Sensitivity.ORDINARY]
    return [
        row | {name: HIDDEN_VALUE for name in hidden if name in row}
        if any(row.get(name) in locked for name in named)
        else row
        for row in rows
    ]


def _headless(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: HIDDEN_VALUE for name in ("head", "phone") if name in row}


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "kind", "place")} | {"locked": True}

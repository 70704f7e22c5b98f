"""Which records the search and the marks have yet to see: noted by saves and imports alike."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from functools import cache

from gridapp.models.declare import Kind
from gridapp.models.kinds import KINDS
from gridapp.register import locks
from gridapp.register.tables import name

_ASKING = "SELECT q.resident FROM json_each(?) j CROSS JOIN request q ON q.id = j.value"
_CHANGED = """
SELECT r.uid FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value WHERE r.kind = 11
"""
_LINKED = "SELECT s.kept, s.other FROM json_each(?) j CROSS JOIN same_as s ON s.id = j.value"


def note(
    conn: sqlite3.Connection, touched: Mapping[Kind, Collection[int]], more: Collection[int] = ()
) -> None:
    """Remember that these records were touched, and those that are found by their words.

    `more` are records of any kind. Must run inside a transaction.
    """
    recs = set(more).union(*touched.values())
    conn.execute(
        "INSERT OR IGNORE INTO dirty (rec) SELECT value FROM json_each(?)",
        (json.dumps(sorted(recs)),),
    )
    for kind in found_by_owner():
        if own := set(more).union(touched.get(kind, ())):
            conn.execute(
                "INSERT OR IGNORE INTO dirty (rec) SELECT o.id FROM json_each(?) j"  # noqa: S608  checked names
                f" CROSS JOIN {name(kind.name)} t ON t.id = j.value"
                f" JOIN rec o ON o.uid = t.{name(kind.owner)} WHERE o.home IS NOT NULL",
                (json.dumps(sorted(own)),),
            )
    _note_requests(conn, recs)
    conn.execute(
        "INSERT OR IGNORE INTO dirty (rec)"
        " SELECT m.kept FROM merged m JOIN dirty d ON d.rec = m.rec"
    )


def _note_requests(conn: sqlite3.Connection, recs: Collection[int]) -> None:
    """Whoever asks for something may be locked by it or open again, and what speaks of him."""
    people = sorted(_people(conn, recs))
    for kind in KINDS.values() if people else ():
        if not any(field.searched for field in kind.fields) or not locks.names_people(kind):
            continue
        owner = f"t.{name(kind.owner)}" if kind.owner else "r.uid"
        conn.execute(
            "INSERT OR IGNORE INTO dirty (rec) SELECT o.id FROM json_each(?) j"  # noqa: S608  checked names
            f" CROSS JOIN {name(kind.name)} t ON t.id = j.value JOIN rec r ON r.id = t.id"
            f" JOIN rec o ON o.uid = {owner} WHERE o.home IS NOT NULL",
            (json.dumps(locks.speaking_of(conn, kind, people)),),
        )


def _people(conn: sqlite3.Connection, recs: Collection[int]) -> set[str]:
    """Whoever asks, whoever is locked and changed, and whoever is linked to him or not any more."""
    listed = (json.dumps(sorted(recs)),)
    asking = {uid.hex() for (uid,) in conn.execute(_ASKING, listed) if uid is not None}
    locked = locks.residents(conn)
    if not locked:
        return asking
    changed = {uid.hex() for (uid,) in conn.execute(_CHANGED, listed)} & locked
    links = [{end.hex() for end in ends if end} for ends in conn.execute(_LINKED, listed)]
    return asking | changed | {end for ends in links if ends & locked for end in ends}


@cache
def found_by_owner() -> tuple[Kind, ...]:
    """Kinds whose words lead to the record they belong to: a dispute is found by its parties."""
    return tuple(
        kind
        for kind in KINDS.values()
        if kind.owner and any(field.searched for field in kind.fields)
    )

"""What belongs to a household, or stands at a place: it goes where they go."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from gridapp.models.declare import UNDONE
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.register import same
from gridapp.register.tables import name

_GRID = 15
"""Digits of a grid: what belongs to a household stands somewhere in its grid."""

BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "resident": ("household",),
        "life_event": ("household", "resident"),
        "visit": ("household", "matter", "dispute"),
        "matter": ("household", "visit"),
        "reporter": ("matter",),
        "step": ("matter",),
        "dispute": ("matter", "visit"),
        "party": ("dispute",),
        "session": ("dispute",),
        "agreement": ("dispute",),
        "instalment": ("dispute",),
        "dispute_step": ("dispute",),
        "form_page": ("dispute",),
        "help_plan": ("household", "matter", "visit"),
        "pairing": ("plan",),
        "measure": ("plan",),
        "notice": ("household", "matter", "dispute"),
        "request": ("resident",),
        "attachment": ("subject",),
        "survey_answer": ("household", "visit"),
        "same_as": ("kept", "other"),
    }
)
"""Kind to the fields that name what a record of it belongs to."""


def of(conn: sqlite3.Connection, households: Iterable[str], places: Collection[str]) -> set[int]:
    """Local numbers of these households, those merged with them, and all that belongs to them.

    Only what stands in the grids of `places`: what a centre keeps at its own place stays there.
    """
    grids = tuple({place[:_GRID] for place in places})
    ids = {each: "" for id_ in households for each in same.group(conn, id_)}
    found = {
        rec
        for _uid, rec, place, _ in _rows(conn, "household", None, ids)
        if place.startswith(grids)
    }
    return found | {rec for rec, (place, _) in below(conn, ids).items() if place.startswith(grids)}


def below(
    conn: sqlite3.Connection, roots: Mapping[str, str], *, without: Collection[str] = ()
) -> dict[int, tuple[str, str]]:
    """All that belongs to these records: local number to its place and what its root stands for.

    What is only named in one of the fields `without` is left out.
    """
    found: dict[int, tuple[str, str]] = {}
    seen, fresh = dict(roots), dict(roots)
    while fresh:
        named: dict[str, str] = {}
        for kind, fields in BY.items():
            for field in (one for one in fields if one not in without):
                for uid, rec, place, owner in _rows(conn, kind, field, fresh):
                    found.setdefault(rec, (place, fresh[owner]))
                    named.setdefault(uid, fresh[owner])
        fresh = {uid: root for uid, root in named.items() if uid not in seen}
        seen |= fresh
    return found


def kinds(conn: sqlite3.Connection, recs: Iterable[int]) -> Counter[str]:
    """How many of these records there are of each kind."""
    rows = conn.execute(
        "SELECT r.kind, count(*) FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value"
        " GROUP BY r.kind",
        (json.dumps(sorted(recs)),),
    )
    return Counter({BY_NUMBER[number].name: count for number, count in rows})


def at(conn: sqlite3.Connection, place: str) -> set[int]:
    """Local numbers of all records that stand at a place or below."""
    return {
        rec
        for kind in KINDS.values()
        if not kind.central
        for (rec,) in conn.execute(
            f"SELECT t.id FROM {name(kind.name)} t JOIN rec r USING (id) WHERE t.place >= ?1"  # noqa: S608  checked names
            " AND t.place < ?1 || ':' AND r.home IS NOT NULL AND t.gone IS NOT ?2",
            (place, UNDONE),
        )
    }


def stands(conn: sqlite3.Connection, place: str) -> bool:
    """Whether anything that is not gone stands at a place or below."""
    return any(
        conn.execute(
            f"SELECT 1 FROM {name(kind.name)} t JOIN rec r USING (id) WHERE t.place >= ?1"  # noqa: S608  checked names
            " AND t.place < ?1 || ':' AND r.home IS NOT NULL AND t.gone IS NULL LIMIT 1",
            (place,),
        ).fetchone()
        for kind in KINDS.values()
        if not kind.central
    )


def _rows(
    conn: sqlite3.Connection, kind: str, field: str | None, ids: Collection[str]
) -> list[tuple[str, int, str, str]]:
    column = "r.uid" if field is None else f"t.{name(field)}"
    rows = conn.execute(
        f"SELECT r.uid, t.id, t.place, {column} FROM {name(kind)} t JOIN rec r USING (id)"  # noqa: S608  checked names
        f" WHERE {column} IN (SELECT unhex_(value) FROM json_each(?)) AND r.kind = ?"
        " AND r.home IS NOT NULL AND t.gone IS NOT ?",
        (json.dumps(sorted(ids)), KINDS[kind].number, UNDONE),
    )
    return [(uid.hex(), rec, place, owner.hex()) for uid, rec, place, owner in rows]

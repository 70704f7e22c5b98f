"""How records are shown while somebody they speak of is locked to storage only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final, TypeVar

from gridapp.models.declare import Kind, Record, Sensitivity, Shape, kind_of
from gridapp.models.household import Household
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.matter import Reporter
from gridapp.register import locks, records

R = TypeVar("R", bound=Record)

_HEADED: Final = frozenset({"head", "phone"})
"""What a household has of its head."""
_NOTED: Final = frozenset({"note"})
"""What was said to somebody, or by him, is as personal as his name."""


def hidden(conn: sqlite3.Connection, kind: Kind, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """Those of these records that speak of somebody locked, each with the fields not to be shown.

    Of his own record that is every field, of a household called after him his name and number,
    of others whatever is personal, and what was said when he was told or called back.
    """
    if kind.name == locks.OPEN_KIND:
        return {}
    if kind.name == "resident":
        every = frozenset(field.name for field in kind.fields)
        return dict.fromkeys(locks.residents(conn).intersection(ids), every)
    if kind.name == "household":
        return dict.fromkeys(locks.heads(conn).intersection(ids), _HEADED)
    wanted = list(ids)
    found = dict.fromkeys(locks.speaking(conn, kind, wanted), personal(kind))
    return found | dict.fromkeys(_to_somebody(conn, kind, wanted), _NOTED)


def _to_somebody(conn: sqlite3.Connection, kind: Kind, ids: list[str]) -> set[str]:
    """Those that were said to, or by, a reporter who is locked: telling him, calling him back."""
    tell = next((field.name for field in kind.fields if field.kind == "reporter"), "")
    if not (tell and ids and locks.residents(conn)):
        return set()
    found = records.get_many(conn, kind.record, ids)
    of = {id_: str(getattr(one, tell) or "") for id_, one in found.items()}
    held = locks.speaking(conn, Reporter.declaration, [id_ for id_ in of.values() if id_])
    return {id_ for id_, reporter in of.items() if reporter in held}


@cache
def personal(kind: Kind) -> frozenset[str]:
    """The fields of a kind that may tell of somebody."""
    return frozenset(
        field.name for field in kind.fields if field.sensitivity is not Sensitivity.ORDINARY
    )


def veiled(conn: sqlite3.Connection, homes: Mapping[str, Household]) -> dict[str, Household]:
    """These households, those of a locked head without his name."""
    heads = locks.heads(conn)
    return {
        id_: replace(home, head=HIDDEN_VALUE, phone=None) if home.id in heads else home
        for id_, home in homes.items()
    }


def heads_of(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """What these households are called; one whose head is locked has stars."""
    homes = records.get_many(conn, Household, filter(None, ids))
    return {id_: home.head or "—" for id_, home in veiled(conn, homes).items()}


def veiled_records(
    conn: sqlite3.Connection, record: type[R], found: Mapping[str, R]
) -> dict[str, R]:
    """These records of one kind as they may be shown: names as stars, all else left out."""
    kind = kind_of(record)
    held = hidden(conn, kind, found)
    return {
        id_: _without(kind, one, held[id_]) if id_ in held else one for id_, one in found.items()
    }


def shown(conn: sqlite3.Connection, record: type[R], ids: Iterable[str]) -> dict[str, R]:
    """The records with these ids as they may be shown."""
    return veiled_records(conn, record, records.get_many(conn, record, ids))


def _without(kind: Kind, one: R, fields: frozenset[str]) -> R:
    named = {name for name in fields if kind.field(name).shape in (Shape.TEXT, Shape.LONG_TEXT)}
    shown = {name: HIDDEN_VALUE if name in named else None for name in fields}
    filled = {name: value for name, value in shown.items() if getattr(one, name) is not None}
    changed: R = replace(one, **filled)  # type: ignore[arg-type]  # fields by name
    return changed


def veil(conn: sqlite3.Connection, kind: Kind, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records as they may be shown: of whoever is locked nothing but that there is something."""
    held = hidden(conn, kind, [row["id"] for row in rows])
    if kind.name == "resident":
        return [_bare(row) if row["id"] in held else row for row in rows]
    return [
        row | {name: HIDDEN_VALUE for name in held.get(row["id"], ()) if name in row}
        for row in rows
    ]


def _bare(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "kind", "place")} | {"locked": True}

"""What was found, as a list shows it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from gridapp.models.declare import Record
from gridapp.models.household import Household
from gridapp.models.kinds import BY_NUMBER
from gridapp.register import records, veils


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that was found, as a list shows it."""

    id: str
    kind: str
    title: str
    subtitle: str
    place: str


def hits(conn: sqlite3.Connection, best: list[int]) -> list[Hit]:
    """The records with these numbers as a list shows them, in this order."""
    kinds: dict[int, list[int]] = {}
    for rec, number in conn.execute(
        "SELECT r.id, r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value",
        (json.dumps(best),),
    ):
        kinds.setdefault(number, []).append(rec)
    here: dict[int, tuple[str, Record]] = {}
    for number, recs in kinds.items():
        kind = BY_NUMBER[number]
        found = records.by_number(conn, kind.record, recs)
        shown = veils.veiled_records(conn, kind.record, {one.id: one for one in found.values()})
        for rec, record in found.items():
            here[rec] = (kind.name, shown[record.id])
    homes = _households(conn, (record for _kind, record in here.values()))
    return [_hit(*here[rec], homes) for rec in best if rec in here]


def _households(conn: sqlite3.Connection, found: Iterable[Record]) -> dict[str, Household]:
    wanted = {getattr(record, "household", None) or "" for record in found} - {""}
    return veils.veiled(conn, records.get_many(conn, Household, wanted)) if wanted else {}


def _hit(kind: str, record: Record, homes: dict[str, Household]) -> Hit:
    def filled(*names: str) -> list[str]:
        return [value for name in names if (value := getattr(record, name, None))]

    home = homes.get(getattr(record, "household", None) or "")
    title = filled("head", "name", "title", "content", "note")[:1] or [
        home.head or "" if home else ""
    ]
    subtitle = filled("address", "number", "spot_text", "code", "happened_on")
    if home is not None and not subtitle:
        subtitle = [home.address or ""]
    return Hit(
        id=record.id,
        kind=kind,
        title=title[0][:80],
        subtitle=" · ".join(subtitle),
        place=record.place,
    )

"""Activities: what was done together under tasks five to nine, with those who took part."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Value
from gridapp.register import log
from gridapp.register.identity import Identity
from gridapp.register.log import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActivity:
    """An activity about to be registered.

    Attributes:
        place: the grid or unit where it was.
        fields: fields of the activity; `worker` and `happened_on` are filled in.
        participants: fields of each household or helper that took part.
    """

    place: str
    fields: Mapping[str, Value]
    participants: Sequence[Mapping[str, Value]] = ()


def register(
    conn: sqlite3.Connection, me: Identity, activity: NewActivity, *, today: str, now_ms: int
) -> str:
    """Register an activity with those who took part in one save; return its id."""
    entries, claims = prepare(me, [activity], today=today, now_ms=now_ms)
    return log.save(conn, me, entries, now_ms=now_ms, claims=claims)[0]


def prepare(
    me: Identity, activities: Sequence[NewActivity], *, today: str, now_ms: int
) -> tuple[list[Entry], dict[str, bytes]]:
    """The entries that register these activities, and the claims behind their ids."""
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    for activity in activities:
        id_, claim = log.new_id(me, activity.place, now_ms)
        claims[id_] = claim
        usual = {"worker": me.worker.hex(), "happened_on": today}
        entries.append(
            Entry(
                kind="activity", id=id_, place=activity.place, fields={**usual, **activity.fields}
            )
        )
        entries += [
            Entry(kind="participant", place=activity.place, fields={"activity": id_, **one})
            for one in activity.participants
        ]
    return entries, claims

"""Activities: what was done together under tasks five to nine, with those who took part."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import Value
from gridapp.register import attachments, log
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

TAKEN = "9"
"""What a picture of something done is (attachment_kind)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActivity:
    """An activity about to be registered.

    Attributes:
        place: the grid or unit where it was.
        fields: fields of the activity; `worker` and `happened_on` are filled in.
        participants: fields of each household or helper that took part.
        pictures: digests of files that are here, to be attached to it (see `attachments`).
    """

    place: str
    fields: Mapping[str, Value]
    participants: Sequence[Mapping[str, Value]] = ()
    pictures: Sequence[bytes] = ()


def register(
    conn: sqlite3.Connection, me: Identity, activity: NewActivity, *, today: str, now_ms: int
) -> str:
    """Register an activity with those who took part in one save; return its id."""
    entries, claims = prepare(conn, me, [activity], today=today, now_ms=now_ms)
    return log.save(conn, me, entries, now_ms=now_ms, claims=claims)[0]


def prepare(
    conn: sqlite3.Connection,
    me: Identity,
    activities: Sequence[NewActivity],
    *,
    today: str,
    now_ms: int,
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
        entries += attachments.entries(conn, entries[-1], activity.pictures, kind=TAKEN)
        entries += [
            Entry(kind="participant", place=activity.place, fields={"activity": id_, **one})
            for one in activity.participants
        ]
    return entries, claims

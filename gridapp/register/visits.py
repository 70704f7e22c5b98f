"""One entry at the door: the visit and everything found there, in one save."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gridapp.models.declare import Value
from gridapp.models.matter import Matter
from gridapp.register import log, matters, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter


def record(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    found: Sequence[NewMatter] = (),
    joined: Sequence[tuple[str, Mapping[str, Value]]] = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write a visit and the matters found on it; return the visit's id. Needs a transaction.

    `fields` are those of the visit; `worker` and `happened_on` are filled in when left out.
    `joined` are further reporters, as (matter, fields), of matters that were known before.
    """
    visit_id, claim = log.new_id(me, place, now_ms)
    found = [
        replace(matter, fields={**_subject(fields), **matter.fields, "visit": visit_id})
        for matter in found
    ]
    entries, claims = matters.prepare(conn, me, found, today=today, now_ms=now_ms)
    visit = Entry(
        kind="visit",
        id=visit_id,
        place=place,
        fields={"worker": me.worker.hex(), "happened_on": today, **fields},
    )
    entries += [_reporter(conn, *one) for one in joined]
    saved = log.save(conn, me, [visit, *entries], now_ms=now_ms, claims={visit_id: claim, **claims})
    return saved[0]


def _reporter(conn: sqlite3.Connection, matter_id: str, fields: Mapping[str, Value]) -> Entry:
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        raise log.UnknownRecord("matter", matter_id)
    return Entry(kind="reporter", place=matter.place, fields={"matter": matter_id, **fields})


def _subject(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Where the visit stood: a matter found there stands there too unless it says otherwise."""
    return {name: fields[name] for name in ("household", "enterprise", "spot") if fields.get(name)}

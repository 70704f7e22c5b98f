"""One entry at the door: the visit and everything found there, in one save."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from gridapp.models.declare import Value
from gridapp.models.matter import Matter
from gridapp.models.visit import Visit
from gridapp.register import activities, beside, log, matters, records
from gridapp.register.activities import NewActivity
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter

Finding = NewMatter | NewActivity

NORMAL, FOUND, SOLVED, NOBODY, DECLINED = "1", "2", "3", "4", "5"
"""Results of a visit (visit_result)."""

_TOLD = ("teller", "teller_name", "channel", "heard_on", "behalf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A visit about to be written, and everything found on it.

    Attributes:
        fields: those of the visit; `worker` (whoever it is entered for, else oneself) and
            `happened_on` are filled in when left out.
        joined: further reporters, as (matter, fields), of matters that were known before.
    """

    place: str
    fields: Mapping[str, Value]
    found: Sequence[Finding] = ()
    joined: Sequence[tuple[str, Mapping[str, Value]]] = ()


def record(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    found: Sequence[Finding] = (),
    joined: Sequence[tuple[str, Mapping[str, Value]]] = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write a visit and what was found on it (see `Call`); its id. Needs a transaction."""
    call = Call(place=place, fields=fields, found=found, joined=joined)
    return record_all(conn, me, [call], today=today, now_ms=now_ms)[0]


def record_all(
    conn: sqlite3.Connection, me: Identity, calls: Sequence[Call], *, today: str, now_ms: int
) -> list[str]:
    """Write several visits in one save, which is undone as one; their ids. Needs a transaction."""
    ids: list[str] = []
    entries: list[Entry] = []
    claims: dict[str, bytes] = {}
    for call in calls:
        visit_id, claim = log.new_id(me, call.place, now_ms)
        ids.append(visit_id)
        claims[visit_id] = claim
        usual: dict[str, Value] = {"worker": call.fields.get("behalf") or me.worker.hex()}
        told = {**usual, "happened_on": today, **call.fields}
        entries.append(Entry(kind="visit", id=visit_id, place=call.place, fields=told))
        known = sum(entry.kind == "matter" for entry in entries)
        for more, their_claims in (
            _matters(conn, me, told, call.found, visit_id, known, today=today, now_ms=now_ms),
            _activities(conn, me, told, call.found, visit_id, today=today, now_ms=now_ms),
        ):
            entries += more
            claims |= their_claims
        entries += [_reporter(conn, *one) for one in call.joined]
    if entries:
        log.save(conn, me, entries, now_ms=now_ms, claims=claims)
    return ids


def add(
    conn: sqlite3.Connection,
    me: Identity,
    visit_id: str,
    found: Sequence[Finding],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write what else was found on a visit that is known; return the visit's id.

    Needs a transaction. Raises UnknownRecord.
    """
    visit = records.standing(conn, Visit, visit_id)
    told = {name: value for name, value in asdict(visit).items() if value is not None}
    told["result"] = result_of(visit.result or NORMAL, found, joined=False)
    entries: list[Entry] = []
    if told["result"] != visit.result:
        entries = [Entry(kind="visit", id=visit_id, fields={"result": told["result"]})]
    more, claims = _matters(conn, me, told, found, visit_id, today=today, now_ms=now_ms)
    done, their_claims = _activities(conn, me, told, found, visit_id, today=today, now_ms=now_ms)
    log.save(conn, me, [*entries, *more, *done], now_ms=now_ms, claims=claims | their_claims)
    return visit_id


def result_of(chosen: str, found: Sequence[Finding], *, joined: bool) -> str:
    """The visit's result: what was found says more than "nothing to report"."""
    new = [one for one in found if isinstance(one, NewMatter)]
    if chosen != NORMAL or not (new or joined):
        return chosen
    all_settled = new and all(matter.settled for matter in new)
    return SOLVED if all_settled and not joined else FOUND


def _matters(
    conn: sqlite3.Connection,
    me: Identity,
    visit: Mapping[str, Value],
    found: Sequence[Finding],
    visit_id: str,
    known: int = 0,
    *,
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """The matters found, and beside each the dispute or the help plan that it is.

    `known` are matters of the same save before these, whose numbers are given.
    """
    new = [
        replace(
            one,
            fields={**_subject(visit), **one.fields, "visit": visit_id},
            actions=_on_the_day(one, visit["happened_on"]),
        )
        for one in found
        if isinstance(one, NewMatter)
    ]
    entries, claims = matters.prepare(conn, me, new, known, today=today, now_ms=now_ms)
    ids = [entry.id for entry in entries if entry.kind == "matter"]
    for matter, id_ in zip(new, ids, strict=True):
        more, their_claims = beside.prepare(me, matter, id_, today=today, now_ms=now_ms)
        entries += more
        claims |= their_claims
    return entries, claims


def _on_the_day(matter: NewMatter, day: Value) -> Sequence[tuple[str, Mapping[str, Value]]]:
    """What was settled on a visit was settled on its day, whenever it is entered."""
    if not matter.settled:
        return matter.actions
    return [(action, {"done_on": day, **fields}) for action, fields in matter.actions]


def _activities(
    conn: sqlite3.Connection,
    me: Identity,
    visit: Mapping[str, Value],
    found: Sequence[Finding],
    visit_id: str,
    *,
    today: str,
    now_ms: int,
) -> tuple[list[Entry], dict[str, bytes]]:
    """What was done together on the visit, on the day of the visit and told by the same."""
    told = {name: visit[name] for name in (*_TOLD, "happened_on", "spot") if visit.get(name)}
    new = [
        replace(one, fields={**told, **one.fields, "visit": visit_id})
        for one in found
        if isinstance(one, NewActivity)
    ]
    return activities.prepare(conn, me, new, today=today, now_ms=now_ms)


def _reporter(conn: sqlite3.Connection, matter_id: str, fields: Mapping[str, Value]) -> Entry:
    matter = records.get(conn, Matter, matter_id)
    if matter is None:
        raise log.UnknownRecord("matter", matter_id)
    return Entry(kind="reporter", place=matter.place, fields={"matter": matter_id, **fields})


def _subject(fields: Mapping[str, Value]) -> dict[str, Value]:
    """Where the visit stood: a matter found there stands there too unless it says otherwise."""
    return {name: fields[name] for name in ("household", "enterprise", "spot") if fields.get(name)}

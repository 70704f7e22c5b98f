"""Everything that ever happened at a household, as one line of happenings, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gridapp.models.deadlines import CHINA
from gridapp.models.declare import GONE, HIDDEN, PLACE, Value
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.limits import NO_RULES
from gridapp.models.matter import Matter, Reporter, Step
from gridapp.models.visit import Visit
from gridapp.register import history, joinings, records, rows, same, standings, timeline_more, veils
from gridapp.register.timeline_more import Other


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One field that was given another value."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened; which of the records is filled says what.

    Attributes:
        at_ms: when it was written down.
        day: the civil day on which it happened.
        by: id of the worker who did it.
        state: of a matter, the state it is in now.
        reporter: of a step that tells somebody, who was told.
        born: the household's first entry.
        other: a record of another kind: a life event, help, an activity.
        joined, parted: what was said to be the same household, or not to be after all.
    """

    at_ms: int
    day: str
    by: str
    visit: Visit | None = None
    matter: Matter | None = None
    state: str = ""
    step: Step | None = None
    reporter: Reporter | None = None
    edits: tuple[Edit, ...] = ()
    born: bool = False
    other: Other | None = None
    joined: str = ""
    parted: str = ""


def of_household(conn: sqlite3.Connection, id_: str) -> list[Happening]:
    """Everything that happened there, and what was changed of the household.

    What happened at those merged into it is part of it.
    """
    found = [*_visits(conn, id_), *_matters(conn, id_), *_others(conn, id_), *_merges(conn, id_)]
    for each in same.group(conn, id_):
        found += _edits(conn, each)
    return sorted(found, key=lambda one: (one.day, one.at_ms), reverse=True)


def of_matter(conn: sqlite3.Connection, id_: str) -> list[Happening]:
    """The steps of one matter, newest first."""
    found = _steps(conn, [id_], first=True)
    return sorted(found, key=lambda one: (one.day, one.at_ms), reverse=True)


def born_ms(id_: str) -> int:
    """When a record was made: its id begins with it."""
    return int(id_[:12], 16)


def _visits(conn: sqlite3.Connection, id_: str) -> Iterator[Happening]:
    found = records.ids(conn, KINDS["visit"], where={"household": id_})
    for visit in records.get_many(conn, Visit, found).values():
        day = visit.happened_on or ""
        yield Happening(at_ms=born_ms(visit.id), day=day, by=visit.worker or "", visit=visit)


def _matters(conn: sqlite3.Connection, id_: str) -> Iterator[Happening]:
    found = records.ids(conn, KINDS["matter"], where={"household": id_})
    derived = records.derived(conn, KINDS["matter"], found)
    matters = records.get_many(conn, Matter, found)
    for matter in matters.values():
        at_ms = born_ms(matter.id)
        yield Happening(
            at_ms=at_ms,
            day=_day(at_ms),
            by=matter.worker or "",
            matter=matter,
            state=str(derived[matter.id]["state"] or "DRAFT"),
        )
    for happening in _steps(conn, found, first=False):
        matter_id = happening.step.matter if happening.step else None
        yield _with_matter(happening, matters.get(matter_id or ""))


def _others(conn: sqlite3.Connection, id_: str) -> Iterator[Happening]:
    for one in timeline_more.of_household(conn, id_):
        yield Happening(at_ms=born_ms(one.record.id), day=one.day, by=one.by, other=one)


def _with_matter(happening: Happening, matter: Matter | None) -> Happening:
    return Happening(
        at_ms=happening.at_ms,
        day=happening.day,
        by=happening.by,
        matter=matter,
        step=happening.step,
        reporter=happening.reporter,
    )


def _steps(conn: sqlite3.Connection, matters: list[str], *, first: bool) -> Iterator[Happening]:
    """The steps of these matters; the first, which only reports, where `first` is asked for."""
    kind = KINDS["step"]
    found = [id_ for each in matters for id_ in records.ids(conn, kind, where={"matter": each})]
    steps = veils.shown(conn, Step, found)
    told = veils.shown(conn, Reporter, {step.reporter or "" for step in steps.values()})
    # Those of one moment stay in this order: the latest of one save comes first.
    ways = (standings.matter(conn, bytes.fromhex(each), rules=NO_RULES).path for each in matters)
    rank = {move.id: n for path in ways for n, (move, _state) in enumerate(path)}
    for step in sorted(steps.values(), key=lambda step: -rank.get(step.id, len(rank))):
        if not first and step.action == "report" and not step.heads:
            continue
        yield Happening(
            at_ms=born_ms(step.id),
            day=step.done_on or "",
            by=step.by or "",
            step=step,
            reporter=told.get(step.reporter or ""),
        )


def _edits(conn: sqlite3.Connection, id_: str) -> Iterator[Happening]:
    """The changes of the household itself, those of one moment together.

    Nothing is told of the name and number of a head who is locked.
    """
    hidden = veils.hidden(conn, Household.declaration, [id_]).get(id_, ())
    values: dict[str, Value] = {}
    moments: dict[tuple[int, str], list[Edit]] = {}
    born: tuple[int, str] | None = None
    for written in history.of(conn, KINDS[Household.declaration.name], id_):
        moment = (written.at, written.worker)
        if written.birth:
            born = moment
        edits = moments.setdefault(moment, [])
        old = values.get(written.field, written.retold or None)
        told = written.field not in (*HIDDEN, *hidden) or written.field in (PLACE, GONE)
        if told and old != written.value and (written.field == PLACE or not written.retold):
            edits.append(Edit(field=written.field, old=old, new=written.value))
        values[written.field] = written.value
    for (at, worker), edits in moments.items():
        is_birth = (at, worker) == born
        if edits or is_birth:
            yield Happening(
                at_ms=at >> 16,
                day=_day(at >> 16),
                by=worker,
                edits=() if is_birth else tuple(edits),
                born=is_birth,
            )


def _merges(conn: sqlite3.Connection, id_: str) -> Iterator[Happening]:
    """When others were said to be this household, and when that was taken back."""
    found = joinings.of(conn, id_)
    number = KINDS[Household.declaration.name].number
    called = rows.labels(conn, [(end, number) for one in found for end in (one.kept, one.other)])
    for one in found:
        name = called.get(one.kept if one.other == id_ else one.other, "")
        at_ms = one.said.at >> 16
        yield Happening(
            at_ms=at_ms,
            day=_day(at_ms),
            by=one.said.worker,
            joined="" if one.parted else name,
            parted=name if one.parted else "",
        )


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, CHINA).date().isoformat()

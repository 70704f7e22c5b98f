"""Task forces: one for one grave matter, its people, their tasks by a day, and how it ends.

A force is kept at the place of the centre that leads it: its words do not go down to the grid.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridapp.models.declare import InvalidRecord, Value, kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.matter import Matter
from gridapp.models.task_force import Assignment, Duty, TaskForce
from gridapp.register import beside, log, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

Below = Sequence[Mapping[str, Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """A task force, what it is for, who is on it, and its tasks, the soonest due first."""

    force: TaskForce
    matter: Matter | None
    dispute: Dispute | None
    duties: tuple[Duty, ...]
    tasks: tuple[Assignment, ...]

    def overdue(self, today: str) -> list[Assignment]:
        """The tasks that should have been done by now."""
        return [one for one in self.tasks if not one.done_on and "" < (one.due_on or "") < today]


def begin(
    conn: sqlite3.Connection,
    me: Identity,
    about: str,
    fields: Mapping[str, Value],
    duties: Below = (),
    tasks: Below = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """A force for a matter or a dispute, with its duties and tasks, in one save; its id.

    Raises UnknownRecord; InvalidRecord where one is at work on it already.
    """
    linked = linked_to(conn, about)
    if running(conn, about):
        raise InvalidRecord("task_force", next(iter(linked)), "one_force")
    id_, claim = log.new_id(me, me.place, now_ms)
    said: dict[str, Value] = {"begun_on": today, **linked, **fields}
    _check_days(said)
    entries = [Entry(kind="task_force", id=id_, place=me.place, fields=said)]
    for kind, below in (("duty", duties), ("assignment", tasks)):
        for one in below:
            entries.append(Entry(kind=kind, place=me.place, fields={"force": id_, **one}))
    return log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})[0]


def add(
    conn: sqlite3.Connection,
    me: Identity,
    force: str,
    kind: str,
    fields: Mapping[str, Value],
    *,
    now_ms: int,
) -> str:
    """One more `duty` or `assignment` of a force that has not ended; its id."""
    known = _at_work(conn, force)
    entry = Entry(kind=kind, place=known.place, fields={"force": force, **fields})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def done(
    conn: sqlite3.Connection,
    me: Identity,
    task: str,
    result: str,
    *,
    day: str,
    now_ms: int,
) -> str:
    """A task was carried out: on which day, and what came of it."""
    known = records.standing(conn, Assignment, task)
    if known.done_on:
        raise InvalidRecord("assignment", "done_on", "already")
    if not result.strip():
        raise InvalidRecord("assignment", "result", "required")
    fields: dict[str, Value] = {"done_on": day, "result": result.strip()}
    return log.save(conn, me, [Entry(kind="assignment", id=task, fields=fields)], now_ms=now_ms)[0]


def change(
    conn: sqlite3.Connection,
    me: Identity,
    force: str,
    fields: Mapping[str, Value],
    *,
    now_ms: int,
) -> str:
    """Another name, leader or deadline of a force that has not ended."""
    known = _at_work(conn, force)
    _check_days({"begun_on": known.begun_on, "due_on": known.due_on, **fields})
    entry = Entry(kind="task_force", id=force, fields=dict(fields))
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def end(
    conn: sqlite3.Connection,
    me: Identity,
    force: str,
    outcome: str,
    *,
    today: str,
    now_ms: int,
) -> str:
    """The force ends, saying what came of it; its matter goes on walking its own loop."""
    _at_work(conn, force)
    if not outcome.strip():
        raise InvalidRecord("task_force", "outcome", "required")
    ended: dict[str, Value] = {"ended_on": today, "outcome": outcome.strip()}
    return log.save(conn, me, [Entry(kind="task_force", id=force, fields=ended)], now_ms=now_ms)[0]


def get(conn: sqlite3.Connection, force: str) -> Force:
    """A force by its id. Raises UnknownRecord."""
    found = records.standing(conn, TaskForce, force)
    duties = records.where(conn, Duty, force=force)
    tasks = records.where(conn, Assignment, force=force)
    return Force(
        force=found,
        matter=records.get(conn, Matter, found.matter or ""),
        dispute=records.get(conn, Dispute, found.dispute or ""),
        duties=tuple(sorted(duties, key=lambda one: one.id)),
        tasks=tuple(sorted(tasks, key=lambda one: (one.due_on or "", one.id))),
    )


def linked_to(conn: sqlite3.Connection, about: str) -> dict[str, str]:
    """What a force for this matter or dispute is for: it, and the one that came of the other."""
    kind = records.kind_of_id(conn, about)
    if kind is not None and kind.name == "dispute":
        dispute = records.standing(conn, Dispute, about)
        return {"dispute": about, **({"matter": dispute.matter} if dispute.matter else {})}
    records.standing(conn, Matter, about)
    found, id_ = beside.of_matter(conn, about)
    return {"matter": about, **({"dispute": id_} if found == "dispute" else {})}


def running(conn: sqlite3.Connection, about: str) -> str:
    """The force at work on a matter or a dispute, or on what came of it; else empty."""
    for field, id_ in linked_to(conn, about).items():
        where: dict[str, Value] = {field: id_, "ended_on": None}
        if found := records.ids(conn, kind_of(TaskForce), where=where):
            return found[-1]
    return ""


def _at_work(conn: sqlite3.Connection, force: str) -> TaskForce:
    known = records.standing(conn, TaskForce, force)
    if known.ended_on:
        raise InvalidRecord("task_force", "ended_on", "already")
    return known


def _check_days(fields: Mapping[str, Value]) -> None:
    if str(fields.get("due_on") or "9") < str(fields.get("begun_on") or ""):
        raise InvalidRecord("task_force", "due_on", "before_begin")

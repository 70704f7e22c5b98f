"""Livelihood projects: begun with the households in them, reported on, ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.declare import InvalidRecord, Value, kind_of
from gridapp.models.project import Project, ProjectHousehold
from gridapp.register import log, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry


def begin(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    households: Sequence[Mapping[str, Value]] = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """Begin a project with its first households in one save; return its id."""
    id_, claim = log.new_id(me, place, now_ms)
    usual: dict[str, Value] = {"worker": me.worker.hex(), "begun_on": today}
    entries = [Entry(kind="project", id=id_, place=place, fields={**usual, **fields})]
    entries += [
        Entry(
            kind="project_household",
            place=place,
            fields={"project": id_, "joined_on": today, **one},
        )
        for one in households
    ]
    return log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})[0]


def join(
    conn: sqlite3.Connection,
    me: Identity,
    project: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """One more household works in a project, or gains by it; the record's id."""
    return _add(conn, me, project, "project_household", {"joined_on": today, **fields}, now_ms)


def report(
    conn: sqlite3.Connection,
    me: Identity,
    project: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Say how far a project has come; return the report's id."""
    return _add(conn, me, project, "progress", {"on": today, **fields}, now_ms)


def _add(
    conn: sqlite3.Connection,
    me: Identity,
    project: str,
    kind: str,
    fields: Mapping[str, Value],
    now_ms: int,
) -> str:
    """One more record that belongs to a project."""
    told = {"project": project, **fields}
    entry = Entry(kind=kind, place=get(conn, project).place, fields=told)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def end(
    conn: sqlite3.Connection, me: Identity, project: str, outcome: str, *, today: str, now_ms: int
) -> str:
    """End a project, saying what came of it; its households leave with it."""
    known = get(conn, project)
    if not outcome.strip():
        raise InvalidRecord("project", "outcome", "required")
    ids = records.ids(conn, kind_of(ProjectHousehold), where={"project": project, "left_on": None})
    entries = [
        Entry(kind="project", id=known.id, fields={"ended_on": today, "outcome": outcome.strip()})
    ]
    entries += [Entry(kind="project_household", id=id_, fields={"left_on": today}) for id_ in ids]
    return log.save(conn, me, entries, now_ms=now_ms)[0]


def get(conn: sqlite3.Connection, id_: str) -> Project:
    """The project with this id. Raises UnknownRecord."""
    return records.standing(conn, Project, id_)


def open_at(conn: sqlite3.Connection, place: str, today: str) -> list[Project]:
    """The projects that are going on at `place` and below, by name."""
    ids = records.ids(conn, kind_of(Project), place=place)
    found = records.get_many(conn, Project, ids).values()
    going = [one for one in found if not one.ended_on or one.ended_on > today]
    return sorted(going, key=lambda one: (one.name or "", one.id))

"""What else happened at a household: life events, help, activities, projects, papers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar

from gridapp.models.activity import Activity, Participant
from gridapp.models.declare import Record, kind_of
from gridapp.models.help import HelpPlan, Measure, Pairing
from gridapp.models.life_event import LifeEvent
from gridapp.models.notice import Notice
from gridapp.models.project import Project, ProjectHousehold
from gridapp.register import records, same, veils

R = TypeVar("R", bound=Record)

_DAYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "life_event": ("happened_on",),
        "help_plan": ("begun_on",),
        "pairing": ("from_on",),
        "measure": ("done_on", "due_on"),
        "activity": ("happened_on",),
        "project_household": ("joined_on",),
        "notice": ("given_on",),
    }
)
"""Kind to the fields that say on which day it was, the first that is filled."""
_WRITTEN = """
SELECT r.uid FROM activity t JOIN rec r ON r.id = t.id
WHERE t.visit IN (SELECT q.uid FROM visit v JOIN rec q ON q.id = v.id
    WHERE v.household IN (SELECT unhex_(value) FROM json_each(?)))
    AND t.gone IS NULL AND r.home IS NOT NULL
"""
_BY: Final = ("worker", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """One record, and of a household's part in a project that project.

    Attributes:
        to: another household is the one where it was entered: this one took somebody in.
    """

    record: Record
    day: str
    by: str
    project: Project | None = None
    to: bool = False


def of_household(conn: sqlite3.Connection, id_: str) -> list[Other]:
    """Everything of these kinds that concerns the household with this id, in no order."""
    events = [*_where(conn, LifeEvent, "household", id_)]
    came = [*_where(conn, LifeEvent, "to", id_)]
    plans = [*_where(conn, HelpPlan, "household", id_)]
    below: list[Record] = [
        one
        for plan in plans
        for record in (Pairing, Measure)
        for one in _where(conn, record, "plan", plan.id)
    ]
    parts = [*_where(conn, ProjectHousehold, "household", id_)]
    projects = records.get_many(conn, Project, [part.project or "" for part in parts])
    found: list[Record] = [*events, *plans, *below, *_activities(conn, id_)]
    found += _where(conn, Notice, "household", id_)
    return [
        *(_other(one) for one in found),
        *(_other(one, to=True) for one in came),
        *(_other(part, projects.get(part.project or "")) for part in parts),
    ]


def _activities(conn: sqlite3.Connection, id_: str) -> Iterable[Activity]:
    """Those in which the household took part, and those written on a visit there."""
    took_part = [one.activity or "" for one in _where(conn, Participant, "household", id_)]
    written = [uid.hex() for (uid,) in conn.execute(_WRITTEN, (json.dumps(same.group(conn, id_)),))]
    found = records.get_many(conn, Activity, sorted({*took_part, *written}))
    return (one for one in found.values() if one.gone is None)


def _where(conn: sqlite3.Connection, record: type[R], field: str, id_: str) -> Iterator[R]:
    ids = records.ids(conn, kind_of(record), where={field: id_})
    yield from veils.shown(conn, record, ids).values()


def _other(one: Record, project: Project | None = None, *, to: bool = False) -> Other:
    days = (getattr(one, name, None) for name in _DAYS[kind_of(type(one)).name])
    workers = (getattr(one, name, None) for name in _BY)
    return Other(
        record=one,
        day=str(next(filter(None, days), "")),
        by=str(next(filter(None, workers), "")),
        project=project,
        to=to,
    )

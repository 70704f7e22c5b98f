"""The figures of a place and a period, by joint task: the numbers behind a monthly bulletin.

Whatever the table of tasks says is counted: matters, activities, and what a task has beside
them. Nothing here is about a person, and nothing is put in order by how much of it there is.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gridapp.models.figure import Count, Figure, Period
from gridapp.models.place import bounds
from gridapp.models.tasks import TASKS, Task, TaskShape
from gridapp.reports import figures_of_matters, matter_cases, tallies
from gridapp.reports.as_it_stood import COVERED

MATTERS = tuple(figures_of_matters.RULES)
PLACE = (*tallies.VISITS.figures, *COVERED.figures)
"""What is counted of a place and belongs to no task."""

Counts = Mapping[str, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted, by the codes of the figures.

    Attributes:
        tasks: the figures of each joint task.
        matters: those of all matters, whatever their task.
        place: those of the place itself.
    """

    tasks: Mapping[str, Counts]
    matters: Counts
    place: Counts


def of_task(task: Task) -> tuple[Figure, ...]:
    """What is counted of a joint task, in its order."""
    beside = tallies.BESIDE.get(task.beside, ())
    return (
        *(MATTERS if TaskShape.MATTER in task.shapes else ()),
        *(tallies.ACTIVITIES.figures if TaskShape.ACTIVITY in task.shapes else ()),
        *(figure for one in beside for figure in one.figures),
    )


def count(conn: sqlite3.Connection, place: str, period: Period) -> Figures:
    """The figures of a place and all below it."""
    bindings = {**bounds(place), "first": period.first, "last": period.last}
    found: dict[str, dict[str, Count]] = defaultdict(dict)
    everything: dict[str, Count] = {}
    for one in matter_cases.cases(conn, bindings, period):
        counted = figures_of_matters.of(one, period)
        _add(found[one.task], counted)
        _add(everything, counted)
    for code, activities in tallies.ACTIVITIES.count(conn, bindings).items():
        found[code] |= activities
    for task in TASKS.values():
        for tally in tallies.BESIDE.get(task.beside, ()):
            found[task.code] |= tally.count(conn, bindings).get("", {})
    here: dict[str, Count] = {}
    for one_of_place in (tallies.VISITS, COVERED):
        here |= one_of_place.count(conn, bindings).get("", {})
    return Figures(
        tasks={task.code: _every(of_task(task), found[task.code]) for task in TASKS.values()},
        matters=_every(MATTERS, everything),
        place=_every(PLACE, here),
    )


def _add(found: dict[str, Count], more: Counts) -> None:
    for code, counted in more.items():
        if counted:
            found[code] = found[code] + counted if code in found else counted


def _every(figures: Iterable[Figure], found: Counts) -> Counts:
    """Each of these figures, also where there is nothing."""
    return {one.code: found.get(one.code, one.none) for one in figures}

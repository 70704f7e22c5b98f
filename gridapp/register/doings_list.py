"""Activities and livelihood projects as one list: what a filter lets through, and each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridapp.models.figure import Period
from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.register import records

ALL, PROJECTS, ENDED = "all", "projects", "ended"
OF_TASKS: Final = tuple(code for code, task in TASKS.items() if TaskShape.ACTIVITY in task.shapes)
FILTERS: Final = (ALL, *OF_TASKS, PROJECTS, ENDED)

_ACTIVITIES = """
SELECT r.uid FROM activity t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND (:part = 'all' OR t.task = :part)
    AND (:first = '' OR t.happened_on BETWEEN :first AND :last)
    AND (:text = '' OR instr(t.title, :text) OR instr(t."where", :text)
        OR instr(t.content, :text))
ORDER BY CASE :sort
    WHEN 'title' THEN t.title
    WHEN 'task' THEN t.task
    WHEN 'where' THEN t.place || coalesce(t."where", '')
    WHEN 'people' THEN printf('%09d', coalesce(t.people, 0))
    ELSE t.happened_on END, r.uid
"""
_PROJECTS = """
SELECT r.uid FROM project t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND (:part = 'ended') = (t.ended_on IS NOT NULL AND t.ended_on <= :today)
    AND (:text = '' OR instr(t.name, :text) OR instr(t.holder, :text) OR instr(t.goal, :text))
ORDER BY CASE :sort
    WHEN 'title' THEN t.name
    WHEN 'where' THEN t.place
    WHEN 'people' THEN printf('%09d', (SELECT count(*) FROM project_household h
        WHERE h.project = r.uid AND h.gone IS NULL))
    ELSE t.begun_on END, r.uid
"""
_BY_PLACE = """
SELECT t.place, count(*) FROM activity t
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND t.task = :task
    AND t.happened_on BETWEEN :first AND :last
    AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)
GROUP BY t.place
"""
_COUNTED = """
SELECT task, count(*) FROM activity t
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL
    AND (:first = '' OR t.happened_on BETWEEN :first AND :last)
    AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)
GROUP BY task
UNION ALL
SELECT iif(t.ended_on IS NOT NULL AND t.ended_on <= :today, 'ended', 'projects'), count(*)
FROM project t WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL
    AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)
GROUP BY 1
"""
_ROWS = """
SELECT r.uid, t.place, 'activity', t.title, t.task, t."where", t.happened_on, '', t.people,
    (SELECT count(*) FROM participant p JOIN rec q ON q.id = p.id
        WHERE p.activity = r.uid AND p.gone IS NULL AND q.home IS NOT NULL)
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN activity t ON t.id = r.id
UNION ALL
SELECT r.uid, t.place, 'project', t.name, 'prosperity', t.holder, t.begun_on,
    coalesce(t.ended_on, ''), NULL,
    (SELECT count(*) FROM project_household p JOIN rec q ON q.id = p.id
        WHERE p.project = r.uid AND p.gone IS NULL AND q.home IS NOT NULL)
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?3
    JOIN project t ON t.id = r.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoingRow:
    """One activity or project (`kind`); what is not known is empty.

    Attributes:
        where: where it was; of a project who carries it out.
        day: when it was, or when it began; `ended_on` is a project's end.
        people: how many came, where they were counted.
        parts: how many households and helpers are written down with it.
    """

    id: str
    place: str
    kind: str
    title: str
    task: str
    where: str
    day: str
    ended_on: str
    people: int | None
    parts: int


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = ALL,
    text: str = "",
    period: Period | None = None,
    sort: str = "day",
    descending: bool = False,
) -> list[str]:
    """What the filter lets through at `place` and below, in the order of `sort`.

    With `period` only activities of its days.
    """
    statement = _PROJECTS if let_through in (PROJECTS, ENDED) else _ACTIVITIES
    asked = {**bounds(place), "today": today, "part": let_through}
    asked |= {"text": text.strip(), "sort": sort}
    asked |= _days(period)
    found = [uid.hex() for (uid,) in conn.execute(statement, asked)]
    return found[::-1] if descending else found


def by_place(conn: sqlite3.Connection, *, place: str, task: str, period: Period) -> dict[str, int]:
    """How many activities of a task there were in a period, by the place where they stand."""
    asked = {**bounds(place), "task": task}
    asked |= {"first": period.first, "last": period.last}
    return dict(conn.execute(_BY_PLACE, asked).fetchall())


def counts(
    conn: sqlite3.Connection, *, today: str, place: str = "", period: Period | None = None
) -> dict[str, int]:
    """How many rows each filter lets through; with `period` of activities those of its days."""
    found = dict.fromkeys(FILTERS, 0)
    asked = {**bounds(place), "today": today, **_days(period)}
    for part, number in conn.execute(_COUNTED, asked):
        if part in found:
            found[part] += number
        if part not in (PROJECTS, ENDED):
            found[ALL] += number
    return found


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, DoingRow]:
    """These as rows, by id; one query however many."""
    asked = records.listed(wanted)
    numbers = (KINDS["activity"].number, KINDS["project"].number)
    return {row.id: row for row in map(_row, conn.execute(_ROWS, (asked, *numbers)))}


def _days(period: Period | None) -> dict[str, str]:
    return {"first": period.first, "last": period.last} if period else {"first": "", "last": ""}


def _row(values: Sequence[Any]) -> DoingRow:
    uid, place, kind, title, task, where, day, ended_on, people, parts = values
    return DoingRow(
        id=uid.hex(),
        place=place,
        kind=kind,
        title=title or "",
        task=task or "",
        where=where or "",
        day=day or "",
        ended_on=ended_on,
        people=people,
        parts=parts,
    )

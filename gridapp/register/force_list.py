"""Task forces as lists show them: which ones a filter lets through, and each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.register import records

GOING, OVERDUE, LATE, IDLE, ALONE, ENDED = FILTERS = (
    "going",
    "overdue",
    "late",
    "idle",
    "alone",
    "ended",
)
"""Overdue: the force itself; late: one of its tasks; idle: nothing left to do; alone: only led."""

_BELOW = (
    " FROM {kind} b JOIN rec q ON q.id = b.id"
    " WHERE b.force = r.uid AND b.gone IS NULL AND q.home IS NOT NULL"
)
_TASKS = _BELOW.format(kind="assignment")
_OPEN = f"{_TASKS} AND b.done_on IS NULL"
_LATE = f"(SELECT count(*) {_OPEN} AND b.due_on < :today)"
_NEXT = f"(SELECT b.what {_OPEN} ORDER BY b.due_on, q.uid LIMIT 1)"
_TESTS: Final = {
    GOING: "t.ended_on IS NULL",
    OVERDUE: "(t.ended_on IS NULL AND t.due_on < :today)",
    LATE: f"(t.ended_on IS NULL AND {_LATE} > 0)",
    IDLE: f"(t.ended_on IS NULL AND NOT EXISTS (SELECT 1 {_OPEN}))",
    ALONE: f"(t.ended_on IS NULL AND NOT EXISTS (SELECT 1 {_BELOW.format(kind='duty')}))",
    ENDED: "t.ended_on IS NOT NULL",
}
_ABOUT = """coalesce(
    (SELECT d.title FROM rec q JOIN dispute d ON d.id = q.id WHERE q.uid = t.dispute),
    (SELECT m.title FROM rec q JOIN matter m ON m.id = q.id WHERE q.uid = t.matter), '')"""
_FROM = "FROM task_force t JOIN rec r ON r.id = t.id"
_STANDS = "t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL"
_WHICH = " ".join(f"WHEN '{name}' THEN {test}" for name, test in _TESTS.items())
_IDS = f"""
SELECT r.uid {_FROM} WHERE {_STANDS} AND CASE :part {_WHICH} END
    AND (:text = '' OR instr(t.name, :text) OR instr(t.lead, :text) OR instr({_ABOUT}, :text)
        OR EXISTS (SELECT 1 {_BELOW.format(kind="duty")} AND instr(b.member, :text)))
ORDER BY CASE :sort
    WHEN 'name' THEN t.name
    WHEN 'about' THEN {_ABOUT}
    WHEN 'lead' THEN t.lead
    WHEN 'tasks' THEN printf('%06d', 999999 - {_LATE})
    WHEN 'next' THEN coalesce({_NEXT}, '')
    WHEN 'state' THEN coalesce(t.ended_on, '')
    ELSE coalesce(t.due_on, '9') END, r.uid DESC
"""
_HOW_MANY = ", ".join(f"total({one})" for one in _TESTS.values())
_COUNTS = f"SELECT {_HOW_MANY} {_FROM} WHERE {_STANDS}"
_ROWS = f"""
SELECT r.uid, t.place, (SELECT count(*) {_TASKS}),
    (SELECT count(*) {_TASKS} AND b.done_on IS NOT NULL), t.name, {_ABOUT}, t.lead, t.begun_on,
    t.due_on, t.ended_on, {_NEXT}, (SELECT min(b.due_on) {_OPEN})
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN task_force t ON t.id = r.id
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceRow:
    """One task force; what is not known is empty.

    Attributes:
        about: the title of the dispute or the matter it is for.
        due: when the force has to be through.
        next, next_due: the soonest task that is still to be done, and by which day.
    """

    id: str
    place: str
    tasks: int
    done: int
    name: str
    about: str
    lead: str
    begun_on: str
    due: str
    ended_on: str
    next: str
    next_due: str


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = GOING,
    text: str = "",
    sort: str = "due",
    descending: bool = False,
) -> list[str]:
    """The forces at `place` and below that the filter lets through, in the order of `sort`."""
    asked = {**_asked(today, place), "part": let_through, "text": text.strip(), "sort": sort}
    found = [uid.hex() for (uid,) in conn.execute(_IDS, asked)]
    return found[::-1] if descending else found


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many forces each filter lets through."""
    found = conn.execute(_COUNTS, _asked(today, place)).fetchone()
    return dict(zip(FILTERS, map(int, found), strict=True))


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, ForceRow]:
    """These forces as rows, by id; one query however many."""
    asked = records.listed(wanted)
    found = conn.execute(_ROWS, (asked, KINDS["task_force"].number))
    return {row.id: row for row in map(_row, found)}


def _asked(today: str, place: str) -> dict[str, Any]:
    return {**bounds(place), "today": today}


def _row(values: Sequence[Any]) -> ForceRow:
    uid, place, tasks, done, *texts = values
    name, about, lead, begun_on, due, ended_on, next_, next_due = (text or "" for text in texts)
    return ForceRow(
        id=uid.hex(),
        place=place,
        tasks=tasks,
        done=done,
        name=name,
        about=about,
        lead=lead,
        begun_on=begun_on,
        due=due,
        ended_on=ended_on,
        next=next_,
        next_due=next_due,
    )

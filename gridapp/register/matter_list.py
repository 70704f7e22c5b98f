"""Matters as lists show them: which ones a filter lets through, in what order, and each row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from gridapp.models.kinds import KINDS
from gridapp.models.matter_table import ENDED, RUNNING, SETTLED
from gridapp.models.matter_table import HAZARD_STATES as STATES
from gridapp.models.place import bounds
from gridapp.register import records, same
from gridapp.register.locks import LOCKED_HEADS

ALL, OPEN, WAITING, HANDLING, VERIFY, OWED, OVERDUE, CLOSED = FILTERS = (
    "all",
    "open",
    "waiting",
    "handling",
    "verify",
    "owed",
    "overdue",
    "closed",
)

_STATES_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ALL: tuple(STATES),
        OPEN: tuple(state for state in STATES if state not in ENDED),
        WAITING: ("DRAFT", "REPORTED", "SUPPLEMENT"),
        HANDLING: ("ACCEPTED", "ASSIGNED", "HANDLING", "SUSPENDED", "WATCH", "UPWARD", "REWORK"),
        VERIFY: ("HANDLED",),
        OWED: tuple(STATES),
        OVERDUE: tuple(state for state in STATES if state in RUNNING),
        CLOSED: tuple(state for state in STATES if state in ENDED),
    }
)
IS_OVERDUE: Final = (
    "(t.due <> '' AND t.due < :today AND t.state IN"
    f" ({', '.join(repr(state) for state in STATES if state in RUNNING)}))"
)
"""Of a row of `matter` called t: the one rule of what is overdue, as SQL has it."""
_SETTLED_SQL = ", ".join(repr(state) for state in sorted(SETTLED))
IS_OWED: Final = f"""
(t.owed > 0 AND CASE WHEN t.state <> 'MERGED' THEN 1 ELSE NOT EXISTS (
    WITH RECURSIVE main (uid) AS (
        SELECT r.uid FROM rec r WHERE r.id = t.id UNION
        SELECT s.merged_into FROM main i JOIN step s ON s.matter = i.uid
            JOIN rec q ON q.id = s.id
        WHERE s.action = 'merge' AND s.gone IS NULL AND q.home IS NOT NULL
    )
    SELECT 1 FROM main i JOIN rec r ON r.uid = i.uid JOIN matter m ON m.id = r.id
    WHERE m.state NOT IN ({_SETTLED_SQL})) END)
"""  # noqa: S608  all of it is written here
"""Of a row of `matter` called t: somebody is to be told now how it ended.

Who told of what was merged into another is not yet, while that is still being worked on. Only a
CASE leaves out what need not be looked at: AND and OR work out both sides where a value is wanted.
"""
_LOOP_ORDER = json.dumps({state: number for number, state in enumerate(STATES)})

_LET_THROUGH = f"""
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL
    AND t.state IN (SELECT value FROM json_each(:states)) AND (:task = '' OR t.task = :task)
    AND (:owed = 0 OR {IS_OWED}) AND (:overdue = 0 OR {IS_OVERDUE})
"""  # noqa: S608  all of it is written here
_IDS = f"""
SELECT r.uid FROM matter t JOIN rec r ON r.id = t.id
{_LET_THROUGH} AND r.home IS NOT NULL
    AND (:text = '' OR instr(t.title, :text) OR instr(t.number, :text)
        OR instr(t.spot_text, :text) OR instr(t.detail, :text))
ORDER BY CASE :sort
    WHEN 'number' THEN t.number
    WHEN 'title' THEN t.title
    WHEN 'task' THEN t.task
    WHEN 'place' THEN t.place || coalesce(t.spot_text, '')
    WHEN 'holder' THEN (SELECT w.name FROM rec h JOIN worker w ON w.id = h.id
        WHERE t.holder <> '' AND h.uid = unhex_(coalesce(t.holder, '')) AND h.kind = 2)
    WHEN 'state' THEN printf('%02d', json_extract(:loop, '$.' || t.state))
    ELSE coalesce(nullif(t.due, ''), '9') END, r.uid DESC
"""  # noqa: S608  all of it is written here
_BY_PLACE = f"""
SELECT t.place, count(*) FROM matter t
{_LET_THROUGH} AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)
GROUP BY t.place
"""  # noqa: S608  all of it is written here
_COUNTS = f"""
SELECT t.state, count(*), total({IS_OWED}), total({IS_OVERDUE})
FROM matter t
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND (:task = '' OR t.task = :task)
    AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)
GROUP BY t.state
"""  # noqa: S608  all of it is written here
_ROWS = f"""
SELECT r.uid, t.place, t.number, t.title, t.task, t.spot_text, t.state, t.due, t.owed, t.review,
    t.holder, (SELECT w.name FROM rec h JOIN worker w ON w.id = h.id
        WHERE t.holder <> '' AND h.uid = unhex_(coalesce(t.holder, '')) AND h.kind = 2),
    (SELECT d.head FROM rec h JOIN household d ON d.id = h.id
        WHERE h.uid = t.household AND h.kind = 10 AND h.uid NOT IN ({LOCKED_HEADS})),
    t.heard_on
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN matter t ON t.id = r.id
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One matter as a list shows it; what is not known is empty.

    Attributes:
        head: head of the household where it is.
        review: two people moved it at once.
    """

    id: str
    place: str
    number: str
    title: str
    task: str
    spot_text: str
    state: str
    due: str
    owed: int
    review: bool
    holder: str
    holder_name: str
    head: str
    heard_on: str

    def overdue(self, today: str) -> bool:
        """Whether the deadline of the work has passed."""
        return bool(self.due) and self.due < today and self.state in RUNNING


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = ALL,
    task: str = "",
    states: Sequence[str] = (),
    text: str = "",
    sort: str = "due",
    descending: bool = False,
) -> list[str]:
    """The matters at `place` and below that the filter lets through, in the order of `sort`.

    With `task` only those of that task, with `states` only those in one of them.
    """
    asked = _asked(today, place, let_through, task)
    if states:
        asked["states"] = json.dumps(states)
    asked |= {"text": text.strip(), "sort": sort, "loop": _LOOP_ORDER}
    found = [uid.hex() for (uid,) in conn.execute(_IDS, asked)]
    return found[::-1] if descending else found


def by_place(
    conn: sqlite3.Connection, *, today: str, place: str = "", let_through: str, task: str = ""
) -> dict[str, int]:
    """How many matters the filter lets through, by the place where they stand."""
    return dict(conn.execute(_BY_PLACE, _asked(today, place, let_through, task)).fetchall())


def _asked(today: str, place: str, let_through: str, task: str) -> dict[str, Any]:
    return {
        **bounds(place),
        "states": json.dumps(_STATES_OF[let_through]),
        "task": task,
        "owed": int(let_through == OWED),
        "overdue": int(let_through == OVERDUE),
        "today": today,
    }


def counts(
    conn: sqlite3.Connection, *, today: str, place: str = "", task: str = ""
) -> dict[str, int]:
    """How many matters, or of one task, each filter lets through."""
    found = dict.fromkeys(FILTERS, 0)
    asked = {**bounds(place), "today": today, "task": task}
    for state, number, owed, overdue in conn.execute(_COUNTS, asked):
        for let_through in (ALL, OPEN, WAITING, HANDLING, VERIFY, CLOSED):
            if state in _STATES_OF[let_through]:
                found[let_through] += number
        found[OWED] += int(owed)
        found[OVERDUE] += int(overdue)
    return found


def states(conn: sqlite3.Connection, *, place: str = "") -> dict[str, int]:
    """How many matters are in each state."""
    asked = {**bounds(place), "today": "", "task": ""}
    return {state: number for state, number, *_rest in conn.execute(_COUNTS, asked)}


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, MatterRow]:
    """These matters as rows, by id; one query however many."""
    asked = records.listed(wanted)
    found = conn.execute(_ROWS, (asked, KINDS["matter"].number))
    return {row.id: row for row in map(_row, found)}


def open_of(conn: sqlite3.Connection, household: str) -> list[MatterRow]:
    """The matters of a household that are not ended, or whose reporter is still to be told."""
    ids = [
        id_
        for home in (household, *same.merged_ids(conn, household))
        for id_ in records.ids(conn, KINDS["matter"], where={"household": home})
    ]
    found = rows(conn, ids).values()
    return [row for row in found if row.owed or row.state not in ENDED]


def _row(values: Sequence[Any]) -> MatterRow:
    uid, place, *texts, owed, review, holder, holder_name, head, heard_on = values
    number, title, task, spot_text, state, due = (text or "" for text in texts)
    return MatterRow(
        id=uid.hex(),
        place=place,
        number=number,
        title=title,
        task=task,
        spot_text=spot_text,
        state=state or "DRAFT",
        due=due,
        owed=owed or 0,
        review=bool(review),
        holder=holder or "",
        holder_name=holder_name or "",
        head=head or "",
        heard_on=heard_on or "",
    )

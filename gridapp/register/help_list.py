"""Helped households as lists show them: which ones a filter lets through, and each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.register import records
from gridapp.register.locks import LOCKED_HEADS

GOING, OVERDUE, UNPAIRED, LEFT, IDLE, UNSEEN, ENDED = FILTERS = (
    "going",
    "overdue",
    "unpaired",
    "left",
    "idle",
    "unseen",
    "ended",
)
SEEN_DAYS: Final = 30
"""A household that is helped is to be seen so often."""

_STANDS = "t.place >= :low AND t.place < :high AND t.gone IS NULL"
_DUE = (
    "(SELECT min(coalesce(m.due_on, '9')) FROM measure m JOIN rec q ON q.id = m.id"
    " WHERE m.plan = r.uid AND m.gone IS NULL AND q.home IS NOT NULL AND m.done_on IS NULL)"
)
"""The day of the next measure: '9' where none was set, NULL where nothing is planned."""
_UNPAIRED = (
    "NOT EXISTS (SELECT 1 FROM pairing p JOIN rec q ON q.id = p.id WHERE p.plan = r.uid"
    " AND p.gone IS NULL AND q.home IS NOT NULL AND coalesce(p.until_on, '9') > :today)"
)
_LEFT = (
    "EXISTS (SELECT 1 FROM pairing p JOIN rec q ON q.id = p.id WHERE p.plan = r.uid"
    " AND p.gone IS NULL AND q.home IS NOT NULL AND p.until_on IS NULL"
    " AND p.helper IN (SELECT o.name FROM worker o WHERE o.name IS NOT NULL GROUP BY o.name"
    " HAVING max(o.gone IS NULL AND coalesce(o.until, '9') >= :today) = 0))"
)
"""The helper had a card that has ended, and nobody of his name works here."""
_UNSEEN = (
    "NOT EXISTS (SELECT 1 FROM visit v WHERE v.household = t.household AND v.gone IS NULL"
    " AND v.happened_on >= :since AND v.result IS NOT '4')"
)
_PARTS = f"""
SELECT r.uid, t.ended_on IS NULL AS going, t.ended_on IS NULL AND {_DUE} < :today AS overdue,
    t.ended_on IS NULL AND {_UNPAIRED} AS unpaired,
    t.ended_on IS NULL AND {_LEFT} AS "left", t.ended_on IS NULL AND {_DUE} IS NULL AS idle,
    t.ended_on IS NULL AND {_UNSEEN} AS unseen, t.ended_on IS NOT NULL AS ended,
    {_DUE} AS due, t.id, t.category, t.place, t.begun_on, t.ended_on, t.outcome, t.goal,
    (SELECT h.head FROM rec q JOIN household h ON h.id = q.id
        WHERE q.uid = t.household AND q.kind = 10 AND q.uid NOT IN ({LOCKED_HEADS})) AS head
FROM help_plan t JOIN rec r ON r.id = t.id
WHERE {_STANDS} AND r.home IS NOT NULL
"""  # noqa: S608  all of it is written here
_IDS = f"""
WITH plan AS ({_PARTS})
SELECT uid FROM plan
WHERE CASE :part WHEN 'going' THEN going WHEN 'overdue' THEN overdue WHEN 'unpaired' THEN unpaired
        WHEN 'left' THEN "left" WHEN 'idle' THEN idle WHEN 'unseen' THEN unseen ELSE ended END
    AND (:text = '' OR instr(head, :text) OR instr(goal, :text)
        OR EXISTS (SELECT 1 FROM pairing p WHERE p.plan = plan.uid AND p.gone IS NULL
            AND instr(p.helper, :text)))
ORDER BY CASE :sort
    WHEN 'head' THEN head
    WHEN 'category' THEN category
    WHEN 'helpers' THEN (SELECT p.helper FROM pairing p WHERE p.plan = plan.uid
        AND p.gone IS NULL AND p.until_on IS NULL ORDER BY p.from_on LIMIT 1)
    WHEN 'place' THEN place
    WHEN 'begun_on' THEN begun_on
    WHEN 'state' THEN coalesce(outcome, '')
    ELSE coalesce(due, '99') END, uid DESC
"""  # noqa: S608  all of it is written here
_COUNTS = f"""
WITH plan AS ({_PARTS})
SELECT total(going), total(overdue), total(unpaired), total("left"), total(idle), total(unseen),
    total(ended)
FROM plan
"""  # noqa: S608  all of it is written here
_ROWS = f"""
SELECT r.uid, t.place, lower(hex(t.household)), t.category, t.goal, t.begun_on, t.ended_on,
    t.outcome, {_DUE},
    (SELECT m.what FROM measure m JOIN rec q ON q.id = m.id WHERE m.plan = r.uid
        AND m.gone IS NULL AND q.home IS NOT NULL AND m.done_on IS NULL
        ORDER BY coalesce(m.due_on, '9'), q.uid LIMIT 1),
    (SELECT group_concat(helper, ' · ') FROM (SELECT p.helper FROM pairing p
        JOIN rec q ON q.id = p.id WHERE p.plan = r.uid AND p.gone IS NULL
        AND q.home IS NOT NULL AND p.until_on IS NULL ORDER BY p.from_on, q.uid)),
    (SELECT h.head FROM rec q JOIN household h ON h.id = q.id
        WHERE q.uid = t.household AND q.kind = 10 AND q.uid NOT IN ({LOCKED_HEADS}))
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN help_plan t ON t.id = r.id
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRow:
    """One household that is helped; what is not known is empty.

    Attributes:
        head: empty also where he is locked to storage.
        due, next: when the next measure is to be carried out, and what it is.
        helpers: who is paired with it now.
    """

    id: str
    place: str
    household: str
    head: str
    category: str
    goal: str
    begun_on: str
    ended_on: str
    outcome: str
    due: str
    next: str
    helpers: str


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
    """The plans at `place` and below that the filter lets through, in the order of `sort`."""
    asked = {**_asked(today, place), "part": let_through, "text": text.strip(), "sort": sort}
    found = [uid.hex() for (uid,) in conn.execute(_IDS, asked)]
    return found[::-1] if descending else found


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many plans each filter lets through."""
    found = conn.execute(_COUNTS, _asked(today, place)).fetchone()
    return dict(zip(FILTERS, map(int, found), strict=True))


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, HelpRow]:
    """These plans as rows, by id; one query however many."""
    asked = records.listed(wanted)
    found = conn.execute(_ROWS, (asked, KINDS["help_plan"].number))
    return {row.id: row for row in map(_row, found)}


def running(conn: sqlite3.Connection, household: str) -> str:
    """The plan by which a household is being helped now; empty where there is none."""
    found = conn.execute(
        "SELECT r.uid FROM help_plan t JOIN rec r ON r.id = t.id WHERE t.household = ?"
        " AND t.gone IS NULL AND r.home IS NOT NULL AND t.ended_on IS NULL ORDER BY r.uid DESC",
        (bytes.fromhex(household),),
    ).fetchone()
    return str(found[0].hex()) if found else ""


def _asked(today: str, place: str) -> dict[str, Any]:
    since = date.fromisoformat(today) - timedelta(days=SEEN_DAYS)
    return {**bounds(place), "today": today, "since": since.isoformat()}


def _row(values: Sequence[Any]) -> HelpRow:
    uid, place, *texts = values
    household, category, goal, begun_on, ended_on, outcome, due, next_, helpers, head = (
        text or "" for text in texts
    )
    return HelpRow(
        id=uid.hex(),
        place=place,
        household=household,
        head=head,
        category=category,
        goal=goal,
        begun_on=begun_on,
        ended_on=ended_on,
        outcome=outcome,
        due="" if due == "9" else due,
        next=next_,
        helpers=helpers,
    )

"""Hotline orders as lists show them: which ones a filter lets through, in what order, each row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from gridapp.models.kinds import KINDS
from gridapp.models.order_loop import STATES
from gridapp.models.place import bounds
from gridapp.register import dockets, records

(
    ALL,
    TO_SIGN,
    TODAY,
    OVERDUE,
    HANDLING,
    READY,
    URGED,
    EXTENDED,
    REDO,
    REPLIED,
    UNASKED,
    RETURNED,
    DONE,
) = FILTERS = (
    "all",
    "to_sign",
    "today",
    "overdue",
    "handling",
    "ready",
    "urged",
    "extended",
    "redo",
    "replied",
    "unasked",
    "returned",
    "done",
)
"""Ready: the handler is done and the hotline waits for the reply. Unasked: answered a week ago and
more, and the hotline has not said what the caller thinks of it."""
_LONG = timedelta(days=7)

_STATE = "coalesce(nullif(t.state, ''), 'RECEIVED')"
_OPEN = f"{_STATE} NOT IN ('REJECTED', 'REPLIED', 'DONE')"
_ANSWERED = "t.matter IN (SELECT unhex_(value) FROM json_each(:finished))"
"""The handler elsewhere has written that it is done, and nobody has entered it."""
_READY = (
    f"({_OPEN} AND (m.state IN ('HANDLED', 'FEEDBACK', 'RATED', 'CLOSED')"
    f" OR (m.state IN ('ASSIGNED', 'HANDLING') AND {_ANSWERED})))"
)
_UNASKED = (
    f"({_STATE} = 'REPLIED' AND :week_ago >= (SELECT max(s.done_on) FROM order_step s"  # noqa: S608  all of it is written here
    ' JOIN rec w ON w.id = s.id WHERE s."order" = r.uid AND s.gone IS NULL'
    " AND w.home IS NOT NULL AND s.action = 'reply'))"
)
_TESTS: Final = {
    ALL: "1",
    TO_SIGN: f"{_STATE} = 'RECEIVED'",
    TODAY: f"({_OPEN} AND substr(t.due, 1, 10) = :today)",
    OVERDUE: f"({_OPEN} AND t.due <> '' AND substr(t.due, 1, 10) < :today)",
    HANDLING: f"{_STATE} IN ('SIGNED', 'HANDLING')",
    READY: _READY,
    URGED: f"{_STATE} = 'URGED'",
    EXTENDED: f"{_STATE} = 'EXTENDED'",
    REDO: f"{_STATE} = 'REDO'",
    REPLIED: f"{_STATE} = 'REPLIED'",
    UNASKED: _UNASKED,
    RETURNED: f"{_STATE} = 'REJECTED'",
    DONE: f"{_STATE} = 'DONE'",
}
_LOOP_ORDER = json.dumps({state: number for number, state in enumerate(STATES)})
_FROM = """
FROM "order" t JOIN rec r ON r.id = t.id
    LEFT JOIN rec q ON q.uid = t.matter AND q.kind = 30 LEFT JOIN matter m ON m.id = q.id
"""
_STANDS = (
    "t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL"
    " AND t.id NOT IN (SELECT rec FROM merged)"
)
_WHICH = " ".join(f"WHEN '{name}' THEN {test}" for name, test in _TESTS.items())
_IDS = f"""
SELECT r.uid {_FROM} WHERE {_STANDS} AND CASE :part {_WHICH} END
    AND (:text = '' OR instr(t.number, :text) OR instr(t.content, :text)
        OR instr(t.address, :text) OR instr(m.number, :text))
ORDER BY CASE :sort
    WHEN 'number' THEN t.number
    WHEN 'title' THEN t.content
    WHEN 'type' THEN t.type
    WHEN 'place' THEN t.place
    WHEN 'holder' THEN (SELECT w.name FROM rec h JOIN worker w ON w.id = h.id
        WHERE m.holder <> '' AND h.uid = unhex_(coalesce(m.holder, '')) AND h.kind = 2)
    WHEN 'state' THEN printf('%02d', json_extract(:loop, '$.' || {_STATE}))
    ELSE iif({_OPEN}, coalesce(nullif(t.due, ''), '8'), '9') END, t.received_on, r.uid
"""  # noqa: S608  all of it is written here
_HOW_MANY = ", ".join(f"total({one})" for one in _TESTS.values())
_COUNTS = f"SELECT {_HOW_MANY} {_FROM} WHERE {_STANDS}"
_ROWS = """
SELECT r.uid, t.place, t.number, t.type, t.content, t.address, t.received_on, t.first_due, t.due,
    t.state, lower(hex(t.matter)), m.number, m.state, m.task,
    (SELECT w.name FROM rec h JOIN worker w ON w.id = h.id
        WHERE m.holder <> '' AND h.uid = unhex_(coalesce(m.holder, '')) AND h.kind = 2)
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN "order" t ON t.id = r.id
    LEFT JOIN rec q ON q.uid = t.matter AND q.kind = 30 LEFT JOIN matter m ON m.id = q.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One order as a list shows it; what is not known is empty. Who called stands in no list.

    Attributes:
        title: the first line of what is wanted.
        holder: who has its matter.
    """

    id: str
    place: str
    number: str
    type: str
    title: str
    address: str
    received_on: str
    first_due: str
    due: str
    state: str
    matter: str
    matter_number: str
    matter_state: str
    task: str
    holder: str


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = ALL,
    text: str = "",
    sort: str = "due",
    descending: bool = False,
) -> list[str]:
    """The orders at `place` and below that the filter lets through, in the order of `sort`."""
    asked = {
        **bounds(place),
        "part": let_through,
        "today": today,
        "week_ago": _week_before(today),
        "text": text.strip(),
        "sort": sort,
        "loop": _LOOP_ORDER,
        "finished": json.dumps(dockets.finished(conn) if let_through == READY else []),
    }
    found = [uid.hex() for (uid,) in conn.execute(_IDS, asked)]
    return found[::-1] if descending else found


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many orders each filter lets through."""
    finished = json.dumps(dockets.finished(conn))
    asked = {**bounds(place), "today": today, "finished": finished}
    asked["week_ago"] = _week_before(today)
    found = conn.execute(_COUNTS, asked).fetchone()
    return {name: int(number) for name, number in zip(_TESTS, found, strict=True)}


def _week_before(today: str) -> str:
    return (date.fromisoformat(today) - _LONG).isoformat() if today else ""


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, OrderRow]:
    """These orders as rows, by id; one query however many."""
    asked = records.listed(wanted)
    return {row.id: row for row in map(_row, conn.execute(_ROWS, (asked, KINDS["order"].number)))}


def _row(values: Sequence[Any]) -> OrderRow:
    uid, *texts = values
    said = [text or "" for text in texts]
    place, number, type_, content, address, received_on, first_due, due, state, *matter = said
    return OrderRow(
        id=uid.hex(),
        place=place,
        number=number,
        type=type_,
        title=next(iter(content.splitlines()), ""),
        address=address,
        received_on=received_on,
        first_due=first_due,
        due=due,
        state=state or "RECEIVED",
        matter=matter[0],
        matter_number=matter[1],
        matter_state=matter[2],
        task=matter[3],
        holder=matter[4],
    )

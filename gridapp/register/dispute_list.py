"""Disputes as lists show them: which ones a filter lets through, in what order, and each row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridapp.models.dispute import Party
from gridapp.models.dispute_table import STATES
from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.register import records
from gridapp.register.locks import speaks

ALL, WAITING, MEDIATING, PERFORMING, COURT, REVISIT, OVERDUE, ALERTED, REFERRED, TO_FILE, ENDED = (
    "all",
    "waiting",
    "mediating",
    "performing",
    "court",
    "revisit",
    "overdue",
    "alerted",
    "referred",
    "to_file",
    "ended",
)
FILTERS: Final = (
    *(ALL, WAITING, MEDIATING, PERFORMING, COURT, REVISIT),
    *(OVERDUE, ALERTED, REFERRED, TO_FILE, ENDED),
)

_PART = f"""
CASE WHEN t.state IN ('TERMINATED', 'REFUSED', 'TRANSFERRED') THEN '{TO_FILE}'
    WHEN t.state = 'ARCHIVED' THEN '{ENDED}'
    WHEN t.state = 'REVISIT' AND coalesce(t.revisit_by, '') = '' THEN '{TO_FILE}'
    WHEN t.state IN ('PERFORMED', 'REVISIT') THEN '{REVISIT}'
    WHEN t.state IN ('AGREED', 'PERFORMING', 'BREACHED') THEN '{PERFORMING}'
    WHEN t.state IN ('ACCEPTED', 'INVESTIGATING', 'MEDIATING', 'EXTENDED') THEN '{MEDIATING}'
    ELSE '{WAITING}' END
"""
_LOOP_ORDER = json.dumps({state: number for number, state in enumerate(STATES)})
DUES: Final = ("due", "confirm_by", "perform_by", "revisit_by", "reply_by")
"""Columns that say by which day something is to be done."""
_FIRST = ", ".join(f"coalesce(nullif(t.{one}, ''), '9')" for one in DUES)
NEXT_DUE: Final = f"min({_FIRST})"
"""The next day by which something is to be done; '9' where there is none."""
_IS_OVERDUE = (
    f"({NEXT_DUE} < :today AND coalesce(t.state, 'FOUND') NOT IN ('TRANSFERRED', 'ARCHIVED')"
    " OR coalesce(nullif(t.reply_by, ''), '9') < :today)"
)
_FOR_COURT = "(coalesce(t.confirm_by, '') >= :today)"
"""Whether the parties may still ask the court to confirm what they agreed on, and have not."""
_IS_ALERTED = "(t.alerted AND coalesce(t.state, 'FOUND') <> 'ARCHIVED')"
_IS_REFERRED = (
    "((t.source >= '31' AND t.source <= '39' OR t.state = 'TRANSFERRED')"
    " AND (coalesce(t.state, 'FOUND') <> 'ARCHIVED' OR coalesce(t.reply_by, '') <> ''))"
)
"""Sent here by a court, the police or another office, or sent on to one; filed only with an answer
still owed."""
_STANDS = "t.place >= :low AND t.place < :high AND t.gone IS NULL"

_IDS = f"""
SELECT r.uid FROM dispute t JOIN rec r ON r.id = t.id
WHERE {_STANDS} AND r.home IS NOT NULL
    AND (:part = '{ALL}' OR CASE :part WHEN '{OVERDUE}' THEN {_IS_OVERDUE}
        WHEN '{COURT}' THEN {_FOR_COURT} WHEN '{ALERTED}' THEN {_IS_ALERTED}
        WHEN '{REFERRED}' THEN {_IS_REFERRED}
        ELSE {_PART} = :part END)
    AND (:text = '' OR instr(t.title, :text) OR instr(t.number, :text) OR instr(t.facts, :text)
        OR EXISTS (SELECT 1 FROM party t WHERE t.dispute = r.uid AND t.gone IS NULL
            AND instr(t.name, :text) AND NOT {speaks(Party.declaration)}))
ORDER BY CASE :sort
    WHEN 'number' THEN t.number
    WHEN 'title' THEN t.title
    WHEN 'type' THEN t.type
    WHEN 'place' THEN t.place
    WHEN 'parties' THEN (SELECT p.name FROM party p JOIN rec q ON q.id = p.id
        WHERE p.dispute = r.uid AND p.gone IS NULL ORDER BY p.side, q.uid LIMIT 1)
    WHEN 'state' THEN printf('%02d', json_extract(:loop, '$.' || coalesce(t.state, 'FOUND')))
    ELSE CASE WHEN :part = '{COURT}' THEN t.confirm_by
        WHEN t.state = 'ARCHIVED' AND coalesce(t.reply_by, '') = '' THEN 'a'
        ELSE {NEXT_DUE} END END, r.uid DESC
"""  # noqa: S608  all of it is written here
_COUNTS = f"""
SELECT {_PART}, count(*), total({_IS_OVERDUE}), total({_FOR_COURT}), total({_IS_ALERTED}),
    total({_IS_REFERRED})
FROM dispute t WHERE {_STANDS} AND t.id NOT IN (SELECT id FROM rec WHERE home IS NULL)
GROUP BY 1
"""  # noqa: S608  all of it is written here
_ROWS = f"""
SELECT r.uid, t.place, t.number, t.title, t.type, t.state, t.due, t.confirm_by, t.perform_by,
    t.revisit_by, t.reply_by, t.heard_on, t.alerted, t.review,
    (SELECT group_concat(said, ' — ') FROM (
        SELECT iif({speaks(Party.declaration)}, '***', t.name) AS said
        FROM party t JOIN rec q ON q.id = t.id
        WHERE t.dispute = r.uid AND t.gone IS NULL AND q.home IS NOT NULL
        ORDER BY t.side, q.uid LIMIT 3))
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN dispute t ON t.id = r.id
"""  # noqa: S608  all of it is written here


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """One dispute as a list shows it; what is not known is empty.

    Attributes:
        parties: their names, the applicant's first.
        alerted: somebody reported that it may escalate.
        review: two people moved it at once.
    """

    id: str
    place: str
    number: str
    title: str
    type: str
    state: str
    due: str
    confirm_by: str
    perform_by: str
    revisit_by: str
    reply_by: str
    heard_on: str
    alerted: bool
    review: bool
    parties: str

    def next_due(self) -> tuple[str, str]:
        """What is to be done next by a day (due, confirm_by …), and the day; empty for nothing."""
        return next_due({name: getattr(self, name) for name in DUES})


def next_due(dues: Mapping[str, str]) -> tuple[str, str]:
    """Of these deadlines by name the one that comes first."""
    known = [(day[:10], name) for name, day in dues.items() if day]
    day, name = min(known, default=("", ""))
    return name, day


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
    """The disputes at `place` and below that the filter lets through, in the order of `sort`."""
    asked = {
        **bounds(place),
        "part": let_through,
        "today": today,
        "text": text.strip(),
        "sort": sort,
        "loop": _LOOP_ORDER,
    }
    found = [uid.hex() for (uid,) in conn.execute(_IDS, asked)]
    return found[::-1] if descending else found


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many disputes each filter lets through."""
    found = dict.fromkeys(FILTERS, 0)
    asked = {**bounds(place), "today": today}
    for part, number, overdue, court, alerted, referred in conn.execute(_COUNTS, asked):
        found[part] += number
        found[ALL] += number
        found[OVERDUE] += int(overdue)
        found[COURT] += int(court)
        found[ALERTED] += int(alerted)
        found[REFERRED] += int(referred)
    return found


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, DisputeRow]:
    """These disputes as rows, by id; one query however many."""
    asked = records.listed(wanted)
    found = conn.execute(_ROWS, (asked, KINDS["dispute"].number))
    return {row.id: row for row in map(_row, found)}


def _row(values: Sequence[Any]) -> DisputeRow:
    uid, place, *texts, alerted, review, parties = values
    number, title, type_, state, due, confirm_by, perform_by, revisit_by, reply_by, heard_on = (
        text or "" for text in texts
    )
    return DisputeRow(
        id=uid.hex(),
        place=place,
        number=number,
        title=title,
        type=type_,
        state=state or "FOUND",
        due=due,
        confirm_by=confirm_by,
        perform_by=perform_by,
        revisit_by=revisit_by,
        reply_by=reply_by,
        heard_on=heard_on,
        alerted=bool(alerted),
        review=bool(review),
        parties=parties or "",
    )

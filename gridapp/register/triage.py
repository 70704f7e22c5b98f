"""A centre's matters by what the centre has to do with them next; the worst stand first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gridapp.models.danger import Call, calls_for
from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter
from gridapp.models.matter_table import ANSWERABLE, ENDED
from gridapp.models.matter_table import HAZARD_STATES as STATES
from gridapp.models.tasks import TASKS
from gridapp.register import dockets, matter_list, records, spoken
from gridapp.register.matter_list import MatterRow

UNTRIAGED, ACCEPTED, OUT, ANSWERED, VERIFY, OWED, BACK = FILTERS = (
    "untriaged",
    "accepted",
    "out",
    "answered",
    "verify",
    "owed",
    "back",
)
"""To be accepted; to be dispatched; at a handler's; answered by one elsewhere; done; not told;
sent back for facts."""
WORST: Final = "worst"
"""The order in which a centre takes them up."""
ASKED: Final = ("urgency", "category")
SET: Final = (*ASKED, "hazard_grade")
"""Fields of a matter that are set when it is accepted."""
NORMAL: Final = "1"

STATES_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        UNTRIAGED: ("REPORTED",),
        ACCEPTED: ("ACCEPTED", "REWORK"),
        OUT: ("ASSIGNED", "HANDLING", "SUSPENDED", "WATCH", "UPWARD"),
        ANSWERED: tuple(sorted(ANSWERABLE)),
        VERIFY: ("HANDLED",),
        OWED: tuple(STATES),
        BACK: ("SUPPLEMENT",),
    }
)

_KNOWN = """
SELECT r.uid, t.title, t.detail, t.hazard_grade, t.urgency, t.due, t.state, t.phoned
FROM json_each(?1) j CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ?2
    JOIN matter t ON t.id = r.id
"""
_TOLD = """
WITH RECURSIVE these (top, uid) AS (
    SELECT unhex_(j.value), unhex_(j.value) FROM json_each(?) j UNION
    SELECT i.top, s.matter FROM these i CROSS JOIN step s ON s.merged_into = i.uid
        CROSS JOIN rec q ON q.id = s.id CROSS JOIN rec r ON r.uid = s.matter
        CROSS JOIN matter m ON m.id = r.id
    WHERE s.gone IS NULL AND q.home IS NOT NULL AND s.action = 'merge' AND m.state = 'MERGED'
)
SELECT i.top, count(*) FROM these i CROSS JOIN reporter t ON t.matter = i.uid
    CROSS JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL GROUP BY i.top
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageRow:
    """A matter as the centre's list shows it.

    Attributes:
        calls: whom to telephone now, because what was written means danger and nobody did.
        told: how many people told of it, or of what was merged into it.
    """

    matter: MatterRow
    urgency: str
    calls: tuple[Call, ...]
    told: int


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = UNTRIAGED,
    text: str = "",
    sort: str = WORST,
    descending: bool = False,
) -> list[str]:
    """The matters at `place` and below that wait for this, in the order of `sort`."""
    worst = sort == WORST
    found = matter_list.ids(
        conn,
        today=today,
        place=place,
        let_through=matter_list.OWED if let_through == OWED else matter_list.ALL,
        states=STATES_OF[let_through],
        text=text,
        sort="due" if worst else sort,
        descending=descending and not worst,
    )
    if let_through == ANSWERED:
        answered = set(dockets.answered(conn))
        found = [id_ for id_ in found if id_ in answered]
    if not worst:
        return found
    ranks = _ranks(conn, found)
    return sorted(found, key=lambda id_: ranks[id_], reverse=descending)


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many matters wait for each."""
    known = matter_list.states(conn, place=place)
    owed = matter_list.counts(conn, today=today, place=place)[matter_list.OWED]
    found = {one: sum(known.get(state, 0) for state in STATES_OF[one]) for one in FILTERS}
    low, high = place, place + ":"
    answered = matter_list.rows(conn, dockets.answered(conn)).values()
    return {
        **found,
        ANSWERED: sum(low <= row.place < high for row in answered),
        OWED: owed,
    }


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, TriageRow]:
    """These matters as rows, by id; three queries however many."""
    found = matter_list.rows(conn, wanted)
    told = {uid.hex(): number for uid, number in conn.execute(_TOLD, (records.listed(wanted),))}
    more = {uid.hex(): rest for uid, *rest in _known(conn, wanted)}
    return {
        id_: TriageRow(
            matter=row,
            urgency=more[id_][3] or "",
            calls=_still(
                _calls(more[id_][0], more[id_][1], more[id_][2], row.state), more[id_][-1]
            ),
            told=told.get(id_, 0),
        )
        for id_, row in found.items()
    }


def asked(matter: Matter) -> tuple[str, ...]:
    """What the centre says of a matter when it accepts it: fields of the matter."""
    task = TASKS.get(matter.task or "")
    if task is None:
        return ASKED[:1]
    return SET if task.loop == "hazard" else ASKED


def proposed(matter: Matter) -> dict[str, str]:
    """What stands there, and where nothing does, what its words propose."""
    said: dict[str, Value] = {"urgency": NORMAL}
    task = matter.task or ""
    if task in TASKS:
        meant = spoken.meant(task, f"{matter.title or ''} {matter.detail or ''}")
        said |= meant if meant["task"] == task else {}
    known = {name: getattr(matter, name) or said.get(name) for name in asked(matter)}
    return {name: str(value) for name, value in known.items() if value}


def _ranks(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, tuple[object, ...]]:
    """By what each of them goes before another: danger, urgency, deadline, then age."""
    return {
        uid.hex(): (
            not _calls(title, detail, grade, state),
            -int(urgency if urgency in ("1", "2", "3") else 1),
            due or "9",
            uid,
        )
        for uid, title, detail, grade, urgency, due, state, _phoned in _known(conn, wanted)
    }


def _calls(
    title: str | None, detail: str | None, grade: str | None, state: str
) -> tuple[Call, ...]:
    said = f"{title or ''} {detail or ''}"
    return () if state in ENDED else calls_for(said, grade or "")


def _still(calls: tuple[Call, ...], phoned: str | None) -> tuple[Call, ...]:
    """Those of them that whoever reported it has not noted as telephoned ("110 07:16; 120 …")."""
    done = {each.split(" ")[0] for each in (phoned or "").split("; ")}
    return tuple(call for call in calls if call.number not in done)


def _known(conn: sqlite3.Connection, wanted: Iterable[str]) -> sqlite3.Cursor:
    return conn.execute(_KNOWN, (records.listed(wanted), KINDS["matter"].number))

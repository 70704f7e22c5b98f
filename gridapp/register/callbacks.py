"""Calling back some of those who were told an answer, drawn by chance, and what they said."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gridapp.models.callback import NOT_REACHED, drawn
from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.matter import Reporter
from gridapp.models.matter_table import CONTENT
from gridapp.models.place import bounds
from gridapp.register import log, records, veils
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

SHARES: Final = range(1, 101)
"""Of a hundred."""
USUAL: Final = 10

_TOLD = """
SELECT DISTINCT lower(hex(q.uid))
FROM step s JOIN rec r ON r.id = s.id JOIN rec m ON m.uid = s.matter JOIN matter t ON t.id = m.id
    JOIN rec q ON q.uid = s.reporter JOIN reporter p ON p.id = q.id
WHERE s.gone IS NULL AND r.home IS NOT NULL AND s.action = 'told'
    AND s.done_on BETWEEN :since AND :until AND s.way NOT IN ('unreachable', 'gone', 'posted')
    AND t.gone IS NULL AND t.place >= :low AND t.place < :high
    AND p.gone IS NULL AND p.kind = 'named'
"""
_ROWS = """
SELECT lower(hex(q.uid)), lower(hex(m.uid)), t.number, t.title, t.place,
    (SELECT max(+s.done_on) FROM step s WHERE s.matter = p.matter AND s.reporter = q.uid
        AND s.action = 'told' AND s.gone IS NULL),
    c.called_on, c.satisfaction, c.note
FROM json_each(?) j CROSS JOIN rec q ON q.uid = unhex_(j.value) JOIN reporter p ON p.id = q.id
    JOIN rec m ON m.uid = p.matter JOIN matter t ON t.id = m.id
    LEFT JOIN callback c ON c.id = (
        SELECT x.id FROM callback x JOIN rec y ON y.id = x.id
        WHERE x.matter = m.uid AND x.reporter = q.uid AND x.gone IS NULL AND y.home IS NOT NULL
        ORDER BY x.called_on DESC, y.uid DESC LIMIT 1)
"""


class NotNamed(Exception):
    """Whoever spoke in confidence, or gave no name, is not called back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What is drawn from whom: told from `since` to `until`; so many in a hundred by `seed`."""

    since: str
    until: str
    seed: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody to be called, of what, and what he said; empty where he was not called yet."""

    reporter: str
    matter: str
    number: str
    title: str
    place: str
    name: str
    phone: str
    told_on: str
    called_on: str
    satisfaction: str
    note: str


def ids(conn: sqlite3.Connection, place: str, draw: Draw) -> list[str]:
    """Whom to call, in the order of the draw. Who spoke in confidence is never drawn."""
    asked = {**bounds(place), "since": draw.since, "until": draw.until}
    told = [id_ for (id_,) in conn.execute(_TOLD, asked)]
    return drawn(told, draw.seed, draw.share)


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, Call]:
    """These reporters as lines of the list, by id."""
    people = veils.shown(conn, Reporter, list(wanted))
    held = veils.hidden(conn, Reporter.declaration, wanted)
    asked = records.listed(wanted)
    return {
        row[0]: Call(
            reporter=row[0],
            matter=row[1],
            number=row[2] or "",
            title=row[3] or "",
            place=row[4] or "",
            name=(people[row[0]].name or "") if row[0] in people else "",
            phone=(people[row[0]].phone or "") if row[0] in people else "",
            told_on=row[5] or "",
            called_on=row[6] or "",
            satisfaction=row[7] or "",
            note=HIDDEN_VALUE if row[8] and row[0] in held else row[8] or "",
        )
        for row in conn.execute(_ROWS, (asked,))
    }


def note(
    conn: sqlite3.Connection,
    me: Identity,
    reporter: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Write down that somebody was called, and what he said; return the record's id.

    It stays at the centre: whoever did the work does not read who was asked about it.
    Raises UnknownRecord, NotNamed.
    """
    known = named(conn, reporter)
    if not fields.get("satisfaction"):
        raise InvalidRecord("callback", "satisfaction", "required")
    said = {name: value for name, value in fields.items() if value not in (None, "")}
    whole = {
        "matter": known.matter,
        "reporter": reporter,
        "called_on": today,
        "by": me.worker.hex(),
        **said,
    }
    entry = Entry(kind="callback", place=me.place, fields=whole)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def named(conn: sqlite3.Connection, reporter: str) -> Reporter:
    """The reporter with this id, who may be called back. Raises UnknownRecord, NotNamed."""
    known = records.standing(conn, Reporter, reporter)
    if known.kind != "named":
        raise NotNamed
    return known


def counted(calls: Sequence[Call]) -> tuple[int, int, int]:
    """How many were called, reached, and content."""
    called = [one for one in calls if one.called_on]
    reached = [one for one in called if one.satisfaction != NOT_REACHED]
    return len(called), len(reached), sum(one.satisfaction in CONTENT for one in reached)

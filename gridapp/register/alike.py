"""Matters that may be the same thing as one about to be registered, or as one that came in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from gridapp.models.likeness import likeness
from gridapp.models.matter import Matter
from gridapp.models.place import bounds
from gridapp.models.plain import said_pairs
from gridapp.register import records
from gridapp.register.marks import heard_alike

DAYS: Final = 14
"""Within how many days two reports may speak of one thing."""

_WORDS: Final = "words"
_UNIT: Final = "unit"
_SOME_WORDS: Final = 2
"""Pairs of characters that two titles must share to be told of as like."""
_ANY_QUARREL: Final = frozenset(
    ("两家", "家为", "家因", "因为", "争执", "纠纷", "矛盾", "吵架", "争吵", "吵起")
)
"""Pairs of characters that say of a quarrel only that it is one."""
_LATEST = "9999-12-31"

_ALIKE = """
SELECT t.id FROM matter t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.task = :task AND t.heard_on BETWEEN :since AND :until
    AND t.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED')
"""
_OPEN = """
SELECT t.id FROM json_each(?) j CROSS JOIN matter t ON t.id = j.value
WHERE t.gone IS NULL AND t.heard_on IS NOT NULL
    AND t.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED')
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """A matter that may be the same thing, and why."""

    id: str
    title: str
    heard_on: str
    reasons: tuple[str, ...] = ()
    number: str = ""
    likely: bool = False


def find(
    conn: sqlite3.Connection,
    *,
    place: str,
    task: str,
    title: str,
    since: str,
    **more: Any,
) -> list[Alike]:
    """Open matters of the same task in the same grid heard of since that may be the same thing.

    `more` are other fields of the matter about to be registered. The likest first: those that are
    likely, then by the words that both titles have; a matter that has neither is left out.
    """
    about = Matter(place=place, task=task, title=title, **more)
    return _ordered(about, _near(conn, about, since, _LATEST).values())


def of(conn: sqlite3.Connection, matter_id: str) -> list[Alike]:
    """Open matters that may be the same thing, told of at about that time, the likeliest first.

    A centre is shown more than is asked about as likely: two titles that share some words, and in
    one unit a single one, for each tells of a lamp in words of his own.
    """
    about = records.standing(conn, Matter, matter_id)
    if not about.heard_on or not about.task:
        return []
    since, until = _about(about.heard_on)
    near = _near(conn, about, since, until).values()
    found = _ordered(about, [other for other in near if other.id != matter_id])
    return [one for one in found if one.likely or {_WORDS, _UNIT}.intersection(one.reasons)]


def _ordered(about: Matter, others: Iterable[Matter]) -> list[Alike]:
    """Those that may be the same thing, the likeliest first."""
    found = []
    for other in others:
        seen = likeness(about, other, heard_alike)
        pairs = said_pairs(about.title or "") & said_pairs(other.title or "")
        shared = len(pairs - _ANY_QUARREL)
        if seen.likely or shared:
            words = shared >= _SOME_WORDS and _WORDS not in seen.alike
            one = Alike(
                id=other.id,
                title=other.title or "",
                heard_on=other.heard_on or "",
                reasons=(_WORDS, *seen.alike) if words else seen.alike,
                number=other.number or "",
                likely=seen.likely,
            )
            found.append((seen.likely, shared, one.heard_on, one.id, one))
    found.sort(key=lambda each: each[:4], reverse=True)
    return [one for *_order, one in found]


def _about(heard_on: str) -> tuple[str, str]:
    """The days between which something may have been told of the same thing."""
    heard = date.fromisoformat(heard_on)
    since, until = (str(heard + timedelta(days=days)) for days in (-DAYS, DAYS))
    return since, until


def likely_pairs(conn: sqlite3.Connection, matters: Collection[int]) -> set[tuple[int, int]]:
    """The pairs that these matters make with others told of at about the same time."""
    listed = (json.dumps(sorted(matters)),)
    mine = _matters(conn, [rec for (rec,) in conn.execute(_OPEN, listed)])
    found = set()
    for rec, about in mine.items():
        since, until = _about(about.heard_on or "")
        found |= {
            (min(rec, other), max(rec, other))
            for other, record in _near(conn, about, since, until).items()
            if other != rec and likeness(about, record, heard_alike).likely
        }
    return found


def _near(conn: sqlite3.Connection, about: Matter, since: str, until: str) -> dict[int, Matter]:
    grid = about.place[:15]
    asked = {**bounds(grid), "task": about.task, "since": since, "until": until}
    return _matters(conn, [rec for (rec,) in conn.execute(_ALIKE, asked)])


def _matters(conn: sqlite3.Connection, recs: Collection[int]) -> dict[int, Matter]:
    found = records.by_number(conn, Matter, recs)
    return {rec: one for rec, one in found.items() if one.gone is None}

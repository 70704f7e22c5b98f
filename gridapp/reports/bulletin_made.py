"""A bulletin made of the register as it is now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec import structs

from gridapp.models.figure import Count
from gridapp.models.place import covers, is_department
from gridapp.models.span import Span
from gridapp.register import bulletins, places
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.reports import bulletin_sections, bulletin_tables
from gridapp.reports.bulletin import Bulletin, Correction, Part, Ranking
from gridapp.reports.bulletin_late import corrections
from gridapp.reports.bulletin_rows import Row, rows, total
from gridapp.reports.bulletin_words import span_name
from gridapp.reports.red_black import rank
from gridapp.words import say

BY: Final = ("on_time", "told", "content")
"""What the lists go by where nothing else is said."""
MANY: Final = 3
"""How many best, and how many worst."""

_TIERS: Final = {6: "town", 9: "place"}
"""Digits of a centre's place to the sort of what is ranked below it; below a village, nothing."""

_OF_DEPARTMENTS = ("on_time", "ended", "content")
"""Outcomes that a department answers for."""


class NoBulletin(Exception):
    """A place that is no centre's has no bulletin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What bulletin is wanted.

    Attributes:
        words: other words for sections, by their codes.
        signed: the bulletins of this place that were signed before, oldest first.
    """

    place: str
    span: Span
    language: str
    today: str
    before: Span | None = None
    by: Sequence[str] = BY
    best: int = MANY
    worst: int = MANY
    words: Mapping[str, str] = field(default_factory=dict)
    signed: Sequence[Bulletin] = ()


def make(conn: sqlite3.Connection, me: Identity, asked: Asked) -> Bulletin:
    """The bulletin of a centre's place. Raises NoRight for one outside, NoBulletin."""
    if not covers(me.place, asked.place):
        raise NoRight("place", asked.place)
    if len(asked.place) > 12:
        raise NoBulletin(asked.place)
    found = rows(conn, asked.place, asked.span.period)
    parts = _parts(conn, asked, found)
    place_name = places.names(conn).get(asked.place, asked.place)
    name = span_name(asked.span, asked.language)
    draft = Bulletin(
        language=asked.language,
        place=asked.place,
        place_name=place_name,
        span=asked.span.code,
        name=name,
        first=asked.span.first,
        last=asked.span.last,
        made_on=asked.today,
        title=say("bulletin_title", asked.language, place=place_name, span=name),
        sections=[],
        annexes=[],
        signs=[say(f"sign_{who}", asked.language) for who in ("author", "checked", "signed")],
        rows=found,
        before=_before(conn, asked),
        parts=parts,
        rankings=list(_rankings(parts, found, asked)),
        corrections=_late(conn, asked),
        heads=_heads(conn),
    )
    written = structs.replace(
        draft,
        sections=bulletin_sections.sections(draft),
        annexes=bulletin_tables.annexes(draft),
    )
    return written.reworded(asked.words)


def _before(conn: sqlite3.Connection, asked: Asked) -> dict[str, Count] | None:
    """The figures of the span before: as they were signed, where they were."""
    if asked.before is None:
        return None
    for one in asked.signed:
        if one.span == asked.before.code:
            return one.figures
    return total(rows(conn, asked.place, asked.before.period))


def _late(conn: sqlite3.Connection, asked: Asked) -> list[Correction]:
    return list(
        corrections(
            asked.signed,
            asked.span,
            lambda one: rows(conn, one.place, Span(one.span, one.first, one.last).period),
        )
    )


def _parts(conn: sqlite3.Connection, asked: Asked, found: Sequence[Row]) -> list[Part]:
    """The places right below, the place itself where something stands at it, the departments."""
    sort = _TIERS.get(len(asked.place))
    below: list[Part] = []
    if sort:
        known, tier = places.names(conn), len(asked.place) + 3
        open_ = places.open_ones(conn)
        codes = {code for code in open_ if len(code) == tier and not is_department(code)}
        codes |= {row.place[:tier] for row in found if len(row.place) >= tier}
        below = [
            Part(sort=sort, code=code, name=known.get(code, code))
            for code in sorted(codes)
            if covers(asked.place, code)
        ]
        if any(row.place == asked.place for row in found):
            own = say("part_own", asked.language)
            below.append(Part(sort="own", code=asked.place, name=own))
    bodies = sorted({row.department for row in found if row.department})
    return [*below, *(Part(sort="department", code=one, name=one) for one in bodies)]


def _rankings(parts: Sequence[Part], found: Sequence[Row], asked: Asked) -> Iterator[Ranking]:
    """A list by each outcome among each sort of parts."""
    sums = {part.code: total(row for row in found if part.has(row)) for part in parts}
    for sort in ("town", "place", "department"):
        among = [part for part in parts if part.sort == sort]
        for code in asked.by if len(among) > 1 else ():
            if sort == "department" and code not in _OF_DEPARTMENTS:
                continue
            names = {part.name: sums[part.code][code] for part in among}
            scored = rank(names, asked.best, asked.worst)
            yield Ranking(
                figure=code,
                sort=sort,
                red=list(scored.red),
                black=list(scored.black),
                unranked=list(scored.unranked),
            )


def _heads(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """How much of each stream is here: first 8 bytes of the device's key, and the place."""
    found = conn.execute(
        "SELECT skey, max(hi, given) FROM stream WHERE max(hi, given) > 0 ORDER BY skey"
    )
    return [(bulletins.stream_name(bytes(key)), n) for key, n in found]


RANKABLE: Final = (
    *("on_time", "ended", "signed", "told", "content", "called_content"),
    *("cleared", "mediated", "performed"),
)
"""What a list can go by: outcomes of which more is better, never how much was entered."""

"""How many hotline orders were answered in time, and how many callers were content.

Each share with what it is a share of, for a place and for every village and department below; never
for a person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gridapp.models.figure import Count, Figure, Period
from gridapp.models.matter_table import CONTENT
from gridapp.models.place import bounds
from gridapp.register import places, records, standings
from gridapp.reports.bulletin_rows import departments

_VILLAGE = 12
_SAID = (*sorted(CONTENT), "4")
"""Answers of callers that can be judged; who was not reached or did not say leaves the base."""

ON_TIME: Final = Figure(code="on_time", zh="按时办结率", en="answered in time", share=True)
"""Of the orders whose deadline in force lies in the period and has come, or which are answered:
those answered by then. One that was returned is not ours and leaves the base."""
CONTENTED: Final = Figure(code="content", zh="满意率", en="callers content", share=True)
"""Of the callers of orders answered in the period who said so: the satisfied, fairly or very."""

_ORDERS = """
SELECT r.uid, t.place, t.state, coalesce(t.judged_by, ''), coalesce(t.satisfaction, ''),
    coalesce(t.received_on, ''), t.matter
FROM "order" t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.id NOT IN (SELECT rec FROM merged) AND coalesce(t.state, '') <> 'REJECTED'
    AND (substr(t.judged_by, 1, 10) BETWEEN :first AND :last
        OR (t.satisfaction <> '' AND t.received_on <= :last))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Both shares; `asked` says how many callers were called back, whatever became of it."""

    on_time: Count = Count(0, 0)  # noqa: RUF009  Count is frozen
    content: Count = Count(0, 0)  # noqa: RUF009  Count is frozen
    asked: int = 0

    def __add__(self, other: Rates) -> Rates:
        return Rates(
            on_time=self.on_time + other.on_time,
            content=self.content + other.content,
            asked=self.asked + other.asked,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A village, or a department, with rates of its own.

    Attributes:
        code: of the village, or of the centre at which the order stayed; empty of a department.
    """

    code: str
    name: str
    rates: Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The rates of a place and a period."""

    all: Rates
    villages: tuple[Group, ...]
    departments: tuple[Group, ...]


def count(conn: sqlite3.Connection, place: str, period: Period, *, today: str) -> Counted:
    """Count the orders at a place and below; what is still open counts once it is overdue."""
    bodies, known = departments(conn), places.names(conn)
    found = [*_each(conn, place, period, bodies, today)]
    villages = _sums((code, rates) for code, _body, rates in found)
    bodied = _sums((body, rates) for _code, body, rates in found if body)
    return Counted(
        all=sum((rates for _code, _body, rates in found), Rates()),
        villages=tuple(
            Group(code=code, name=places.path(known, code, place[:-3]), rates=rates)
            for code, rates in sorted(villages.items())
        ),
        departments=tuple(
            Group(code="", name=name, rates=rates) for name, rates in sorted(bodied.items())
        ),
    )


def _sums(each: Iterable[tuple[str, Rates]]) -> dict[str, Rates]:
    found: dict[str, Rates] = {}
    for name, rates in each:
        found[name] = found.get(name, Rates()) + rates
    return found


def _each(
    conn: sqlite3.Connection, place: str, period: Period, bodies: Mapping[str, str], today: str
) -> Iterator[tuple[str, str, Rates]]:
    """Each order that counts: its village, its department, and what it adds."""
    asked = {**bounds(place), "first": period.first, "last": period.last}
    for row in conn.execute(_ORDERS, asked).fetchall():
        rates = _rates(conn, row, period, today)
        if rates != Rates():
            yield row[1][:_VILLAGE], _body(conn, row[6], bodies), rates


def _rates(conn: sqlite3.Connection, row: tuple[Any, ...], period: Period, today: str) -> Rates:
    uid, _place, _state, judged_by, satisfaction, received_on, _matter = row
    clock = standings.order(conn, uid).clock
    rates = Rates()
    if period.holds(judged_by) and (clock.done or judged_by[:10] < today):
        rates += Rates(on_time=Count(int(bool(clock.done) and not clock.late), 1))
    if satisfaction and period.holds(clock.done or received_on):
        said = Count(int(satisfaction in CONTENT), 1) if satisfaction in _SAID else Count(0, 0)
        rates += Rates(content=said, asked=1)
    return rates


def _body(conn: sqlite3.Connection, matter: bytes | None, bodies: Mapping[str, str]) -> str:
    """The department that handled it; empty for a centre's or a grid's own work."""
    if not matter or not bodies or records.kind_of_id(conn, matter.hex()) is None:
        return ""
    now = standings.matter(conn, matter)
    return bodies.get(now.holder or now.handler, "") or bodies.get(now.handler, "")

"""The calendar of working days: what the program brings along, and what the centre sets over it."""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType

from gridapp.models.checks import is_date
from gridapp.models.deadlines import CHINA, OFF, Calendar, ClosingRow
from gridapp.paths import resource

_DAYS = """
SELECT t.day, t.kind FROM workday_exception t CROSS JOIN rec r USING (id)
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.day IS NOT NULL AND t.kind IS NOT NULL
ORDER BY r.uid
"""

_CLOSINGS = """
SELECT t.at, t.from_on, coalesce(t.to_on, ''), r.uid FROM closing t CROSS JOIN rec r USING (id)
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.at IS NOT NULL AND t.from_on IS NOT NULL
"""


def today(now_ms: int) -> str:
    """The civil date of an instant, YYYY-MM-DD."""
    return datetime.fromtimestamp(now_ms / 1000, CHINA).date().isoformat()


def at(at_ms: int) -> str:
    """An instant as people read it, YYYY-MM-DD HH:MM."""
    return datetime.fromtimestamp(at_ms / 1000, CHINA).strftime("%Y-%m-%d %H:%M")


def midnight(day: str) -> int:
    """The instant at which a civil day begins."""
    return int(datetime.combine(date.fromisoformat(day), time(), CHINA).timestamp() * 1000)


def between(first: str, last: str) -> tuple[int, int | None]:
    """The instants from which and before which something happened on these days, both counted.

    Without a first day it is from the beginning, without a last one without end.
    """
    past = not last or date.fromisoformat(last) == date.max  # there is no day after the last
    end = "" if past else (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    return midnight(first) if first else 0, midnight(end) if end else None


def calendar(conn: sqlite3.Connection) -> Calendar:
    """The working days as far as they are announced, those that the centre set among them."""
    listed = listed_days()
    own = {
        date.fromisoformat(day): kind
        for day, kind in conn.execute(_DAYS)
        if is_date(day) and len(day) == len("2026-12-14")
    }
    return Calendar(
        exceptions=MappingProxyType({**listed, **own}),
        announced=frozenset({day.year for day in listed} | _announced(own)),
        statutory=statutory,
        closings=(*listed_closings(), *_own_closings(conn)),
    )


def _own_closings(conn: sqlite3.Connection) -> list[ClosingRow]:
    return [
        ClosingRow(at=at, from_on=from_on, to_on=to_on, own=True, order=uid.hex())
        for at, from_on, to_on, uid in conn.execute(_CLOSINGS)
    ]


@cache
def listed_closings() -> tuple[ClosingRow, ...]:
    """When offices close as the program brings it along, which an office may edit."""
    with resource("closing.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            ClosingRow(at=row["at"], from_on=row["from"], to_on=row["to"])
            for row in csv.DictReader(lines)
        )


@cache
def listed_days() -> Mapping[date, str]:
    """The days of the lists that the program brings along, which an office may edit."""
    with resource("special_days.csv").open(encoding="utf-8", newline="") as lines:
        return MappingProxyType(
            {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(lines)}
        )


@cache
def statutory(year: int) -> frozenset[date]:
    """The holidays that the law gives a year, without the days moved for them.

    The library is loaded only for a year whose list nobody has: it takes half a second.
    """
    from holidays import country_holidays

    return frozenset(country_holidays("CN", years=year, observed=False))


def _announced(own: Mapping[date, str]) -> set[int]:
    """The years whose list the centre has set whole: every statutory day stands in it."""
    off: dict[int, set[date]] = defaultdict(set)
    for day, kind in own.items():
        if kind == OFF:
            off[day.year].add(day)
    return {
        year
        for year, days in off.items()
        if year not in {day.year for day in listed_days()} and statutory(year) <= days
    }

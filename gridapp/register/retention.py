"""How long records are kept: rules as data, and what is due by them. Nothing is deleted here."""

from __future__ import annotations

import csv
import sqlite3
from calendar import isleap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from gridapp.models.declare import Shape
from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds
from gridapp.paths import resource
from gridapp.register.tables import dated

ERASE, ANONYMISE, ARCHIVE = THEN = ("erase", "anonymise", "archive")
"""What is done when the time is over: by order of the centre (`erasure_order`), never by itself."""

ENDED, LEFT = "ended", "left"

_SINCE: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("matter", ENDED): """
SELECT r.uid, t.place, (SELECT max(s.done_on) FROM step s WHERE s.matter = r.uid
    AND s.gone IS NULL) AS since
FROM matter t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.state IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED') AND t.owed = 0 AND since <= :latest
ORDER BY since, r.uid
""",
        ("resident", LEFT): """
SELECT r.uid, t.place, (SELECT max(e.happened_on) FROM life_event e WHERE e.gone IS NULL
    AND e.verb = t.gone AND (e.resident = r.uid OR e.household = t.household)) AS since
FROM resident t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NOT NULL AND r.home IS NOT NULL
    AND since <= :latest
ORDER BY since, r.uid
""",
        ("household", LEFT): """
SELECT r.uid, t.place, (SELECT max(e.happened_on) FROM life_event e WHERE e.gone IS NULL
    AND e.verb = t.gone AND e.household = r.uid) AS since
FROM household t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NOT NULL AND r.home IS NOT NULL
    AND since <= :latest
ORDER BY since, r.uid
""",
    }
)
"""From which day the years run, where that is not a field of the record itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long a kind is kept.

    Attributes:
        since: the field from whose day the years run; or ENDED, LEFT.
        then: one of THEN.
        basis: the rule behind it, in zh and en.
    """

    kind: str
    since: str
    years: int
    then: str
    basis: tuple[str, str]

    def until(self, day: str) -> str:
        """The day on which a record of this day is due. A leap day ends with February."""
        whole = day if len(day) > len("2026-11") else f"{day}-01"
        year = int(whole[:4]) + self.years
        rest = "-02-28" if whole[4:] == "-02-29" and not isleap(year) else whole[4:]
        return f"{year:04d}{rest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record whose time is over.

    Attributes:
        since: the day from which its years ran; `until` the day on which they end.
    """

    rule: Rule
    id: str
    place: str
    since: str
    until: str


class BadRule(Exception):
    """A rule of the list names no kind, field or outcome of ours, or no number of years."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, one or none for each kind, as an office may edit them. Raises BadRule."""
    with resource("retention.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_rule(row) for row in csv.DictReader(lines))


def _rule(row: Mapping[str, str]) -> Rule:
    kind = KINDS.get(row["kind"])
    days = {field.name for field in kind.fields if field.shape is Shape.DATE} if kind else set()
    known = row["since"] in days or (row["kind"], row["since"]) in _SINCE
    if not known or row["then"] not in THEN or not row["years"].isdecimal():
        raise BadRule(" ".join(row.values()))
    return Rule(
        kind=row["kind"],
        since=row["since"],
        years=int(row["years"]),
        then=row["then"],
        basis=(row["basis_zh"], row["basis_en"]),
    )


def due(conn: sqlite3.Connection, year: int, place: str = "") -> Iterator[Due]:
    """What is due by the end of a year at `place` and below, rule by rule, the oldest first."""
    for rule in rules():
        latest = f"{year - rule.years:04d}-12-31"
        statement = _SINCE.get((rule.kind, rule.since)) or dated(KINDS[rule.kind], rule.since)
        asked = {**bounds(place), "latest": latest}
        for uid, where, since in conn.execute(statement, asked):
            until = rule.until(since)
            yield Due(rule=rule, id=uid.hex(), place=where, since=since, until=until)

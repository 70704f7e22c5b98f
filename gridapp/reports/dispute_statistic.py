"""The monthly statistic of disputes (form F17): places down, types across, settled and not."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gridapp.paths import check_free
from gridapp.register import codes, places
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.reports.book import Cell, Front, Heading
from gridapp.reports.declared import between, standing
from gridapp.reports.ledger_rows import Asked
from gridapp.reports.of_disputes import RESOLVED
from gridapp.reports.write_ledger import (
    Made,
    Written,
    check_place,
    foot,
    hand_over,
    line,
    make_book,
    place_name,
)
from gridapp.words import say

NAME: Final = "dispute_statistic"

_OTHER = "99"
_TIER = 3
_LEFT_OUT = "(t.state IS NULL OR t.state NOT IN ('REFUSED', 'FOUND'))"
_COUNTS = (
    f"SELECT substr(t.place, 1, :tier), coalesce(t.type, '{_OTHER}'), {RESOLVED}, count(*)"
    f" {standing('dispute', between('t.heard_on'), _LEFT_OUT)} GROUP BY 1, 2, 3"
)


@dataclass(slots=True)
class _Count:
    """Disputes of one place by type: those settled, and those that are not."""

    settled: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)

    def add(self, type_: str, number: int, *, settled: bool) -> None:
        (self.settled if settled else self.open)[type_] += number

    def cells(self, types: Sequence[str]) -> list[Cell]:
        """The numbers of one row: all, those not settled, then a pair for each type."""
        pairs: list[Cell] = []
        for type_ in types:
            pairs += [self.settled[type_], self.open[type_]]
        return [self.settled.total() + self.open.total(), self.open.total(), *pairs]


def label(language: str) -> str:
    """What the statistic is called among the ledgers."""
    return say("statistic_name", language)


def write(
    conn: sqlite3.Connection,
    me: Identity,
    asked: Asked,
    out: Path,
    *,
    now_ms: int,
    language: str,
) -> Written:
    """Write the statistic to `out`, which must not exist yet.

    Raises NoRight for a place that lies outside, FileExistsError, or OSError.
    """
    check_free(out)
    made = make(conn, me, asked, language=language)
    with transaction(conn):
        return hand_over(conn, made, out, asked.reason, now_ms=now_ms)


def make(conn: sqlite3.Connection, me: Identity, asked: Asked, *, language: str) -> Made:
    """The statistic of a place by the places right below it, the sum of all first.

    Disputes that were only found, or not accepted, are not in it. Settled means agreed.
    """
    check_place(me, asked.place)
    types = list(codes.labels("dispute_type", language))
    counted, everything = _counted(conn, asked)
    front = Front(
        title=_title(conn, asked, language),
        line=line(conn, me, asked, language, dated=True),
        foot=foot(conn, me, asked, language),
        headings=_headings(types, everything, language),
    )
    return make_book(front, _rows(conn, asked, counted, everything, types, language))


def _counted(conn: sqlite3.Connection, asked: Asked) -> tuple[Mapping[str, _Count], _Count]:
    found: dict[str, _Count] = defaultdict(_Count)
    everything = _Count()
    tier = len(asked.place) + _TIER
    for place, type_, settled, number in conn.execute(_COUNTS, {**asked.bindings, "tier": tier}):
        for count in (found[place], everything):
            count.add(type_, number, settled=bool(settled))
    return found, everything


def _rows(
    conn: sqlite3.Connection,
    asked: Asked,
    counted: Mapping[str, _Count],
    everything: _Count,
    types: Sequence[str],
    language: str,
) -> Iterator[list[Cell]]:
    """The sum, then every place right below; those without a dispute too."""
    known = places.names(conn)
    tier = len(asked.place) + _TIER
    below = {code for code in known if len(code) == tier and code.startswith(asked.place)}
    yield [say("statistic_all", language), *everything.cells(types)]
    for code in sorted(below | set(counted)):
        name = known.get(code) or code[-_TIER:]
        yield [name, *counted.get(code, _Count()).cells(types)]


def _headings(types: Sequence[str], everything: _Count, language: str) -> list[Heading]:
    pairs = []
    for type_ in types:
        group = say(
            "statistic_type",
            language,
            type=codes.label("dispute_type", type_, language),
            n=everything.settled[type_] + everything.open[type_],
        )
        pairs += [
            Heading(text=say("statistic_settled", language), width=6, group=group),
            Heading(text=say("statistic_open", language), width=6, group=group),
        ]
    return [
        Heading(text=say("statistic_place", language), width=14),
        Heading(text=say("statistic_total", language), width=8),
        Heading(text=say("statistic_unsettled", language), width=8),
        *pairs,
    ]


def _title(conn: sqlite3.Connection, asked: Asked, language: str) -> str:
    name = place_name(conn, asked.place).split(" ")[-1]
    return say("statistic_title", language, place=name, when=_when(asked))


def _when(asked: Asked) -> str:
    """A whole month by its name, anything else by its first and last day."""
    year, month, day = map(int, asked.first.split("-"))
    whole = day == 1 and asked.last == f"{asked.first[:8]}{monthrange(year, month)[1]:02d}"
    return asked.first[:7] if whole else f"{asked.first} – {asked.last}"

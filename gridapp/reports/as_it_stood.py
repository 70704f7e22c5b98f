"""Shares of disputes and homes as they stood when the period ended: no sum over today's rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models import dispute_loop, lines
from gridapp.models.declare import GONE, UNDONE
from gridapp.models.figure import Count, Figure, Period
from gridapp.models.household import Household
from gridapp.register import moves, stamps
from gridapp.register.calendar import today
from gridapp.register.stamps import NO_STAMP, Stamp
from gridapp.register.tables import CLAIM_COLUMN
from gridapp.reports.declared import AREA, NOT_MERGED, below, between, standing

Bindings = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One figure that `work` makes of the register, for a place and a period."""

    figure: Figure
    work: Callable[[sqlite3.Connection, Bindings], Count]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is counted, as a tally names it."""
        return (self.figure,)

    def count(self, conn: sqlite3.Connection, bindings: Bindings) -> dict[str, dict[str, Count]]:
        """The figure by its code, as a tally of a kind without tasks has it."""
        return {"": {self.figure.code: self.work(conn, bindings)}}


_AGREED = standing(
    "dispute", f"{below('agreement', 'dispute', 'count(*)', between('b.effective_on'))} > 0"
)
_GIVEN_UP = standing(
    "dispute",
    below("dispute_step", "dispute", "count(*)", "b.action = 'terminate'", between("b.done_on"))
    + " > 0",
)


def _mediated(conn: sqlite3.Connection, bindings: Bindings) -> Count:
    agreed = {uid for (uid,) in conn.execute(f"SELECT r.uid {_AGREED}", bindings)}
    given_up = conn.execute(f"SELECT r.uid {_GIVEN_UP}", bindings).fetchall()
    period = Period(bindings["first"], bindings["last"])
    ended = {uid for (uid,) in given_up if _ended(conn, uid, period)}
    return Count(len(agreed), len(agreed | ended))


def _ended(conn: sqlite3.Connection, uid: bytes, period: Period) -> bool:
    """Whether it was given up in the period, as its steps until the end of it add up."""
    stood = dispute_loop.standing(lines.until(moves.of(conn, "dispute", uid), period.last))
    return any(m.action == "terminate" and period.holds(m.day) for m, _state in stood.path)


MEDIATED: Final = Share(
    figure=Figure(code="mediated", zh="调解成功", en="mediated with success", share=True),
    work=_mediated,
)
"""调解成功率: agreed in the period, in writing or by word, of the mediations that ended in it."""

_MET = (
    "EXISTS (SELECT 1 FROM visit v WHERE v.household IN (SELECT r.uid UNION ALL"  # noqa: S608  written here
    " SELECT o.uid FROM merged g JOIN rec o ON o.id = g.rec WHERE g.kept = r.id)"
    f" AND v.gone IS NULL AND v.result IS NOT '4' AND {between('v.happened_on')})"
)
_HOMES = (
    f"SELECT r.uid, t.st, t.gone, {_MET} FROM household t CROSS JOIN rec r ON r.id = t.id"  # noqa: S608  written here
    f" WHERE {AREA} AND t.gone IS NOT '{UNDONE}' AND r.home IS NOT NULL AND {NOT_MERGED}"
)
_ENDED_ON = """
SELECT max(happened_on) FROM life_event WHERE household = ? AND verb = ? AND gone IS NULL
"""
_KNOWN = """
SELECT EXISTS (SELECT 1 FROM visit WHERE household = :uid AND gone IS NULL AND happened_on <= :last)
    OR EXISTS (SELECT 1 FROM life_event WHERE household = :uid AND gone IS NULL
        AND happened_on <= :last)
"""
_FOUNDED = """
SELECT "to" FROM life_event WHERE gone IS NULL AND happened_on <= :last AND "to" IS NOT NULL
"""
_GONE = Household.declaration.columns.index(GONE)


def _covered(conn: sqlite3.Connection, bindings: Bindings) -> Count:
    homes = list(_homes(conn, bindings))
    return Count(sum(homes), len(homes))


def _homes(conn: sqlite3.Connection, bindings: Bindings) -> Iterator[bool]:
    """Whether somebody was met there, of each household that there was when the period ended.

    There is one from the day it was entered, or from an earlier one on which it was visited or
    something happened to it; until the day on which it ended, else that on which this was entered.
    """
    last = bindings["last"]
    founded = {uid for (uid,) in conn.execute(_FOUNDED, {"last": last})}
    for uid, stamped, gone, met in conn.execute(_HOMES, bindings):
        written = stamps.decode(stamped)
        if gone is not None:
            (ended_on,) = conn.execute(_ENDED_ON, (uid, gone)).fetchone()
            if (ended_on or _day(written, _GONE)) <= last:
                continue
        known = met or _day(written) <= last or uid in founded
        if known or conn.execute(_KNOWN, {"uid": uid, "last": last}).fetchone()[0]:
            yield bool(met)


def _day(written: Mapping[int, Stamp], column: int = CLAIM_COLUMN) -> str:
    """The day on which what a cell shows was entered; by default that of the record's birth."""
    at, _stream, _n = written.get(column, NO_STAMP)
    return today(at >> 16)


COVERED: Final = Share(
    figure=Figure(
        code="covered",
        zh="走访覆盖",
        en="households visited",
        share=True,
        note_zh="住户算在它现在所在的单元",
        note_en="a household counts in the unit where it is now",
    ),
    work=_covered,
)
"""走访覆盖率: households at which somebody was met, of all there were (domain 1.9)."""

"""Shares of disputes and homes as they stood when the period ended: no sum over today's rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from gridapp.models import dispute_loop, lines
from gridapp.models.deadlines import CHINA
from gridapp.models.declare import GONE, UNDONE
from gridapp.models.figure import Count, Figure, Period
from gridapp.models.household import Household
from gridapp.register import moves
from gridapp.register.calendar import today
from gridapp.register.stamps import stamp
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


def mediations(conn: sqlite3.Connection, bindings: Bindings) -> dict[bytes, Count]:
    """The mediations that ended in the period, each with whether it was agreed."""
    period = Period(bindings["first"], bindings["last"])
    given_up = conn.execute(f"SELECT r.uid {_GIVEN_UP}", bindings).fetchall()
    ended = {uid: Count(0, 1) for (uid,) in given_up if _ended(conn, uid, period)}
    agreed = conn.execute(f"SELECT r.uid {_AGREED}", bindings).fetchall()
    return ended | {uid: Count(1, 1) for (uid,) in agreed}


def _mediated(conn: sqlite3.Connection, bindings: Bindings) -> Count:
    return sum(mediations(conn, bindings).values(), Count(0, 0))


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
_KNOWN = (
    # An id begins with the instant at which the record was born.
    "(substr(r.uid, 1, 6) < :end OR EXISTS (SELECT 1 FROM visit v WHERE v.household = r.uid"
    " AND v.gone IS NULL AND v.happened_on <= :last) OR EXISTS (SELECT 1 FROM life_event l"
    " WHERE l.household = r.uid AND l.gone IS NULL AND l.happened_on <= :last) OR r.uid IN"
    ' (SELECT l."to" FROM life_event l WHERE l.gone IS NULL AND l.happened_on <= :last))'
)
_HOMES = (
    f"FROM household t CROSS JOIN rec r ON r.id = t.id WHERE {AREA} AND r.home IS NOT NULL"
    f" AND {NOT_MERGED} AND {_KNOWN}"
)
_STANDING = f"SELECT t.place, total({_MET}), count(*) {_HOMES} AND t.gone IS NULL GROUP BY t.place"
_GONE_SINCE = (
    f"SELECT t.place, t.st, {_MET}, (SELECT max(l.happened_on) FROM life_event l"  # noqa: S608  written here
    " WHERE l.household = r.uid"
    f" AND l.verb = t.gone AND l.gone IS NULL) {_HOMES} AND t.gone <> '{UNDONE}'"
)
_GONE = Household.declaration.columns.index(GONE)


def covered_by_place(conn: sqlite3.Connection, bindings: Bindings) -> dict[str, Count]:
    """Households at which somebody was met, of those that there were when the period ended.

    There is one from the day it was entered, or from an earlier one on which it was visited or
    something happened to it; until the day on which it ended, else that on which this was entered.
    By the place where each is now.
    """
    last = bindings["last"]
    end = datetime.combine(date.fromisoformat(last) + timedelta(days=1), time(), CHINA)
    asked = {**bindings, "end": max(0, int(end.timestamp() * 1000)).to_bytes(6, "big")}
    standing_now = conn.execute(_STANDING, asked)
    found = {place: Count(int(met), there) for place, met, there in standing_now}
    for place, written, was_met, ended_on in conn.execute(_GONE_SINCE, asked):
        if (ended_on or today(stamp(written, _GONE)[0] >> 16)) > last:
            found[place] = found.get(place, Count(0, 0)) + Count(was_met, 1)
    return found


def _covered(conn: sqlite3.Connection, bindings: Bindings) -> Count:
    return sum(covered_by_place(conn, bindings).values(), Count(0, 0))


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

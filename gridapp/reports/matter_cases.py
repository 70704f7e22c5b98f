"""The matters that may count in a period, each as it stood at the end of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from gridapp.models import lines, matter_loop
from gridapp.models.figure import Period
from gridapp.models.lines import Lines
from gridapp.models.loop import Move
from gridapp.models.matter_loop import MatterStanding
from gridapp.register import limits, moves, standings
from gridapp.reports.declared import between, standing
from gridapp.reports.matter_case import Case

_OPEN = "t.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED')"
_MOVED = (
    "EXISTS (SELECT 1 FROM step s WHERE s.matter = r.uid AND s.gone IS NULL"
    " AND coalesce(s.done_on, '9999') >= :first)"
)
# What ended before the period, and owes nobody anything, adds nothing but what was due in it.
_MAY_COUNT = standing(
    "matter",
    "coalesce(t.heard_on, '') <= :last",
    f"({_OPEN} OR t.owed > 0 OR {between('substr(t.judged_by, 1, 10)')} OR {_MOVED})",
)
_CASES = (
    "SELECT r.uid, t.place, coalesce(t.number, ''), coalesce(t.category, ''),"
    f" coalesce(t.task, ''), coalesce(t.heard_on, '') {_MAY_COUNT} ORDER BY r.uid"
)


def cases(conn: sqlite3.Connection, bindings: Mapping[str, str], period: Period) -> Iterator[Case]:
    """Every matter of a place that may add to a figure of the period."""
    rules = limits.rules(conn)
    for uid, place, number, category, task, heard_on in conn.execute(_CASES, bindings).fetchall():
        taken = lines.until(moves.of(conn, "matter", uid), period.last)
        tellers = standings.tellers(conn, uid, period.last)
        facts = standings.facts_of_matter(conn, uid)
        stood = partial(matter_loop.standing, reporters=tellers, facts=facts, rules=rules)
        yield Case(
            id=uid.hex(),
            place=place,
            number=number,
            category=category,
            task=task,
            heard_on=heard_on,
            then=stood(taken),
            known=frozenset(one.id for one in tellers if one.kind != "anonymous"),
            seen=partial(_seen, stood, Lines(taken)),
        )


def _seen(
    stood: Callable[[Iterable[Move]], MatterStanding], every: Lines, move: Move
) -> MatterStanding:
    """How a matter stood by one step and all that it followed."""
    return stood(every.up_to([move.id]))

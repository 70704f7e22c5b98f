"""What each record adds to the figures of a bulletin: every number is a sum of these rows."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import structs

from gridapp.models.figure import Count, Figure, Period
from gridapp.models.kinds import KINDS
from gridapp.models.place import bounds, is_department
from gridapp.models.role import Role
from gridapp.models.tasks import TASKS
from gridapp.register import places
from gridapp.reports import as_it_stood, figures_of_matters, matter_cases, tallies
from gridapp.reports.matter_case import Case

VILLAGE: Final = 12
"""Digits of a village: no row tells of anything smaller, so that nobody is counted by himself."""

CLEARED: Final = Figure(code="cleared", zh="隐患整改", en="hazards cleared", share=True)
"""隐患整改率: cleared, of the hazards that were due in the period (domain 1.9)."""

FIGURES: Final = (
    *figures_of_matters.RULES,
    *tallies.CALLED.figures,
    CLEARED,
    *tallies.REGISTERED.figures,
    *as_it_stood.MEDIATED.figures,
    *tallies.PERFORMED.figures,
    *as_it_stood.COVERED.figures,
)
"""What a bulletin counts, in its order."""

BY_CODE: Final[Mapping[str, Figure]] = MappingProxyType({one.code: one for one in FIGURES})


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one record adds.

    Attributes:
        kind: matter, dispute; village for the households of one, which no row names.
        id: the record's id.
        number: by which people call it; of a village its code.
        place: the village where it stands, or the place above that it stands at itself.
        department: that handled it; empty for a centre's or grid's own work.
        due: the day by which it was judged.
        counts: how much it adds to which figure.
    """

    kind: str
    id: str = ""
    number: str = ""
    place: str = ""
    department: str = ""
    task: str = ""
    category: str = ""
    heard_on: str = ""
    due: str = ""
    counts: dict[str, Count] = {}


def rows(conn: sqlite3.Connection, place: str, period: Period) -> list[Row]:
    """Every row of a place and all below it, in the order of their ids."""
    bindings = {**bounds(place), "first": period.first, "last": period.last}
    return [
        *_called(conn, bindings, _of_matters(conn, bindings, period)),
        *_of_disputes(conn, bindings),
        *_of_households(conn, bindings),
    ]


def total(found: Iterable[Row]) -> dict[str, Count]:
    """The figures that these rows add up to, also where there is nothing."""
    added = {one.code: one.none for one in FIGURES}
    for row in found:
        for code, count in row.counts.items():
            if code in added:  # else one that an earlier program counted
                added[code] += count
    return added


def departments(conn: sqlite3.Connection) -> dict[str, str]:
    """Id of a worker to the department that he works for; one without its name is nobody's."""
    known = places.names(conn)
    found = conn.execute(
        "SELECT r.uid, coalesce(t.area, ''), trim(coalesce(t.duty, ''))"
        " FROM worker t JOIN rec r ON r.id = t.id WHERE r.home IS NOT NULL AND t.role IN (?, ?)",
        (str(int(Role.DEPT)), Role.DEPT.name),
    )
    named = {
        uid.hex(): str(known.get(area, duty) if is_department(area) else duty)
        for uid, area, duty in found
    }
    return {id_: name for id_, name in named.items() if name}


def _of_matters(
    conn: sqlite3.Connection, bindings: Mapping[str, str], period: Period
) -> Iterator[Row]:
    bodies = departments(conn)
    for one in matter_cases.cases(conn, bindings, period):
        counts = {code: count for code, count in _counted(one, period).items() if count}
        if counts:
            yield Row(
                kind="matter",
                id=one.id,
                number=one.number,
                place=one.place[:VILLAGE],
                department=_department(one, bodies),
                task=one.task,
                category=one.category,
                heard_on=one.heard_on,
                due=one.then.judged_by,
                counts=counts,
            )


def _called(
    conn: sqlite3.Connection, bindings: Mapping[str, str], found: Iterable[Row]
) -> list[Row]:
    """The same rows with what people said who were called back of a matter."""
    rows = {row.id: row for row in found}
    for uid, _place, counts in tallies.CALLED.each(conn, bindings):
        row = _of_callback(conn, uid)
        row = rows.get(row.id, row)
        more = {code: row.counts.get(code, Count(0, 0)) + count for code, count in counts.items()}
        rows[row.id] = structs.replace(row, counts=row.counts | more)
    return [rows[id_] for id_ in sorted(rows)]


def _of_callback(conn: sqlite3.Connection, uid: bytes) -> Row:
    """The row of the matter of which somebody was called back."""
    id_, number, place, task, category, heard_on = conn.execute(
        "SELECT lower(hex(q.uid)), coalesce(m.number, ''), m.place, coalesce(m.task, ''),"
        " coalesce(m.category, ''), coalesce(m.heard_on, '') FROM rec r JOIN callback t USING (id)"
        " JOIN rec q ON q.uid = t.matter JOIN matter m ON m.id = q.id WHERE r.uid = ?",
        (uid,),
    ).fetchone()
    return Row(
        kind="matter",
        id=id_,
        number=number,
        place=place[:VILLAGE],
        task=task,
        category=category,
        heard_on=heard_on,
    )


def _counted(one: Case, period: Period) -> dict[str, Count]:
    counts = figures_of_matters.of(one, period)
    if one.task in TASKS and TASKS[one.task].loop == "hazard":
        counts[CLEARED.code] = counts["ended"]
    return counts


def _department(one: Case, bodies: Mapping[str, str]) -> str:
    """The department to which it was handed out last."""
    to = [move.to for move, _state in one.then.path if move.action == "assign"]
    return bodies.get(to[-1], "") if to else ""


def _of_disputes(conn: sqlite3.Connection, bindings: Mapping[str, str]) -> Iterator[Row]:
    counts: dict[bytes, dict[str, Count]] = {}
    mediated = {
        uid: {as_it_stood.MEDIATED.figure.code: count}
        for uid, count in as_it_stood.mediations(conn, bindings).items()
    }
    for tally in (tallies.REGISTERED, tallies.PERFORMED):
        for uid, _place, adding in tally.each(conn, bindings):
            counts[uid] = counts.get(uid, {}) | adding
    for uid, adding in mediated.items():
        counts[uid] = counts.get(uid, {}) | adding
    for uid in sorted(counts):
        place, heard_on, number = _about_dispute(conn, uid)
        yield Row(
            kind="dispute",
            id=uid.hex(),
            number=number,
            place=place[:VILLAGE],
            heard_on=heard_on,
            counts=counts[uid],
        )


def _about_dispute(conn: sqlite3.Connection, uid: bytes) -> tuple[str, str, str]:
    return tuple(
        conn.execute(
            "SELECT t.place, coalesce(t.heard_on, ''), coalesce(t.number, '')"
            " FROM dispute t JOIN rec r ON r.id = t.id WHERE r.uid = ? AND r.kind = ?",
            (uid, KINDS["dispute"].number),
        ).fetchone()
    )


def _of_households(conn: sqlite3.Connection, bindings: Mapping[str, str]) -> Iterator[Row]:
    code = as_it_stood.COVERED.figure.code
    villages: dict[str, Count] = defaultdict(lambda: Count(0, 0))
    for place, count in as_it_stood.covered_by_place(conn, bindings).items():
        villages[place[:VILLAGE]] += count
    for place in sorted(villages):
        yield Row(kind="village", number=place, place=place, counts={code: villages[place]})

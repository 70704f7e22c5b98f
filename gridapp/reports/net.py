"""One net: the places under a centre, and what is to be told of each of them by one measure.

Every measure is one query by place, so that any tier adds up from it; what is behind a number is
what the list of matters, households or activities shows for it. Nothing is put in order by how
much of it there is.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gridapp.models.figure import Period
from gridapp.models.place import LEVELS, bounds, parent
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.register import (
    calendar,
    doings_list,
    files,
    matter_list,
    outbox,
    peers,
    places,
    receipts,
)
from gridapp.register.identity import Identity
from gridapp.register.receipts import NotReported
from gridapp.reports.as_it_stood import covered_by_place

OVERDUE, SILENT, COVERED, OWED = "overdue", "silent", "covered", "owed"
MEASURES: Final = (OVERDUE, SILENT, COVERED, OWED, *TASKS)
"""By what the net can be looked at: four of all work, then the joint tasks."""

TIERS: Final = dict(zip(("county", "township", "village", "grid", "unit"), LEVELS, strict=True))


@dataclass(frozen=True, slots=True)
class Cell:
    """What there is at one place.

    Attributes:
        number: how many matters or activities, households met, or silent devices.
        of: of how many, where that is to be told: households or devices.
        days: for how long nothing came from the device that has been silent longest.
        never: of the silent devices, from how many nothing ever came.
    """

    number: int = 0
    of: int | None = None
    days: int = 0
    never: int = 0

    def __bool__(self) -> bool:
        return bool(self.number or self.of)

    @property
    def percent(self) -> int | None:
        """How many of a hundred, rounded down: all is only said of all. None of nothing."""
        return 100 * self.number // self.of if self.of else None


def sum_of(cells: Sequence[Cell]) -> Cell:
    """What there is at several places together."""
    if len(cells) == 1:
        return cells[0]
    bases = [one.of for one in cells if one.of is not None]
    return Cell(
        sum(one.number for one in cells),
        sum(bases) if bases else None,
        max((one.days for one in cells), default=0),
        sum(one.never for one in cells),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One place of the net."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """The places to be shown, and what stands where.

    Attributes:
        names: code to name of every place that has a record.
        standing: the codes of places that are open, and of those where something stands.
        found: each measure asked for, by the place of the records themselves.
        devices: those below, unit leaders' left out, with the newest file heard of from each.
        own_file, unwritten: the newest file written here for those above, and how many rows are
            in none yet.
    """

    period: Period
    names: Mapping[str, str]
    standing: frozenset[str]
    found: Mapping[str, Mapping[str, Cell]]
    devices: tuple[NotReported, ...]
    own_file: int
    unwritten: int

    def tiles(self, root: str, tier: int) -> list[Tile]:
        """The places of a tier (digits of their codes) at and below `root`, by their codes."""
        codes = {code for code in self.standing if len(code) == tier and code.startswith(root)}
        for cells in self.found.values():
            codes |= {at[:tier] for at in cells if at.startswith(root) and len(at) >= tier}
        return [
            Tile(code=code, name=self.names.get(code) or code[-3:])
            for code in sorted(codes)
            if len(code) == tier
        ]

    def cells(self, measure: str, tier: int) -> dict[str, Cell]:
        """What there is at each place of a tier and below it."""
        together: dict[str, list[Cell]] = defaultdict(list)
        for at, cell in self.found[measure].items():
            if len(at) >= tier:
                together[at[:tier]].append(cell)
        return {code: sum_of(cells) for code, cells in together.items()}

    def total(self, measure: str, root: str) -> Cell:
        """What there is at a place and below it."""
        found = [cell for at, cell in self.found[measure].items() if at.startswith(root)]
        return sum_of([none_of(measure), *found])

    def above(self, measure: str, root: str, tier: int) -> Cell:
        """What stands under `root` at no place of the tier: a village's own matters, and such."""
        found = self.found[measure].items()
        there = [cell for at, cell in found if at.startswith(root) and len(at) < tier]
        return sum_of([none_of(measure), *there])

    def devices_at(self, code: str) -> list[NotReported]:
        """The devices of a place itself; of what is below it where it has none."""
        own = [one for one in self.devices if one.place == code]
        return own or [one for one in self.devices if one.place.startswith(code)]


def none_of(measure: str) -> Cell:
    """What there is where there is nothing."""
    return Cell(of=0) if measure in (COVERED, SILENT) else Cell()


def counts_activities(measure: str) -> bool:
    """Whether a task has no matters, so that what was done in the period is counted."""
    return measure in TASKS and TaskShape.MATTER not in TASKS[measure].shapes


def net(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    period: Period,
    measures: Iterable[str],
    *,
    now_ms: int,
) -> Net:
    """The net at `place` and below, by these measures."""
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    above = who.above(me.place, peers.own_rank(conn, me))
    devices = receipts.reported(conn, me, who, now_ms)
    asked = _Asked(conn=conn, place=place, period=period, devices=devices, now_ms=now_ms)
    found = {measure: _rule(measure)(asked, measure) for measure in measures}
    names = places.names(conn)
    standing = places.open_ones(conn)
    return Net(
        period=period,
        names=names,
        standing=frozenset(code for code in standing if code.startswith(place)),
        found=found,
        devices=tuple(one for one in devices if one.place.startswith(place)),
        own_file=files.last_written_to(conn, [one.key for one in above]) if above else 0,
        unwritten=outbox.count(conn),
    )


def at(
    conn: sqlite3.Connection,
    place: str,
    period: Period,
    devices: Sequence[NotReported],
    *,
    now_ms: int,
) -> dict[str, Cell]:
    """What there is at one place and below it, by every measure."""
    asked = _Asked(conn=conn, place=place, period=period, devices=devices, now_ms=now_ms)
    return {
        measure: sum_of([none_of(measure), *_rule(measure)(asked, measure).values()])
        for measure in MEASURES
    }


def deeper(root: str) -> tuple[int, ...]:
    """The tiers below a place, the widest first."""
    return tuple(level for level in LEVELS if level > len(root))


def group_of(code: str, root: str) -> str:
    """Under which heading a tile stands: the place right below `root`, or `root` itself."""
    below = len(root) + len("001")
    return code[:below] if below < len(code) else root


def inwards(code: str, root: str) -> str:
    """The place right below `root` on the way to `code`; `root` itself where there is none."""
    below = code[: len(root) + len("001")]
    return below if len(below) < LEVELS[-1] else root


def outwards(root: str, top: str) -> str:
    """The place above `root`, no further than `top`."""
    return parent(root) if len(root) > len(top) else root


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    conn: sqlite3.Connection
    place: str
    period: Period
    devices: Sequence[NotReported]
    now_ms: int


Rule = Callable[[_Asked, str], dict[str, Cell]]


def _rule(measure: str) -> Rule:
    if measure in (OVERDUE, OWED):
        return _matters
    if measure == SILENT:
        return _silent
    if measure == COVERED:
        return _covered
    return _activities if counts_activities(measure) else _open


def _matters(asked: _Asked, measure: str) -> dict[str, Cell]:
    let_through = matter_list.OVERDUE if measure == OVERDUE else matter_list.OWED
    return _counted(asked, let_through)


def _open(asked: _Asked, measure: str) -> dict[str, Cell]:
    return _counted(asked, matter_list.OPEN, measure)


def _counted(asked: _Asked, let_through: str, task: str = "") -> dict[str, Cell]:
    today = calendar.today(asked.now_ms)
    found = matter_list.by_place(
        asked.conn, today=today, place=asked.place, let_through=let_through, task=task
    )
    return {at: Cell(number) for at, number in found.items()}


def _activities(asked: _Asked, measure: str) -> dict[str, Cell]:
    found = doings_list.by_place(asked.conn, place=asked.place, task=measure, period=asked.period)
    return {at: Cell(number) for at, number in found.items()}


def _covered(asked: _Asked, _measure: str) -> dict[str, Cell]:
    bindings = bounds(asked.place)
    bindings |= {"first": asked.period.first, "last": asked.period.last}
    found = covered_by_place(asked.conn, bindings)
    return {at: Cell(one.number, one.of) for at, one in found.items()}


def _silent(asked: _Asked, _measure: str) -> dict[str, Cell]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for one in asked.devices:
        if one.place.startswith(asked.place):
            days = 0 if one.never else one.days
            found[one.place].append(Cell(int(one.is_silent), 1, days, int(one.never)))
    return {at: sum_of(cells) for at, cells in found.items()}

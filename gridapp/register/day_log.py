"""The day's log (民情日志, form F13): it writes itself from what was entered for the day.

Nobody's entries are counted: a log tells what was done for people, not how much was typed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar

from gridapp.models.activity import Activity
from gridapp.models.declare import Record, kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.help import HelpPlan, Measure
from gridapp.models.household import Household, Spot
from gridapp.models.life_event import LifeEvent
from gridapp.models.matter import Matter, Step
from gridapp.models.mediation import Session
from gridapp.models.place import bounds
from gridapp.models.project import Progress, Project
from gridapp.models.visit import Visit
from gridapp.register import moves, records, veils

R = TypeVar("R", bound=Record)

_SOURCES: Final[tuple[tuple[type[Record], str, str], ...]] = (
    (Visit, "happened_on", "worker"),
    (Matter, "heard_on", "worker"),
    (Step, "done_on", "by"),
    (Dispute, "heard_on", "worker"),
    (Session, "held_on", "recorder"),
    (HelpPlan, "begun_on", "worker"),
    (Measure, "done_on", "by"),
    (Activity, "happened_on", "worker"),
    (Progress, "on", ""),
    (LifeEvent, "happened_on", "worker"),
)
"""What belongs to a day: kind, the field that holds the day, the field that holds who did it.

In this order within one moment: first the call, then what was found on it.
"""


_DUE_NEXT: Final = """
SELECT t.title FROM matter t JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.due >= date(:day, '+1 day')
    AND t.due < date(:day, '+2 day') AND (:worker = '' OR t.holder = :worker)
    AND t.place >= :low AND t.place < :high
ORDER BY t.due, r.uid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing of the day.

    Attributes:
        record: what was entered; its kind says what it is.
        about: of a step its matter, of a measure its plan, of progress its project.
        household: where it was, where that is a household; else its `spot`.
        done: the steps of this day for a matter that was entered on it, oldest first.
        state: of a matter, how it stands now; `owed` are still to be told.
    """

    record: Record
    about: Record | None = None
    household: Household | None = None
    spot: Spot | None = None
    done: tuple[Step, ...] = ()
    state: str = ""
    owed: int = 0


def of(conn: sqlite3.Connection, day: str, *, worker: str = "", place: str = "") -> list[Line]:
    """What was done on a day at `place` and below, in the order in which it was entered.

    With `worker`, what he did or registered, and the visits that were entered for him.
    """
    found: list[tuple[int, int, Record]] = []
    for rank, (record, when, who) in enumerate(_SOURCES):
        for one in _of_day(conn, record, when, day, place):
            mine = worker in ("", getattr(one, who, None), getattr(one, "behalf", None))
            if mine and not _is_birth(one):
                found.append((int(one.id[:12], 16), rank, one))
    # Things of one save share their moment: matters then follow their numbers.
    found.sort(
        key=lambda each: (each[0], each[1], getattr(each[2], "number", None) or "", each[2].id)
    )
    return list(_Day(conn, [one for _ms, _rank, one in found]).lines())


def due_next(conn: sqlite3.Connection, day: str, *, worker: str, place: str) -> list[str]:
    """The matters due on the day after, by name: those he holds, or all at the place."""
    asked = {"day": day, "worker": worker, **bounds(place)}
    return [title or "" for (title,) in conn.execute(_DUE_NEXT, asked)]


def _is_birth(one: Record) -> bool:
    """Whether it is the step that only reports a matter: the matter itself says that."""
    return isinstance(one, Step) and one.action == "report" and not one.heads


def _of_day(
    conn: sqlite3.Connection, record: type[R], when: str, day: str, place: str
) -> Iterable[R]:
    ids = records.ids(conn, kind_of(record), place=place, where={when: day})
    return veils.shown(conn, record, ids).values()


class _Day:
    """What was entered for one day, and what is needed to tell it."""

    def __init__(self, conn: sqlite3.Connection, found: list[Record]) -> None:
        self._found = found
        self._matters = {one.id for one in found if isinstance(one, Matter)}
        self._steps: dict[str, list[Step]] = {}
        for one in found:
            if isinstance(one, Step) and one.matter:
                self._steps.setdefault(one.matter, []).append(one)
        for matter, steps in self._steps.items():
            self._steps[matter] = _in_order(conn, matter, steps)
        self._about = _about(conn, found)
        concerned = sorted(self._matters | set(self._steps))
        self._standing = records.derived(conn, kind_of(Matter), concerned)
        every = [*found, *self._about.values()]
        homes = records.get_many(conn, Household, _refs(every, "household"))
        self._homes = veils.veiled(conn, homes)
        self._spots = records.get_many(conn, Spot, _refs(every, "spot"))

    def lines(self) -> Iterator[Line]:
        """Each thing once: the steps of a matter stand with it, or with the first of them."""
        told = set(self._matters)
        for one in self._found:
            matter = getattr(one, "matter", None) or ""
            if isinstance(one, Step | Dispute | HelpPlan) and matter in told:
                continue
            if isinstance(one, Step):
                told.add(matter)
            yield self._line(one)

    def _line(self, one: Record) -> Line:
        about = self._about.get(_owner_id(one))
        matter = one.id if isinstance(one, Matter) else ""
        matter = (one.matter or "") if isinstance(one, Step) else matter
        now = self._standing.get(matter, {})
        return Line(
            record=one,
            about=about,
            household=self._homes.get(_first(one, about, "household")),
            spot=self._spots.get(_first(one, about, "spot")),
            done=tuple(self._steps.get(matter, ())),
            state=str(now.get("state") or ""),
            owed=int(now.get("owed") or 0),
        )


def _in_order(conn: sqlite3.Connection, matter: str, steps: list[Step]) -> list[Step]:
    if len(steps) == 1:
        return steps
    rank = moves.in_order(conn, "matter", matter)
    return sorted(steps, key=lambda step: rank.get(step.id, len(rank)))


_OWNERS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {"step": Matter, "measure": HelpPlan, "progress": Project, "session": Dispute}
)


def _owner_id(one: Record) -> str:
    kind = kind_of(type(one))
    return str(getattr(one, kind.owner, None) or "") if kind.name in _OWNERS else ""


def _about(conn: sqlite3.Connection, found: list[Record]) -> dict[str, Record]:
    """The records that steps, measures, sessions and progress belong to."""
    about: dict[str, Record] = {}
    for name, record in _OWNERS.items():
        ids = {_owner_id(one) for one in found if kind_of(type(one)).name == name} - {""}
        about |= veils.shown(conn, record, sorted(ids))
    return about


def _first(one: Record, about: Record | None, name: str) -> str:
    return getattr(one, name, None) or getattr(about, name, None) or ""


def _refs(every: Iterable[Record], name: str) -> list[str]:
    return sorted({_first(one, None, name) for one in every} - {""})

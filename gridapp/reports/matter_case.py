"""One matter as it stood at the end of a period, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gridapp.models.figure import Period
from gridapp.models.loop import Move
from gridapp.models.matter_loop import MatterStanding

DONE: Final = frozenset({"HANDLED", "FEEDBACK", "RATED", "CLOSED"})
_LEFT_OUT = frozenset({"DRAFT", "VOID", "MERGED", "WITHDRAWN"})
_STOPPED = frozenset({"SUSPENDED", "WATCH", "UPWARD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One matter.

    Attributes:
        place: the code of where it stands.
        then: how it stood at the end of the period.
        known: ids of those who had told of it by then and are not anonymous.
        seen: how it stood in the eyes of whoever took this step, once it was taken.
    """

    id: str
    place: str
    number: str
    category: str
    task: str
    heard_on: str
    then: MatterStanding
    known: frozenset[str]
    seen: Callable[[Move], MatterStanding]

    @property
    def counts(self) -> bool:
        """Whether it is in the figures at all."""
        return self.then.state not in _LEFT_OUT

    @property
    def done(self) -> bool:
        """Whether the work was done by the end of the period."""
        return self.then.state in DONE

    @property
    def stopped(self) -> bool:
        """Whether the clock of the work stood still at the end of the period."""
        return self.then.state in _STOPPED

    def taken(self, period: Period) -> list[Move]:
        """The steps that count and were taken in the period."""
        path = self.then.path if self.counts else ()
        return [move for move, _state in path if period.holds(move.day)]

    def due(self, period: Period) -> bool:
        """应办结数 D: its deadline in force lies in the period (domain 1.9)."""
        return self.counts and not self.stopped and period.holds(self.then.judged_by)

    def came_to(self, state: str) -> str:
        """The day on which it came to the state that it is in; empty where it is in another."""
        day = ""
        for move, now in reversed(self.then.path):
            if now != state:
                break
            day = move.day
        return day

    def all_told(self, number: int) -> str:
        """The day on which all had been told what step `number` led to; empty until then."""
        days: dict[str, str] = {}
        for move, state in self.then.path[number:]:
            if state == "REWORK":
                break
            if move.action == "told":
                days.setdefault(move.reporter, move.day)
        return max(days.values()) if self.known and self.known <= set(days) else ""

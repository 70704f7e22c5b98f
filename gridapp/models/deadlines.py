"""Working days: which days count, and when something is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

WORK = "workday"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that differ from the plain week: state holidays and the weekends worked for them.

    Attributes:
        exceptions: day to WORK, or to another word where nobody works.
    """

    exceptions: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))

    def works(self, day: date) -> bool:
        """Whether offices work on `day`."""
        said = self.exceptions.get(day)
        return said == WORK if said else day.weekday() < _SATURDAY

    def due(self, received: date, days: int) -> date:
        """The day by which something received on `received` is due: the day after is day one."""
        day = received
        while days > 0:
            day += timedelta(days=1)
            days -= self.works(day)
        return day

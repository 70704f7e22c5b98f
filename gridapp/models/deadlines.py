"""Working days, calendar days and hours: when something is due, and what a stopped clock adds.

Every day and hour here is civil time at +08:00, which knows no summer time. A deadline is text: a
day (2026-12-14), which ends with the close of business, or a minute (2026-12-14T09:30).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from types import MappingProxyType

CHINA = timezone(timedelta(hours=8))
"""Civil dates and deadlines are Beijing time, whatever the machine's zone says."""

WORK = "workday"
OFF = "off"
CLOSE_OF_BUSINESS = "17:30"
_SATURDAY = 5
_FIRST, _LAST = date(1990, 1, 1), date(2199, 12, 31)
_LAST_MS = int(datetime.combine(_LAST, time(), CHINA).timestamp() * 1000)


class Unit(StrEnum):
    """What a limit counts."""

    WORKDAY = "workday"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRow:
    """When offices close, from a day to a day (empty: without an end); `own` is set by an office.

    `order` tells rows apart that are equal in all else.
    """

    at: str
    from_on: str
    to_on: str = ""
    own: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that differ from the plain week: state holidays and the weekends worked for them.

    Attributes:
        exceptions: day to WORK or OFF.
        announced: the years whose list of days is known; what is counted in another is provisional.
        statutory: the holidays that the law gives a year, for years not announced.
        closings: when offices close.
    """

    exceptions: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    announced: Collection[int] = ()
    statutory: Callable[[int], Collection[date]] = lambda _year: ()
    closings: Sequence[ClosingRow] = ()

    def closes(self, day: str) -> str:
        """When offices close on a day: an office's own row first, then the later one."""
        found = [
            row
            for row in self.closings
            if row.from_on <= day and (not row.to_on or day <= row.to_on)
        ]
        best = max(found, key=lambda row: (row.own, row.from_on, row.order), default=None)
        return best.at if best else CLOSE_OF_BUSINESS

    def works(self, day: date) -> bool:
        """Whether offices work on `day`."""
        said = self.exceptions.get(day)
        if said:
            return said == WORK
        if day.weekday() >= _SATURDAY:
            return False
        return day.year in self.announced or day not in self.statutory(day.year)

    def provisional(self, first: date, last: date) -> bool:
        """Whether a year between these days has not been announced."""
        return any(year not in self.announced for year in range(first.year, last.year + 1))

    def due(self, received: date, days: int) -> date:
        """The day by which something received on `received` is due: the day after is day one."""
        day = received
        while days > 0:
            day += timedelta(days=1)
            days -= self.works(day)
        return day

    def worked(self, after: date, until: date) -> int:
        """How many working days there are after one day, up to another."""
        days = range(1, (until - after).days + 1)
        return sum(self.works(after + timedelta(days=day)) for day in days)


PLAIN_WEEK = Calendar()
"""Nothing announced, offices close as usual: all that is needed where days alone are compared."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How long something may take."""

    number: int
    unit: Unit


def after(amount: Amount, start: datetime, calendar: Calendar) -> str:
    """The deadline of what may take so long from `start`.

    Days are counted from the day after; hours run round the clock.
    """
    if amount.unit is Unit.HOUR:
        return minute(start + timedelta(hours=amount.number))
    if amount.unit is Unit.DAY:
        return (start.date() + timedelta(days=amount.number)).isoformat()
    return calendar.due(start.date(), amount.number).isoformat()


def put_off(due: str, unit: Unit, stopped: datetime, resumed: datetime, calendar: Calendar) -> str:
    """The deadline once the time that its clock stood still is cut out.

    The day on which a clock is stopped still counts, that on which it runs again does not; stopped
    on its last day, it ends on the day it runs again. Stopped after its deadline it gains nothing.
    """
    if minute(stopped) > last_minute(due, calendar) or resumed <= stopped:
        return due
    if unit is Unit.HOUR:
        return minute(instant(due, calendar) + (resumed - stopped))
    day = date.fromisoformat(due[:10])
    if unit is Unit.DAY:
        return (day + (resumed.date() - stopped.date())).isoformat()
    return calendar.due(day, calendar.worked(stopped.date(), resumed.date())).isoformat()


def minute(moment: datetime) -> str:
    """A moment as a deadline has it, to the minute."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%dT%H:%M")


def last_minute(due: str, calendar: Calendar = PLAIN_WEEK) -> str:
    """The minute in which a deadline ends: of a day, the close of business."""
    return due if len(due) > len("2026-12-14") else f"{due}T{calendar.closes(due)}"


def instant(due: str, calendar: Calendar = PLAIN_WEEK) -> datetime:
    """The same as a moment."""
    return datetime.fromisoformat(last_minute(due, calendar)).replace(tzinfo=CHINA)


def missed(due: str, done: str, calendar: Calendar = PLAIN_WEEK) -> bool:
    """Whether what was done on a day, or in a minute, was done after its deadline.

    Of two days only the days are compared: whoever has written down no hour was in time.
    """
    if not due:
        return False
    if len(done) <= len("2026-12-14"):
        return done > due[:10]
    return done > last_minute(due, calendar)


def moment(day: str, clock: str, at_ms: int, calendar: Calendar = PLAIN_WEEK) -> datetime:
    """When something was done: at the hour that was written down, else as it was entered that day.

    Of an earlier day without an hour, the close of business.
    """
    entered = datetime.fromtimestamp(min(at_ms, _LAST_MS) / 1000, CHINA)
    if not day or (not clock and day == entered.date().isoformat()):
        return entered
    return datetime.combine(civil(day), time.fromisoformat(clock or calendar.closes(day)), CHINA)


def civil(day: str) -> date:
    """A day as others may have written it: of a month its first, and none beyond all reason."""
    whole = day if len(day) == len("2026-12-14") else f"{day}-01"
    return min(max(date.fromisoformat(whole), _FIRST), _LAST)

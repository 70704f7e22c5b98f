"""The stretch of days that figures are of: a month (2026-10), a quarter (2026-Q3), any days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from gridapp.models.figure import Period

_MONTH = re.compile(r"(2\d{3}|19\d{2})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(2\d{3}|19\d{2})-Q([1-4])")


class BadSpan(ValueError):
    """No month and no quarter."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a quarter by its code; a round of visits by its record's id.

    Attributes:
        name: of a round; months and quarters are called by their codes.
    """

    code: str
    first: str
    last: str
    name: str = ""

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first, self.last)

    @property
    def before(self) -> Span | None:
        """The month before a month, the quarter before a quarter; None for a round."""
        if _MONTH.fullmatch(self.code):
            year, month = map(int, self.code.split("-"))
            return _month(*((year, month - 1) if month > 1 else (year - 1, 12)))
        if _QUARTER.fullmatch(self.code):
            year, quarter = map(int, self.code.split("-Q"))
            return _quarter(*((year, quarter - 1) if quarter > 1 else (year - 1, 4)))
        return None


def span(code: str) -> Span:
    """The month or quarter of this code. Raises BadSpan."""
    if found := _MONTH.fullmatch(code):
        return _month(int(found[1]), int(found[2]))
    if found := _QUARTER.fullmatch(code):
        return _quarter(int(found[1]), int(found[2]))
    raise BadSpan(code)


def _month(year: int, month: int) -> Span:
    code = f"{year}-{month:02d}"
    return Span(code, f"{code}-01", f"{code}-{monthrange(year, month)[1]:02d}")


def _quarter(year: int, quarter: int) -> Span:
    last = 3 * quarter
    days = monthrange(year, last)[1]
    first_day, last_day = f"{year}-{last - 2:02d}-01", f"{year}-{last:02d}-{days:02d}"
    return Span(f"{year}-Q{quarter}", first_day, last_day)

"""How long each thing may take: rows by what, tier and urgency, each from a day to a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gridapp.models.deadlines import Amount, Calendar, Unit, after


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """One limit.

    Attributes:
        what: accept, sign, handle, hazard, feedback, order, mediation, confirmation, revisit ...
        tier: a centre's level (1 county, 2 township, 3 village); empty for every tier.
        code: urgency, grade or type; empty for every one.
        from_on, to_on: first and last day on which it is the rule; empty: without an end.
        own: set by an office, over what the program brings along.
        order: tells rows apart that are equal in all else.
    """

    what: str
    amount: Amount
    tier: str = ""
    code: str = ""
    from_on: str = ""
    to_on: str = ""
    own: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit there is."""

    rows: Sequence[LimitRow] = ()

    def find(self, what: str, day: str, *, tier: str = "", code: str = "") -> Amount | None:
        """How long `what` may take when it begins on `day`; None where there is no limit.

        The row that says most holds: code before tier, an office's own before the program's, the
        later rule before the earlier.
        """
        found = [
            row
            for row in self.rows
            if row.what == what
            and row.tier in ("", tier)
            and row.code in ("", code)
            and row.from_on <= day
            and (not row.to_on or day <= row.to_on)
        ]
        best = max(
            found,
            key=lambda row: (bool(row.code), bool(row.tier), row.own, row.from_on, row.order),
            default=None,
        )
        return best.amount if best is not None and best.amount.number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline, what it was counted in, and whether it may still move with a year's list."""

    text: str
    unit: Unit = Unit.WORKDAY
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What deadlines follow from: the limits and the working days."""

    limits: Limits = field(default_factory=Limits)
    calendar: Calendar = field(default_factory=Calendar)

    def due(self, what: str, start: datetime, *, tier: str = "", code: str = "") -> Due | None:
        """The deadline of `what` when it begins at `start`; None where there is no limit."""
        amount = self.limits.find(what, start.date().isoformat(), tier=tier, code=code)
        if amount is None:
            return None
        text = after(amount, start, self.calendar)
        return Due(
            text=text,
            unit=amount.unit,
            provisional=amount.unit is Unit.WORKDAY
            and self.calendar.provisional(start.date(), date.fromisoformat(text[:10])),
        )


NO_RULES = Rules()
"""No limit at all: only days that a step names are due."""

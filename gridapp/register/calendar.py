"""The calendar of working days that deadlines are counted by."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta, timezone
from functools import cache

from gridapp.models.deadlines import Calendar
from gridapp.paths import resource

CHINA = timezone(timedelta(hours=8))
"""Civil dates and deadlines are Beijing time, whatever the machine's zone says."""

LIMITS = {"1": 15, "2": 1, "3": 1}
"""Working days to handle a matter, by urgency: 15, or the next for urgent ones."""


@cache
def calendar() -> Calendar:
    """The statutory days off and make-up working days that are announced so far."""
    with resource("special_days.csv").open(encoding="utf-8", newline="") as lines:
        return Calendar(
            {date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(lines)}
        )


def today(now_ms: int) -> str:
    """The civil date of an instant, YYYY-MM-DD."""
    return datetime.fromtimestamp(now_ms / 1000, CHINA).date().isoformat()


def due(received: str, urgency: str | None = None) -> str:
    """When a matter received on a day is due, by its urgency."""
    days = LIMITS.get(urgency or "1", LIMITS["1"])
    return calendar().due(date.fromisoformat(received), days).isoformat()

"""The limits in force: what the program brings along, and what the centre sets over it."""

from __future__ import annotations

import csv
import sqlite3
from functools import cache

from gridapp.models.deadlines import Amount, Unit, moment
from gridapp.models.limits import Due, LimitRow, Limits, Rules
from gridapp.paths import resource
from gridapp.register.calendar import calendar

_OWN = """
SELECT t.what, coalesce(t.tier, ''), coalesce(t.code, ''), t.amount, t.unit, t.from_on,
    coalesce(t.to_on, ''), r.uid
FROM "limit" t CROSS JOIN rec r USING (id)
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.what IS NOT NULL AND t.amount IS NOT NULL
    AND t.amount <= 3660 AND t.unit IN ('workday', 'day', 'hour') AND t.from_on IS NOT NULL
"""


def rules(conn: sqlite3.Connection) -> Rules:
    """Limits and working days as they stand now."""
    own = [
        LimitRow(
            what=what,
            tier=tier,
            code=code,
            amount=Amount(amount, Unit(unit)),
            from_on=from_on,
            to_on=to_on,
            own=True,
            order=uid.hex(),
        )
        for what, tier, code, amount, unit, from_on, to_on, uid in conn.execute(_OWN)
    ]
    return Rules(Limits((*listed(), *own)), calendar(conn))


def due(conn: sqlite3.Connection, what: str, day: str, *, code: str = "") -> Due | None:
    """When `what` is due that begins on `day`; None where there is no limit."""
    now = rules(conn)
    return now.due(what, moment(day, "", 0, now.calendar), code=code)


@cache
def listed() -> tuple[LimitRow, ...]:
    """The limits that the program brings along, which an office may edit."""
    with resource("limits.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            LimitRow(
                what=row["what"],
                tier=row["tier"],
                code=row["code"],
                amount=Amount(int(row["amount"]), Unit(row["unit"])),
                from_on=row["from"],
                to_on=row["to"],
            )
            for row in csv.DictReader(lines)
        )

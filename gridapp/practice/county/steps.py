"""Steps through a loop: each follows the one before, none is taken on a day still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gridapp.models.declare import Value
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.staff import Crew, working_days_later


@dataclass(slots=True, kw_only=True)
class Steps:
    """The steps of one matter, dispute or order.

    Attributes:
        of: the record that they move; `owner` is the field that names it in a step.
        heads: the step that the next one follows.
        at: when that was taken, in milliseconds.
    """

    crew: Crew
    of: bytes
    kind: str = "step"
    owner: str = "matter"
    heads: bytes = b""
    at: int = 0

    def step(self, pen: Pen, action: str, day: date, **fields: Value) -> bool:
        """Take a step on a day; False when that day has not come, and nothing is written."""
        if day > self.crew.until:
            return False
        self.at = max(self.at + 60_000, self.crew.moment(day))
        self.heads = pen.write(
            self.kind,
            self.crew.place,
            self.at,
            {
                self.owner: self.of,
                "action": action,
                "heads": self.heads,
                "by": pen.worker,
                "done_on": str(day),
                **fields,
            },
        )
        return True

    def later(self, day: date, most: int) -> date:
        """One to `most` working days later."""
        return working_days_later(day, self.crew.chance.randrange(1, most + 1))

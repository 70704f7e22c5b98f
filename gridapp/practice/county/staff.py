"""Everybody who writes about one unit, and the days that lie between two acts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from gridapp.models.deadlines import Calendar
from gridapp.practice.county.households import Home
from gridapp.practice.county.net import Unit
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.seed import Seed, millisecond
from gridapp.register.calendar import listed_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who works on a unit.

    Attributes:
        until: the day on which the story stops; what would come later is not written.
        centre: the staff of the village's centre; `above` that of the next tier there is.
        serials: running numbers of matters, by device and year.
    """

    seed: Seed
    until: date
    unit: Unit
    chance: random.Random
    homes: Sequence[Home]
    leader: Pen
    worker: Pen
    centre: Pen
    above: Pen
    serials: dict[str, int]

    @property
    def place(self) -> str:
        return self.unit.code

    def some_day(self) -> date:
        """A day of the five years after everybody was entered, later ones a little likelier."""
        days = (self.seed.today - self.seed.begun).days - 100
        return self.seed.begun + timedelta(days=100 + int(days * self.chance.random() ** 0.8))

    def moment(self, day: date) -> int:
        """A moment of that working day."""
        return millisecond(day, self.chance.randrange(600))

    def number(self, pen: Pen, day: date) -> str:
        """The next number of a matter that this device gives, as the program makes them."""
        begins = f"{pen.device.place[6:9]}{day:%y}-{pen.device.tag}"
        self.serials[begins] = self.serials.get(begins, 0) + 1
        return f"{begins}{self.serials[begins]:04d}"


@lru_cache(maxsize=65_536)
def working_days_later(day: date, days: int) -> date:
    """The day so many working days later."""
    return Calendar(exceptions=listed_days()).due(day, days)

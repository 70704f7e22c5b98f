"""What a synthetic county grows from: one number and one day, and nothing else."""

from __future__ import annotations

import hashlib
import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

YEARS = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """The seed of a county, and the last day of the five years it tells of."""

    number: int
    today: date

    @property
    def begun(self) -> date:
        """The day on which the register was begun."""
        return self.today - timedelta(days=YEARS * 365)

    def chance(self, *about: object) -> random.Random:
        """Chance for one thing, whatever else is made before it or not at all."""
        return random.Random(self._text(about))

    def secret(self, *about: object) -> bytes:
        """32 bytes for one key of practice: whoever knows the seed knows it."""
        return hashlib.sha256(b"GP practice" + self._text(about).encode()).digest()

    def _text(self, about: Sequence[object]) -> str:
        return "|".join(map(str, (self.number, self.today, *about)))


_EPOCH = date(1970, 1, 1)
"""Its midnight UTC was eight in the morning in Beijing."""


def millisecond(day: date, minute: int = 0) -> int:
    """An instant in milliseconds: so many minutes after eight in the morning, Beijing time."""
    return (day - _EPOCH).days * 86_400_000 + minute * 60_000


def share(total: int, index: int, of: int) -> int:
    """The part of `total` that falls to `index` of `of` equal parts; all parts add up to it."""
    return (index + 1) * total // of - index * total // of


def uneven(total: int, index: int, of: int, by: int) -> int:
    """The same, but what one part has more its neighbour has less: up to `by`."""
    pair = index // 2
    more = pair * 7 % (by + 1) if pair * 2 + 1 < of else 0
    return share(total, index, of) + (more if index % 2 else -more)


class Bag(Generic[T]):
    """Things to draw from, each as often as its weight says."""

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self.things = things
        self._heaped = list(accumulate(weights))

    def draw(self, chance: random.Random) -> T:
        """One of them; it stays in the bag."""
        return self.things[bisect(self._heaped, chance.random() * self._heaped[-1])]

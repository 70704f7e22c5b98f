"""Figures of a period: how many of something there were, and of how many."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`; what stands at its end stands at the end of `last`."""

    first: str
    last: str

    def holds(self, day: str | None) -> bool:
        """Whether a day, or the day of a minute, lies in it."""
        return bool(day) and self.first <= (day or "")[:10] <= self.last


@dataclass(frozen=True, slots=True)
class Count:
    """How many; of a share also of how many (`of`)."""

    number: int = 0
    of: int | None = None

    def __add__(self, other: Count) -> Count:
        bases = [one.of for one in (self, other) if one.of is not None]
        return Count(self.number + other.number, sum(bases) if bases else None)

    def __bool__(self) -> bool:
        return bool(self.number or self.of)

    @property
    def percent(self) -> str:
        """With two decimals, as reports have it (98.48); empty where the base is nought."""
        if not self.of:
            return ""
        exact = Decimal(100 * self.number) / self.of
        return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is counted, by its names; a share is said with what it is a share of.

    Attributes:
        note_zh, note_en: what of a period that is over can only be counted as it is today.
    """

    code: str
    zh: str
    en: str
    share: bool = False
    note_zh: str = ""
    note_en: str = ""

    @property
    def none(self) -> Count:
        """What is counted where there is nothing."""
        return Count(0, 0 if self.share else None)

    def label(self, language: str) -> str:
        """Its name in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en

    def note(self, language: str) -> str:
        """What is to be said of it in `language` (zh or en); empty where it is exact."""
        return self.note_zh if language.startswith("zh") else self.note_en

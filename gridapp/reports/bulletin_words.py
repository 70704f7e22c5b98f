"""Numbers of a bulletin in words: a share with both its numbers, a change against before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from gridapp.models.figure import Count
from gridapp.models.span import Span
from gridapp.register import codes
from gridapp.words import marks, say

NOTHING = "—"
_HINT = re.compile(r"（用.*细分）$| \(refine with .*\)$")


def in_words(count: Count, language: str) -> str:
    """A number; a share as 98.48% (65/66), and a dash where there is nothing to share."""
    if count.of is None:
        return str(count.number)
    if not count.of:
        return NOTHING
    return f"{count.percent}%{marks.bracketed(f'{count.number}/{count.of}', language)}"


def in_a_cell(count: Count) -> str:
    """The same for a narrow column: 98.48% above 65/66."""
    return f"{count.percent}%\n{count.number}/{count.of}" if count.of else in_words(count, "zh")


def change(now: Count, before: Count | None) -> str:
    """How much it differs: +12.50% of a number, +1.20 points of a share; a dash without a base."""
    if before is None:
        return NOTHING
    if now.of is None:
        if not before.number:
            return NOTHING
        return f"{_rounded(Decimal(100 * (now.number - before.number)) / before.number):+}%"
    if not now.of or not before.of:
        return NOTHING
    return f"{_points(now, before):+}" if _points(now, before) else "0.00"


def change_in_words(now: Count, before: Count | None, language: str) -> str:
    """The same as the end of a sentence; nothing where there is nothing to compare with."""
    if before is None or change(now, before) == NOTHING:
        return ""
    if now.of is None:
        much = _rounded(Decimal(100 * (now.number - before.number)) / before.number)
        keys = ("change_more", "change_less", "change_same")
        return say(_which(much, keys), language, change=f"{abs(much)}%")
    much = _points(now, before)
    keys = ("change_up", "change_down", "change_level")
    return say(_which(much, keys), language, change=abs(much))


def span_name(span: Span, language: str) -> str:
    """A month or quarter as people call it; a round by its name."""
    if span.name:
        return span.name
    year, _, part = span.code.partition("-")
    if part.startswith("Q"):
        return say("bulletin_quarter", language, year=year, quarter=part[1:])
    return say("bulletin_month", language, year=year, month=int(part))


def day_name(day: str, language: str) -> str:
    """A day as it is written in a sentence."""
    if not language.startswith("zh"):
        return day
    year, month, of_month = map(int, day.split("-"))
    return f"{year}年{month}月{of_month}日"


def category_name(code: str, language: str) -> str:
    """What a category is called, without the hint for whoever chooses it."""
    if not code:
        return NOTHING
    return _HINT.sub("", codes.label("event_category", code, language))


def differing(now: Mapping[str, Count], before: Mapping[str, Count]) -> list[str]:
    """The figures that are not the same."""
    return [code for code, count in now.items() if count != before.get(code, count)]


def _points(now: Count, before: Count) -> Decimal:
    return _rounded(Decimal(now.percent)) - _rounded(Decimal(before.percent))


def _rounded(exact: Decimal) -> Decimal:
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _which(much: Decimal, keys: tuple[str, str, str]) -> str:
    return keys[0] if much > 0 else keys[1] if much < 0 else keys[2]

"""Red and black lists: the best and the worst by an outcome, equal ones in no order.

Villages, townships and departments stand on them, never a grid, a unit or a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from gridapp.models.figure import Count

LEAST_BASE: Final = 5
"""What has fewer to be judged by is not ranked (domain 1.9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One list by one outcome; each of the names has its numbers.

    Attributes:
        red, black: the best first, the worst first; equal ones in the order in which they came.
        unranked: those whose base is too small.
    """

    red: tuple[str, ...] = ()
    black: tuple[str, ...] = ()
    unranked: tuple[str, ...] = ()


def rank(scores: Mapping[str, Count], best: int, worst: int) -> Ranked:
    """The best and worst so many, and whoever is equal to the last of them.

    Never more than half on either side; where all are equal there is no list, and whoever has all
    right is on no black one.
    """
    known = {
        name: Fraction(count.number, count.of)
        for name, count in scores.items()
        if count.of and count.of >= LEAST_BASE
    }
    unranked = tuple(name for name in scores if name not in known)
    order = sorted(known.values(), reverse=True)
    most = len(order) // 2
    red_from = order[min(best, most) - 1] if min(best, most) > 0 else None
    black_to = order[-min(worst, most)] if min(worst, most) > 0 else None
    if order and order[0] == order[-1]:
        return Ranked(unranked=unranked)
    best_first = sorted(known, key=lambda name: -known[name])
    worst_first = sorted(known, key=lambda name: known[name])
    red = tuple(n for n in best_first if red_from is not None and known[n] >= red_from)
    black = tuple(
        name
        for name in worst_first
        if black_to is not None and known[name] <= black_to and known[name] < 1 and name not in red
    )
    return Ranked(red=red, black=black, unranked=unranked)

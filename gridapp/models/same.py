"""Records that speak of one thing, and which of them is kept: a pure function of the links."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

MERGED: Final = ("household", "resident", "enterprise", "order")
"""Kinds whose records can be merged; matters are merged by a step of their loop."""

SPLIT: Final = "split"
"""Why a link is gone: somebody said that the two are not the same after all."""


def kept_of(links: Iterable[tuple[str, str]], standing: Collection[str]) -> dict[str, str]:
    """Each merged record to the one that is kept instead of it.

    Links are (kept, other) in any order; only records that stand are looked at. What hangs
    together in a chain or a circle is one. Kept is the oldest of those that nobody called the
    other, or the oldest of all where everybody was called that: two people who merge the same two
    records in opposite directions end with the same one everywhere.
    """
    known = [(kept, other) for kept, other in links if kept != other]
    called = {other for _kept, other in known}
    found: dict[str, str] = {}
    for group in _together(known):
        here = sorted(one for one in group if one in standing)
        if here:
            kept = next((one for one in here if one not in called), here[0])
            found |= {one: kept for one in here if one != kept}
    return found


def _together(links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The records in groups that hang together."""
    group_of: dict[str, set[str]] = {}
    for one, other in links:
        first, second = group_of.get(one, {one}), group_of.get(other, {other})
        if first is not second:
            small, large = sorted((first, second), key=len)
            large |= small
            group_of |= dict.fromkeys(small, large)
        group_of[one] = group_of[other] = group_of.get(one, first)
    return list({id(group): group for group in group_of.values()}.values())

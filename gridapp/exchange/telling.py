"""Whoever waits for a long sheet is told how far it is read, and may stop it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Told = Callable[[int, int], None]
"""Told how many rows or households are done, and how many there are; what it raises ends all."""

_BETWEEN = 500

T = TypeVar("T")


def say_nothing(_done: int, _total: int) -> None:
    """For whoever does not wait."""


def counted(items: Sequence[T], told: Told, between: int = _BETWEEN) -> Iterator[T]:
    """These, telling after each so many how far it is; a short sheet is not worth a word."""
    for done, item in enumerate(items):
        if done and done % between == 0:
            told(done, len(items))
        yield item

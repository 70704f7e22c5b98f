"""Steps that name the steps before them: heads, lines, and what concurrent lines add up to.

Steps are never changed; what they add up to is worked out anew, so that it is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Generic, TypeVar

from gridapp.models.circles import unknotted
from gridapp.models.loop import Move, Walk

W = TypeVar("W", bound=Walk)


class Lines:
    """All steps of one thing, in any order.

    Attributes:
        heads: the steps nobody has seen and followed yet, the greatest last.
    """

    def __init__(self, moves: Iterable[Move]) -> None:
        self._known = {move.id: move for move in moves}
        self._follows = unknotted({id_: move.heads for id_, move in self._known.items()})
        seen = {head for heads in self._follows.values() for head in heads}
        self.heads: tuple[str, ...] = tuple(
            sorted(
                (id_ for id_ in self._known if id_ not in seen),
                key=lambda id_: (self._known[id_].at, id_),
            )
        )

    def every(self) -> Sequence[Move]:
        """Every step, each after all that it followed."""
        return self.up_to(self._known)

    def up_to(self, ids: Collection[str]) -> Sequence[Move]:
        """These steps and every step before them, each after all that it followed."""
        before: dict[str, set[str]] = {}
        waiting = list(ids)
        while waiting:
            id_ = waiting.pop()
            if id_ not in before:
                before[id_] = self._follows[id_]
                waiting += self._follows[id_]
        depth: dict[str, int] = {}
        for id_ in TopologicalSorter(before).static_order():
            depth[id_] = 1 + max((depth[head] for head in before[id_]), default=0)
        return [
            self._known[id_]
            for id_ in sorted(depth, key=lambda i: (depth[i], self._known[i].at, i))
        ]


def until(moves: Iterable[Move], day: str) -> list[Move]:
    """The steps taken by the end of a day, less those that build on one that was not."""
    known = list(moves)
    later = {move.id for move in known if move.day > day}
    building = later
    while building:
        building = {m.id for m in known if m.id not in later and building.intersection(m.heads)}
        later = later | building
    return [move for move in known if move.id not in later]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked(Generic[W]):
    """The walks along the line to each head; of several the one that was moved last shows."""

    heads: tuple[str, ...]
    every: Sequence[W]
    shown: W

    @property
    def late(self) -> tuple[str, ...]:
        """Steps that their context did not allow, in any of the lines."""
        return tuple(dict.fromkeys(id_ for walk in self.every for id_ in walk.late))

    @property
    def review(self) -> bool:
        """Whether two people moved it at once, so that somebody at the centre should look."""
        counted = {move.id for move, _state in self.shown.path}
        return any(
            move.id not in counted
            for walk in self.every
            for move in [m for m, _state in walk.path if m.action not in walk.loop.aside][-1:]
        )


def walk(lines: Lines, begin: Callable[[], W]) -> Walked[W]:
    """Walk the line to each head. The same set gives the same, whatever order it came in."""
    every = []
    for head in lines.heads:
        one = begin()
        for move in lines.up_to([head]):
            one.take(move)
        every.append(one)
    return Walked(heads=lines.heads, every=every, shown=max(every, key=_last, default=begin()))


def _last(one: Walk) -> tuple[tuple[int, str], tuple[int, str]]:
    """Orders concurrent lines by the last step that moved each, then by the last that counts."""
    counted = [(move.at, move.id) for move, _state in one.path]
    moved = [(m.at, m.id) for m, _state in one.path if m.action not in one.loop.aside]
    never = (-1, "")
    return (moved[-1] if moved else never, counted[-1] if counted else never)

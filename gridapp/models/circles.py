"""Circles: things that claim to follow one another. None of them can be right about it."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def unknotted(follows: Mapping[T, Collection[T]]) -> dict[T, set[T]]:
    """What each thing follows, less whatever follows that thing in turn, at however many removes.

    Nobody can have seen what was written after his own words: such claims are forged, and count
    for nothing. Things that are followed but do not stand in `follows` are left out.
    """
    known = {
        one: {other for other in others if other in follows} for one, others in follows.items()
    }
    tangled = _tangled(known)
    if not tangled:
        return known
    number = _components({one: known[one] & tangled for one in tangled})
    return {
        one: {other for other in others if one not in number or number.get(other) != number[one]}
        for one, others in known.items()
    }


def _tangled(follows: Mapping[T, set[T]]) -> set[T]:
    """What is left when everything that follows nothing left is taken away, again and again."""
    followers: dict[T, list[T]] = {one: [] for one in follows}
    waiting = {one: len(others) for one, others in follows.items()}
    for one, others in follows.items():
        for other in others:
            followers[other].append(one)
    free = [one for one, count in waiting.items() if not count]
    while free:
        one = free.pop()
        del waiting[one]
        for follower in followers[one]:
            waiting[follower] -= 1
            if not waiting[follower]:
                free.append(follower)
    return set(waiting)


def _components(follows: Mapping[T, set[T]]) -> dict[T, int]:
    """A number for each thing, the same for those that follow one another (Kosaraju)."""
    back: dict[T, set[T]] = {one: set() for one in follows}
    for one, others in follows.items():
        for other in others:
            back[other].add(one)
    number: dict[T, int] = {}
    for start in reversed(_finished(follows)):
        waiting = [start] if start not in number else []
        while waiting:
            one = waiting.pop()
            number[one] = number.get(one, number.get(start, len(number)))
            waiting += [other for other in back[one] if other not in number]
    return number


def _finished(follows: Mapping[T, set[T]]) -> list[T]:
    """All things, each after everything first reached through it."""
    met: set[T] = set()
    order: list[T] = []
    for start in follows:
        path = [(start, iter(follows[start]))] if start not in met else []
        met.add(start)
        while path:
            one, rest = path[-1]
            fresh = next((other for other in rest if other not in met), None)
            if fresh is None:
                order.append(one)
                path.pop()
            else:
                met.add(fresh)
                path.append((fresh, iter(follows[fresh])))
    return order

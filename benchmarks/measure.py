"""Measuring side by side: what is claimed and the limit it is held against, in one run."""

from __future__ import annotations

import gc
import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim measured: the median of its own times over that of the limit's.

    Attributes:
        what: the claim in words.
        limit: what it is held against.
        ours, theirs: medians in milliseconds, or other units where `unit` says so.
        goal: the greatest ratio that is good enough; 0 where there is none.
    """

    what: str
    limit: str
    ours: float
    theirs: float
    goal: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def reached(self) -> bool:
        return not self.goal or self.ratio <= self.goal


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that an act takes, the garbage collector off, as it is in an import."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        act()
        return (time.perf_counter() - start) * 1000
    finally:
        gc.enable()


def side_by_side(acts: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median of each act's figure, the acts taking turns so that all meet the same weather."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            found[name].append(act())
    return {name: statistics.median(values) for name, values in found.items()}


def median(values: list[float]) -> float:
    """The middle of these values."""
    return statistics.median(values)


def percentile(values: list[float], part: float) -> float:
    """The value below which `part` of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def machine() -> str:
    """The machine in words; never its name."""
    return (
        f"{platform.machine()}, {_cores()} cores, {platform.system()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| what | measured | against | its figure | ratio | goal | |",
        "| --- | ---: | --- | ---: | ---: | ---: | --- |",
    ]
    for one in figures:
        goal = f"{one.goal:g}" if one.goal else "-"
        verdict = "" if not one.goal else "reached" if one.reached else "missed"
        lines.append(
            f"| {one.what} | {one.ours:.4g} {one.unit} | {one.limit} | {one.theirs:.4g} {one.unit}"
            f" | {one.ratio:.2f} | {goal} | {verdict} |"
        )
    return "\n".join(lines)

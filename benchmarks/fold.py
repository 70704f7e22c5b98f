"""100,000 fresh changes, and 100,000 of which half conflict, against plain rows in one table.

Ours is everything between parsed segments and the commit: authors judged, records numbered,
every claim and value checked, segments stored, changes folded, all heads kept.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import ROUNDS, Figure, median, timed

PLAIN = "the same changes as plain rows, one transaction"


def run() -> list[Figure]:
    """Fold A, fold B, and both days once more, when all of it is known."""
    made = workload.work()
    ours: list[list[float]] = [[], [], []]
    plain: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for times, seconds in zip(plain, _plain(Path(folder) / "plain.db", made), strict=True):
                times.append(seconds)
            for times, seconds in zip(ours, _ours(Path(folder) / "ours.db", made), strict=True):
                times.append(seconds)
    first, second = median(plain[0]), median(plain[1])
    return [
        Figure("fold A: 100,000 fresh changes", PLAIN, median(ours[0]), first, 1.2),
        Figure("fold B: 100,000, half of them contested", PLAIN, median(ours[1]), second, 1.5),
        Figure("the segments of fold A once more", PLAIN, median(ours[2]), first, 0.2),
    ]


def _ours(path: Path, made: workload.Work) -> tuple[float, float, float]:
    with closing(workload.found(path, made)) as conn:
        return (
            timed(lambda: workload.take(conn, made.days[0], made)),
            timed(lambda: workload.take(conn, made.days[1], made)),
            timed(lambda: workload.take(conn, made.days[0], made)),
        )


def _plain(path: Path, made: workload.Work) -> tuple[float, float]:
    with closing(workload.raw_table(path)) as conn:
        return (
            timed(lambda: workload.insert(conn, made.rows[0])),
            timed(lambda: workload.insert(conn, made.rows[1])),
        )

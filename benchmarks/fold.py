"""100,000 fresh changes, and 100,000 of which half conflict, against plain rows in one table.

"Taken in" is everything between parsed segments and the commit. The fold is what of it is left
without judging authors, numbering records and checking every claim and value, which is done
once more by itself and timed: it stores segments, folds changes, keeps all heads, and commits.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import ROUNDS, Figure, median, timed
from gridapp.register.admission import Trust
from gridapp.register.database import rehearsal
from gridapp.register.intake import Arrival
from gridapp.register.numbering import enter, number_records
from gridapp.register.spread import spread

PLAIN = "the same changes as plain rows, one transaction"


def run() -> list[Figure]:
    """Both days folded and taken in, and day A once more, when all of it is known."""
    made = workload.work()
    figures: list[list[float]] = [[] for _ in range(7)]
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            round_ = [
                *_plain(Path(folder) / "plain.db", made),
                *_ours(Path(folder) / "ours.db", made),
            ]
        for times, milliseconds in zip(figures, round_, strict=True):
            times.append(milliseconds)
    first, second, fold_a, all_a, fold_b, all_b, again = map(median, figures)
    return [
        Figure("fold A: 100,000 fresh changes", PLAIN, fold_a, first, 1.2),
        Figure("fold B: 100,000, half of them contested", PLAIN, fold_b, second, 1.5),
        Figure("A taken in: judged, numbered, checked, folded", PLAIN, all_a, first, 0),
        Figure("B taken in: judged, numbered, checked, folded", PLAIN, all_b, second, 0),
        Figure("the segments of fold A once more", PLAIN, again, first, 0.2),
    ]


def _ours(path: Path, made: workload.Work) -> list[float]:
    found: list[float] = []
    with closing(workload.found(path, made)) as conn:
        for day in made.days:
            looked = min(_looked_at(conn, day, made) for _ in range(2))
            whole = timed(partial(workload.take, conn, day, made))
            found += [whole - looked, whole]
        return [*found, timed(lambda: workload.take(conn, made.days[0], made))]


def _looked_at(conn: sqlite3.Connection, day: list[Arrival], made: workload.Work) -> float:
    """What it takes to judge, number and check a day, of which nothing stays."""
    with rehearsal(conn):
        return timed(lambda: _look_at(conn, day, made))


def _look_at(conn: sqlite3.Connection, day: list[Arrival], made: workload.Work) -> None:
    trust = Trust(conn, made.root)
    numbers = number_records(conn, [one.payload for one in day])
    enter(conn, numbers, {})
    for one in day:
        verdict = trust.judge(one.header, workload.TAKEN_MS)
        assert verdict.role
        spread(
            one.header,
            one.payload,
            sid=1,
            records=numbers.records_of(one.payload),
            bases=dict.fromkeys(range(len(one.payload.streams)), 2),
            role=verdict.role,
        )


def _plain(path: Path, made: workload.Work) -> tuple[float, float]:
    with closing(workload.raw_table(path)) as conn:
        return (
            timed(lambda: workload.insert(conn, made.rows[0])),
            timed(lambda: workload.insert(conn, made.rows[1])),
        )

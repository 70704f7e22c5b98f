"""All state folded anew from the log, out of small segments, against plain rows."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import workload
from benchmarks.fold import PLAIN
from benchmarks.measure import ROUNDS, Figure, median, timed
from gridapp.register.database import transaction
from gridapp.register.rebuild import rebuild, rebuild_state


def run() -> list[Figure]:
    """Both days, 200,000 changes in segments of 200: the state, and all that follows from it."""
    made = workload.work()
    state, whole, plain = [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            with closing(workload.raw_table(Path(folder) / "plain.db")) as conn:
                plain.append(timed(lambda: workload.insert(conn, made.rows[0] + made.rows[1])))
            with closing(workload.found(Path(folder) / "ours.db", made)) as conn:
                workload.take(conn, made.days[0], made)
                workload.take(conn, made.days[1], made)
                state.append(timed(partial(_again, conn, rebuild_state)))
                whole.append(timed(partial(_again, conn, rebuild)))
    limit = median(plain)
    what = "rebuild of state, 200,000 changes in small segments"
    more = "rebuild of state, search index and marks, the same"
    return [
        Figure(what, PLAIN, median(state), limit, 4),
        Figure(more, PLAIN, median(whole), limit, 0),
    ]


def _again(conn: sqlite3.Connection, act: Callable[[sqlite3.Connection], object]) -> None:
    with transaction(conn):
        act(conn)

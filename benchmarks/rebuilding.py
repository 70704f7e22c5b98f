"""All state folded anew from the log, out of small segments, against plain rows."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import workload
from benchmarks.fold import PLAIN
from benchmarks.measure import ROUNDS, Figure, median, timed
from gridapp.register.database import transaction
from gridapp.register.rebuild import rebuild


def run() -> list[Figure]:
    """Both days, 200,000 changes in segments of 200; the search index is made anew with them."""
    made = workload.work()
    ours, plain = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            with closing(workload.raw_table(Path(folder) / "plain.db")) as conn:
                plain.append(timed(lambda: workload.insert(conn, made.rows[0] + made.rows[1])))
            with closing(workload.found(Path(folder) / "ours.db", made)) as conn:
                workload.take(conn, made.days[0], made)
                workload.take(conn, made.days[1], made)

                def again() -> None:
                    with transaction(conn):
                        rebuild(conn)

                ours.append(timed(again))
    what = "rebuild of state and search index, 200,000 changes in small segments"
    return [Figure(what, PLAIN, median(ours), median(plain), 4)]

"""What the register weighs with its whole signed log, against the same changes as plain rows."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import Figure


def run() -> list[Figure]:
    """Bytes a change after both days: state, log, heads of all conflicts."""
    made = workload.work()
    changes = sum(map(len, made.rows))
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours.db", Path(folder) / "plain.db"
        with closing(workload.found(ours, made)) as conn:
            before = workload.size_of(ours)
            for day in made.days:
                workload.take(conn, day, made)
            weight = workload.size_of(ours) - before
        with closing(workload.raw_table(plain)) as rows:
            for day_rows in made.rows:
                workload.insert(rows, day_rows)
            plain_weight = workload.size_of(plain)
    limit = "80 bytes"
    return [
        Figure("disk a change, signed log and state", limit, weight / changes, 80, 1, "B"),
        Figure(
            "disk a change, signed log and state",
            "plain rows with one index",
            weight / changes,
            plain_weight / changes,
            0,
            "B",
        ),
    ]

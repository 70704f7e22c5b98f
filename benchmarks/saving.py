"""A visit with three matters saved and flushed to the disk, against one bare row."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import Figure, median, percentile
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.practice.county.net import Scale, within
from gridapp.register import identity, visits
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter

_VISITS = 200
_TODAY = "2026-11-23"


def run() -> list[Figure]:
    """p50 and p99 on a register that holds two days already."""
    made = workload.work()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.db"
        with closing(workload.found(path, made)) as conn:
            for day in made.days:
                workload.take(conn, day, made)
            with transaction(conn):
                me = _worker(conn, made)
            ours, bare = [], []
            with closing(workload.raw_table(Path(folder) / "plain.db")) as plain:
                for i in range(_VISITS):
                    bare.append(_one_row(plain, i))
                    ours.append(_visit(conn, me, me.place + "001", i))
    row = "one row and its flush, same disk"
    return [
        Figure("a visit with three matters, p50", row, median(ours), median(bare), 0),
        Figure("a visit with three matters, p99", "50 ms", percentile(ours, 0.99), 50, 1),
    ]


def on_a_county(home: Home) -> list[Figure]:
    """The same at the centre of a whole county."""
    place = within(Scale.TOWNSHIP)[0].units[0].code
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        times = [_visit(conn, me, place, i) for i in range(_VISITS)]
    what = "county: a visit with three matters"
    return [
        Figure(f"{what}, p50", "what is not felt", median(times), 50, 1),
        Figure(f"{what}, p99", "50 ms", percentile(times, 0.99), 50, 1),
    ]


def _worker(conn: sqlite3.Connection, made: workload.Work) -> Identity:
    author = made.authors[0][0]
    me = replace(
        made.centre,
        key=author.key.public,
        place=author.place[:15],
        role=Role.GRID,
        tag="W2",
        certificate=author.certificate.id,
    )
    identity.store(conn, me)
    return me


def _one_row(conn: sqlite3.Connection, i: int) -> float:
    start = time.perf_counter()
    workload.insert(conn, [(10**6 + i, 1, 1, 1, 1, 0, 0, "x")])
    return (time.perf_counter() - start) * 1000


def _visit(conn: sqlite3.Connection, me: Identity, place: str, i: int) -> float:
    found = [
        NewMatter(
            place=place,
            fields={"task": "hazard", "title": f"楼道堆物{i}-{k}", "heard_on": _TODAY},
            reporters=[{"kind": "named", "name": "测试", "phone": "10000000000"}],
        )
        for k in range(3)
    ]
    fields = {"type": "1", "result": "1", "note": "老人独居，电路老化，已提醒。"}
    start = time.perf_counter()
    with transaction(conn):
        visits.record(
            conn,
            me,
            place,
            fields,
            found,
            today=_TODAY,
            now_ms=workload.NOW_MS + 4 * 86_400_000 + i * 1000,
        )
    return (time.perf_counter() - start) * 1000

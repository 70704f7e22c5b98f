"""What grows in a township's register, day by day, and what an archive of past years takes out."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.measure import Figure, median, timed
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.practice.county.making import make
from gridapp.practice.county.net import Scale
from gridapp.practice.county.seed import Seed
from gridapp.register import archiving, history, identity, touched
from gridapp.register.database import connect, rehearsal, transaction
from gridapp.register.rebuild import rebuild_state
from gridapp.sync import keys
from gridapp.sync.incoming import import_paths

_DAYS = 12
_NOW_MS = 1_796_700_000_000
"""An evening after the days: what is dated later would be held."""
_NEXT_YEAR_MS = _NOW_MS + 200 * 86_400_000
_NAMED = ("segment", "file", "peer", "touch", "visit")


def run() -> list[Figure]:
    """Days of a township: what each adds, and the same register with its past in an archive."""
    with tempfile.TemporaryDirectory() as folder:
        seed = Seed(number=1, today=date(2026, 11, 23))
        town = make(Path(folder) / "town", scale=Scale.TOWNSHIP, seed=seed, days=_DAYS)
        register = town.home.register
        before = _weights(register)
        for day in town.days[:-2]:
            _import(town.home, day)
        _drain(town.home)
        whole = _weights(register)
        weight = sum(whole.values()) / 1e6
        old = _times(town.home, town.days[-2])
        with closing(connect(register)) as conn:
            me = identity.load(conn)
            took = timed(partial(archiving.archive, conn, me, now_ms=_NEXT_YEAR_MS))
        less = _weights(register)
        new = _times(town.home, town.days[-1])
    days = len(town.days) - 2
    grown = {name: (whole[name] - before[name]) / days / 1000 for name in whole}
    total = sum(grown.values())
    return [
        Figure("a township's register, a day more", "all of it", total, total, 0, "KB"),
        *(Figure(f"of it {one}", "all of it", grown[one], total, 0, "KB") for one in _NAMED),
        Figure(
            "rows of segments, past archived", "before", less["segment"], whole["segment"], 0.5, "B"
        ),
        Figure("the register, past archived", "before", sum(less.values()) / 1e6, weight, 0, "MB"),
        Figure("archiving it, all at once", "10 s", took, 10_000, 1),
        *(Figure(f"{what}, past archived", "before", new[what], old[what], 0) for what in old),
    ]


def _import(home: Home, day: Path) -> None:
    with closing(connect(home.register)) as conn:
        me, ring = identity.load(conn), keys.load(home.keys)
        import_paths(home, conn, me, ring, sorted(day.iterdir()), now_ms=_NOW_MS)


def _drain(home: Home) -> None:
    with closing(connect(home.register)) as conn:
        more = True
        while more:
            with transaction(conn):
                more = bool(touched.drain(conn))


def _weights(register: Path) -> Counter[str]:
    """Bytes by table, each index counted with its table."""
    with closing(sqlite3.connect(register)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        rows = conn.execute(
            "SELECT coalesce(m.tbl_name, d.name), d.pgsize FROM dbstat d"
            " LEFT JOIN sqlite_master m ON m.name = d.name"
        )
        found: Counter[str] = Counter()
        for name, size in rows:
            found[name] += size
    return found


def _times(home: Home, day: Path) -> dict[str, float]:
    """Milliseconds of what people wait for."""
    opening = [timed(lambda: connect(home.register).close()) for _ in range(5)]
    with closing(connect(home.register)) as conn:
        rows = conn.execute(
            "SELECT uid FROM rec JOIN household USING (id) ORDER BY uid LIMIT 200"
        ).fetchall()
        told = [timed(partial(history.of, conn, KINDS["household"], uid.hex())) for (uid,) in rows]
        with rehearsal(conn):
            again = timed(partial(rebuild_state, conn))
    return {
        "opening": median(opening),
        "the history of a household": median(told),
        "rebuild of state": again,
        "import of a day": timed(partial(_import, home, day)),
    }

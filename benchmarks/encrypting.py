"""What encryption costs: a day taken in and a register opened, encrypted against plain."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import ROUNDS, Figure, median, timed
from gridapp.register import cipher
from gridapp.register.database import connect
from gridapp.sync import startup_file

_READ = "SELECT max(length(body)) FROM segment"


def run() -> list[Figure]:
    """100,000 fresh changes, the register of them opened and read cold, and a passphrase."""
    made = workload.work()
    plain: list[list[float]] = [[] for _ in range(3)]
    sealed: list[list[float]] = [[] for _ in range(3)]
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for name, times in (("plain", plain), ("sealed", sealed)):
                home = Path(folder) / name
                home.mkdir()
                if times is sealed:
                    cipher.hold(home, secrets.token_bytes(cipher.KEY_SIZE))
                for one, milliseconds in zip(
                    times, _times(home / "register.db", made), strict=True
                ):
                    one.append(milliseconds)
                cipher.let_go(home)
    asked = partial(startup_file.stretched, b"a passphrase", bytes(16), cipher.KEY_SIZE)
    words = ("100,000 fresh changes taken in", "opening that register", "reading all of it, cold")
    goals = (1.5, 0, 0)
    return [
        *(
            Figure(f"{what}, encrypted", "plain", median(ours), median(theirs), goal)
            for what, ours, theirs, goal in zip(words, sealed, plain, goals, strict=True)
        ),
        Figure("a passphrase looked at", "1 s", timed(asked), 1000, 0),
    ]


def _times(file: Path, made: workload.Work) -> tuple[float, float, float]:
    with closing(workload.found(file, made)) as conn:
        taken = timed(lambda: workload.take(conn, made.days[0], made))
    opened = timed(lambda: connect(file).close())
    with closing(connect(file)) as conn:
        return taken, opened, timed(lambda: conn.execute(_READ).fetchall())

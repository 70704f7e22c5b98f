"""The commands `import` and `export`, killed at any moment: all of it, or nothing of it."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.paths import Home
from gridapp.register import log
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests.lots import is_soak
from tests.morning import Morning

pytestmark = [
    pytest.mark.end,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]
ROUNDS = 50 if is_soak() else 5
SEED = 20261123
UNIT = "520381003001001001"
FILES, ROWS = 6, 40


def start(home: Home, *words: str) -> subprocess.Popen[bytes]:
    """Begin a command."""
    return subprocess.Popen(
        [sys.executable, "-m", "gridapp", "--home", str(home.root), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def lasts(home: Home, *words: str) -> float:
    """Seconds that a command takes when it is let go on to its end."""
    began = time.monotonic()
    assert start(home, *words).wait(60) == 0
    return time.monotonic() - began


class Killer:
    """Kills commands at moments by chance, and learns by when they are done.

    How long one takes depends on what else the machine does: one that was done before it could be
    killed says that the next had better be killed earlier.
    """

    def __init__(self, idle: float, busy: float) -> None:
        self._chance = random.Random(SEED)
        self._from, self._to = idle / 2, busy
        self.cut_short = 0
        self.moment = 0.0

    def kills(self, home: Home, *words: str) -> None:
        """Begin a command and kill it."""
        self.moment = self._chance.uniform(self._from, self._to)
        process = start(home, *words)
        time.sleep(self.moment)
        process.send_signal(signal.SIGKILL)
        if process.wait() == 0:
            self._to = self.moment
            self._from = min(self._from, self._to / 2)
        else:
            self.cut_short += 1


def state(home: Home) -> str:
    """The digest of a register that must be whole."""
    with closing(sqlite3.connect(home.register)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return digest(conn, "").full


def households(home: Home) -> Counter[str]:
    """How many households of each evening are there."""
    with closing(sqlite3.connect(home.register)) as conn:
        heads = conn.execute("SELECT head FROM household WHERE head LIKE '第%'")
        return Counter(head.split("-")[0] for (head,) in heads)


def works(township: Morning, files: int) -> None:
    """Some evenings of the worker, each with its file on the stick."""
    for file in range(files):
        fields = [{"head": f"第{file}-{row}户"} for row in range(ROWS)]
        homes = [Entry(kind="household", place=UNIT, fields=each) for each in fields]
        township.worker.does(lambda conn, me, now, new=homes: log.save(conn, me, new, now_ms=now))  # type: ignore[misc]  # a default binds the loop's value
        township.worker.exports(township.stick)


def test_killed_import_leaves_each_file_taken_in_whole_or_not_at_all(
    first_morning: Morning, tmp_path: Path
) -> None:
    once = first_morning.copy(tmp_path / "once")
    works(once, FILES)
    whole = once.copy(tmp_path / "whole")
    idle = lasts(whole.centre.home, "status")
    busy = lasts(whole.centre.home, "import", str(whole.stick))
    new = state(whole.centre.home)
    killer = Killer(idle, busy)

    for n in range(ROUNDS):
        town = once.copy(tmp_path / str(n))
        killer.kills(town.centre.home, "import", str(town.stick))
        state(town.centre.home)
        arrived = households(town.centre.home)
        town.centre.imports([town.stick])

        told = f"round {n} of seed {SEED}, killed after {killer.moment:.3f} s"
        assert set(arrived.values()) <= {ROWS}, told
        assert state(town.centre.home) == new, told

    assert set(households(whole.centre.home).values()) == {ROWS}
    assert killer.cut_short > ROUNDS // 10


def test_killed_export_leaves_no_half_file_under_the_final_name(
    first_morning: Morning, tmp_path: Path
) -> None:
    once = first_morning.copy(tmp_path / "once")
    whole = once.copy(tmp_path / "whole")
    idle = lasts(whole.worker.home, "status")
    busy = lasts(whole.worker.home, "export", "--to", str(whole.stick))
    whole.centre.imports([whole.stick])
    new = state(whole.centre.home)
    killer = Killer(idle, busy)

    for n in range(ROUNDS):
        town = once.copy(tmp_path / str(n))
        killer.kills(town.worker.home, "export", "--to", str(town.stick))
        told = f"round {n} of seed {SEED}, killed after {killer.moment:.3f} s"
        state(town.worker.home)
        first = town.centre.imports([town.stick])
        town.worker.exports(town.stick)
        second = town.centre.imports([town.stick])

        results = {one.result for one in [*first, *second]}
        assert results <= {"imported", "known"}, (told, first, second)
        assert state(town.centre.home) == new, told

    assert killer.cut_short > ROUNDS // 10

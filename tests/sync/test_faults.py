"""A real import, killed at any moment: what was committed stands, the rest is as before."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sync import township
from tests.sync.township import GRID, Township

_IMPORT = """
import sys
from contextlib import closing
from pathlib import Path
from gridapp.paths import Home
from gridapp.register import identity
from gridapp.register.database import connect
from gridapp.sync import incoming, keys

home = Home(Path(sys.argv[1]))
incoming._MOST_SEGMENTS = 3
with closing(connect(home.register)) as conn:
    me = identity.load(conn)
    print("begins", flush=True)
    found = incoming.import_paths(
        home, conn, me, keys.load(home.keys), [Path(sys.argv[2])], now_ms=int(sys.argv[3])
    )
print(sum(one.rows for one in found), flush=True)
"""
_FILES = 24
_KILLS = 8


@pytest.fixture(scope="module")
def evening(
    introduced_once: Township, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Township, Path]:
    """A stick full of the worker's files, nothing of it imported yet."""
    town = introduced_once.copy(tmp_path_factory.mktemp("evening"))
    stick = town.folder / "full"
    for n in range(_FILES):
        town.worker.household(f"{GRID}{n % 7 + 1:03d}", f"第{n}户")
        town.worker.export(stick)
    return town, stick


def importing(town: Township, stick: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _IMPORT, str(town.centre.home.root), str(stick), str(2 * 10**12)],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_an_import_killed_at_any_moment_leaves_a_register_that_goes_on(
    evening: tuple[Township, Path], tmp_path: Path
) -> None:
    once, stick = evening
    whole = once.copy(tmp_path / "whole")
    with importing(whole, stick) as process:
        assert process.stdout is not None
        process.stdout.readline()
        began = time.monotonic()
        assert process.wait() == 0
        lasts = time.monotonic() - began
    expected = whole.centre.digest("")
    unharmed = once.worker.digest(GRID)
    chance = random.Random(20261123)
    cut_short = 0

    for n in range(_KILLS):
        town = once.copy(tmp_path / str(n))
        with importing(town, stick) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * lasts)
            process.send_signal(signal.SIGKILL)
            cut_short += process.wait() != 0
        with town.centre.open() as (conn, _me):
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
            (files,) = conn.execute(
                "SELECT count(*) FROM file WHERE direction = 'in' AND result = 'imported'"
            ).fetchone()
            (houses,) = conn.execute("SELECT count(*) FROM household").fetchone()
        # Each file brought one more household: files and records came in together or not at all.
        assert houses <= files

        town.centre.take(stick)

        assert town.centre.digest(GRID) == unharmed
        assert town.centre.digest("") == expected
    assert cut_short


def test_a_killed_export_leaves_no_half_file(town: Township) -> None:
    """Whatever is left lying has a name that no import looks at."""
    town.worker.household(GRID, "张艳")
    part = town.stick("usb") / ".abc.part"
    part.write_bytes(b"GSF1 half")

    assert town.centre.take(town.stick("usb")) == []
    (one,) = (w for w in town.worker.export(town.stick("usb")) if w.to == township.CENTRE_NAME)
    assert [found.result for found in town.centre.take(town.stick("usb"))] == ["imported"]
    assert one.rows == 1

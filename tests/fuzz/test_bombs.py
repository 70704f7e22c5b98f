"""Small files that are meant to cost a great deal cost little: refused, or read, in time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.fuzz.__main__ import ROOT

MOST_SECONDS = 30
MOST_MB = 500

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be bounded there")


def test_no_bomb_takes_long_or_much() -> None:
    from tests.fuzz.bombs import BOMBS

    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.bombs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 0, run.stderr[-2_000:]
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [name for name, _seconds, _mb in found] == list(BOMBS)
    assert [one for one in found if one[1] > MOST_SECONDS or one[2] > MOST_MB] == []

"""Readers of bytes from outside: what chance makes of true files never breaks them.

Every file of the corpus is read on every machine. Where atheris can be had, chance that sees which
lines it reaches runs each reader for a moment more; `make fuzz` does so for as long as wanted.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from tests.fuzz.__main__ import CORPUS, ROOT, SMALL, WATCHED
from tests.fuzz.targets import TARGETS
from tests.lots import is_soak

pytestmark = pytest.mark.usefixtures("codes_are_slow")

SECONDS, RUNS = (60, -1) if is_soak() else (1, 600)
"""Of chance for each reader, whichever ends first."""

MOST_BYTES = 64 * 1024 * 1024
MOST_SECONDS = 10
HAS_ATHERIS = importlib.util.find_spec("atheris") is not None


def files(target: str) -> list[Path]:
    return sorted((CORPUS / target).iterdir())


def test_every_reader_has_files_to_begin_from() -> None:
    assert {place.name for place in CORPUS.iterdir()} == set(TARGETS)
    assert all(map(files, TARGETS))
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 500_000


@pytest.mark.parametrize("target", TARGETS)
def test_what_once_broke_a_reader_breaks_it_no_more(target: str) -> None:
    """Its seeds, too, within bounds of time and memory."""
    for path in files(target):
        tracemalloc.start()
        began = time.monotonic()
        try:
            TARGETS[target](path.read_bytes())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert time.monotonic() - began < MOST_SECONDS, path.name
        assert peak < MOST_BYTES, path.name


def alike() -> list[list[str]]:
    """The readers by what is watched of them: that is made ready once for all of a kind."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for target in TARGETS:
        kinds.setdefault(WATCHED.get(target, SMALL), []).append(target)
    return list(kinds.values())


@pytest.mark.parametrize("targets", alike(), ids=",".join)
@pytest.mark.skipif(not HAS_ATHERIS, reason="there is no atheris for this system and Python")
def test_chance_that_sees_what_it_reaches_breaks_no_reader(
    targets: list[str], tmp_path: Path
) -> None:
    said = [f"--seconds={SECONDS}", f"--runs={RUNS}", "--seed=1", f"--into={tmp_path}"]
    plain = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}

    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", ",".join(targets), *said],
        cwd=ROOT,
        env=plain,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )

    assert run.returncode == 0, f"{tmp_path}: {run.stderr[-3_000:]}"
    assert run.stderr.count("stat::number_of_executed_units") == len(targets)

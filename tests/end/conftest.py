"""A practice day that really happened, once for all tests of the end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridapp.practice.demo import Played, play

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module", autouse=True)
def other_processes_read_what_is_written(codes_are_slow: None) -> None:
    """And what they write is read here."""


@pytest.fixture(scope="session")
def practice_day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Played, list[str]]:
    """The folder of a day played through, how it ended, and what was told."""
    folder = tmp_path_factory.mktemp("practice") / "day"
    told: list[str] = []
    played = play(folder, day=DAY, tell=told.append)
    return folder, played, told

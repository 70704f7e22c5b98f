"""Townships that tests copy: making one takes seconds, copying one takes none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridapp.models.role import Role
from gridapp.sync import enrol
from tests.sync import township
from tests.sync.township import DEVICES, GRID, UNIT_1, Township


@pytest.fixture(scope="session")
def joined_once(tmp_path_factory: pytest.TempPathFactory) -> Township:
    """Everybody has joined, nobody has sent anything."""
    return township.found(tmp_path_factory.mktemp("joined"), DEVICES)


@pytest.fixture(scope="session")
def introduced_once(joined_once: Township, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """Everybody knows everybody, and every certificate is confirmed."""
    town = joined_once.copy(tmp_path_factory.mktemp("introduced"))
    town.exchange(rounds=3)
    return town


@pytest.fixture(scope="session")
def handed_out_once(
    joined_once: Township, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Township, enrol.DeviceAdded]:
    """A start-up file that nobody has used."""
    town = joined_once.copy(tmp_path_factory.mktemp("handed-out"))
    return town, town.hand_out("陈志远", Role.GRID, GRID)


@pytest.fixture
def handed_out(
    handed_out_once: tuple[Township, enrol.DeviceAdded], tmp_path: Path
) -> tuple[Township, enrol.DeviceAdded]:
    """A township of one's own and an unused start-up file."""
    once, new = handed_out_once
    town = once.copy(tmp_path / "town")
    return town, replace(new, file=town.folder / new.file.name)


@pytest.fixture
def joined(joined_once: Township, tmp_path: Path) -> Township:
    """A township of one's own in which nobody has sent anything yet."""
    return joined_once.copy(tmp_path / "town")


@pytest.fixture
def town(introduced_once: Township, tmp_path: Path) -> Township:
    """A township of one's own in which everybody knows everybody."""
    return introduced_once.copy(tmp_path / "town")


YEAR_MS = 365 * 86_400_000


@pytest.fixture(scope="session")
def lived_once(introduced_once: Township, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """A year of work in many files, and the year behind it: the centre has past years to move."""
    town = introduced_once.copy(tmp_path_factory.mktemp("lived"))
    ids = []
    for n in range(6):
        ids.append(town.worker.household(UNIT_1, f"第{n}户"))
        town.worker.rename(ids[n // 2], f"改过{n}")
        town.carry(town.worker, town.centre)
    town.carry(town.centre, town.worker)
    town.clock.now_ms += YEAR_MS
    return town


@pytest.fixture
def lived(lived_once: Township, tmp_path: Path) -> Township:
    """A township of one's own with a year behind it."""
    return lived_once.copy(tmp_path / "town")

"""Townships that tests copy: making one takes seconds, copying one takes none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridapp.models.role import Role
from gridapp.sync import enrol
from tests.sync import township
from tests.sync.township import DEVICES, GRID, Township


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

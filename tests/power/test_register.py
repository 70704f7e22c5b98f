"""The power goes at any moment of a day's work: what was saved is there, and the register whole."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
import pytest

from gridapp.models.role import Role
from gridapp.register.check import check
from gridapp.register.database import DamagedRegister, connect
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from tests import lots
from tests.power.disk import Disk, Flush, RecordingVfs
from tests.world import Desk, World

UNIT = "520381003001001001"
NAME = "register.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day's work as the disk saw it.

    Attributes:
        begun: the files in the morning.
        saved: (steps of the disk by the end of a save, digest of the state then).
    """

    begun: dict[str, bytes]
    disk: Disk
    saved: list[tuple[int, str]]


def _work(desk: Desk) -> Iterator[None]:
    """Saves, corrections and packing; a step at each commit."""
    ids: list[str] = []
    for n in range(12):
        fields = {"head": f"第{n}户", "address": "老街" * (1 + n % 5 * 10)}
        ids += desk.save(Entry(kind="household", place=UNIT, fields=fields))
        yield
        if n % 3 == 2:
            desk.save(Entry(kind="household", id=ids[n // 2], fields={"head": f"改过{n}"}))
            yield
        if n % 4 == 3:
            desk.pack()
            yield


def _unhex(*said: Any) -> bytes:
    return bytes.fromhex(said[0])


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The statements of real work, done once more upon a disk that remembers."""
    folder = tmp_path_factory.mktemp("power")
    desk = World().device(UNIT[:15], Role.GRID, "W2")
    with closing(sqlite3.connect(folder / NAME)) as file:
        desk.conn.backup(file)
        file.execute("PRAGMA journal_mode=WAL")
    begun = {NAME: (folder / NAME).read_bytes()}
    said: list[str] = []
    desk.conn.set_trace_callback(said.append)
    ends, digests = [0], [digest(desk.conn).full]
    for _ in _work(desk):
        ends.append(len(said))
        desk.conn.set_trace_callback(None)
        digests.append(digest(desk.conn).full)
        desk.conn.set_trace_callback(said.append)
    desk.conn.set_trace_callback(None)

    disk = Disk()
    vfs = RecordingVfs("recording", disk)
    conn = apsw.Connection(str(folder / NAME), vfs="recording")
    conn.create_scalar_function("unhex_", _unhex, 1, deterministic=True)
    # A journal in memory shared with nobody: what is written to the disk is the same.
    conn.execute(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        " PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=40"
    ).fetchall()
    saved = [(len(disk.happened), digests[0])]
    for n in range(1, len(ends)):
        for statement in said[ends[n - 1] : ends[n]]:
            if not statement.startswith("--"):
                conn.execute(statement).fetchall()
        saved.append((len(disk.happened), digests[n]))
    steps = list(disk.happened)
    conn.close()
    vfs.unregister()
    return Day(begun=begun, disk=Disk(steps), saved=saved)


def found(day: Day, at: int, chance: random.Random, folder: Path) -> str:
    """The digest of the state that is there after a cut before step `at`; whole it must be."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in day.disk.after_a_cut(day.begun, at, chance).items():
        (folder / name).write_bytes(data)
    with closing(connect(folder / NAME)) as conn:
        assert check(conn, state=at % 16 == 0) == []
        return digest(conn).full


def test_what_was_saved_survives_a_power_cut_at_any_moment(day: Day, tmp_path: Path) -> None:
    chance = random.Random(20261128)
    for _ in range(10_000 if lots.is_soak() else 150):
        at = chance.randrange(len(day.disk.happened) + 1)
        before = max(n for n, (end, _digest) in enumerate(day.saved) if end <= at)

        state = found(day, at, chance, tmp_path / "home")

        # The save that was being made may be there or not; those before it are.
        assert state in {digest for _end, digest in day.saved[before : before + 2]}


def test_the_disk_saw_flushes_and_the_journal_being_written_back(day: Day) -> None:
    names = {step.name for step in day.disk.happened}

    assert names == {NAME, f"{NAME}-wal"}
    assert len(day.saved) > 15
    assert len({digest for _end, digest in day.saved}) > 12


def test_a_disk_that_lies_about_flushing_is_found_out_here(day: Day, tmp_path: Path) -> None:
    """The simulation bites: with flushes taken away, saves do get lost."""
    lying = Day(
        begun=day.begun,
        disk=Disk([step for step in day.disk.happened if not isinstance(step, Flush)]),
        saved=day.saved,
    )
    chance = random.Random(1)
    last = day.saved[-1][1]
    lost = 0
    for _ in range(10):
        try:
            lost += found(lying, len(lying.disk.happened), chance, tmp_path / "home") != last
        except (AssertionError, DamagedRegister, sqlite3.DatabaseError):
            lost += 1
    assert lost

"""The n-th write fails, for every n: the old state stands or the new, and it can be done again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from gridapp.paths import Home
from gridapp.register import archiving, cipher, conflicts, daily
from gridapp.register.backup import UnsoundCopy
from gridapp.register.check import check
from gridapp.register.database import connect, transaction
from gridapp.register.log import Entry
from gridapp.sync import outgoing, vault
from gridapp.sync.incoming import FileResult
from tests import lots
from tests.frozen.registers import lay_out
from tests.power.failing_disk import Disk, failing, why_not
from tests.sync import township
from tests.sync.township import DEVICES, GRID, UNIT_1, Device, Township

PASSPHRASE = "山里的桥下有鱼三条半"
FORMAT_1 = Path(__file__).parents[1] / "data" / "format1" / "real"
NOT_SENT = "还没写出的一户"
FEW, FEW_SEALED = 7, 4
"""So many places of each work are tried in every run, in plain and in encrypted homes; a soak
tries them all."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something that writes, in a township that is ready for it.

    Attributes:
        of: whose register must say the old or the new.
    """

    act: Callable[[Township], object]
    of: Callable[[Township], Device]


def centre(town: Township) -> Device:
    return town.centre


def worker(town: Township) -> Device:
    return town.worker


def export(town: Township) -> None:
    assert town.worker.export(town.stick("out"))


def answer(town: Township) -> None:
    with town.centre.open() as (conn, me):
        outgoing.export(
            town.centre.home,
            conn,
            me,
            town.centre.ring,
            to=town.stick("answers"),
            in_packets=True,
            now_ms=town.clock.tick(),
        )


def take(town: Township) -> None:
    sound_files(town.centre.take(town.stick("in")))


def resolve(town: Township) -> None:
    with town.centre.open() as (conn, me):
        for one in conflicts.conflicts(conn):
            with transaction(conn):
                now_ms = town.clock.tick()
                conflicts.resolve(conn, me, one.id, one.field, 1, now_ms=now_ms)


def save(town: Township) -> None:
    town.worker.household(f"{GRID}005", "新来的一户")


def back_up(town: Township) -> None:
    with town.centre.open() as (conn, _me):
        folder, second = town.centre.home.backups, town.stick("second")
        kept = daily.keep(conn, "0" * 8, folder, second, today="2026-11-28")
        if kept.problem:
            raise kept.problem


def archive(town: Township) -> None:
    with town.centre.open() as (conn, me):
        archiving.archive(conn, me, now_ms=town.clock.now_ms + 366 * 86_400_000)


def migrate(town: Township) -> None:
    with closing(connect(town.worker.home.register)):
        pass


WORKS = {
    "export": Work(export, worker),
    "answers": Work(answer, centre),
    "import": Work(take, centre),
    "resolve": Work(resolve, centre),
    "save": Work(save, worker),
    "backup": Work(back_up, centre),
    "archive": Work(archive, centre),
    "migrate": Work(migrate, worker),
}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            sealed,
            id="encrypted" if sealed else "plain",
            marks=pytest.mark.skipif(bool(why_not(sealed=sealed)), reason=why_not(sealed=sealed)),
        )
        for sealed in (False, True)
    ],
)
def ready(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """Files lie on a stick, a conflict waits at the centre, the worker has something to send."""
    town = township.found(tmp_path_factory.mktemp("ready"), DEVICES[:2])
    for _ in range(3):
        town.carry(town.leader, town.worker, town.centre)
        town.carry(town.worker, town.centre, town.leader)
        town.carry(town.centre, town.worker, town.leader)
    spot = town.worker.save(Entry(kind="spot", place=UNIT_1, fields={"name": "路灯"}))[0]
    town.carry(town.worker, town.centre, town.leader)
    for device in (town.worker, town.leader):
        name = f"路灯{device.me.tag}"
        device.save(Entry(kind="spot", id=spot, fields={"name": name}))
        device.export(town.stick("both"))
    town.centre.take(town.stick("both"))
    for n in range(3):
        town.worker.household(f"{GRID}{n + 1:03d}", f"第{n}户")
    town.worker.export(town.stick("in"))
    town.worker.household(UNIT_1, NOT_SENT)
    for device in everybody(town) if request.param else ():
        vault.encrypt(device.home, PASSPHRASE)
    return town


@pytest.fixture(scope="module")
def older(ready: Township, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """The worker's register is one that the first release left."""
    town = ready.copy(tmp_path_factory.mktemp("older"))
    register = town.worker.home.register
    for end in ("", "-wal", "-shm"):
        register.with_name(f"register.db{end}").unlink(missing_ok=True)
    key = cipher.held(register)
    plain = town.folder / "plain.db" if key else register
    lay_out(FORMAT_1, "worker", plain)
    if key:
        with closing(cipher.open_(plain)) as conn:
            cipher.copy(conn, register, key=key)
        assert not cipher.is_plain(register)
    return town


def everybody(town: Township) -> list[Device]:
    return [town.centre, town.worker, town.leader]


def away(town: Township) -> None:
    """Nobody asks for it again."""
    for device in everybody(town):
        vault.lock(device.home)
    shutil.rmtree(town.folder)


Told = tuple[list[str], int]


def state(home: Home) -> Told:
    """What a register says, and how much is open; it must be whole, and opening it upgrades it."""
    with closing(connect(home.register)) as conn:
        assert [one for one in check(conn) if one.bad] == []
        names = conn.execute("SELECT head FROM household UNION ALL SELECT name FROM spot")
        return sorted(name for (name,) in names), len(conflicts.conflicts(conn))


def sound_files(found: list[FileResult]) -> None:
    """Each file was taken in, or is for somebody else."""
    wrong = [one for one in found if one.result not in ("imported", "known")]
    assert {one.reason for one in wrong} <= {"not_for_this_home"}


def numbers(total: int, few: int) -> list[int]:
    """The first writes, the last, and some between."""
    if lots.is_soak() or total <= few:
        return list(range(1, total + 1))
    return sorted({1, 2, *(1 + n * (total - 1) // (few - 2) for n in range(few - 1))})


@pytest.mark.parametrize("stays", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", WORKS)
def test_the_old_state_or_the_new_and_it_can_be_done_again(
    ready: Township, older: Township, name: str, tmp_path: Path, *, stays: bool
) -> None:
    begun, work = older if name == "migrate" else ready, WORKS[name]
    whole = begun.copy(tmp_path / "whole")
    sealed = cipher.is_sealed(whole.worker.home.keys)
    old = None if name == "migrate" else state(work.of(whole).home)
    with failing(0) as counted:
        work.act(whole)
    new = state(work.of(whole).home)
    assert counted.count > 3

    for number in numbers(counted.count, FEW_SEALED if sealed else FEW):
        town = begun.copy(tmp_path / str(number))
        disk, told = fail(work, town, number, stays=stays)
        found = state(work.of(town).home)
        if found == old or old == new:
            work.act(town)

        where = f"{name}, write {number} of {counted.count}"
        assert found in (old, new), where
        assert disk.has_failed or disk.count < number, where
        assert told or found == new, where
        assert state(work.of(town).home) == new, where
        nothing_is_lost(town, name)
        away(town)


def fail(work: Work, town: Township, number: int, *, stays: bool) -> tuple[Disk, bool]:
    """Do it on a disk that fails; whether it was said."""
    with failing(number, stays=stays) as disk:
        try:
            work.act(town)
        except (OSError, sqlite3.Error, UnsoundCopy):
            return disk, True
    return disk, False


def nothing_is_lost(town: Township, name: str) -> None:
    """Every backup opens; every file with a final name is whole, and the row gets to the centre."""
    if name == "backup":
        key = cipher.held(town.centre.home.register)
        for folder in (town.centre.home.backups, town.stick("second")):
            assert [sound(file, key) for file in folder.glob("*.db")] == [True]
            if key:
                assert len(list(folder.glob("*.keys"))) == 1
    if name == "answers":
        for device in (town.worker, town.leader):
            taken = device.take(town.stick("answers"))
            assert {one.result for one in taken} <= {"imported", "others"}
        assert town.leader.digest(UNIT_1) == town.centre.digest(UNIT_1)
    if name == "export":
        sound_files(town.centre.take(town.stick("in"), town.stick("out")))
        assert NOT_SENT in state(town.centre.home)[0]


def sound(file: Path, key: bytes | None) -> bool:
    assert cipher.is_plain(file) == (key is None)
    with closing(cipher.open_(file, key=key)) as conn:
        return bool(conn.execute("PRAGMA integrity_check").fetchone() == ("ok",))

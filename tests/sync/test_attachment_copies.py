"""Pictures beside the backups that leave the disk: copied once, put back, erased there too."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gridapp.register import attachment_copies, daily
from gridapp.register.backup import backup
from gridapp.register.erasure_parts import Part
from gridapp.sync import restoring, vault
from gridapp.sync.restoring import Restored
from tests.sync.test_attachments import attach, has, missing, picture
from tests.sync.test_erasure import order
from tests.sync.township import UNIT_1, Device, Township

ONE, TWO = picture(1), picture(2)


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("attachments-*/*/*"))


def keep(device: Device, second: Path, day: int = 1) -> daily.Kept:
    with device.open() as (conn, _me):
        return daily.keep(conn, "0123abcd", device.home.backups, second, today=f"2026-12-{day:02d}")


def restore(device: Device, file: Path) -> Restored:
    return restoring.restore(device.home, file, device.ring, now_ms=device.clock.tick())


@pytest.fixture
def pictured(town: Township) -> tuple[Township, list[str]]:
    home = town.worker.household(UNIT_1, "张艳")
    return town, attach(town.worker, home, ONE, TWO)


def test_each_is_copied_once_to_the_second_folder_alone(
    pictured: tuple[Township, list[str]],
) -> None:
    town, _ids = pictured
    stick = town.stick("second")
    assert keep(town.worker, stick).copied
    there = {file: file.stat().st_mtime_ns for file in copies(stick)}
    assert sorted(file.read_bytes() for file in there) == sorted([ONE, TWO])
    assert copies(town.worker.home.backups) == []

    keep(town.worker, stick, day=2)

    assert {file: file.stat().st_mtime_ns for file in copies(stick)} == there


def test_one_that_rots_spoils_no_copy_and_is_put_back(
    pictured: tuple[Township, list[str]],
) -> None:
    town, _ids = pictured
    stick = town.stick("second")
    file = keep(town.worker, stick).file
    first, second = sorted(town.worker.home.attachments.glob("*/*"))
    first.write_bytes(b"rotten")
    second.unlink()

    keep(town.worker, stick, day=2)
    assert sorted(one.read_bytes() for one in copies(stick)) == sorted([ONE, TWO])
    done = restore(town.worker, stick / file.name)

    assert done.pictures == 2
    assert has(town.worker, ONE, TWO) == [True, True]


def test_a_copy_that_is_no_longer_what_it_was_is_not_put_back(
    pictured: tuple[Township, list[str]],
) -> None:
    town, _ids = pictured
    stick = town.stick("second")
    with town.worker.open() as (conn, _me):
        backup(conn, stick / "b.db")
        assert attachment_copies.back_up(conn, stick) == 2
    for file in town.worker.home.attachments.glob("*/*"):
        file.unlink()
    copies(stick)[0].write_bytes(b"rotten")

    assert restore(town.worker, stick / "b.db").pictures == 1
    assert missing(town.worker) == 1


def test_an_erased_picture_leaves_the_copies(pictured: tuple[Township, list[str]]) -> None:
    town, ids = pictured
    stick = town.stick("second")
    town.exchange(rounds=2)
    keep(town.worker, stick)
    assert len(copies(stick)) == 2

    order(town, [Part(kind="attachment", id=ids[0], fields=("digest", "note"))])
    town.exchange(rounds=2)
    keep(town.worker, stick, day=2)

    assert [file.read_bytes() for file in copies(stick)] == [TWO]


def test_copies_are_encrypted_as_the_home_is(pictured: tuple[Township, list[str]]) -> None:
    town, _ids = pictured
    stick = town.stick("second")
    keep(town.worker, stick)
    try:
        vault.encrypt(town.worker.home, "山里的桥下有鱼三条半")
        keep(town.worker, stick, day=2)
        assert not any(one in (ONE, TWO) for one in map(Path.read_bytes, copies(stick)))
        for file in town.worker.home.attachments.glob("*/*"):
            file.unlink()
        copies(stick)[0].write_bytes(next(p for p in (ONE, TWO) if named(p, copies(stick)[0])))

        with town.worker.open() as (conn, _me):
            assert attachment_copies.put_back(conn, stick) == 2, "a plain one comes back as well"
        kept = town.worker.home.attachments.glob("*/*")
        assert not any(one in (ONE, TWO) for one in map(Path.read_bytes, kept))
    finally:
        vault.lock(town.worker.home)


def named(data: bytes, file: Path) -> bool:
    return hashlib.sha256(data).hexdigest() == file.name

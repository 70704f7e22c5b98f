"""A centre's inbox: what is still copied waits, what was taken is known, the answers follow."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gridapp.sync import inbox
from gridapp.sync.inbox import Received
from tests.sync.township import UNIT_1, Device, Township


def receive(centre: Device, *paths: Path, to: Path | None = None) -> Received:
    now_ms = centre.clock.tick()
    with centre.open() as (conn, me):
        return inbox.receive(centre.home, conn, me, centre.ring, paths, to=to, now_ms=now_ms)


def ready(centre: Device, folder: Path) -> list[Path]:
    """What is found on two looks, as nothing changes between them."""
    memory = inbox.recall(centre.home)
    return list(inbox.look(folder, memory, inbox.look(folder, memory, {}).stamps).ready)


class Enough(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture
def folder(town: Township) -> Path:
    """The inbox folder, in which the worker's file of the day lies."""
    town.worker.household(UNIT_1, "周家")
    folder = town.folder / "inbox"
    folder.mkdir()
    for written in town.worker.export(town.stick()):
        shutil.copy(written.path, folder)
    return folder


def test_a_file_waits_until_it_is_still(town: Township, folder: Path) -> None:
    file = sorted(folder.iterdir())[0]
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    memory = inbox.recall(town.centre.home)
    first = inbox.look(folder, memory, {})
    assert first.ready == ()
    assert first.growing == len(first.stamps)

    file.write_bytes(whole)
    os.utime(file, ns=(1, 1))
    second = inbox.look(folder, memory, first.stamps)
    assert file not in second.ready
    assert second.growing == 1

    third = inbox.look(folder, memory, second.stamps)
    assert file in third.ready
    assert third.growing == 0


def test_what_was_taken_is_known_and_the_answers_are_written(town: Township, folder: Path) -> None:
    found = receive(town.centre, *ready(town.centre, folder), to=town.stick("out"))

    assert [one.result for one in found.files if one.rows] == ["imported"]
    assert [one.path.suffix for one in found.answers] == [".gridpack"]
    assert found.answers[0].path.parent == town.stick("out")
    assert ready(town.centre, folder) == []

    later = folder / "morgen.gridsync"
    shutil.copy(sorted(folder.iterdir())[0], later)
    assert ready(town.centre, folder) == [later]
    again = receive(town.centre, later)
    assert {one.result for one in again.files} <= {"known", "set_aside"}
    assert not again.answers


def test_a_broken_file_is_set_aside_tried_again_and_put_away(town: Township, folder: Path) -> None:
    broken = folder / "kaputt.gridsync"
    broken.write_bytes(sorted(folder.iterdir())[0].read_bytes()[:-7])
    receive(town.centre, *ready(town.centre, folder))

    (one,) = inbox.recall(town.centre.home).aside.values()
    assert (one.path, one.reason) == (str(broken), "truncated")
    receive(town.centre, broken)
    assert list(inbox.recall(town.centre.home).aside) == [str(broken)]

    lies = inbox.put_away(town.centre.home, broken)
    assert lies.parent == town.centre.home.aside
    assert lies.exists()
    assert not broken.exists()
    assert inbox.recall(town.centre.home).aside == {}


def test_a_file_that_came_whole_afterwards_is_no_longer_set_aside(
    town: Township, folder: Path
) -> None:
    half = sorted(folder.iterdir())[0]
    whole = half.read_bytes()
    half.write_bytes(whole[:-9])
    receive(town.centre, half)
    assert list(inbox.recall(town.centre.home).aside) == [str(half)]

    half.write_bytes(whole)
    assert half in ready(town.centre, folder)
    receive(town.centre, half)
    assert inbox.recall(town.centre.home).aside == {}


def test_a_folder_that_is_gone_is_said_to_be(town: Township) -> None:
    assert inbox.look(town.folder / "nowhere", inbox.Memory(), {}).gone


def test_a_home_without_an_inbox_gets_one(town: Township) -> None:
    home = town.worker.home
    shutil.rmtree(home.inbox, ignore_errors=True)

    assert inbox.folder_of(home, "") == home.inbox
    assert home.inbox.is_dir()
    assert inbox.folder_of(home, "elsewhere") == Path("elsewhere")
    assert not Path("elsewhere").exists()


def test_answers_that_cannot_be_written_leave_the_import(town: Township, folder: Path) -> None:
    blocked = town.folder / "file"
    blocked.write_bytes(b"")

    found = receive(town.centre, *ready(town.centre, folder), to=blocked)

    assert found.unwritten is not None
    assert sum(one.rows for one in found.files) > 0
    assert receive(town.centre, folder).answers  # nothing was lost: they are still due


def test_answers_that_were_stopped_are_written_the_next_time(town: Township, folder: Path) -> None:
    seen: list[tuple[int, int, int]] = []

    def stop(done: int, total: int, aside: int) -> None:
        seen.append((done, total, aside))
        if seen[-1][0] < seen[-2:][0][0]:  # back at the beginning: they are being written
            raise Enough

    now_ms = town.centre.clock.tick()
    with town.centre.open() as (conn, me), pytest.raises(Enough):
        inbox.receive(
            town.centre.home,
            conn,
            me,
            town.centre.ring,
            [folder],
            to=None,
            now_ms=now_ms,
            report=stop,
        )

    assert ready(town.centre, folder) == []
    assert receive(town.centre).answers


@pytest.mark.parametrize("text", ["", "[]", '{"seen": 3}', '{"seen": {}, "aside": [1]}'])
def test_a_broken_memory_is_none(town: Township, text: str) -> None:
    town.centre.home.received.write_text(text)

    assert inbox.recall(town.centre.home) == inbox.Memory()

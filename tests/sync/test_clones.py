"""A home folder copied and used on two machines: both histories count, and everybody is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridapp.cli import main
from gridapp.register import stopping
from gridapp.register.database import transaction
from tests.sync import township
from tests.sync.test_restore import heads, is_whole
from tests.sync.township import GRID, UNIT_1, UNIT_2, Device, Township


@pytest.fixture
def cloned(town: Township, tmp_path: Path) -> tuple[Township, Device]:
    """The worker's home on a second machine, where work goes on as on the first."""
    town.worker.household(UNIT_1, "复制以前")
    town.exchange(rounds=1)
    clone = Device(town.copy(tmp_path / "clone").worker.home, town.clock)
    town.worker.household(UNIT_1, "原机一")
    clone.household(UNIT_1, "复制机一")
    clone.household(UNIT_2, "复制机二")
    return town, clone


def carry_both(town: Township, clone: Device, folder: str) -> None:
    """Both machines' files go up, the centre's answer comes down to both."""
    for device in (town.worker, clone):
        up = town.stick(f"{folder}-{device.home.root.parent.name}")
        town.centre.take(*(one.path for one in device.export(up)))
    down = [one.path for one in town.centre.export(town.stick(f"{folder}-down"))]
    for device in (town.worker, clone, town.leader):
        device.take(*down)


def said(device: Device, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["--home", str(device.home.root), "--lang", "zh", "status"]) == 0
    return capsys.readouterr().out


def test_both_histories_are_folded_told_of_in_words_and_closed_without_loss(
    cloned: tuple[Township, Device], capsys: pytest.CaptureFixture[str]
) -> None:
    town, clone = cloned
    tag = town.worker.me.tag
    carry_both(town, clone, "1")

    entered = {"复制以前", "原机一", "复制机一", "复制机二"}
    assert set(heads(town.centre)) == entered
    assert f"设备 {tag}（worker {GRID}）出现了两份历史" in said(town.centre, capsys)
    assert f"gridapp device stop {tag}" in said(town.centre, capsys)
    for device in (town.worker, clone):
        assert "本设备出现了两份历史" in said(device, capsys)
        assert "新的启用文件" in said(device, capsys)

    # Neither knows that it is to stop, and both go on.
    town.worker.household(UNIT_1, "原机二")
    clone.household(UNIT_1, "复制机三")
    for n in "23":
        carry_both(town, clone, n)
    entered |= {"原机二", "复制机三"}
    assert set(heads(town.centre)) == entered
    assert clone.digest(GRID) == town.centre.digest(GRID)

    with town.centre.open() as (conn, me):
        one = stopping.look(conn, me, tag, now_ms=town.clock.tick())
        with transaction(conn):
            stopping.stop(conn, me, one, "两份历史", now_ms=town.clock.tick())
    clone.household(UNIT_1, "停用以后")
    carry_both(town, clone, "5")
    assert set(heads(town.centre)) == entered
    assert (town.centre.status().forks, town.centre.status().copied) == (0, ())
    assert "出现了两份历史" not in said(town.centre, capsys)

    new = township.join(town, "worker-2", town.worker.me.role, GRID)
    for _ in range(2):
        town.carry(new, town.centre)
        town.carry(town.centre, new, town.leader)
    new.household(UNIT_1, "新设备记的")
    town.carry(new, town.centre)
    assert entered <= set(heads(new))
    assert "新设备记的" in heads(town.centre)
    assert new.digest(GRID) == town.centre.digest(GRID)
    assert is_whole(town.centre)
    assert is_whole(new)


def test_what_one_wrote_behind_its_end_is_held_and_can_be_released(
    cloned: tuple[Township, Device],
) -> None:
    town, clone = cloned
    carry_both(town, clone, "1")
    town.worker.household(UNIT_1, "停用以前写，停用以后才到")
    with town.centre.open() as (conn, me):
        one = stopping.look(conn, me, town.worker.me.tag, now_ms=town.clock.tick())
        with transaction(conn):
            stopping.stop(conn, me, one, "两份历史", now_ms=town.clock.tick())
    carry_both(town, clone, "2")
    late = "停用以前写，停用以后才到"
    assert late not in heads(town.centre)

    mark = town.worker.me.key.hex()[:8]
    assert main(["--home", str(town.centre.home.root), "release", mark]) == 0

    assert late in heads(town.centre)

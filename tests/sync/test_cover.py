"""A cover: a worker looks after a colleague's grid for some days, and his copy then empties."""

from __future__ import annotations

import pytest

from gridapp.models.role import Role
from gridapp.sync import ending, enrol
from gridapp.sync.keys import DAY
from tests.sync.township import GRID, UNIT_1, Device, Township, visit


def covers(town: Township, first: int, last: int) -> Device:
    """A device that covers the grid from one instant to another."""
    added = enrol.add_device(
        town.centre.home,
        role=Role.GRID,
        place=GRID,
        worker_name="",
        worker=town.other.me.worker.hex(),
        out=town.folder / "cover.gridstart",
        now_ms=town.clock.tick(),
        days=(first, last),
    )
    device = town.device("cover")
    enrol.join(device.home, added.file, added.code, now_ms=town.clock.tick())
    return device


def there_and_back(town: Township, device: Device) -> None:
    town.carry(device, town.centre)
    town.carry(town.centre, device)


def heads(device: Device) -> list[str]:
    with device.open() as (conn, _me):
        return [head for (head,) in conn.execute("SELECT head FROM household ORDER BY head")]


def end(device: Device) -> str:
    return ending.end(device.home, now_ms=device.clock.tick())


@pytest.fixture
def ready(town: Township) -> Township:
    """A household in the grid, known at the centre."""
    town.worker.household(UNIT_1, "曾静秀")
    town.carry(town.worker, town.centre)
    return town


def test_a_cover_works_in_its_days_and_empties_itself_after_its_last_receipt(
    ready: Township,
) -> None:
    now = ready.clock.now_ms
    cover = covers(ready, now - DAY, now + 2 * DAY)
    there_and_back(ready, cover)
    assert heads(cover) == ["曾静秀"]
    visit(cover, UNIT_1, "替班第一天")
    there_and_back(ready, cover)
    assert end(cover) == ""

    ready.clock.now_ms += 3 * DAY
    visit(cover, UNIT_1, "到期前没送出的")
    ready.centre.household(UNIT_1, "到期以后的")
    assert end(cover) == ""
    there_and_back(ready, cover)

    assert heads(cover) == ["曾静秀"]
    assert ready.centre.digest(UNIT_1) != cover.digest(UNIT_1)
    register = cover.home.register
    cover.home.card.write_text("{}", encoding="utf-8")
    assert end(cover) == GRID
    left = [path.name for path in cover.home.root.rglob("*") if path.is_file()]
    assert not register.exists()
    assert not cover.home.card.exists()
    assert not any(name.endswith((".db", ".bin", ".gridsync")) for name in left), left
    with ready.centre.open() as (conn, _me):
        notes = {note for (note,) in conn.execute("SELECT note FROM visit")}
    assert {"替班第一天", "到期前没送出的"} <= notes


def test_before_its_first_day_it_gets_nobodys_work(ready: Township) -> None:
    now = ready.clock.now_ms
    cover = covers(ready, now + DAY, now + 3 * DAY)
    there_and_back(ready, cover)
    assert heads(cover) == []

    ready.clock.now_ms += DAY + 60_000
    visit(cover, UNIT_1, "第一天")
    there_and_back(ready, cover)

    assert heads(cover) == ["曾静秀"]


def test_a_wrong_clock_alone_empties_nothing_nor_any_other_device(ready: Township) -> None:
    now = ready.clock.now_ms
    cover = covers(ready, now - DAY, now + 2 * DAY)
    there_and_back(ready, cover)

    assert ending.end(cover.home, now_ms=now + 400 * DAY) == ""
    assert ending.end(ready.worker.home, now_ms=now + 4_000 * DAY) == ""
    assert heads(cover) == ["曾静秀"]


def test_leaders_do_not_seal_for_a_cover_that_is_over(ready: Township) -> None:
    now = ready.clock.now_ms
    cover = covers(ready, now - DAY, now + 2 * DAY)
    ready.carry(cover, ready.centre)
    ready.carry(ready.centre, cover, ready.leader)
    for days, result in ((0, "imported"), (3, "set_aside")):
        ready.clock.now_ms += days * DAY
        visit(ready.leader, UNIT_1, f"{days}")
        files = [one.path for one in ready.leader.export(ready.stick(f"leader-{days}"))]
        assert [one.result for one in cover.take(*files)] == [result]

"""Device and centre come to the same numbers, once the centre has counted up to the same file."""

from __future__ import annotations

from typing import Any

from gridapp.models.figure import Period
from gridapp.register.log import Entry
from gridapp.reports import net
from gridapp.reports.net import Net
from tests.sync.township import GRID, TOWN, UNIT_1, Device, Township

PERIOD = Period("2026-11-01", "2026-11-30")


def seen_by(device: Device) -> Net:
    with device.open() as (conn, me):
        now_ms = device.clock.now_ms
        return net.net(conn, me, GRID, PERIOD, net.MEASURES, now_ms=now_ms)


def numbers(seen: Net) -> dict[str, Any]:
    """All but silence: each has other devices below it."""
    measures = (one for one in net.MEASURES if one != net.SILENT)
    return {one: seen.total(one, GRID) for one in measures}


def test_both_count_the_same_up_to_the_same_file(town: Township) -> None:
    told = {"task": "hazard", "title": "楼道堆物", "heard_on": "2026-11-10"}
    told |= {"worker": town.worker.me.worker.hex()}
    town.worker.save(Entry(kind="matter", place=UNIT_1, fields=told))
    town.worker.household(UNIT_1, "周家")
    assert numbers(seen_by(town.worker)) != numbers(seen_by(town.centre))
    assert seen_by(town.worker).unwritten == 2

    town.centre.take(*(written.path for written in town.worker.export()))

    here, there = seen_by(town.worker), seen_by(town.centre)
    assert numbers(here) == numbers(there)
    (device,) = there.devices_at(GRID)
    assert device.number == here.own_file > 0
    assert here.unwritten == 0


def test_a_device_that_says_nothing_is_named_with_its_days(town: Township) -> None:
    town.clock.now_ms += 3 * 86_400_000

    cell = seen_by(town.centre).cells(net.SILENT, len(GRID))[GRID]

    assert (cell.number, cell.of, cell.days) == (1, 1, 3)
    with town.centre.open() as (conn, me):
        found = net.net(conn, me, TOWN, PERIOD, (net.SILENT,), now_ms=town.clock.now_ms)
    assert found.total(net.SILENT, TOWN) == cell

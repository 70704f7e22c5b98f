"""A certificate's end, and sixty days later the end of its key: by more than one clock."""

from __future__ import annotations

from gridapp.register import waiting
from gridapp.register.check import check
from gridapp.register.peers import GRACE_MS
from gridapp.sync.checking import signature_holds
from gridapp.sync.handing_out import DEVICE_LIFE
from gridapp.sync.keys import DAY
from tests.sync.test_cover import covers
from tests.sync.township import UNIT_1, Device, Township, visit

REPORT = "照常"


def notes(device: Device) -> set[str]:
    with device.open() as (conn, _me):
        return {note for (note,) in conn.execute("SELECT note FROM visit")} - {REPORT}


def held(device: Device) -> list[tuple[str, int]]:
    with device.open() as (conn, _me):
        return [(one.reason, one.rows) for one in waiting.waiting(conn)]


def stopped(device: Device) -> str | None:
    return device.status().stopped


def report(town: Township, *devices: Device) -> None:
    """These have something to say; the centre hears it and answers everybody."""
    for device in devices:
        visit(device, device.me.place, REPORT)
        town.carry(device, town.centre)
    town.carry(town.centre, town.worker, town.leader, town.other)


def test_sixty_days_after_its_end_a_cover_counts_no_more_and_what_counted_stays(
    town: Township,
) -> None:
    now = town.clock.now_ms
    cover = covers(town, now - DAY, now + 2 * DAY)
    visit(cover, UNIT_1, "替班那天")
    town.carry(cover, town.centre)
    report(town, town.leader, town.other)
    town.clock.now_ms += 30 * DAY
    visit(cover, UNIT_1, "到期不久")
    town.carry(cover, town.centre)
    report(town, town.leader, town.other)
    assert held(town.centre) == []

    town.clock.now_ms = now + 2 * DAY + GRACE_MS + DAY
    report(town, town.leader, town.other)
    visit(cover, UNIT_1, "早就到期了")
    files = [one.path for one in cover.export(town.stick("late"))]
    town.centre.take(*files)
    town.leader.take(*files)
    town.carry(town.centre, cover, town.worker, town.leader)

    assert notes(town.centre) == notes(town.worker) == {"替班那天", "到期不久"}
    assert held(town.centre) == [("cut", 1)]
    assert notes(town.leader) == {"替班那天", "到期不久"}
    assert stopped(cover)
    assert cover.status().rows["refused"] == 1
    with town.centre.open() as (conn, _me):
        assert not [one for one in check(conn, signature_holds) if one.bad]


def test_a_clock_that_went_wrong_cuts_nobody_off(town: Township) -> None:
    report(town, town.worker, town.leader, town.other)
    ahead = Device(town.centre.home, type(town.clock)(town.clock.now_ms + DEVICE_LIFE + 90 * DAY))
    fast = Device(town.other.home, ahead.clock)

    ahead.export(town.stick("ahead"))
    visit(fast, fast.me.place, "钟也快")
    ahead.take(*[one.path for one in fast.export(town.stick("fast"))])
    ahead.export(town.stick("ahead"))

    for device in (town.worker, town.leader, town.other):
        report(town, device)
        assert not stopped(device)
    assert held(town.centre) == []

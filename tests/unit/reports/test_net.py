"""The net: each tile's number is what the lists show for it, at every tier."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from gridapp.models.figure import Period
from gridapp.register import doings_list, households, matter_list
from gridapp.register import today as today_list
from gridapp.register.log import Entry
from gridapp.reports import figures, net, net_words
from gridapp.reports.net import Cell, Net
from tests.village import DAY_MS, GRID, UNITS, Village, filled_village

TOWN, VILLAGE = GRID[:9], GRID[:12]


@pytest.fixture(scope="module")
def village() -> Village:
    village = filled_village()
    for ago in (3, 70):
        meeting = {"task": "publicity", "title": "院坝会", "happened_on": village.day(ago)}
        meeting |= {"worker": village.desk.me.worker.hex()}
        village.desk.save(Entry(kind="activity", place=GRID + "001", fields=meeting))
    village.carry()
    return village


@pytest.fixture(scope="module")
def found(village: Village) -> Net:
    centre, now_ms = village.centre, village.desk.now_ms
    period = Period(village.day(60), village.today)
    return net.net(centre.conn, centre.me, TOWN, period, net.MEASURES, now_ms=now_ms)


def test_a_grid_has_as_many_as_the_list_of_matters_shows(village: Village, found: Net) -> None:
    conn, listed = village.centre.conn, partial(matter_list.ids, today=village.today, place=GRID)
    overdue = listed(conn, let_through=matter_list.OVERDUE)
    owed = listed(conn, let_through=matter_list.OWED)
    hazards = listed(conn, let_through=matter_list.OPEN, task="hazard")
    assert all((overdue, owed, hazards))

    cells = {one: found.cells(one, len(GRID))[GRID].number for one in ("overdue", "owed", "hazard")}

    assert cells == {"overdue": len(overdue), "owed": len(owed), "hazard": len(hazards)}


@pytest.mark.parametrize("measure", net.MEASURES)
def test_tiles_and_what_is_at_none_add_up_to_all_at_every_tier(found: Net, measure: str) -> None:
    for tier in (12, 15, 18):
        on_tiles = found.cells(measure, tier).values()

        whole = net.sum_of([*on_tiles, found.above(measure, TOWN, tier)])
        assert whole == found.total(measure, TOWN)


def test_coverage_is_the_figure_of_the_month(village: Village, found: Net) -> None:
    counted = figures.count(village.centre.conn, TOWN, found.period).place["covered"]

    total = found.total(net.COVERED, TOWN)
    assert (total.number, total.of) == (counted.number, counted.of)
    assert 0 < total.number < (total.of or 0)


def test_those_left_of_a_unit_are_listed(village: Village, found: Net) -> None:
    for unit in UNITS:
        cell = found.cells(net.COVERED, 18)[unit]
        left = households.ids(village.centre.conn, place=unit, not_met=found.period)
        assert len(left) == (cell.of or 0) - cell.number


def test_activities_are_those_of_the_period(village: Village, found: Net) -> None:
    listed = doings_list.ids(
        village.centre.conn,
        today=village.today,
        place=TOWN,
        let_through="publicity",
        period=found.period,
    )

    assert found.total("publicity", TOWN).number == len(listed) == 1


def test_tiles_stand_in_the_order_of_their_places(found: Net) -> None:
    assert [tile.code for tile in found.tiles(TOWN, 18)] == sorted(UNITS)
    assert [tile.name for tile in found.tiles(TOWN, 15)] == ["第一网格"]


def test_one_goes_in_place_by_place_and_out_no_further_than_ones_own() -> None:
    assert net.inwards(GRID, TOWN) == VILLAGE
    assert net.inwards(GRID, VILLAGE) == GRID
    assert net.inwards(GRID + "001", GRID) == GRID
    assert net.outwards(VILLAGE, TOWN) == TOWN
    assert net.outwards(TOWN, TOWN) == TOWN
    assert net.group_of(GRID, TOWN) == VILLAGE
    assert net.group_of(GRID, VILLAGE) == VILLAGE


SILENT = [
    (Cell(of=0), "没有设备", "no device"),
    (Cell(0, 1, 0), "今天收到过", "received today"),
    (Cell(1, 1, 5), "5 天没有收到，请看看设备", "nothing received for 5 days, check the device"),
    (Cell(1, 1, 0, 1), "从没收到过，请看看设备", "nothing ever received, check the device"),
    (Cell(0, 3, 1), "3 台设备都收到过", "received from all 3 devices"),
]


@pytest.mark.parametrize(("cell", "chinese", "english"), SILENT)
def test_silence_is_said_of_the_device(cell: Cell, chinese: str, english: str) -> None:
    assert net_words.cell(net.SILENT, cell, "zh") == chinese
    assert net_words.cell(net.SILENT, cell, "en") == english


def test_a_share_is_only_whole_where_it_is() -> None:
    assert Cell(199, 200).percent == 99
    assert Cell(200, 200).percent == 100
    assert Cell(0, 0).percent is None


def test_overdue_is_one_number_wherever_it_is_counted() -> None:
    village = filled_village(households=12)
    late = village.day(2)
    for title in ("挂起的", "报上去的", "等着受理的", "正在办的"):
        village.matter(title, 0, ago=20)
    for title in ("挂起的", "报上去的", "正在办的"):
        village.step(title, "accept", centre=True, due=late)
        village.step(title, "start")
    village.step("挂起的", "suspend", reason="s2", due=village.today)
    village.step("报上去的", "up", note="村里办不了")
    village.carry()
    centre, today = village.centre, date.fromisoformat(village.today) + timedelta(days=9)
    day = today.isoformat()
    waiting = matter_list.ids(centre.conn, today=day, let_through=matter_list.WAITING)
    rows = matter_list.rows(centre.conn, waiting).values()
    assert any(row.due and row.due < day for row in rows)  # past the limit for accepting

    period = Period(village.day(60), day)
    now_ms = village.desk.now_ms + 9 * DAY_MS
    listed = len(matter_list.ids(centre.conn, today=day, let_through=matter_list.OVERDUE))
    groups = {one.code: one.total for one in today_list.groups(centre.conn, centre.me, day)}
    counted = {
        "matters": matter_list.counts(centre.conn, today=day)[matter_list.OVERDUE],
        "today": groups[today_list.OVERDUE],
        "bulletin": figures.count(centre.conn, TOWN, period).matters["overdue"].number,
        "net": net.net(centre.conn, centre.me, TOWN, period, [net.OVERDUE], now_ms=now_ms)
        .total(net.OVERDUE, TOWN)
        .number,
        "device": matter_list.counts(village.desk.conn, today=day)[matter_list.OVERDUE],
    }

    assert listed > 1
    assert set(counted.values()) == {listed}, counted
    assert groups[today_list.DUE] > 0  # what has come to its day is not lost

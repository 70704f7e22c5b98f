"""Households that change grids, over real homes and real files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import (
    conflicts,
    events,
    households,
    rebuild,
    records,
    stopping,
    timeline,
    transfer,
    visits,
)
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.matters import NewMatter
from tests.sync import township
from tests.sync.township import GRID, UNIT_1, Device, Township

GRID_2 = "520381003001002"
DAY = "2026-11-20"


@pytest.fixture(scope="session")
def two_grids_once(introduced_once: Township, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """A second grid with a worker of its own, known to everybody."""
    town = introduced_once.copy(tmp_path_factory.mktemp("two-grids"))
    second = township.join(town, "second", Role.GRID, GRID_2)
    for _ in range(2):
        town.carry(second, town.centre)
        town.carry(town.centre, town.worker, second)
    return town


@pytest.fixture
def town(two_grids_once: Township, tmp_path: Path) -> Township:
    """A centre, and two grids whose workers know each other by name alone."""
    return two_grids_once.copy(tmp_path / "town")


def meet(town: Township, rounds: int = 2) -> None:
    """Both workers' files go up, the answers come down."""
    for _ in range(rounds):
        for device in (town.worker, second(town)):
            town.carry(device, town.centre)
        town.carry(town.centre, town.worker, second(town))


def second(town: Township) -> Device:
    return town.device("second")


def move(device: Device, to: str, *ids: str) -> transfer.Transferred:
    with device.open() as (conn, me), transaction(conn):
        return transfer.households(conn, me, ids, to, now_ms=device.clock.tick())


def home(device: Device, id_: str) -> Household | None:
    with device.open() as (conn, _me):
        return records.get(conn, Household, id_)


def settled_household(town: Township) -> tuple[str, str]:
    """A household with people, a visit and a matter on its way; and the matter."""
    worker = town.worker
    house = worker.household(UNIT_1, "陈志远")
    worker.save(
        Entry(kind="resident", place=UNIT_1, fields={"household": house, "name": "陈志远"}),
        Entry(kind="resident", place=UNIT_1, fields={"household": house, "name": "郭美"}),
    )
    with worker.open() as (conn, me), transaction(conn):
        visits.record(
            conn,
            me,
            UNIT_1,
            {"household": house, "type": "1", "result": "1", "happened_on": DAY},
            [
                NewMatter(
                    place=UNIT_1,
                    fields={"title": "路灯不亮", "task": "environment", "heard_on": DAY},
                    reporters=[{"kind": "named", "name": "陈志远"}],
                )
            ],
            today=DAY,
            now_ms=worker.clock.tick(),
        )
    with worker.open() as (conn, _me):
        (matter,) = records.ids(conn, KINDS["matter"])
    return house, matter


def test_the_new_grid_holds_the_whole_record_and_goes_on_with_it(town: Township) -> None:
    house, matter = settled_household(town)
    meet(town)
    assert home(second(town), house) is None

    done = move(town.centre, GRID_2, house)
    meet(town)

    assert done.records["household"] == done.records["visit"] == done.records["matter"] == 1
    assert second(town).digest(GRID_2) == town.centre.digest(GRID_2)
    taken = home(second(town), house)
    assert taken is not None
    assert (taken.head, taken.place) == ("陈志远", GRID_2)
    with second(town).open() as (conn, _me):
        people = [one.name for one in households.members(conn, house)]
        state = records.derived(conn, KINDS["matter"], [matter])[matter]["state"]
    assert set(people) == {"郭美", "陈志远"}
    assert state == "REPORTED"

    second(town).rename(house, "陈致远")
    meet(town)

    kept = home(town.centre, house)
    assert kept is not None
    assert kept.head == "陈致远"
    assert second(town).status().unconfirmed == 0
    assert second(town).digest(GRID_2) == town.centre.digest(GRID_2)
    assert town.centre.status().conflicts == 0


def standing(device: Device, matter: str) -> Mapping[str, object]:
    with device.open() as (conn, _me):
        return records.derived(conn, KINDS["matter"], [matter])[matter]


def test_steps_keep_their_hands_and_their_day_on_the_other_side(town: Township) -> None:
    house, matter = settled_household(town)
    meet(town)
    # A centre counts from the day on which it received a file, a worker does not.
    before = {"centre": standing(town.centre, matter), "second": standing(town.worker, matter)}
    assert before["second"]["state"] == "REPORTED"

    move(town.centre, GRID_2, house)
    meet(town)

    for name, was in before.items():
        device = town.device(name)
        assert standing(device, matter) == was
        with device.open() as (conn, _me), transaction(conn):
            rebuild.rebuild(conn)
        assert standing(device, matter) == was


def test_the_old_device_is_left_with_something_to_read(town: Township) -> None:
    house, _matter = settled_household(town)
    meet(town)

    move(town.centre, GRID_2, house)
    meet(town, rounds=1)

    kept = home(town.worker, house)
    assert kept is not None
    assert (kept.head, kept.place) == ("陈志远", GRID_2)
    with pytest.raises(NoRight):
        town.worker.rename(house, "陈志元")
    with pytest.raises(NoRight):
        move(town.worker, GRID, house)


def test_what_the_old_device_still_wrote_is_a_conflict_at_the_centre(town: Township) -> None:
    house, _matter = settled_household(town)
    meet(town)

    move(town.centre, GRID_2, house)
    town.worker.rename(house, "陈志元")
    town.worker.save(Entry(kind="household", id=house, fields={"address": "竹海巷"}))
    meet(town)

    with town.centre.open() as (conn, me):
        (found,) = conflicts.conflicts(conn)
        assert (found.id, found.field) == (house, "head")
        tag = town.worker.me.tag
        assert {(one.value, one.tag) for one in found.choices} == {("陈志远", tag), ("陈志元", tag)}
        wanted = [one.value for one in found.choices].index("陈志元") + 1
        with transaction(conn):
            conflicts.resolve(conn, me, house, "head", wanted, now_ms=town.clock.tick())
    meet(town)

    taken = home(second(town), house)
    assert taken is not None
    assert taken.head == "陈志元"
    assert town.centre.status().conflicts == second(town).status().conflicts == 0
    assert second(town).digest(GRID_2) == town.centre.digest(GRID_2)


def test_given_back_everything_is_as_it_was_and_nobody_sees_two_values(town: Township) -> None:
    house, _matter = settled_household(town)
    meet(town)
    move(town.centre, GRID_2, house)
    meet(town)
    second(town).rename(house, "陈致远")
    meet(town)

    move(town.centre, UNIT_1, house)
    meet(town)

    kept = home(town.worker, house)
    assert kept is not None
    assert (kept.head, kept.place) == ("陈致远", UNIT_1)
    assert town.worker.status().conflicts == town.centre.status().conflicts == 0
    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    town.worker.rename(house, "陈志远")
    meet(town)
    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    with pytest.raises(NoRight):
        second(town).rename(house, "谁")


def test_a_conflict_goes_over_with_both_its_values(town: Township) -> None:
    house, _matter = settled_household(town)
    meet(town)
    town.worker.rename(house, "陈志元")
    town.centre.rename(house, "陈致远")
    meet(town)

    move(town.centre, GRID_2, house)
    meet(town)

    for device in (town.centre, second(town)):
        with device.open() as (conn, _me):
            (found,) = conflicts.conflicts(conn)
            assert {one.value for one in found.choices} == {"陈志元", "陈致远"}
    assert second(town).digest(GRID_2) == town.centre.digest(GRID_2)


def told(device: Device, id_: str) -> list[tuple[str, str, object, object]]:
    with device.open() as (conn, _me):
        return [
            (one.kind, one.field, one.old, one.new)
            for one in events.history_of(conn, id_)
            if one.about == id_
        ]


def test_the_history_says_once_that_it_went_over(town: Township) -> None:
    house, _matter = settled_household(town)
    meet(town)
    town.worker.rename(house, "陈志元")
    meet(town)

    move(town.centre, GRID_2, house)
    assert told(town.centre, house)[-1] == ("moved", "place", None, GRID_2)
    meet(town)
    second(town).rename(house, "陈致远")
    meet(town)

    changed = ("changed", "head", "陈志元", "陈致远")
    assert told(town.centre, house) == [
        ("created", "", None, None),
        ("changed", "head", "陈志远", "陈志元"),
        ("moved", "place", None, GRID_2),
        changed,
    ]
    assert told(second(town), house) == [
        ("created", "", None, None),
        ("moved", "place", UNIT_1, GRID_2),
        changed,
    ]
    with second(town).open() as (conn, _me), town.centre.open() as (centre, _):
        here, there = (events.history_of(each, house)[0] for each in (conn, centre))
        assert (here.at_ms, here.device) == (there.at_ms, there.device)
        (told_now,) = [one.values for one in events.history_of(conn, house) if one.kind == "moved"]
        assert dict(told_now)["head"] == "陈志元"
        past = timeline.of_household(conn, house)
    assert sorted(edit.field for one in past for edit in one.edits) == ["head", "place"]
    assert sum(one.visit is not None for one in past) == 1
    assert sum(one.matter is not None and one.step is None for one in past) == 1


def test_a_visit_entered_too_late_follows_its_household(town: Township) -> None:
    house, _matter = settled_household(town)
    meet(town)
    move(town.centre, GRID_2, house)
    visit = {"household": house, "type": "1", "result": "1", "happened_on": DAY, "note": "晚了"}
    visit |= {"worker": town.worker.me.worker.hex()}
    town.worker.save(Entry(kind="visit", place=UNIT_1, fields=visit))
    meet(town)

    with town.centre.open() as (conn, me), transaction(conn):
        assert list(transfer.late(conn, me).values()) == [GRID_2]
        done = transfer.fetch(conn, me, now_ms=town.clock.tick())
        assert done.records == {"visit": 1}
        assert transfer.late(conn, me) == {}
    meet(town)

    with second(town).open() as (conn, _me):
        assert len(records.ids(conn, KINDS["visit"], where={"household": house})) == 2
    assert second(town).digest(GRID_2) == town.centre.digest(GRID_2)


def test_another_worker_for_the_same_grid_needs_no_transfer(town: Township) -> None:
    house, matter = settled_household(town)
    meet(town)
    before, was = town.centre.digest(GRID), standing(town.worker, matter)

    new = township.join(town, "successor", Role.GRID, GRID)
    with town.centre.open() as (conn, me), transaction(conn):
        tag = town.worker.me.tag
        one = stopping.look(conn, me, tag, now_ms=town.clock.tick())
        stopping.stop(conn, me, one, "换人", now_ms=town.clock.tick())
    for _ in range(2):
        town.carry(new, town.centre)
        town.carry(town.centre, new)

    assert town.centre.digest(GRID) == before == new.digest(GRID)
    assert standing(new, matter) == was
    new.rename(house, "陈致远")
    town.carry(new, town.centre)
    town.carry(town.centre, new)
    assert new.status().unconfirmed == 0
    assert town.centre.digest(GRID) == new.digest(GRID) != before


def test_two_hands_are_told_in_words_and_the_answer_reaches_both(town: Township) -> None:
    leader = town.leader
    house = town.worker.household(UNIT_1, "陈志远")
    town.exchange(rounds=1)

    town.worker.rename(house, "陈志元")
    town.worker.save(Entry(kind="household", id=house, fields={"address": "竹海巷 1 号"}))
    town.centre.rename(house, "陈致远")
    town.centre.save(Entry(kind="household", id=house, fields={"address": "竹海巷 1 号"}))
    town.exchange(rounds=2)

    for device in (town.centre, town.worker, leader):
        with device.open() as (conn, _me):
            (found,) = conflicts.conflicts(conn)
            assert found.field == "head", "two who write the same are no conflict"
            assert {(one.value, one.tag) for one in found.choices} == {
                ("陈志元", town.worker.me.tag),
                ("陈致远", ""),
            }
            assert all(one.at_ms for one in found.choices)
    with pytest.raises(NoRight), town.worker.open() as (conn, me), transaction(conn):
        conflicts.resolve(conn, me, house, "head", 1, now_ms=town.clock.tick())
    with town.centre.open() as (conn, me), transaction(conn):
        conflicts.resolve(conn, me, house, "head", 2, now_ms=town.clock.tick())
    town.exchange(rounds=2)

    shown = {home(device, house).head for device in (town.centre, town.worker, leader)}  # type: ignore[union-attr]  # it is there
    assert len(shown) == 1
    assert {device.status().conflicts for device in (town.centre, town.worker, leader)} == {0}
    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    assert leader.digest(UNIT_1) == town.centre.digest(UNIT_1)

"""Leader to worker to township, leader to township directly, and the answers back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.register import cipher, scope
from gridapp.register.log import Entry
from gridapp.sync import inspecting, vault
from tests.conftest import ENCRYPTED
from tests.sync import township
from tests.sync.township import GRID, TOWN, UNIT_1, UNIT_2, Device, Township, visit

VILLAGE = "520381003001"
PASSPHRASE = "山里的桥下有鱼三条半"


@pytest.fixture(params=["plain"] if ENCRYPTED else ["plain", "encrypted"])
def sealed(request: pytest.FixtureRequest) -> bool:
    """Whether everybody's home is encrypted: each test here runs with both drivers.

    Where every database of the run is, homes need not be.
    """
    return bool(request.param == "encrypted")


@pytest.fixture
def town(town: Township, sealed: bool) -> Iterator[Township]:
    """Everybody knows everybody; with homes of one kind and of the other."""
    yield from _as_wanted(town, sealed)


@pytest.fixture
def joined(joined: Township, sealed: bool) -> Iterator[Township]:
    """The same before anybody has sent anything."""
    yield from _as_wanted(joined, sealed)


def _as_wanted(town: Township, sealed: bool) -> Iterator[Township]:
    for device in town.everybody if sealed else ():
        vault.encrypt(device.home, PASSPHRASE)
    assert {cipher.is_sealed(device.home.keys) for device in town.everybody} == {sealed}
    yield town
    for device in town.everybody:
        vault.lock(device.home)


def test_after_exchanging_everything_is_accepted_and_all_agree(town: Township) -> None:
    town.worker.household(UNIT_1, "曾静秀")
    visit(town.worker, GRID, "巡查")
    visit(town.leader, UNIT_1, "楼道干净")
    visit(town.other, UNIT_2, "老人在家")

    town.exchange(rounds=2)

    for device in (town.worker, town.leader, town.other):
        status = device.status()
        assert status.unconfirmed == 0
        assert status.rows["accepted"] == sum(status.rows.values()) > 0
    assert town.centre.status().unconfirmed == 0
    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    assert town.leader.digest(UNIT_1) == town.centre.digest(UNIT_1) == town.worker.digest(UNIT_1)
    assert town.other.digest(UNIT_2) == town.centre.digest(UNIT_2)


def test_a_leader_sees_what_the_worker_wrote_in_his_unit_and_nothing_else(town: Township) -> None:
    town.worker.household(UNIT_1, "曾静秀")
    town.worker.household(UNIT_2, "别的单元")
    town.worker.household(GRID, "网格里")

    town.exchange()

    with town.leader.open() as (conn, _me):
        heads = [head for (head,) in conn.execute("SELECT head FROM household")]
        places = {place for (place,) in conn.execute("SELECT DISTINCT place FROM stream")}
    assert heads == ["曾静秀"]
    assert places == {0, int(UNIT_1)}


def test_a_first_file_works_by_either_route_before_anybody_is_known(joined: Township) -> None:
    """Leaders were enrolled before the worker had keys: their files open for his token's key."""
    visit(joined.leader, UNIT_1, "第一天")

    by_worker, at_centre = joined.carry(joined.leader, joined.worker, joined.centre)

    assert [one.result for one in by_worker + at_centre] == ["imported", "imported"]
    assert joined.worker.digest(UNIT_1) == joined.centre.digest(UNIT_1)


def test_a_leaders_file_by_both_routes_in_either_order_ends_the_same(
    town: Township, tmp_path: Path
) -> None:
    visit(town.leader, UNIT_1, "两条路")
    direct = [one.path for one in town.leader.export(town.stick("direct"))]
    town.worker.take(*direct)
    through = [one.path for one in town.worker.export(town.stick("through"))]
    twin = town.copy(tmp_path / "twin")

    town.centre.take(*direct)
    town.centre.take(*through)
    twin.centre.take(*through)
    twin.centre.take(*direct)

    assert town.centre.digest("") == twin.centre.digest("")
    assert town.centre.status() == twin.centre.status()


def test_a_worker_carries_the_centres_receipts_to_a_leader(town: Township) -> None:
    visit(town.leader, UNIT_1, "回执经网格员")
    town.carry(town.leader, town.worker)
    town.carry(town.worker, town.centre)
    assert town.leader.status().rows["packed"] == 1

    answers = [one.path for one in town.centre.export(town.stick()) if "leader" not in one.to]
    town.worker.take(*answers)
    town.carry(town.worker, town.leader)

    assert town.leader.status().rows["accepted"] == 1
    assert town.leader.status().unconfirmed == 0


def test_a_workers_word_alone_is_no_receipt(town: Township) -> None:
    visit(town.leader, UNIT_1, "只到网格员")
    town.carry(town.leader, town.worker)

    town.carry(town.worker, town.leader)

    assert town.leader.status().rows["packed"] == 1
    assert town.leader.status().unconfirmed == 1


def test_two_hands_in_one_field_are_both_kept_and_shown_everywhere(town: Township) -> None:
    house = town.worker.household(UNIT_1, "陈志远")
    town.exchange(rounds=1)

    town.worker.rename(house, "陈志元")
    town.centre.rename(house, "陈致远")
    town.exchange(rounds=2)

    assert town.centre.status().conflicts == town.worker.status().conflicts == 1
    assert town.worker.digest(GRID) == town.centre.digest(GRID)


def test_a_new_leader_gets_his_units_records_with_the_first_answer(town: Township) -> None:
    town.worker.household(f"{GRID}003", "郭美")
    town.exchange(rounds=1)
    new = township.join(town, "leader-3", Role.UNIT, f"{GRID}003")

    town.carry(new, town.centre)
    town.carry(town.centre, new)

    assert new.digest(f"{GRID}003") == town.centre.digest(f"{GRID}003")


def test_files_for_others_lie_on_the_stick_unharmed(town: Township) -> None:
    visit(town.leader, UNIT_1, "给中心的")
    town.leader.export(town.stick("share"))

    found = town.other.take(town.stick("share"))

    assert [(one.result, one.reason) for one in found] == [("set_aside", "not_for_this_home")]
    assert [one.result for one in town.centre.take(town.stick("share"))] == ["imported"]


def test_a_second_pc_at_the_centre_sees_the_township_and_its_work_is_confirmed(
    town: Township,
) -> None:
    town.worker.household(UNIT_1, "张艳")
    town.exchange(rounds=1)
    staff = township.join(town, "staff", Role.TOWN, TOWN)
    town.carry(staff, town.centre)
    town.carry(town.centre, staff)

    staff.household(UNIT_2, "曾静秀")
    town.carry(staff, town.centre)
    town.carry(town.centre, staff)

    assert staff.status().rows["accepted"] == 1
    assert staff.digest(TOWN) == town.centre.digest(TOWN)


def test_two_devices_of_one_grid_meet_at_the_centre(town: Township) -> None:
    second = township.join(town, "second", Role.GRID, GRID)
    town.worker.household(UNIT_1, "张艳")
    second.household(GRID, "曾静秀")

    for _ in range(2):
        for device in (town.worker, second):
            town.carry(device, town.centre)
        town.carry(town.centre, town.worker, second)

    assert second.digest(GRID) == town.worker.digest(GRID) == town.centre.digest(GRID)
    assert second.status().unconfirmed == town.worker.status().unconfirmed == 0


def test_a_grid_head_between_worker_and_centre_relays_too(town: Township) -> None:
    head = township.join(town, "head", Role.GRID_HEAD, VILLAGE)
    town.carry(head, town.centre)
    town.carry(town.centre, town.worker, head)
    town.worker.household(UNIT_1, "张艳")

    town.carry(town.worker, head)
    town.carry(head, town.centre)
    town.carry(town.centre, head)
    town.carry(head, town.worker)

    assert town.worker.status().unconfirmed == 0
    assert head.digest(VILLAGE) == town.centre.digest(VILLAGE)


def test_a_device_that_was_cut_off_gets_nobodys_work_and_counts_no_more(town: Township) -> None:
    visit(town.leader, UNIT_1, "停用之前")
    town.exchange(rounds=1)
    ends = msgspec.msgpack.encode([(0, 2, bytes(16)), (int(UNIT_1), 6, bytes(16))])
    cut: dict[str, Value] = {"key": town.leader.me.key, "reason": "设备丢失", "ends": ends}
    town.centre.save(Entry(kind="cut", fields=cut))
    town.carry(town.centre, town.worker)
    visit(town.leader, UNIT_1, "捡到的人写的")
    town.centre.household(UNIT_1, "张艳")

    by_worker, at_centre = town.carry(town.leader, town.worker, town.centre)

    assert [(one.result, one.reason) for one in by_worker + at_centre] == [("held", "cut")] * 2
    tag = town.leader.me.tag
    (last,) = [one for one in town.centre.export(town.stick("after")) if tag in one.to]
    seen = inspecting.inspect(last.path, town.leader.ring)
    assert {part.place for part in seen.segments} == {""}
    assert not any(tag in one.to for one in town.worker.export(town.stick("after")))
    with town.centre.open() as (conn, _me):
        notes = [note for (note,) in conn.execute("SELECT note FROM visit")]
    assert notes == ["停用之前"]


def test_bytes_stay_the_same_over_several_hands(town: Township) -> None:
    visit(town.leader, UNIT_1, "楼道干净")
    town.carry(town.leader, town.worker)
    town.carry(town.worker, town.centre)

    written = _written_by(town.leader, town.leader)

    assert written
    assert _written_by(town.worker, town.leader) == written
    assert _written_by(town.centre, town.leader) == written


def _written_by(holder: Device, author: Device) -> list[bytes]:
    """An author's work about his place, as it lies with somebody."""
    key = author.me.key + int(UNIT_1).to_bytes(8, "little")
    with holder.open() as (conn, _me):
        return scope.stream_bodies(conn, key)

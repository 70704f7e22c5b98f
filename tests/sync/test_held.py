"""What came and does not count yet: seen device by device, and let count by the centre."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from gridapp.cli.job import Job
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.register import intake, records, waiting
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.waiting import NotWaiting, Waiting, mark
from gridapp.sync import enrol, picking
from gridapp.sync.keys import DAY
from gridapp.sync.picking import AlreadyPicked
from tests.sync.township import GRID, UNIT_1, Clock, Device, Township

HandedOut = tuple[Township, enrol.DeviceAdded]


def held(device: Device) -> list[Waiting]:
    with device.open() as (conn, _me):
        return waiting.waiting(conn)


def pick(device: Device, said: str) -> Waiting:
    with device.open() as (conn, me), transaction(conn):
        return picking.pick(conn, me, device.ring, said, now_ms=device.clock.tick())


def release(device: Device, said: str, place: str = "") -> int:
    with device.open() as (conn, me), transaction(conn):
        return waiting.release(conn, me, said, place=place, now_ms=device.clock.tick())


@pytest.fixture(scope="session")
def twins_once(handed_out_once: HandedOut, tmp_path_factory: pytest.TempPathFactory) -> Township:
    """Two devices used one start-up file and entered a household each; both files came."""
    once, new = handed_out_once
    town = once.copy(tmp_path_factory.mktemp("twins"))
    both = [town.device(name) for name in ("one", "two")]
    for twin, head in zip(both, ("张艳", "郭美"), strict=True):
        enrol.join(twin.home, new.file, new.code, now_ms=town.clock.tick())
        twin.household(GRID, head)
    town.centre.take(*[twin.export(town.stick())[0].path for twin in both])
    return town


@pytest.fixture
def twins(twins_once: Township, tmp_path: Path) -> Township:
    """A township of one's own with two devices of one start-up file, `one` and `two`."""
    return twins_once.copy(tmp_path / "town")


def heads(device: Device) -> list[str]:
    with device.open() as (conn, _me):
        return [head for (head,) in conn.execute("SELECT head FROM household ORDER BY head")]


def ahead(town: Township, days: int = 10) -> Device:
    """The worker, whose clock runs so many days ahead."""
    return Device(town.worker.home, Clock(town.clock.now_ms + days * DAY))


def test_two_devices_of_one_start_up_file_are_listed_by_their_marks(twins: Township) -> None:
    both = twins.device("one"), twins.device("two")

    found = held(twins.centre)

    assert {one.mark for one in found} == {mark(twin.me.key) for twin in both}
    assert twins.centre.status().held == sum(one.rows for one in found) == 2
    assert {(one.reason, one.tag, one.worker, one.place, one.rows) for one in found} == {
        ("twins", both[0].me.tag, "陈志远", GRID, 1)
    }


def test_the_one_that_is_picked_counts_here_and_everywhere_the_other_stays_held(
    twins: Township,
) -> None:
    town, true, other = twins, twins.device("one"), twins.device("two")

    town.carry(town.worker, town.centre)

    picked = pick(town.centre, mark(true.me.key))
    for twin in (true, other):
        town.carry(twin, town.centre)
    town.carry(town.centre, town.worker, true)
    town.carry(true, town.centre)
    town.carry(town.centre, true)

    assert (picked.rows, picked.key) == (1, true.me.key)
    assert heads(town.centre) == heads(town.worker) == ["张艳"]
    assert {(one.reason, one.key) for one in held(town.centre)} == {("second", other.me.key)}
    assert true.digest(GRID) == town.centre.digest(GRID)
    assert true.status().unconfirmed == 0
    assert other.status().rows["accepted"] == 0


def test_one_of_two_is_picked_once(twins: Township) -> None:
    town, true, other = twins, twins.device("one"), twins.device("two")
    pick(town.centre, mark(true.me.key))

    for twin in (true, other):
        with pytest.raises(AlreadyPicked, match=mark(true.me.key)):
            pick(town.centre, mark(twin.me.key))

    assert heads(town.centre) == ["张艳"]


def test_the_later_of_two_is_not_picked_where_the_first_counts(handed_out: HandedOut) -> None:
    town, new = handed_out
    one, two = town.device("one"), town.device("two")
    for twin in (one, two):
        enrol.join(twin.home, new.file, new.code, now_ms=town.clock.tick())
        twin.household(GRID, twin.home.root.name)
        town.carry(twin, town.centre)

    assert [(late.reason, late.key) for late in held(town.centre)] == [("second", two.me.key)]
    with pytest.raises(AlreadyPicked):
        pick(town.centre, mark(two.me.key))
    assert heads(town.centre) == ["one"]


@pytest.mark.parametrize("said", ["", "0", "0" * 8, "g" * 8, "%", "陈志远"])
def test_a_mark_that_means_no_waiting_device_changes_nothing(twins: Township, said: str) -> None:
    before = twins.centre.dump()

    for act in (pick, release):
        with pytest.raises(NotWaiting):
            act(twins.centre, said)

    assert twins.centre.dump() == before


def test_less_than_a_whole_mark_is_none(twins: Township) -> None:
    key = twins.device("one").me.key

    with pytest.raises(NotWaiting):
        pick(twins.centre, mark(key)[:7])
    assert pick(twins.centre, f" {key.hex().upper()} ").key == key


def test_only_the_centre_picks_and_only_a_centre_releases(town: Township) -> None:
    with pytest.raises(enrol.NotACentre):
        pick(town.worker, "0" * 8)
    with pytest.raises(NoRight):
        release(town.worker, "0" * 8)


def test_what_a_fast_clock_wrote_counts_everywhere_once_it_is_released(town: Township) -> None:
    worker = ahead(town)
    worker.household(UNIT_1, "张艳")
    written = [one.path for one in worker.export(town.stick())]
    for device in (town.centre, town.leader):
        device.take(*written)
    before = [(one.reason, one.worker, one.rows) for one in held(town.centre)]
    waited = worker.status()

    assert release(town.centre, mark(worker.me.key)) == 1
    town.carry(town.centre, town.leader, worker)

    assert before == [("clock", "worker", 1)]
    assert held(town.centre) == held(town.leader) == []
    assert heads(town.centre) == heads(town.leader) == ["张艳"]
    assert town.centre.digest(UNIT_1) == town.leader.digest(UNIT_1) == worker.digest(UNIT_1)
    assert (waited.rows["accepted"], worker.status().unconfirmed) == (0, 0)


def came_back(town: Township) -> Device:
    """The worker, who wrote a household while his clock was ten days ahead; it is right again."""
    ahead(town).household(UNIT_1, "张艳")
    town.carry(town.worker, town.centre)
    town.clock.now_ms += DAY
    return town.worker


def instants(device: Device) -> list[int]:
    """The days from now at which own work says it was written, in the order of writing."""
    with device.open() as (conn, _me):
        found = conn.execute(
            "SELECT e.at >> 16 FROM entry e JOIN rec r ON r.id = e.rec"
            " WHERE r.kind = 10 ORDER BY e.sid, e.first"
        ).fetchall()
    return [round((at - device.clock.now_ms) / DAY) for (at,) in found]


def test_what_is_written_once_the_clock_is_right_again_counts_without_anybodys_word(
    town: Township,
) -> None:
    worker = came_back(town)

    worker.household(UNIT_1, "郭美")
    worker.household(UNIT_1, "林静")
    town.carry(worker, town.centre, town.leader)

    assert instants(worker) == [9, 0, 0]
    assert heads(town.centre) == heads(town.leader) == ["林静", "郭美"]
    assert [(one.reason, one.rows) for one in held(town.centre)] == [("clock", 1)]
    release(town.centre, mark(worker.me.key))
    town.carry(town.centre, town.leader, worker)
    assert heads(town.centre) == heads(town.leader) == ["张艳", "林静", "郭美"]
    assert {one.digest(UNIT_1) for one in (town.centre, town.leader, worker)} == {
        worker.digest(UNIT_1)
    }
    assert worker.status().unconfirmed == 0


def test_what_was_ahead_of_the_clock_counts_once_its_day_has_come_and_somebody_looks(
    town: Township,
) -> None:
    worker = ahead(town, days=3)
    worker.household(UNIT_1, "张艳")
    files = [one.path for one in worker.export(town.stick())]
    town.centre.take(*files)
    assert heads(town.centre) == []

    def look(days: float) -> int:
        now_ms = town.clock.now_ms + int(days * DAY)
        args = Namespace(home=town.centre.home.root, json=True, lang="zh")
        job = Job(args=args, home=town.centre.home, language="zh", now_ms=now_ms)
        with job.register() as (conn, _me):
            return int(conn.execute("SELECT count(*) FROM household").fetchone()[0])

    assert [look(days) for days in (0, 0.5, 1.5)] == [0, 0, 1]
    assert held(town.centre) == []
    assert town.centre.digest(UNIT_1) == worker.digest(UNIT_1)


def test_what_was_written_before_the_clock_jumped_is_not_held_with_the_rest(
    town: Township,
) -> None:
    town.worker.household(UNIT_1, "林静")
    ahead(town).household(UNIT_1, "张艳")
    town.worker.household(UNIT_1, "郭美")

    town.carry(town.worker, town.centre)

    assert heads(town.centre) == ["林静", "郭美"]
    assert [(one.reason, one.rows) for one in held(town.centre)] == [("clock", 1)]


def test_a_correction_of_what_was_written_by_the_fast_clock_still_comes_after_it(
    town: Township,
) -> None:
    worker = came_back(town)
    with worker.open() as (conn, _me):
        (id_,) = records.ids(conn, KINDS["household"])

    worker.rename(id_, "张燕")
    worker.rename(id_, "张雁")
    worker.household(UNIT_1, "郭美")
    town.carry(worker, town.centre)
    counted = heads(town.centre)
    release(town.centre, mark(worker.me.key))
    town.carry(town.centre, worker)

    assert counted == ["郭美"]
    assert heads(worker) == heads(town.centre) == ["张雁", "郭美"]
    assert worker.digest(UNIT_1) == town.centre.digest(UNIT_1)
    assert worker.status().conflicts == town.centre.status().conflicts == 0


def test_a_clock_that_goes_slow_makes_nothing_run_backwards(town: Township) -> None:
    town.worker.household(UNIT_1, "张艳")
    slow = Device(town.worker.home, Clock(town.clock.now_ms - 30 * DAY))

    slow.household(UNIT_1, "郭美")

    assert instants(town.worker) == [0, 0]


def test_a_release_reaches_no_further_than_what_was_seen(town: Township) -> None:
    worker = ahead(town)
    worker.household(GRID, "张艳")
    town.carry(worker, town.centre)
    release(town.centre, mark(worker.me.key))

    worker.household(GRID, "郭美")
    town.carry(worker, town.centre)

    assert heads(town.centre) == ["张艳"]
    assert [(one.reason, one.rows) for one in held(town.centre)] == [("clock", 1)]


def test_a_release_that_is_taken_back_holds_again_on_every_device(town: Township) -> None:
    worker = ahead(town)
    worker.household(UNIT_1, "张艳")
    written = [one.path for one in worker.export(town.stick())]
    for device in (town.centre, town.leader):
        device.take(*written)
    release(town.centre, mark(worker.me.key))
    town.carry(town.centre, town.leader)
    counted = (heads(town.centre), heads(town.leader))
    with town.centre.open() as (conn, _me):
        (given,) = records.ids(conn, KINDS["release"])

    town.centre.save(Entry(kind="release", id=given, fields={"gone": "按错了"}))
    town.carry(town.centre, town.leader)
    with town.centre.open() as (conn, me), transaction(conn):
        intake.readmit(conn, root=me.root, now_ms=town.clock.now_ms)

    assert counted == (["张艳"], ["张艳"])
    assert heads(town.centre) == heads(town.leader) == []
    assert town.centre.digest(UNIT_1) == town.leader.digest(UNIT_1)


def test_a_release_for_one_place_leaves_the_others_held(town: Township) -> None:
    worker = ahead(town)
    for place, head in ((GRID, "张艳"), (UNIT_1, "郭美"), (GRID, "林静")):
        worker.household(place, head)
        town.carry(worker, town.centre)

    assert release(town.centre, mark(worker.me.key), GRID) == 2

    assert heads(town.centre) == ["张艳", "林静"]
    with pytest.raises(NotWaiting):
        release(town.centre, mark(worker.me.key), GRID)


def test_what_waits_for_a_certificate_is_not_released(twins: Township) -> None:
    with pytest.raises(NotWaiting):
        release(twins.centre, mark(twins.device("one").me.key))

    assert heads(twins.centre) == []


def test_joining_tells_the_mark_by_which_the_centre_knows_the_device(
    handed_out: HandedOut, tmp_path: Path
) -> None:
    town, new = handed_out
    device = Device(Home(tmp_path / "new"), town.clock)

    joined = enrol.join(device.home, new.file, new.code, now_ms=town.clock.tick())

    assert joined.mark == mark(device.me.key) == device.me.key.hex()[:8]

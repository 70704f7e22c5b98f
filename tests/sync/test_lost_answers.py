"""What gets lost on its way down is written again, within bounds; one stick does it in one act."""

from pathlib import Path

import pytest

from gridapp.models.role import Role
from gridapp.register.database import transaction
from gridapp.sync import answering, outgoing, plans
from tests.sync import township
from tests.sync.township import GRID, UNIT_1, Township, visit

DAY = 86_400_000


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Township:
    """A centre, a worker and a leader below him, who know each other."""
    devices = [("worker", Role.GRID, GRID), ("leader-1", Role.UNIT, UNIT_1)]
    town = township.found(tmp_path_factory.mktemp("lost"), devices)
    for _ in range(2):
        town.carry(town.leader, town.worker, town.centre)
        town.carry(town.worker, town.centre, town.leader)
        town.carry(town.centre, town.worker, town.leader)
    return town


@pytest.fixture
def town(once: Township, tmp_path: Path) -> Township:
    return once.copy(tmp_path / "town")


def to_worker(town: Township, stick: str) -> list[Path]:
    return [one.path for one in town.centre.export(town.stick(stick)) if "worker" in one.to]


def test_receipts_that_got_lost_are_written_again_once_the_device_asks(town: Township) -> None:
    town.worker.household(UNIT_1, "甲")
    town.carry(town.worker, town.centre)
    assert len(to_worker(town, "lost")) == 1
    assert to_worker(town, "nothing-new") == []

    town.carry(town.worker, town.centre)  # still unconfirmed, so it is sent once more
    again = to_worker(town, "again")

    assert len(again) == 1
    town.worker.take(*again)
    assert town.worker.status().unconfirmed == 0
    town.carry(town.worker, town.centre)
    assert to_worker(town, "done") == []


def test_a_silent_device_is_written_to_again_ever_more_rarely(town: Township) -> None:
    town.centre.household(UNIT_1, "乙")
    assert len(to_worker(town, "lost")) == 1
    days = []
    for day in range(1, 80):  # before keys are renewed, which is news
        town.clock.now_ms += DAY
        if to_worker(town, f"day-{day}"):
            days.append(day)

    assert len(days) <= plans.MOST_REPEATS
    gaps = [after - before for before, after in zip([0, *days], days, strict=False)]
    assert gaps == sorted(gaps)
    assert days[0] <= 2
    assert days[-1] < 70


def test_what_is_repeated_is_all_that_was_lost(town: Township) -> None:
    town.centre.household(UNIT_1, "丙")
    to_worker(town, "lost")
    town.clock.now_ms += 2 * DAY
    town.worker.take(*to_worker(town, "again"))

    assert town.worker.digest(GRID) == town.centre.digest(GRID)
    town.clock.now_ms += 40 * DAY
    town.carry(town.worker, town.centre)
    to_worker(town, "heard")
    town.clock.now_ms += 40 * DAY
    assert to_worker(town, "nothing-is-missing") == []


def test_everything_unconfirmed_is_written_again_on_demand(town: Township) -> None:
    town.centre.household(UNIT_1, "丁")
    to_worker(town, "lost")

    with town.centre.open() as (conn, me):
        again = outgoing.export(
            town.centre.home,
            conn,
            me,
            town.centre.ring,
            to=town.stick("again"),
            again=True,
            now_ms=town.clock.tick(),
        )

    town.worker.take(*(one.path for one in again))
    assert town.worker.digest(GRID) == town.centre.digest(GRID)


def test_a_leaders_stick_takes_his_answers_with_it(town: Township) -> None:
    visit(town.leader, UNIT_1, "戊")
    town.centre.household(UNIT_1, "己")
    town.carry(town.centre, town.worker)  # the worker carries the centre's word
    stick = town.stick("leader")
    town.leader.export(stick)

    def at_the_worker() -> list[str]:
        with town.worker.open() as (conn, me):
            came, written = answering.take_and_answer(
                town.worker.home, conn, me, town.worker.ring, [stick], now_ms=town.clock.tick()
            )
        assert {one.result for one in came} <= {"imported", "known", "set_aside"}
        assert all(one.path.parent == stick for one in written)
        return [one.to for one in written]

    first = at_the_worker()
    again = at_the_worker()  # the answer was lost with the stick: it is written once more

    assert len(first) == 1
    assert "leader-1" in first[0]
    assert again == first
    town.leader.take(stick)
    assert town.leader.digest(UNIT_1) == town.worker.digest(UNIT_1)


def test_an_access_log_that_got_shorter_is_told_at_the_centre(town: Township) -> None:
    town.worker.household(UNIT_1, "庚")
    town.carry(town.worker, town.centre)
    with town.worker.open() as (conn, _me), transaction(conn):
        conn.execute("DROP TRIGGER audit_is_kept")
        conn.execute("DELETE FROM audit")
    assert town.centre.status().shrunk == ()

    town.worker.household(UNIT_1, "辛")
    town.carry(town.worker, town.centre)

    (told,) = town.centre.status().shrunk
    assert (told.how, told.worker, told.now) == ("shorter", "worker", 0)
    assert told.before > 0
    town.clock.now_ms += 60 * DAY
    assert town.centre.status().shrunk == ()

"""What was just entered can be taken back, and what shows is as it was before."""

from __future__ import annotations

import pytest

from gridapp.models.declare import kind_of
from gridapp.models.household import Household
from gridapp.models.matter import Matter
from gridapp.register import matters, records, transfer, undo, visits
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.undo import TooLateToUndo
from tests.world import Desk, World

UNIT = "520381003001001001"
TODAY = "2026-11-23"


@pytest.fixture
def worker() -> Desk:
    return World().device("520381003001001")


def take_back(desk: Desk) -> None:
    at = undo.last_save(desk.conn)
    assert at is not None
    desk.now_ms += 1_000
    with transaction(desk.conn):
        undo.undo(desk.conn, desk.me, at, now_ms=desk.now_ms)


def a_home(desk: Desk) -> str:
    (home,) = desk.save(
        Entry(kind="household", place=UNIT, fields={"head": "张艳", "phone": "13166131860"})
    )
    return home


def test_new_record_taken_back_is_gone_from_every_list(worker: Desk) -> None:
    before = digest(worker.conn).visible
    a_home(worker)

    take_back(worker)

    assert records.ids(worker.conn, kind_of(Household)) == []
    assert digest(worker.conn).visible == before


def test_changed_value_gets_back_what_stood_before_even_from_a_file(worker: Desk) -> None:
    home = a_home(worker)
    worker.pack()
    before = digest(worker.conn).visible
    worker.save(Entry(kind="household", id=home, fields={"phone": None, "address": "丹霞路1号"}))

    take_back(worker)

    assert digest(worker.conn).visible == before
    back = records.get(worker.conn, Household, home)
    assert back is not None
    assert (back.phone, back.address) == ("13166131860", None)


def test_record_that_was_removed_is_back(worker: Desk) -> None:
    home = a_home(worker)
    before = digest(worker.conn).visible
    worker.save(Entry(kind="household", id=home, fields={"gone": "搬走", "phone": None}))

    take_back(worker)

    assert digest(worker.conn).visible == before
    assert records.ids(worker.conn, kind_of(Household)) == [home]


def test_record_that_was_moved_is_back_where_it_was(worker: Desk) -> None:
    home = a_home(worker)
    before = digest(worker.conn).visible
    worker.save(Entry(kind="household", id=home, fields={"place": UNIT[:15] + "002"}))

    take_back(worker)

    assert digest(worker.conn).visible == before


def test_visit_with_all_that_was_found_is_taken_back_as_one(worker: Desk) -> None:
    before = digest(worker.conn).visible
    found = NewMatter(
        place=UNIT,
        fields={"task": "environment", "title": "路灯不亮", "heard_on": TODAY},
        reporters=[{"kind": "named", "name": "张艳"}],
    )
    worker.now_ms += 1_000
    with transaction(worker.conn):
        visits.record(
            worker.conn,
            worker.me,
            UNIT,
            {"type": "1", "result": "2"},
            [found],
            today=TODAY,
            now_ms=worker.now_ms,
        )

    take_back(worker)

    assert digest(worker.conn).visible == before


def test_step_taken_back_leaves_the_matter_where_it_was(worker: Desk) -> None:
    found = NewMatter(
        place=UNIT,
        fields={"task": "environment", "title": "路灯不亮", "heard_on": TODAY},
    )
    with transaction(worker.conn):
        matter = matters.register(worker.conn, worker.me, found, today=TODAY, now_ms=worker.now_ms)
    worker.now_ms += 1_000
    with transaction(worker.conn):
        matters.step(
            worker.conn, worker.me, matter, "withdraw", {}, today=TODAY, now_ms=worker.now_ms
        )

    take_back(worker)

    state = records.derived(worker.conn, kind_of(Matter), [matter])[matter]["state"]
    assert state == "REPORTED"


def test_what_is_in_a_file_already_cannot_be_undone(worker: Desk) -> None:
    a_home(worker)
    worker.pack()

    assert undo.last_save(worker.conn) is None


def test_undo_refuses_when_somebody_built_on_it_and_changes_nothing(worker: Desk) -> None:
    home = a_home(worker)
    at = undo.last_save(worker.conn)
    assert at is not None
    worker.save(Entry(kind="household", id=home, fields={"head": "张艳秋"}))
    before = digest(worker.conn)

    with pytest.raises(TooLateToUndo), transaction(worker.conn):
        undo.undo(worker.conn, worker.me, at, now_ms=worker.now_ms)

    assert digest(worker.conn) == before


def test_each_act_in_no_file_is_offered_until_something_is_built_on_it(worker: Desk) -> None:
    me, conn = worker.me, worker.conn
    a_home(worker)
    home = a_home(worker)
    first, second = sorted(undo.offered(conn, me))
    worker.now_ms += 1_000
    worker.save(
        Entry(kind="resident", place=UNIT, fields={"name": "张三", "household": home}),
    )
    resident = max(undo.offered(conn, me))

    assert set(undo.offered(conn, me)) == {first, resident}
    for at in (resident, second, first):
        worker.now_ms += 1_000
        with transaction(conn):
            for one in undo.offered(conn, me)[at]:
                undo.undo(conn, me, one, now_ms=worker.now_ms)
    assert undo.offered(conn, me) == {}  # what was taken back is not taken back again
    assert records.ids(conn, kind_of(Household)) == []
    a_home(worker)
    worker.pack()
    assert undo.offered(conn, me) == {}


def test_what_is_saved_after_a_transfer_is_an_act_of_its_own() -> None:
    centre = World().centre
    home = a_home(centre)
    with transaction(centre.conn):
        transfer.households(centre.conn, centre.me, [home], UNIT[:-1] + "2", now_ms=centre.now_ms)
    moved = undo.newest(centre.conn)
    centre.now_ms += 1_000
    centre.save(Entry(kind="household", id=home, fields={"head": "张艳秋"}))

    act = undo.act_after(centre.conn, moved)
    with transaction(centre.conn):
        for at in act:
            undo.undo(centre.conn, centre.me, at, now_ms=centre.now_ms)

    found = records.get(centre.conn, Household, home)
    assert found is not None
    assert found.head == "张艳"
    assert undo.act_after(centre.conn, 0) == ()

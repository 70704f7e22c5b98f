"""The day's log holds what was entered for the day, in order, with what came of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gridapp.models.activity import Activity
from gridapp.models.declare import Value, kind_of
from gridapp.models.matter import Matter
from gridapp.register import day_log, matters, visits
from gridapp.register.activities import NewActivity
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from tests.world import Desk, World

UNIT = "520381003005001001"
DAY, BEFORE = "2026-11-23", "2026-11-20"


@pytest.fixture
def desk() -> Desk:
    return World().device(UNIT[:15])


def visit(desk: Desk, day: str, *found: NewMatter | NewActivity, **fields: Value) -> str:
    desk.now_ms += 60_000
    told: Mapping[str, Value] = {"type": "1", "result": "1", "happened_on": day, **fields}
    with transaction(desk.conn):
        return visits.record(desk.conn, desk.me, UNIT, told, found, today=DAY, now_ms=desk.now_ms)


def matter(title: str, task: str = "hazard", day: str = DAY, *, settled: bool = False) -> NewMatter:
    return NewMatter(
        place=UNIT,
        fields={"task": task, "title": title, "heard_on": day},
        actions=matters.on_the_spot((), "当场拧紧") if settled else (("report", {}),),
    )


def told(desk: Desk, worker: str = "") -> list[tuple[str, str]]:
    return [
        (kind_of(type(line.record)).name, getattr(line.record, "title", None) or "")
        for line in day_log.of(desk.conn, DAY, worker=worker)
    ]


def test_visits_and_what_was_found_stand_in_the_order_of_the_day(desk: Desk) -> None:
    (home,) = desk.save(Entry(kind="household", place=UNIT, fields={"head": "罗桂花"}))
    visit(desk, BEFORE, matter("昨天的事", day=BEFORE))
    visit(desk, DAY, matter("电线老化"), matter("两家争沟", "dispute"), household=home)
    talk = NewActivity(place=UNIT, fields={"task": "publicity", "title": "讲防诈骗"})
    visit(desk, DAY, talk, matter("楼道堆柴", settled=True))

    assert told(desk) == [
        ("visit", ""),
        ("matter", "电线老化"),
        ("matter", "两家争沟"),
        ("visit", ""),
        ("matter", "楼道堆柴"),
        ("activity", "讲防诈骗"),
    ]
    lines = day_log.of(desk.conn, DAY)
    assert lines[0].household is not None
    assert lines[0].household.head == "罗桂花"
    assert [line.state for line in lines if isinstance(line.record, Matter)] == [
        "REPORTED",
        "REPORTED",
        "CLOSED",
    ]
    assert [step.note for step in lines[4].done] == ["当场拧紧"]
    assert isinstance(lines[5].record, Activity)


def test_steps_of_an_older_matter_stand_once_with_all_that_was_done(desk: Desk) -> None:
    with transaction(desk.conn):
        old = matters.register(
            desk.conn, desk.me, matter("路灯不亮", day=BEFORE), today=BEFORE, now_ms=desk.now_ms
        )
    visit(desk, DAY)
    for action in ("withdraw",):
        desk.now_ms += 1_000
        with transaction(desk.conn):
            matters.step(
                desk.conn, desk.me, old, action, {"note": "说错了"}, today=DAY, now_ms=desk.now_ms
            )

    lines = day_log.of(desk.conn, DAY)

    assert [kind_of(type(line.record)).name for line in lines] == ["visit", "step"]
    assert lines[1].about is not None
    assert getattr(lines[1].about, "title", "") == "路灯不亮"
    assert lines[1].state == "WITHDRAWN"


def test_log_of_one_worker_holds_what_was_entered_for_him(desk: Desk) -> None:
    leader = "ab" * 16
    visit(desk, DAY)
    visit(desk, DAY, behalf=leader)

    assert len(told(desk)) == 2
    assert len(told(desk, leader)) == 1
    assert len(told(desk, desk.me.worker.hex())) == 1


def test_what_was_taken_back_is_not_in_the_log(desk: Desk) -> None:
    id_ = visit(desk, DAY)
    desk.save(Entry(kind="visit", id=id_, fields={"gone": "undone"}))

    assert told(desk) == []


def test_days_without_entries_are_empty(desk: Desk) -> None:
    visit(desk, BEFORE)

    assert told(desk) == []

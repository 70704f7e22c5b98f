"""What counts in a month, what leaves the figures, and what a month counted stays."""

from __future__ import annotations

from typing import Any

import pytest

from gridapp.models.declare import Value
from gridapp.models.figure import Count, Period
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import disputes, mediation, records, steps
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.reports import figures
from gridapp.reports.figures import Counts, Figures
from tests.unit.reports.written import hamlet
from tests.village import DAY_MS, GRID, Village, empty_village, filled_village
from tests.world import NOW_MS

NAMED = ({"kind": "named", "name": "王桂花"},)


@pytest.fixture
def village() -> Village:
    return hamlet("罗桂花", "袁福全", "王明礼")


def counted(village: Village, first: int = 30, last: int = 0, place: str = GRID) -> Figures:
    """The figures of the days from so many days ago to so many days ago."""
    period = Period(village.day(first), village.day(last))
    return figures.count(village.desk.conn, place, period)


def matters(village: Village, first: int = 30, last: int = 0) -> Counts:
    return counted(village, first, last).matters


@pytest.mark.parametrize(
    ("count", "percent"),
    [
        (Count(65, 66), "98.48"),
        (Count(1, 8), "12.50"),
        (Count(2, 3), "66.67"),
        (Count(5, 5), "100.00"),
        (Count(0, 0), ""),
        (Count(3), ""),
    ],
)
def test_percentages_have_two_decimals_and_nothing_stands_for_a_base_of_nought(
    count: Count, percent: str
) -> None:
    assert count.percent == percent


def test_counts_and_shares_add_up() -> None:
    assert Count(1) + Count(2) == Count(3)
    assert Count(1, 2) + Count(2, 5) == Count(3, 7)
    assert not Count(0, 0)
    assert Count(0, 1)


def test_a_matter_counts_under_its_task_and_among_all(village: Village) -> None:
    village.matter("路灯不亮", 0, ago=3)
    village.matter("楼道堆柴", 1, ago=2, task="hazard")

    found = counted(village)

    assert found.tasks["environment"]["reported"] == Count(1)
    assert found.tasks["hazard"]["reported"] == Count(1)
    assert found.tasks["opinion"]["reported"] == Count(0)
    assert found.matters["reported"] == found.matters["under_way"] == Count(2)


def test_a_place_counts_itself_and_what_is_below(village: Village) -> None:
    village.matter("路灯不亮", 0)
    village.matter("楼道堆柴", 1)

    assert counted(village, place=village.place_of(0)).matters["reported"] == Count(1)
    assert counted(village, place="520381004").matters["reported"] == Count(0)


def test_what_is_settled_on_the_spot_is_so_much_of_what_was_reported(village: Village) -> None:
    village.matter("路灯不亮", 0, actions=(("settle", {"note": "换了灯泡"}),))
    village.matter("楼道堆柴", 1)

    found = matters(village)

    assert found["on_the_spot"] == Count(1, 2)
    assert (found["finished"], found["closed"], found["under_way"]) == (
        Count(1),
        Count(1),
        Count(1),
    )


def test_what_is_void_leaves_the_figures_but_an_answer_owed_is_owed(village: Village) -> None:
    village.matter("报错了的", 0, reporters=NAMED)
    village.step("报错了的", "void", centre=True, note="报错了")

    found = matters(village)

    assert found["reported"] == found["under_way"] == Count(0)
    assert found["owed"] == Count(1)


def test_device_and_centre_count_the_same_once_both_hold_the_same() -> None:
    village = filled_village(households=12)
    village.matter("路灯又不亮", 0, ago=20, reporters=NAMED)
    village.step("路灯又不亮", "accept", centre=True)
    village.step("路灯又不亮", "assign", centre=True, to=village.desk.me.worker.hex())
    period = Period(village.day(30), village.today)

    here = figures.count(village.desk.conn, GRID, period)

    assert here == figures.count(village.centre.conn, GRID, period)
    assert here.matters["reported"] == Count(9)
    assert here.matters["under_way"].number > 0


def test_what_was_never_reported_does_not_count(village: Village) -> None:
    village.matter("只是记下", 0, actions=())

    assert not any(matters(village).values())


def test_a_month_that_is_over_keeps_its_figures(village: Village) -> None:
    village.matter("路灯不亮", 0, ago=40, reporters=NAMED)
    before = matters(village, 60, 31)

    village.step("路灯不亮", "accept", centre=True)
    village.step("路灯不亮", "start")
    village.step("路灯不亮", "finish", note="换了灯泡")

    assert before["under_way"] == Count(1)
    assert matters(village, 60, 31) == before
    assert matters(village)["finished"] == Count(1)
    assert matters(village)["under_way"] == Count(0)


def test_whoever_told_of_it_later_was_not_owed_anything_before(village: Village) -> None:
    village.matter(
        "路灯不亮",
        0,
        ago=40,
        reporters=({**NAMED[0], "heard_on": village.day(0)},),
        actions=(("settle", {"note": "换了灯泡"}),),
    )

    assert matters(village, 60, 31)["owed"] == Count(0)
    assert matters(village)["owed"] == Count(1)


def test_overdue_is_what_is_not_done_when_its_day_has_passed(village: Village) -> None:
    for title in ("路灯不亮", "楼道堆柴", "井盖松动"):
        village.matter(title, 0, ago=10)
        village.step(title, "accept", centre=True, due=village.day(2))
    village.step("楼道堆柴", "start")
    village.step("楼道堆柴", "finish", note="清走了")
    village.step("井盖松动", "start")
    village.step("井盖松动", "suspend", reason="s2", due=village.day(-9))

    found = matters(village)

    assert found["overdue"] == Count(1)
    assert found["on_time"] == Count(0, 2)
    assert matters(village, 30, 3)["overdue"] == Count(0)


def test_done_by_its_deadline_stays_on_time_when_it_is_closed_later(village: Village) -> None:
    village.matter("路灯不亮", 0, ago=5, reporters=NAMED)
    village.step("路灯不亮", "accept", centre=True, due=village.day(0))
    village.step("路灯不亮", "start")
    village.step("路灯不亮", "finish", note="换了灯泡")
    for desk in (village.desk, village.centre):
        desk.now_ms += 3 * 86_400_000
    village.step("路灯不亮", "verify", centre=True)
    (reporter,) = village.desk.conn.execute("SELECT hex(uid) FROM rec WHERE kind = 31").fetchone()
    village.step("路灯不亮", "told", reporter=reporter.lower(), way="face", satisfaction="2")
    village.step("路灯不亮", "close")

    found = matters(village)

    assert found["on_time"] == found["ended"] == Count(1, 1)
    assert found["told"] == Count(0, 0)
    assert found["content"] == found["reached"] == Count(1, 1)


def test_satisfaction_counts_only_who_gave_an_opinion(village: Village) -> None:
    for title, said in (("甲", "1"), ("乙", "4"), ("丙", "8"), ("丁", "9")):
        told = ("told", {"way": "phone", "satisfaction": said})
        settled = ("settle", {"note": "办好了"})
        village.matter(title, 0, reporters=NAMED, actions=(settled, told))

    found = matters(village)

    assert found["content"] == Count(1, 2)
    assert found["reached"] == Count(3, 4)


def test_of_whoever_was_called_back_and_told_again_the_last_word_counts(village: Village) -> None:
    told = ("told", {"way": "face", "satisfaction": "4"})
    village.matter("路灯不亮", 0, reporters=NAMED, actions=(("settle", {"note": "换了"}), told))
    assert matters(village)["content"] == Count(0, 1)

    village.step("路灯不亮", "reopen", centre=True, note="又灭了")
    village.step("路灯不亮", "start")
    village.step("路灯不亮", "finish", note="换了线")
    village.step("路灯不亮", "verify", centre=True)
    (reporter,) = village.desk.conn.execute("SELECT hex(uid) FROM rec WHERE kind = 31").fetchone()
    said = {"reporter": reporter.lower(), "way": "face"}
    village.step("路灯不亮", "told", **said, satisfaction="1")

    assert matters(village)["content"] == matters(village)["reached"] == Count(1, 1)


def test_what_is_returned_and_done_again_is_so_much_of_what_was_handed_out(
    village: Village,
) -> None:
    worker = village.desk.me.worker.hex()
    village.matter("路灯不亮", 0)
    village.step("路灯不亮", "accept", centre=True)
    village.step("路灯不亮", "assign", centre=True, to=worker)
    village.step("路灯不亮", "decline", note="不是本网格")
    village.step("路灯不亮", "assign", centre=True, to=worker)
    village.step("路灯不亮", "sign")
    village.step("路灯不亮", "finish", note="换了灯泡")
    village.step("路灯不亮", "reject", centre=True, note="还是不亮")

    found = matters(village)

    assert found["declined"] == Count(1, 2)
    assert found["redone"] == Count(1, 1)
    assert found["under_way"] == Count(1)


def test_visits_cover_the_households_where_somebody_was_met(village: Village) -> None:
    village.visit(0, ago=3)
    village.visit(0, ago=2)
    village.visit(1, ago=1, result="4")

    found = counted(village).place

    assert found["visits"] == Count(3)
    assert found["covered"] == Count(1, 3)


def test_a_month_counts_the_households_that_there_were_at_its_end() -> None:
    """Of seven homes four were there thirty days ago; two of these were visited by then."""
    village = empty_village()
    desk, long_ago, today = village.desk, village.desk.now_ms - 60 * DAY_MS, village.desk.now_ms

    def homes(*heads: str, at_ms: int) -> list[str]:
        desk.now_ms = at_ms
        said = [
            Entry(kind="household", place=village.place_of(0), fields={"head": h}) for h in heads
        ]
        village.households += desk.save(*said)
        return village.households[-len(heads) :]

    stays, leaves, left, _unseen = homes("罗桂花", "袁福全", "王明礼", "陈德贵", at_ms=long_ago)
    _new, late, undone = homes("李国芬", "赵朝阳", "周永碧", at_ms=today)
    for home, ago in ((leaves, 5), (left, 40)):
        gone = {"verb": "move_out", "happened_on": village.day(ago), "household": home}
        desk.save(
            Entry(kind="household", id=home, fields={"gone": "move_out"}),
            Entry(
                kind="life_event",
                place=village.place_of(0),
                fields={**gone, "worker": desk.me.worker.hex()},
            ),
        )
    desk.save(Entry(kind="household", id=undone, fields={"gone": "undone"}))
    for home in (stays, late):
        village.visit(village.households.index(home), ago=35)

    assert counted(village, 60, 31).place["covered"] == Count(2, 4)
    assert counted(village, 60, 41).place["covered"] == Count(0, 4)
    assert counted(village, 30, 0).place["covered"] == Count(0, 4)


def test_a_month_that_is_over_keeps_what_was_mediated_and_performed() -> None:
    """One quarrel agreed on, one given up: what becomes of them later belongs to later months."""
    village = empty_village(Role.GRID_HEAD)
    desk, place = village.desk, village.place_of(0)

    def at(ago: int) -> dict[str, Any]:
        return {"today": village.day(ago), "now_ms": NOW_MS - ago * DAY_MS + 3_600_000}

    def quarrel(title: str, ago: int, *actions: str) -> str:
        about = {"title": title, "source": "1", "type": "02"}
        sides = [{"side": "1", "name": "测试甲"}, {"side": "2", "name": "测试乙"}]
        with transaction(desk.conn):
            id_ = disputes.register(desk.conn, desk.me, place, about, sides, **at(ago))
        for action in actions:
            step(id_, action, ago)
        return id_

    def step(id_: str, action: str, ago: int, **fields: Value) -> None:
        with transaction(desk.conn):
            steps.take(desk.conn, desk.me, "dispute", id_, action, fields, **at(ago))

    agreed = quarrel("排水沟", 50, "accept", "mediate")
    with transaction(desk.conn):
        pact = {"form": "1", "terms": "共用一沟"}
        parts = [{"what": w, "due_on": village.day(35)} for w in ("清沟", "还钱")]
        mediation.agree(desk.conn, desk.me, agreed, pact, parts, **at(45))
    given_up = quarrel("地界", 50, "accept", "mediate")
    step(given_up, "terminate", 40, routes="1", note="谈不拢")
    first, second = records.ids(desk.conn, KINDS["instalment"], where={"dispute": agreed})
    with transaction(desk.conn):
        mediation.perform(desk.conn, desk.me, first, {}, **at(36))
    before = counted(village, 60, 31).tasks["dispute"]

    with transaction(desk.conn):
        mediation.perform(desk.conn, desk.me, second, {}, **at(10))
    step(given_up, "archive", 9)
    later = quarrel("鸡鸭", 20, "accept", "mediate")
    step(later, "terminate", 8, routes="1", note="谈不拢")

    assert (before["mediated"], before["performed"]) == (Count(1, 2), Count(1, 2))
    assert counted(village, 60, 31).tasks["dispute"] == before
    assert counted(village, 60, 46).tasks["dispute"]["mediated"] == Count(0, 0)
    assert counted(village).tasks["dispute"]["mediated"] == Count(0, 1)
    assert counted(village, 60).tasks["dispute"]["performed"] == Count(2, 2)


def test_help_and_activities_are_counted_of_their_own_records(village: Village) -> None:
    worker = village.desk.me.worker.hex()
    plan = {"household": village.households[0], "need": "缺煤", "worker": worker}
    (helped, _over) = village.desk.save(
        Entry(
            kind="help_plan", place=village.place_of(0), fields={**plan, "begun_on": village.day(9)}
        ),
        Entry(
            kind="help_plan",
            place=village.place_of(0),
            fields={
                **plan,
                "begun_on": village.day(90),
                "ended_on": village.day(1),
                "outcome": "1",
            },
        ),
    )
    village.desk.save(
        *[
            Entry(kind="measure", place=village.place_of(0), fields={"plan": helped, **said})
            for said in (
                {"what": "送煤", "done_on": village.day(2)},
                {"what": "修灶", "due_on": village.day(4)},
                {"what": "再去看看", "due_on": village.day(-4)},
            )
        ],
        Entry(
            kind="activity",
            place=village.place_of(0),
            fields={
                "task": "publicity",
                "title": "反诈宣传",
                "people": 24,
                "happened_on": village.day(3),
                "worker": worker,
            },
        ),
    )

    found = counted(village).tasks

    assert found["help"]["helped"] == found["help"]["help_begun"] == Count(1)
    assert found["help"]["help_ended"] == Count(1)
    assert (found["help"]["measures"], found["help"]["measures_late"]) == (Count(1), Count(1))
    assert found["publicity"] == {
        "activities": Count(1),
        "people": Count(24),
        "households": Count(0),
    }

"""A list of helped households with their helpers and measures, as a township sends it."""

from __future__ import annotations

from pathlib import Path

from gridapp.models.household import Household
from gridapp.register import help_list, helping, records
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from tests.unit.exchange.ledgers import a_workbook
from tests.unit.exchange.test_load_list import GRID, centre, loaded
from tests.world import Desk

__all__ = ["centre"]

TODAY = "2026-11-23"
SHEET = [
    ["户主", "住址", "困难和需要", "帮扶人", "帮扶单位", "帮扶措施", "完成时限"],
    ["罗桂花", "河滨路1号", "缺煤", "李干部", "街道办", "送煤", "2026-12-01"],
    ["袁福全", "", "看病要人陪", "", "", "", ""],
    ["没登记的", "", "缺粮", "李干部", "", "", ""],
]


def homes(desk: Desk) -> list[str]:
    return desk.save(
        Entry(
            kind="household", place=GRID + "001", fields={"head": "罗桂花", "address": "河滨路1号"}
        ),
        Entry(kind="household", place=GRID + "002", fields={"head": "袁福全"}),
    )


def test_plans_helpers_and_measures_are_begun_once(centre: Desk, tmp_path: Path) -> None:
    first, second = homes(centre)
    sheet = a_workbook(tmp_path / "a.xlsx", SHEET)

    listed, again = loaded(centre, "helped", sheet), loaded(centre, "helped", sheet)

    assert (listed.rows, listed.added) == (3, 4)
    assert [(one.field, one.rule) for one in listed.refused] == [("head", "not_registered")]
    assert (again.added, again.changed) == (0, 0)
    going = {one.plan.household: one for one in helping.going_on(centre.conn, "520381003")}
    assert going.keys() == {first, second}
    assert going[first].plan.place == GRID + "001"
    assert [(one.helper, one.body) for one in going[first].pairings] == [("李干部", "街道办")]
    assert [(one.what, one.due_on) for one in going[first].measures] == [("送煤", "2026-12-01")]
    assert help_list.counts(centre.conn, today=TODAY)["unpaired"] == 1


def test_a_helper_joins_a_plan_that_runs_and_none_is_begun_without_a_need(
    centre: Desk, tmp_path: Path
) -> None:
    first, _second = homes(centre)
    with transaction(centre.conn):
        helping.begin(
            centre.conn, centre.me, first, {"need": "缺煤"}, today=TODAY, now_ms=centre.now_ms
        )
    rows = [["户主", "帮扶人"], ["罗桂花", "李干部"], ["袁福全", "李干部"]]

    listed = loaded(centre, "helped", a_workbook(tmp_path / "a.xlsx", rows))

    assert listed.added == 1
    assert [one.rule for one in listed.refused] == ["no_plan"]


def test_whose_helper_has_left_is_seen(centre: Desk, tmp_path: Path) -> None:
    homes(centre)
    loaded(centre, "helped", a_workbook(tmp_path / "a.xlsx", SHEET))
    card = {"name": "李干部", "role": "GRID", "area": GRID}
    (worker,) = centre.save(Entry(kind="worker", fields=card))
    assert help_list.ids(centre.conn, today=TODAY, let_through="left") == []

    centre.save(Entry(kind="worker", id=worker, fields={"until": "2026-11-20"}))

    (plan,) = help_list.ids(centre.conn, today=TODAY, let_through="left")
    row = help_list.rows(centre.conn, [plan])[plan]
    assert records.standing(centre.conn, Household, row.household).head == "罗桂花"
    assert help_list.counts(centre.conn, today=TODAY)["left"] == 1


def test_a_namesake_elsewhere_gets_nobody_elses_plan(centre: Desk, tmp_path: Path) -> None:
    other = "520381003002"
    centre.save(
        Entry(kind="place", fields={"code": other, "name": "乙村"}),
        Entry(kind="household", place=GRID, fields={"head": "张伟", "address": "三组12号"}),
        Entry(kind="household", place=GRID, fields={"head": "李强", "address": "三组2号"}),
    )
    rows = [
        ["户主", "住址", "困难和需要"],
        ["张伟", "乙村三组12号", "缺煤"],
        ["李强", "三组12号", "缺煤"],
    ]

    listed = loaded(centre, "helped", a_workbook(tmp_path / "a.xlsx", rows))

    assert listed.added == 0
    assert [one.rule for one in listed.refused] == ["lies_elsewhere", "not_registered"]


def test_the_place_tells_namesakes_apart(centre: Desk, tmp_path: Path) -> None:
    other = "520381003002"
    _here, there, third = centre.save(
        Entry(kind="household", place=GRID, fields={"head": "张伟", "address": "三组12号"}),
        Entry(kind="household", place=other, fields={"head": "张伟", "address": "三组12号"}),
        Entry(kind="household", place=GRID, fields={"head": "李强", "address": "三组2号"}),
    )
    centre.save(Entry(kind="place", fields={"code": other, "name": "乙村"}))
    rows = [
        ["户主", "住址", "困难和需要"],
        ["张伟", "乙村三组12号", "缺煤"],
        ["李强", "滨东社区三组2号", "缺粮"],
    ]

    listed = loaded(centre, "helped", a_workbook(tmp_path / "a.xlsx", rows))

    assert (listed.added, listed.refused) == (2, [])
    going = helping.going_on(centre.conn, "520381003")
    assert {one.plan.household: one.plan.need for one in going} == {there: "缺煤", third: "缺粮"}

"""A round of visits planned on the command line, and how far it has come."""

from __future__ import annotations

from tests.unit.cli_home import UNIT, Line
from tests.unit.test_helping_command import say

PLANNED = {"name": "冬季大走访", "from_on": "2026-11-01", "to_on": "2026-12-31"}


def test_a_round_is_planned_and_goes_on(line: Line) -> None:
    home = line.new("household", head="罗福全")
    planned = say(line, PLANNED, "rounds", "plan")
    assert planned.code == 0, planned.err

    (row,) = line.json("rounds")["rows"]
    assert (row["id"], row["name"], row["total"], row["visited"]) == (
        planned.json["id"],
        "冬季大走访",
        1,
        0,
    )
    found = line.json("round", planned.json["id"])
    (left,) = found["remaining"]
    assert left["id"] == home
    assert found["places"] == [{"place": UNIT[:12], "left": 1, "total": 1}]
    assert "还有 1，共 1，走了 0.0%" in line("round", planned.json["id"]).out


def test_a_round_over_enterprises_counts_them_apart(line: Line) -> None:
    shops = [line.new("enterprise", name=f"小卖部{n}", premises="08") for n in range(4)]
    line.new("household", head="罗福全")
    planned = say(line, {**PLANNED, "subject": "enterprise"}, "rounds", "plan").json["id"]
    quiet = {"enterprise": shops[0], "happened_on": "2026-11-20"}
    assert say(line, quiet, "visit").code == 0

    found = line.json("round", planned)
    assert (found["total"], found["visited"], found["left"]) == (4, 1, 3)
    assert {one["id"] for one in found["remaining"]} == set(shops[1:])
    assert "走了 25.0%" in line("round", planned).out


def test_what_cannot_be_is_refused_and_nothing_is_written(line: Line) -> None:
    for said, expected in (
        ({**PLANNED, "name": " "}, "名称"),
        ({**PLANNED, "to_on": "2026-02-30"}, "截止"),
        ({**PLANNED, "subject": "gate"}, "走访对象"),
        ({**PLANNED, "area": "520382"}, "520382"),
        ({**PLANNED, "area": "nowhere"}, "范围"),
        ({**PLANNED, "weather": "rain"}, "weather"),
    ):
        answer = say(line, said, "rounds", "plan")

        assert answer.code == 1, said
        assert expected in answer.err, answer.err
    assert line.json("rounds")["total"] == 0

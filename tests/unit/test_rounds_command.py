"""A round of visits planned on the command line, and how far it has come."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

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
    (at,) = found["places"]
    assert (at["place"], at["left"], at["total"]) == (UNIT[:12], 1, 1)
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


def test_a_round_over_both_counts_them_apart_and_together(line: Line, tmp_path: Path) -> None:
    shops = [line.new("enterprise", name=f"小卖部{n}", premises="08") for n in range(3)]
    homes = [line.new("household", head="罗福全", address=f"{n} 号") for n in range(2)]
    planned = say(line, {**PLANNED, "subject": "both"}, "rounds", "plan").json["id"]
    for called in ({"enterprise": shops[0]}, {"household": homes[0]}, {"household": homes[1]}):
        assert say(line, {**called, "happened_on": "2026-11-20"}, "visit").code == 0

    found = line.json("round", planned)
    assert (found["total"], found["visited"], found["left"]) == (5, 3, 2)
    assert [(kind, one["visited"], one["left"]) for kind, one in found["kinds"].items()] == [
        ("household", 2, 0),
        ("enterprise", 1, 2),
    ]
    assert {(one["id"], one["kind"]) for one in found["remaining"]} == {
        (shop, "enterprise") for shop in shops[1:]
    }
    said = line("round", planned).out
    assert "还有 2，共 5，走了 60.0%（住户还有 0，共 2，单位还有 2，共 3）" in said
    assert "单位：共 3，已走访 1" in said

    assert line("round", planned, "--out", tmp_path / "走访.xlsx").code == 0
    book = load_workbook(tmp_path / "走访.xlsx")
    numbers = list(book["走到哪里了"].iter_rows(min_row=3, values_only=True))
    assert numbers[2] == ("住户和单位", 5, 3, 0, 2, 0, 0)
    by_place = list(book["各处还剩多少"].iter_rows(min_row=3, max_col=5, values_only=True))
    assert [row[1:] for row in by_place] == [
        ("住户", 2, 0, 1),
        ("单位", 3, 2, 1 / 3),
        ("住户和单位", 5, 2, 0.6),
    ]
    assert {row[1] for row in book["还没走到的"].iter_rows(min_row=3, values_only=True)} == {
        "小卖部1",
        "小卖部2",
    }
    assert "不在它的范围" in line("round", planned, "--place", "520382").err
    survey = {"name": "问卷", "from_on": "2026-11-01", "to_on": "2026-12-31", "subject": "both"}
    assert "问谁" in say(line, survey, "survey", "define").err


def test_what_cannot_be_is_refused_and_nothing_is_written(line: Line) -> None:
    for said, expected in (
        ({**PLANNED, "name": " "}, "名称"),
        ({**PLANNED, "to_on": "2026-02-30"}, "截止"),
        ({**PLANNED, "to_on": "2026-10-31"}, "「截止」早于开始的日期"),
        ({**PLANNED, "subject": "gate"}, "走访对象"),
        ({**PLANNED, "area": "520382"}, "520382"),
        ({**PLANNED, "area": "nowhere"}, "范围"),
        ({**PLANNED, "weather": "rain"}, "weather"),
    ):
        answer = say(line, said, "rounds", "plan")

        assert answer.code == 1, said
        assert expected in answer.err, answer.err
    assert line.json("rounds")["total"] == 0

"""The commands rounds, round and log."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Line


def visit(line: Line, **said: Any) -> Any:
    raw = json.dumps(said).encode()
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return line.json("visit")


@pytest.fixture
def round_(line: Line) -> str:
    """A round over the whole township that is on for many years."""
    fields = {
        "name": "冬季大走访",
        "subject": "household",
        "area": UNIT[:9],
        "from_on": "2000-01-01",
        "to_on": "2099-12-31",
    }
    (id_,) = line.put({"kind": "round", "fields": fields}).json["ids"]
    return str(id_)


def test_round_says_who_is_still_to_be_visited(line: Line, round_: str) -> None:
    homes = [line.new("household", head=head) for head in ("罗桂花", "袁德贵", "陈明礼")]
    visit(line, household=homes[0], found=[{"task": "hazard", "title": "电线老化"}])
    visit(line, household=homes[1], result="4")

    answer = line("round", round_)
    far = line.json("round", round_)

    assert {one["name"]: bool(one["tried"]) for one in far["remaining"]} == {
        "袁德贵": True,
        "陈明礼": False,
    }
    assert (far["total"], far["visited"], far["left"], far["found"], far["solved"]) == (
        3,
        1,
        2,
        1,
        0,
    )
    assert "无人在家" in answer.out
    assert "还没走到 2" in answer.out
    assert len(line.json("round", round_, "--limit", "1")["remaining"]) == 1


def test_rounds_lists_each_with_how_far_it_has_come(line: Line, round_: str) -> None:
    line.new("household", head="罗桂花")

    rows = line.json("rounds")["rows"]

    assert [(row["id"], row["left"]) for row in rows] == [(round_, 1)]
    assert "1 still to be visited" in line("rounds", language="en").out


def test_rounds_says_so_where_there_are_none(line: Line) -> None:
    assert line("rounds").out == "没有安排大走访\n"


def test_round_that_is_none_is_refused(line: Line) -> None:
    assert line("round", "0" * 32).code == 1


def test_log_tells_the_day_in_words(line: Line) -> None:
    home = line.new("household", head="罗桂花")
    visit(
        line,
        household=home,
        note="腿脚不便",
        happened_on="2026-11-23",
        found=[
            {"task": "hazard", "title": "电线老化", "heard_on": "2026-11-23", "settled": "包好了"},
            {"task": "publicity", "title": "讲防诈骗", "people": 4},
        ],
    )

    said = line("log", "--day", "2026-11-23").out

    assert said.startswith("民情日志  2026-11-23  星期一\n")
    for words in ("罗桂花", "腿脚不便", "电线老化", "包好了", "讲防诈骗", "参加 4 人"):
        assert words in said, said
    assert said.index("腿脚不便") < said.index("电线老化") < said.index("讲防诈骗")
    rows = line.json("log", "--day", "2026-11-23")["rows"]
    assert [row["kind"] for row in rows] == ["visit", "matter", "activity"]
    assert "Monday" in line("log", "--day", "2026-11-23", language="en").out


def test_log_of_one_worker_by_his_name(line: Line) -> None:
    visit(line, place=UNIT, happened_on="2026-11-23")

    assert len(line.json("log", "--day", "2026-11-23", "--worker", "林静")["rows"]) == 1
    assert line("log", "--worker", "没有这个人").code == 1


def test_log_of_an_empty_day_and_of_no_day(line: Line) -> None:
    assert "没有记录" in line("log", "--day", "2026-11-22").out
    for wrong in ("2026-13-01", "2026-11", "x"):
        assert line("log", "--day", wrong).code == 1


def test_steps_of_one_save_are_told_as_they_were_taken(line: Line) -> None:
    home = line.new("household", head="罗桂花")
    swept = {
        "task": "environment",
        "title": "垃圾没人清",
        "settled": "一起清走了",
        "reporters": [{"kind": "named", "name": one} for one in ("罗桂花", "陈明礼", "袁德贵")],
    }
    (matter,) = visit(line, household=home, found=[swept])["matters"]

    taken = [one["action"] for one in line.json("show", matter)["steps"]]

    assert taken == ["settle", "told", "told", "told", "close"]
    assert "当场办结：一起清走了 → 告诉反映人" in line("log").out

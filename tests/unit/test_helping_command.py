"""Help for a household from its beginning to its end, and activities, on the command line."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Answer, Line


def say(line: Line, said: Any, *words: str, language: str = "zh") -> Answer:
    raw = json.dumps(said).encode()
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return line("--json", *words, language=language)


@pytest.fixture
def home(line: Line) -> str:
    return line.new("household", head="罗福全")


def begun(line: Line, home: str, **more: Any) -> str:
    answer = say(line, {"need": "冬天没有煤", **more}, "helping", "begin", home)
    assert answer.code == 0, answer.err
    return str(answer.json["id"])


def test_a_plan_begins_with_helpers_and_measures_in_one_save(line: Line, home: str) -> None:
    plan = begun(
        line,
        home,
        pairings=[{"helper": "周文静"}],
        measures=[{"what": "送煤", "due_on": "2020-01-02"}, {"what": "修窗"}],
    )

    (row,) = line.json("helping", "list")["rows"]

    assert (row["id"], row["household"], row["head"]) == (plan, home, "罗福全")
    assert [one["helper"] for one in row["pairings"]] == ["周文静"]
    assert [one["what"] for one in row["measures"]] == ["送煤", "修窗"]
    assert row["overdue"] == 1
    assert "冬天没有煤" not in line("--json", "helping", "list").out
    said = line("helping", "list").out
    assert "周文静" in said
    assert said.count("已逾期") == 1


def test_what_was_done_is_no_longer_waiting(line: Line, home: str) -> None:
    plan = begun(line, home)
    answer = say(line, {"what": "送煤", "due_on": "2020-01-02"}, "helping", "measure", plan)
    measure = answer.json["id"]

    told = {"result": "送到家里了", "value": 80_000}
    assert say(line, told, "helping", "done", measure).code == 0

    (row,) = line.json("helping", "list")["rows"]
    assert row["overdue"] == 0
    assert [(one["result"], one["value"]) for one in row["measures"]] == [("送到家里了", 80_000)]
    assert line.json("figures")["tasks"]["help"]["measures"] == 1


def test_helpers_are_paired_and_replaced(line: Line, home: str) -> None:
    plan = begun(line, home)
    assert "还没有结对" in line("helping", "list").out
    paired = say(line, {"helper": "周文静"}, "helping", "pair", plan).json["id"]

    assert say(line, {"helper": "何水仙"}, "helping", "replace", paired).code == 0

    said = line("helping", "list").out
    assert "何水仙" in said
    assert "周文静" not in said


def test_help_ends_with_what_came_of_it(line: Line, home: str) -> None:
    plan = begun(line, home, pairings=[{"helper": "周文静"}])

    refused = say(line, {"note": "煤够了"}, "helping", "end", plan)
    assert refused.code == 1
    assert say(line, {"outcome": "2", "note": "煤够了"}, "helping", "end", plan).code == 0

    assert line.json("helping", "list")["total"] == 0
    assert "没有在帮的户" in line("helping", "list").out
    assert line.json("show", plan)["outcome"] == "2"


def test_an_activity_is_written_with_who_took_part(line: Line, home: str) -> None:
    said = {"task": "publicity", "title": "反诈宣传", "people": 24, "place": UNIT}
    answer = say(line, {**said, "participants": [{"household": home}]}, "activity")

    shown = line.json("show", answer.json["id"])
    assert (shown["title"], len(shown["participants"])) == ("反诈宣传", 1)
    counted = line.json("figures")["tasks"]["publicity"]
    assert (counted["activities"], counted["people"], counted["households"]) == (1, 24, 1)


def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_written(
    line: Line, home: str
) -> None:
    plan = begun(line, home)
    measure = say(line, {"what": "送煤"}, "helping", "measure", plan).json["id"]
    refused: tuple[tuple[Any, tuple[str, ...], str], ...] = (
        ({"goal": "过冬"}, ("helping", "begin", home), "困难和需要"),
        ({"need": "缺煤"}, ("helping", "begin", plan), plan),
        (
            {"need": "缺煤", "measures": [{"due_on": "x"}]},
            ("helping", "begin", home),
            "第 1 项「计划日期」",
        ),
        (
            {"need": "缺煤", "measures": [{"what": "送煤"}, {"value": 1}]},
            ("helping", "begin", home),
            "第 2 项「做什么」",
        ),
        ({}, ("helping", "done", measure), "结果"),
        ({"result": "好", "done_on": "2199-01-01"}, ("helping", "done", measure), "完成日期"),
        ({"result": "好", "what": "别的"}, ("helping", "done", measure), "做什么"),
        ({"outcome": "77"}, ("helping", "end", plan), "成效"),
        ({"task": "opinion", "title": "看"}, ("activity",), "九联任务"),
        ({"task": "publicity"}, ("activity",), "名称"),
        ({"task": "civility", "title": "看", "happened_on": "2199-01-01"}, ("activity",), "日期"),
    )
    for said, words, expected in refused:
        answer = say(line, said, *words)

        assert answer.code == 1, words
        assert expected in answer.err, (words, answer.err)
        assert answer.err.count("\n") == 1
    assert (line.json("list", "activity")["total"], line.json("list", "help_plan")["total"]) == (
        0,
        1,
    )


def test_it_speaks_english(line: Line, home: str) -> None:
    begun(line, home)

    assert "nobody is paired" in line("helping", "list", language="en").out

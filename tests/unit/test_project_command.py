"""A livelihood project from its beginning to its end on the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Line
from tests.unit.test_helping_command import say


@pytest.fixture
def home(line: Line) -> str:
    return line.new("household", head="罗福全")


def begun(line: Line, **more: Any) -> str:
    answer = say(line, {"name": "竹笋合作社", "place": UNIT, **more}, "project", "begin")
    assert answer.code == 0, answer.err
    return str(answer.json["id"])


def test_a_project_begins_goes_on_and_ends(line: Line, home: str) -> None:
    project = begun(line, households=[{"household": home}])
    other = line.new("household", head="王明礼")
    assert say(line, {"household": other}, "project", "join", project).code == 0
    told = say(line, {"what": "栽了三亩", "amount": 50_000}, "project", "report", project)
    assert told.code == 0

    (row,) = line.json("project", "list")["rows"]
    assert (row["id"], row["name"], row["households"]) == (project, "竹笋合作社", 2)
    assert line.json("figures")["tasks"]["prosperity"]["project_households"] == 2
    assert line.json("show", told.json["id"])["what"] == "栽了三亩"
    assert "2 户" in line("project", "list").out
    assert "2 households" in line("project", "list", language="en").out

    assert say(line, {"outcome": "户均增收八百元"}, "project", "end", project).code == 0
    assert line.json("project", "list")["total"] == 0
    assert "没有在建的项目" in line("project", "list").out
    assert line.json("figures")["tasks"]["prosperity"]["project_households"] == 0


def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_written(
    line: Line, home: str
) -> None:
    project = begun(line)
    refused: tuple[tuple[Any, tuple[str, ...], str], ...] = (
        ({}, ("begin",), "名称"),
        ({"name": "茶园", "households": [{"household": project}]}, ("begin",), "住户"),
        ({"name": "茶园", "place": "520381004"}, ("begin",), "地点"),
        ({"household": home}, ("join", home), home),
        ({"amount": 1}, ("report", project), "进展"),
        ({"outcome": " "}, ("end", project), "成效"),
        ({"outcome": "好", "name": "茶园"}, ("end", project), "名称"),
    )
    for said, words, expected in refused:
        answer = say(line, said, "project", *words)

        assert answer.code == 1, words
        assert expected in answer.err, (words, answer.err)
    assert line.json("list", "project")["total"] == 1
    assert line.json("list", "progress")["total"] == 0

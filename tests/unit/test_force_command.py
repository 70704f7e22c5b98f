"""A task force from its beginning to its outcome, on the command line."""

from __future__ import annotations

from typing import Any

import pytest

from gridapp.register import force_list
from tests.unit.cli_home import Line
from tests.unit.test_helping_command import say

CRASH: dict[str, Any] = {"name": "车祸纠纷专班", "lead": "王书记", "due_on": "2099-03-01"}


@pytest.fixture
def matter(line: Line) -> str:
    return line.matter(title="两家为车祸赔偿相争")


def begun(line: Line, matter: str, **more: Any) -> str:
    answer = say(line, {**CRASH, **more}, "force", "begin", matter)
    assert answer.code == 0, answer.err
    return str(answer.json["id"])


def test_a_force_begins_with_duties_and_tasks_in_one_save(line: Line, matter: str) -> None:
    force = begun(
        line,
        matter,
        duties=[{"member": "周文静", "body": "司法所", "duty": "法律援助"}],
        tasks=[
            {"what": "定责", "who": "交警", "due_on": "2099-01-02"},
            {"what": "垫付药费", "who": "民政", "due_on": "2020-01-02"},
        ],
    )

    (row,) = line.json("force", "list")["rows"]

    assert (row["id"], row["matter"], row["place"]) == (force, matter, "520381003")
    assert [one["member"] for one in row["duties"]] == ["周文静"]
    assert [one["what"] for one in row["tasks"]] == ["垫付药费", "定责"]
    assert row["overdue"] == 1
    said = line("force", "list").out
    assert "法律援助" in said
    assert said.count("已逾期") == 1


def test_one_matter_has_one_force_until_it_ends(line: Line, matter: str) -> None:
    force = begun(line, matter)

    again = say(line, CRASH, "force", "begin", matter)
    assert again.code != 0
    assert "一件事一个专班" in again.err

    assert say(line, {}, "force", "end", force).code != 0
    assert say(line, {"outcome": "达成协议"}, "force", "end", force).code == 0
    assert line.json("force", "list")["rows"] == []
    (row,) = line.json("force", "list", "--only", "ended")["rows"]
    assert row["outcome"] == "达成协议"
    late = {"what": "回访", "who": "周文静", "due_on": "2099-01-02"}
    assert say(line, late, "force", "task", force).code != 0
    assert begun(line, matter) != force


def test_a_task_is_done_once_and_with_a_result(line: Line, matter: str) -> None:
    force = begun(line, matter)
    told = {"what": "垫付药费", "who": "民政", "due_on": "2020-01-02"}
    task = say(line, told, "force", "task", force).json["id"]
    assert say(line, {"member": "何水仙", "duty": "陪护"}, "force", "duty", force).code == 0

    assert say(line, {}, "force", "done", task).code != 0
    assert say(line, {"result": "x", "done_on": "2099-01-01"}, "force", "done", task).code != 0
    assert say(line, {"result": "付了八百元"}, "force", "done", task).code == 0
    assert say(line, {"result": "又付"}, "force", "done", task).code != 0

    (row,) = line.json("force", "list")["rows"]
    assert [(one["result"], row["overdue"]) for one in row["tasks"]] == [("付了八百元", 0)]


def test_a_deadline_moves_but_not_before_the_beginning(line: Line, matter: str) -> None:
    force = begun(line, matter)

    assert say(line, {"due_on": "2001-01-01"}, "force", "change", force).code != 0
    assert say(line, {"due_on": "2099-06-01"}, "force", "change", force).code == 0

    (row,) = line.json("force", "list")["rows"]
    assert row["due_on"] == "2099-06-01"


def test_each_filter_lets_through_what_it_says(line: Line, matter: str) -> None:
    task = {"what": "定责", "who": "交警", "due_on": "2020-01-02"}
    begun(line, matter, begun_on="2020-01-01", due_on="2020-02-01", tasks=[task])

    found = {
        only: line.json("force", "list", "--only", only)["total"] for only in force_list.FILTERS
    }

    assert found == {"going": 1, "overdue": 1, "late": 1, "idle": 0, "alone": 1, "ended": 0}
    assert line("force", "list", "--only", "mine").code != 0


def test_a_deadline_that_was_moved_is_in_the_history(line: Line, matter: str) -> None:
    force = begun(line, matter)
    say(line, {"due_on": "2099-06-01"}, "force", "change", force)

    said = line("history", force).out

    assert "2099-03-01" in said
    assert "2099-06-01" in said

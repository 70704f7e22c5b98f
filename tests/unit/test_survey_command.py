"""Surveys on the command line: made, sent down, answered, tallied, never telling of a few."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.unit.cli_home import UNIT, Line
from tests.unit.test_helping_command import say

QUESTIONS = [
    {"shape": "yes_no", "said": "家里用水方便吗？"},
    {"shape": "several", "said": "最盼着修什么？", "choices": ["路", "灯", "水"]},
    {"shape": "scale", "said": "村里的事办得怎么样？", "choices": "很差\n很好"},
    {"shape": "number", "said": "家里几口人在外务工？"},
    {"shape": "text", "said": "还想说什么？"},
]
ABOUT = {"name": "冬季问卷", "from_on": "2026-11-01", "to_on": "2099-12-31"}


def made(line: Line, **fields: Any) -> str:
    """A survey that is sent down; its id."""
    answer = say(line, {**ABOUT, "questions": QUESTIONS, **fields}, "survey", "define")
    assert answer.code == 0, answer.err
    assert line("survey", "send", answer.json["id"]).code == 0
    return str(answer.json["id"])


def test_a_survey_is_made_answered_and_tallied(line: Line, tmp_path: Path) -> None:
    survey = made(line)
    said = ["1", "1 2", "5", "2", "修路灯"]
    for number in range(6):
        home = line.new("household", head=f"罗福全{number}")
        given = {"household": home, "answers": ["2", [3, 1], 1] if number == 5 else said}
        assert say(line, given, "survey", "answer", survey).code == 0

    found = line.json("survey", "tally", survey)
    assert (found["base"], found["total"], found["late"]) == (6, 6, 0)
    water, wants, work, away, words = found["questions"]
    assert water["counts"] == [5, 1]
    assert wants["counts"] == [6, 5, 1]
    assert work["mean"] == pytest.approx(26 / 6)
    assert (away["base"], away["mean"], away["median"]) == (5, 2, 2)
    assert words["words"] == ["修路灯"] * 5
    assert [part["base"] for part in found["months"]] == [6]

    out = tmp_path / "问卷.xlsx"
    assert line("survey", "tally", survey, "--out", out).code == 0
    book = load_workbook(out)
    assert book.sheetnames == ["汇总", "按地方", "按月份", "逐份答卷"]
    rows = list(book["逐份答卷"].iter_rows(min_row=3, values_only=True))
    assert len(rows) == 6
    assert (rows[0][3], rows[-1][3:]) == (1, (5, 2, "修路灯"))
    (by_month,) = book["按月份"].iter_rows(min_row=3, values_only=True)
    assert by_month == ("2026-11", 6, 6, 5, 1, 6, 6, 5, 1, 6, 1, 0, 0, 0, 5, 4.33, 5, 2, 2, 2, 2, 5)
    whole = list(book["汇总"].iter_rows(min_row=3, values_only=True))
    assert whole[0][:3] == ("1. 家里用水方便吗？", "答了几份", 6)
    assert whole[1][:3] == (None, "是", 5)
    assert whole[-1] == (None, "修路灯", 5, None)
    assert "修路灯（5 份）" in line("survey", "tally", survey).out
    assert whole[1][3] == pytest.approx(5 / 6)
    assert not any("罗福全" in str(cell) for sheet in book for row in sheet.values for cell in row)
    assert line("survey", "tally", survey, language="en").out.count("water") == 0


def test_few_answers_are_not_told(line: Line, tmp_path: Path) -> None:
    survey = made(line, nameless="1")
    for _ in range(4):
        assert (
            say(line, {"place": UNIT, "answers": {"1": "1"}}, "survey", "answer", survey).code == 0
        )

    found = line.json("survey", "tally", survey)
    assert found["base"] == 4
    assert found["questions"][0] == {"n": 1, "base": None}
    assert found["places"][0]["base"] is None
    assert found["questions"][1] == {"n": 2, "base": None}  # not even that none of them said it
    assert "不足 5 份" in line("survey", "tally", survey).out
    said = line("survey", "tally", survey, "--out", tmp_path / "few.xlsx").out
    assert "0 行（这里不足 5 份，不逐份列出" in said
    (row,) = load_workbook(tmp_path / "few.xlsx")["按月份"].iter_rows(min_row=3, values_only=True)
    assert set(row[1:]) == {"不足 5 份"}
    assert "不在它的范围" in line("survey", "tally", survey, "--place", "520382001").err


def test_an_anonymous_answer_names_no_household_and_only_the_grid(line: Line) -> None:
    survey, home = made(line, nameless="1"), line.new("household", head="罗福全")

    given = say(line, {"household": home, "answers": ["1"]}, "survey", "answer", survey)

    shown = line.json("show", given.json["id"])
    assert "household" not in shown
    assert "visit" not in shown
    assert shown["place"] == UNIT[:15]
    assert shown["answers"] == "***"  # whoever wants to read it says why


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["3"], "第 1 题请按 1 到 2 选"),
        (["1 2"], "第 1 题只能选一个"),
        ({"4": "几个"}, "第 4 题请填数字"),
        ({"9": "1"}, "没有第 9 题"),
        ({}, "「答案」要按题号写"),
        ("abc", "「答案」要按题号写"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(line: Line, answers: Any, said: str) -> None:
    survey, home = made(line), line.new("household", head="罗福全")

    answer = say(line, {"household": home, "answers": answers}, "survey", "answer", survey)

    assert answer.code == 1
    assert "answers" not in answer.err
    assert said in answer.err


def test_a_household_answers_once_and_only_while_it_is_asked(line: Line) -> None:
    survey, home = made(line), line.new("household", head="罗福全")
    given = {"household": home, "answers": ["1"]}
    early = say(line, {**given, "asked_on": "2026-10-31"}, "survey", "answer", survey)
    assert "起止日" in early.err
    assert say(line, given, "survey", "answer", survey).code == 0
    assert "已经答过" in say(line, given, "survey", "answer", survey).err

    ended = say(line, {"why_ended": "题目问错了"}, "survey", "withdraw", survey)
    assert ended.code == 0, ended.err
    assert line.json("survey", "tally", survey)["base"] == 1
    (row,) = line.json("survey", "list", "--only", "ended")["rows"]
    assert row["id"] == survey


@pytest.mark.parametrize(
    ("question", "nameless", "said"),
    [
        ({"shape": "yes_no", "said": "您信仰什么宗教？"}, "0", "宗教"),
        ({"shape": "one", "said": "您是？", "choices": "党员\n群众"}, "0", "党员"),
        ({"shape": "text", "said": "您的姓名？"}, "1", "姓名"),
        ({"shape": "one", "said": "选哪个？", "choices": "路"}, "0", "2 到 9 个"),
        ({"shape": "yes_no", "said": "有灯吗？", "choices": "有\n没有"}, "0", "不用选项"),
    ],
)
def test_what_is_not_to_be_asked_is_refused(
    line: Line, question: dict[str, str], nameless: str, said: str
) -> None:
    asked = {**ABOUT, "nameless": nameless, "questions": [question]}

    answer = say(line, asked, "survey", "define")

    assert answer.code == 1
    assert said in answer.err
    assert line.json("survey", "list")["total"] == 0


def test_a_draft_is_changed_and_what_was_sent_down_stays(line: Line) -> None:
    survey = say(line, ABOUT, "survey", "define").json["id"]
    assert "还没有题目" in line("survey", "send", survey).err
    ids = [say(line, one, "survey", "question", survey).json["id"] for one in QUESTIONS[:3]]
    assert line("survey", "drop", ids[0]).code == 0
    assert [one["n"] for one in line.json("survey", "show", survey)["questions"]] == [1, 2]
    assert line("survey", "send", survey).code == 0

    assert "不用再发" in line("survey", "send", survey).err
    assert "不能再改" in say(line, QUESTIONS[0], "survey", "question", survey).err
    assert "不能再改" in line("survey", "drop", ids[1]).err
    assert say(line, {"to_on": "2099-11-30"}, "survey", "change", survey).code == 0


def test_a_visit_brings_what_was_answered_along(line: Line) -> None:
    named, nameless = made(line), made(line, nameless="1")
    home = line.new("household", head="罗福全")
    call = {"household": home, "found": [{"task": "opinion", "title": "路灯不亮"}]}
    both = [{"survey": named, "answers": ["1"]}, {"survey": nameless, "answers": {"5": "修路"}}]

    for bad, said in (
        ([{"survey": "NOPE", "answers": ["1"]}], "第 1 项「问卷」不是记录编号"),
        ([*both, {"survey": named, "answers": "abc"}], "第 3 项「答案」要按题号写"),
        ([{"survey": named, "answers": ["7"]}], "第 1 题请按 1 到 2 选"),
        ("abc", "「答的问卷」要写成一列"),
    ):
        answer = say(line, {**call, "surveys": bad}, "visit")
        assert answer.code == 1
        assert said in answer.err
    assert (
        "只能是一样" in say(line, {"household": home, "result": "4", "surveys": both}, "visit").err
    )
    assert line.json("list", "visit")["total"] == 0

    answer = say(line, {**call, "surveys": both}, "visit")
    assert (answer.code, answer.json["surveys"]) == (0, 2)
    (of_visit,) = [
        one for one in line.json("list", "survey_answer")["rows"] if one["survey"] == named
    ]
    assert (of_visit["visit"], of_visit["household"]) == (answer.json["id"], home)
    shown = line.json("list", "survey_answer")["rows"]
    assert not any(one.get("visit") or one.get("household") for one in shown if one != of_visit)
    assert "第 1 项「答案」这一户已经答过" in say(line, {**call, "surveys": both}, "visit").err
    assert line.json("list", "visit")["total"] == 1


def test_what_is_amiss_is_said_with_what_to_write(line: Line) -> None:
    survey = made(line)
    bad = [
        {"shape": "yes_no", "said": "有灯吗？"},
        {"shape": "one", "said": "选？", "choices": ["路"]},
    ]

    said = say(line, {**ABOUT, "questions": "abc"}, "survey", "define").err
    assert "「题目」要写成一列" in said
    assert "shape said choices" in said
    assert "第 2 项「选项" in say(line, {**ABOUT, "questions": bad}, "survey", "define").err
    nobody = {"household": "NOPE", "answers": ["1"]}
    assert "gridapp find" in say(line, nobody, "survey", "answer", survey).err


def test_the_ledger_counts_answers_by_village_and_month(line: Line, tmp_path: Path) -> None:
    survey = made(line, nameless="1")
    for _ in range(3):
        said = {"place": UNIT, "answers": {"1": "1"}}
        assert say(line, said, "survey", "answer", survey).code == 0

    out = tmp_path / "台账.xlsx"
    answer = line("ledger", "surveys", "--from", "2026-01-01", "--to", "2099-12-31", "--out", out)

    assert answer.code == 0, answer.err
    (sheet,) = load_workbook(out).worksheets
    rows = list(sheet.values)
    assert rows[-1][-1] == 3
    assert "冬季问卷" in rows[-1]


def test_an_anonymous_answer_with_a_number_is_refused_and_a_named_one_is_told_masked(
    line: Line,
) -> None:
    number = "520381199003070014"
    nameless, named = made(line, nameless="1"), made(line)
    given = {"answers": {"5": f"找{number}"}}
    refused = say(line, given, "survey", "answer", nameless)
    assert refused.code == 1
    assert "第 5 题里有电话或身份证号" in refused.err
    for n in range(5):
        home = line.new("household", head=f"罗福全{n}")
        assert say(line, {**given, "household": home}, "survey", "answer", named).code == 0

    assert (
        line.json("survey", "tally", named)["questions"][4]["words"] == ["找520381********0014"] * 5
    )
    assert line.json("survey", "show", named)["base"] == 5
    assert "5 份" in line("survey", "show", named).out

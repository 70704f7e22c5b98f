"""One JSON object writes a visit and all that was found on it, or nothing of it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Answer, Line


def visit(line: Line, said: Any, *words: str, language: str = "zh") -> Answer:
    raw = said if isinstance(said, bytes) else json.dumps(said).encode()
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return line("--json", "visit", *words, language=language)


def test_one_entry_writes_everything_that_was_found(line: Line) -> None:
    home = line.new("household", head="曾小华")
    known = line.matter(title="路灯不亮")

    answer = visit(
        line,
        {
            "household": home,
            "type": "2",
            "note": "家里老人腿脚不便",
            "found": [
                {"task": "hazard", "title": "电线老化", "hazard_grade": "2", "detail": "厨房"},
                {
                    "task": "dispute",
                    "title": "排水沟争执",
                    "reporters": [{"kind": "named", "name": "曾小华"}],
                    "beside": {"type": "01"},
                    "parties": [{"side": "1", "name": "曾小华"}],
                },
                {"task": "help", "title": "缺取暖的煤", "detail": "独居，腿脚不便"},
                {"task": "publicity", "title": "讲防诈骗", "people": 3},
                {
                    "task": "environment",
                    "shape": "activity",
                    "title": "扫院坝",
                    "participants": [{"household": home, "part": "2"}],
                },
                {"task": "environment", "title": "树枝堵沟", "settled": "捞起来了"},
                {"matter": known, "reporters": [{"kind": "named", "name": "曾小华"}]},
            ],
        },
    )

    assert answer.code == 0, answer.err
    made = answer.json
    assert {name: len(made[name]) for name in ("matters", "disputes", "help_plans")} == {
        "matters": 4,
        "disputes": 1,
        "help_plans": 1,
    }
    shown = line.json("show", made["id"])
    assert (shown["household"], shown["result"]) == (home, "2")
    dispute = line.json("show", made["disputes"][0])
    assert (dispute["title"], dispute["type"]) == ("排水沟争执", "01")
    assert [party["name"] for party in dispute["parties"]] == ["曾小华"]
    assert line.json("show", dispute["matter"])["task"] == "dispute"
    plan = line.json("show", made["help_plans"][0], "--unmask", "--reason", "核对")
    assert (plan["household"], plan["need"]) == (home, "独居，腿脚不便")
    tasks = [line.json("show", id_)["task"] for id_ in made["activities"]]
    assert sorted(tasks) == ["environment", "publicity"]
    states = {
        row["title"]: row["state"] for row in (line.json("show", id_) for id_ in made["matters"])
    }
    assert states["树枝堵沟"] == "CLOSED"
    assert states["电线老化"] == "REPORTED"
    assert len(line.json("show", known)["reporters"]) == 1


def test_quarrel_settled_at_the_door_has_its_dossier_and_counts_as_resolved(line: Line) -> None:
    home = line.new("household", head="曾小华")
    quarrel = {"task": "dispute", "title": "鸡吃了菜", "settled": "赔了菜钱，握手言和"}

    made = visit(
        line,
        {
            "household": home,
            "happened_on": "2026-11-20",
            "found": [{**quarrel, "reporters": [{"kind": "named", "name": "曾小华"}]}],
        },
    ).json

    assert line.json("show", made["matters"][0])["state"] == "CLOSED"
    dispute = line.json("show", made["disputes"][0])
    assert dispute["state"] == "PERFORMED"
    past = line.json("history", dispute["id"])["events"]
    assert [(one["field"], one["old"]) for one in past if one["kind"] == "step"] == [
        ("register", "REGISTERED"),
        ("mediate", "MEDIATING"),
        ("agree", "AGREED"),
        ("performed", "PERFORMED"),
    ]
    assert {one["done_on"] for one in dispute["dispute_steps"]} == {"2026-11-20"}
    assert (dispute["sessions"][0]["manner"], dispute["agreements"][0]["form"]) == ("3", "2")
    assert dispute["agreements"][0]["terms"] == "赔了菜钱，握手言和"
    assert dispute["revisit_by"] == "2026-11-27"
    assert line.json("step", dispute["id"], "revisited", "--note", "和好了")["state"] == "REVISIT"


@pytest.mark.parametrize("way", [(), ("--way", "face")])
def test_quarrel_settled_later_on_the_spot_goes_on_in_its_dossier(
    line: Line, way: tuple[str, ...]
) -> None:
    home = line.new("household", head="曾小华")
    found = [
        {
            "task": "dispute",
            "title": "鸡吃了菜",
            "reporters": [{"kind": "named", "name": "曾小华"}],
        }
    ]
    made = visit(line, {"household": home, "found": found}).json
    (dispute,) = made["disputes"]
    assert line.json("show", dispute)["state"] == "FOUND"
    assert line("step", dispute, "register").code == 0

    assert line("step", made["matters"][0], "settle", "--note", "赔了菜钱", *way).code == 0

    shown = line.json("show", dispute)
    assert shown["state"] == "PERFORMED"
    assert len(shown["sessions"]) == len(shown["agreements"]) == 1


def test_settling_the_matter_leaves_a_mediation_that_goes_on_alone(line: Line) -> None:
    home = line.new("household", head="曾小华")
    found = [{"task": "dispute", "title": "鸡吃了菜"}]
    made = visit(line, {"household": home, "found": found}).json
    (dispute,) = made["disputes"]
    for action in ("register", "accept", "mediate"):
        assert line("step", dispute, action).code == 0

    assert line("step", made["matters"][0], "settle", "--note", "赔了菜钱").code == 0

    assert line.json("show", dispute)["state"] == "MEDIATING"


def test_place_is_that_of_the_household(line: Line) -> None:
    home = line.new("household", head="曾小华")

    id_ = visit(line, {"household": home}).json["id"]

    assert line.json("show", id_)["place"] == UNIT


def test_on_behalf_of_a_leader_he_is_the_visitor_and_what_was_found_is_told_by_him(
    line: Line,
) -> None:
    leader = {"kind": "worker", "fields": {"name": "袁站长", "role": "UNIT", "area": UNIT}}
    (id_,) = line.put(leader).json["ids"]

    made = visit(
        line,
        {
            "place": UNIT,
            "type": "3",
            "behalf": "袁站长",
            "teller": "leader",
            "channel": "phone",
            "happened_on": "2026-11-20",
            "heard_on": "2026-11-21",
            "found": [{"task": "civility", "title": "劝办简单酒席"}],
        },
    ).json

    shown = line.json("show", made["id"])
    assert shown["worker"] == shown["behalf"] == id_
    activity = line.json("show", made["activities"][0])
    assert (activity["behalf"], activity["channel"]) == (id_, "phone")
    assert (activity["happened_on"], activity["heard_on"]) == ("2026-11-20", "2026-11-21")


@pytest.mark.parametrize("result", ["4", "5"])
def test_nobody_home_and_declined_stay_as_they_were_said(line: Line, result: str) -> None:
    home = line.new("household", head="曾小华")

    id_ = visit(line, {"household": home, "result": result}).json["id"]

    assert line.json("show", id_)["result"] == result


def test_courtyard_meeting_and_return_visit(line: Line) -> None:
    known = line.matter()

    meeting = visit(line, {"place": UNIT, "type": "8", "people": 23}).json["id"]
    again = visit(line, {"place": UNIT, "type": "6", "matter": known, "contact": "phone"}).json

    assert line.json("show", meeting)["people"] == 23
    shown = line.json("show", again["id"])
    assert (shown["matter"], shown["contact"]) == (known, "phone")


def test_danger_names_whom_to_telephone_and_is_silent_when_it_was_done(line: Line) -> None:
    number = {"name": "街道应急值班室", "number": "02328601234", "area": UNIT[:9]}
    line.put({"kind": "duty_number", "fields": number})
    danger = {"task": "hazard", "title": "厨房煤气泄漏"}

    answer = visit(line, {"place": UNIT, "found": [danger]})
    done = visit(line, {"place": UNIT, "found": [danger | {"phoned": "119 09:12"}]})

    assert [call["number"] for call in answer.json["calls"]] == ["119", "120", "02328601234"]
    assert done.json["calls"] == []


LAMP = {"task": "environment", "title": "路灯不亮"}
QUARREL, HE = {"task": "dispute", "title": "排水沟"}, {"side": "1", "name": "曾小华"}
WRONG = [
    (b"nonsense", "JSON"),
    (b"[1]", "JSON"),
    ({"place": UNIT, "type": "77"}, "走访类型"),
    ({"place": UNIT, "ghost": 1}, "ghost"),
    ({"place": "520382001"}, "不在"),
    ({"place": UNIT, "found": [{"title": "x"}]}, "第 1 项"),
    ({"place": UNIT, "found": [{"task": "ghost", "title": "x"}]}, "第 1 项"),
    ({"place": UNIT, "found": [7]}, "第 1 项"),
    ({"place": UNIT, "found": 7}, "「发现的事」要写成一列"),
    ({"place": UNIT, "found": [{"task": "hazard", "title": "x", "hazard_grade": "9"}]}, "等级"),
    ({"place": UNIT, "found": [{"task": "hazard", "shape": "activity", "title": "x"}]}, "shape"),
    ({"place": UNIT, "found": [{"task": "hazard", "title": "x", "beside": {"type": "1"}}]}, "b"),
    ({"place": UNIT, "found": [{"task": "dispute", "title": "x", "pairings": [{}]}]}, "p"),
    (
        {"place": UNIT, "found": [{"task": "hazard", "title": "x", "reporters": [{"x": 1}]}]},
        "第 1.1 项「x」",
    ),
    (
        {"place": UNIT, "found": [QUARREL | {"parties": [HE, {"side": "2"}]}]},
        "第 1.2 项「姓名或名称」",
    ),
    ({"place": UNIT, "found": [LAMP, QUARREL | {"parties": [{"sex": "7"}]}]}, "第 2.1 项「性别」"),
    ({"place": UNIT, "found": [LAMP, {"task": "hazard"}]}, "第 2 项「事由」"),
    ({"place": UNIT, "found": [{"task": "hazard", "title": "x", "settled": 5}]}, "说明"),
    ({"place": UNIT, "found": [{"matter": "0" * 32, "reporters": [{"kind": "named"}]}]}, "事项"),
    ({"place": UNIT, "found": [{"matter": "0" * 32}]}, "「反映人」必须填写"),
    ({"place": UNIT, "happened_on": "2999-01-01"}, "今天之后"),
    ({"place": UNIT, "household": "0" * 32}, "住户"),
    ({"place": UNIT, "behalf": "没有这个人"}, "没有这个人"),
]


@pytest.mark.parametrize(("said", "names"), WRONG)
def test_what_is_wrong_is_named_and_nothing_is_written(line: Line, said: Any, names: str) -> None:
    before = line.json("digest")

    answer = visit(line, said)

    assert answer.code == 1
    assert names in answer.err, answer.err
    assert answer.err.count("\n") == 1
    assert line.json("digest") == before


def test_what_is_wrong_is_named_in_english_too(line: Line) -> None:
    answer = visit(line, {"place": UNIT, "found": [{"task": "ghost"}]}, language="en")

    assert answer.err.startswith("Item 1: ")


@pytest.mark.parametrize("said", [{}, {"found": []}, {"household": None}, {"found": {}}])
def test_an_empty_visit_is_refused(line: Line, said: dict[str, Any]) -> None:
    answer = visit(line, said)

    assert answer.code == 1
    assert line.json("list", "visit")["total"] == 0


def test_what_would_do_is_said_where_a_code_or_a_field_is_wrong(line: Line) -> None:
    task = visit(line, {"found": [{"task": "1", "title": "路灯不亮"}]}).err
    field = visit(line, {"found": [], "notes": "都好"}).err

    assert "hazard=安全隐患联防" in task
    assert " note " in field
    assert len(task.splitlines()) == len(field.splitlines()) == 1


def test_a_matter_called_by_blanks_alone_is_refused(line: Line) -> None:
    answer = visit(line, {"found": [{"task": "opinion", "title": "  "}]})

    assert (answer.code, answer.err) == (1, "「事由」必须填写。\n")
    assert line.json("list", "visit")["total"] == 0


def test_each_command_says_what_its_own_object_looks_like(line: Line) -> None:
    assert '"household"' in visit(line, b"x").err
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x")))
    assert '"household"' not in line("mediate", "open").err


@pytest.mark.parametrize("name", ["520381199001010014", "13800001234", "a\nb", "\ud800"])
def test_who_is_not_known_is_told_in_one_line_without_whole_numbers(line: Line, name: str) -> None:
    said = visit(line, {"note": "都好", "behalf": name}).err

    assert len(said.splitlines()) == 1
    assert name not in said
    assert not line.home.joinpath("gridapp.log").exists()


@pytest.mark.parametrize("household", ["z" * 32, "老" * 32, "0" * 31])
def test_what_is_no_id_of_a_household_is_called_that(line: Line, household: str) -> None:
    answer = visit(line, {"household": household})

    assert (answer.code, answer.err) == (
        1,
        "「住户」不是记录编号（32 位）；编号用 gridapp find 找。\n",
    )

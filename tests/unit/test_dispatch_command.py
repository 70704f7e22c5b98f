"""`gridapp dispatch`: what waits for the centre, as a person types it."""

from __future__ import annotations

import pytest

from tests.unit.cli_home import Line


@pytest.fixture
def reported(line: Line) -> list[str]:
    """Two lamps of one place and a leak of gas, the leak last."""
    said = [
        {"title": "村口路灯不亮", "spot_text": "村口", "number": "A-1"},
        {"title": "村口两盏路灯不亮", "spot_text": "村口", "number": "A-2"},
        {"title": "楼上煤气泄漏", "task": "opinion", "number": "A-3"},
    ]
    made = [line.matter(**fields) for fields in said]
    for id_ in made:
        line.new("reporter", matter=id_, kind="named", name="游老伯", phone="13800019999")
        assert line("step", id_, "report").code == 0
    return made


def test_danger_comes_first_and_nobody_is_named(line: Line, reported: list[str]) -> None:
    found = line.json("dispatch")

    assert found["total"] == 3
    assert [row["id"] for row in found["rows"]] == [reported[2], *reported[:2]]
    assert "119" in found["rows"][0]["call"]
    said = line("dispatch").out
    assert said.startswith("险情，先打 119")
    assert "待受理：3 件" in said
    assert "游老伯" not in said


def test_who_was_telephoned_is_not_asked_for_again(line: Line) -> None:
    told = {"title": "楼上煤气泄漏，有人晕倒", "number": "A-3"}
    known = line.matter(**told, phoned="119 07:16; 120 07:20")
    half = line.matter(**{**told, "number": "A-4"}, phoned="119 07:16")
    later = line.matter(title="村口路灯不亮", number="A-5")
    for id_ in (later, half, known):
        line.new("reporter", matter=id_, kind="named", name="游老伯", phone="13800019999")
        assert line("step", id_, "report").code == 0

    calls = {row["id"]: row["call"] for row in line.json("dispatch")["rows"]}

    assert calls[known] == []
    assert calls[half] == ["120"]
    assert list(calls)[-1] == later


def test_what_may_be_the_same_says_why(line: Line, reported: list[str]) -> None:
    found = line("dispatch", "same", "A-2")

    assert found.out.startswith("A-1  村口路灯不亮：")
    assert "在同一个地方" in found.out
    assert line("dispatch", "same", "A-3").out == "没有像是同一件的\n"


def test_accepted_with_what_the_centre_sets_and_its_deadline_follows(
    line: Line, reported: list[str]
) -> None:
    assert line("step", "A-1", "accept", "--urgency", "2", "--category", "0813").code == 0
    plain = line.json("step", "A-2", "accept")
    urgent = line.json("show", "A-1")

    assert (urgent["urgency"], urgent["category"]) == ("2", "0813")
    assert urgent["due"][:10] < plain["due"][:10]
    assert [row["id"] for row in line.json("dispatch", "--only", "accepted")["rows"]] == (
        reported[:2]
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("accept --urgency 9", "「紧急程度」不在代码表"),
        ("accept --category 0401", "分类"),
        ("send_back --note 缺门牌 --urgency 2", "urgency"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(
    line: Line, reported: list[str], words: str, reason: str
) -> None:
    answer = line("step", "A-1", *words.split())

    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err
    assert line.json("show", "A-1").get("urgency") is None
    assert line.json("dispatch")["total"] == 3


def test_assigned_to_a_department_by_telephone_and_its_answer_entered(
    line: Line, reported: list[str]
) -> None:
    station = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
    assert line.put({"kind": "worker", "fields": station}).code == 0
    assert line("step", "A-1", "accept").code == 0
    handed = ("--handed", "phone", "--receiver", "值班员小周")
    assert line("step", "A-1", "assign", "--to", "供电所值班员", *handed).code == 0

    (docket,) = line.json("docket")["rows"]
    assert (docket["handed"], docket["receiver"]) == ("phone", "值班员小周")
    assert "游老伯" not in line("docket").out
    assert line("docket", "sign", "A-1").out == "记下了：签收\n"
    assert "说明" in line("docket", "finish", "A-1").err
    assert line("docket", "finish", "A-1", "--note", "换了灯").code == 0
    assert line.json("dispatch", "--only", "answered")["total"] == 1
    entered = line("docket", "enter", "A-1")
    again = line("docket", "enter", "A-1")

    assert entered.out == "现在是：处置完毕待核查\n"
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert line("step", "A-1", "verify").code == 0


def test_device_of_a_department_is_handed_out_for_its_own_place_alone(line: Line) -> None:
    out = line.home.parent / "power.gridstart"
    words = ("--role", "DEPT", "--worker", "值班员", "--out", out)

    village = line("device", "add", "--place", "520381003001", *words)

    assert village.code == 1
    assert "901" in village.err
    assert not out.exists()


def test_whoever_hands_over_what_was_told_in_confidence_is_reminded_to_say_where(
    line: Line,
) -> None:
    id_ = line.matter(number="A-9", title="半夜很吵", spot_text="3栋2单元501室")
    line.new("reporter", matter=id_, kind="confidential", name="游老伯")
    for words in (("report",), ("accept",)):
        assert line("step", id_, *words).code == 0

    handed = line("step", id_, "assign", "--to", "林静", "--handed", "paper")

    assert "没写门牌" in handed.out
    assert "501室" not in line("docket").out


def test_an_unknown_way_of_handing_over_names_those_that_there_are(
    line: Line, reported: list[str]
) -> None:
    answer = line("step", "A-1", "assign", "--to", "x", "--handed", "托人带去")

    assert answer.code == 2
    assert all(way in answer.err for way in ("program", "paper", "phone"))

"""Mediators by trade and load, invitations to mediation, and circuit sessions."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest

from gridapp.register import case_files, dispute_list
from gridapp.register import mediators as choosing
from gridapp.register.database import opened as connection
from gridapp.ui.parts.dispute_words import told_facts
from tests.unit.cli_home import PLACE, UNIT, Answer, Line
from tests.unit.dossier_case import mediate

DAY, YARD = "2030-01-12", "中心村三组院坝"
NOTHING: tuple[Any, ...] = (None, [])
AFTER_19 = (
    "visit_by_dispute",
    "help_plan_by_matter",
    "activity_by_project",
    "notice_by_dispute",
    "step_by_merged_into",
)
"""Indexes that a register of the program of then has not."""


def _put(line: Line, kind: str, **fields: Any) -> str:
    answer = line.put({"kind": kind, "fields": fields})
    assert answer.code == 0, answer.out + answer.err
    return str(answer.json["ids"][0])


def circuit(line: Line, act: str, *words: str, **said: Any) -> Answer:
    raw = io.BytesIO(json.dumps(said).encode())
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
    return line("--json", "circuit", act, *words)


@pytest.fixture
def mediators(line: Line) -> dict[str, str]:
    """One for anything, one for families in a committee that is gone, two for property."""
    here = _put(line, "committee", name="金华街道调委会", type="3", area=PLACE)
    trade = _put(line, "committee", name="物业调委会", type="6", area=PLACE, trade="03")
    gone = _put(line, "committee", name="旧", type="3", area=PLACE, closed_on="2020-01-01")
    away = _put(line, "committee", name="外县调委会", type="3", area="520382001")
    return {
        "周正明": _put(line, "mediator", name="周正明", committee=here, trade="01"),
        "安小平": _put(line, "mediator", name="安小平", committee=trade),
        "白大力": _put(line, "mediator", name="白大力", committee=trade, trade="03"),
        "旧人": _put(line, "mediator", name="旧人", committee=gone, trade="02"),
        "离任": _put(line, "mediator", name="离任", committee=here, until="2020-01-01"),
        "外人": _put(line, "mediator", name="外人", committee=away, trade="03"),
    }


def opened(line: Line, title: str, type_: str, **more: Any) -> str:
    sides = [{"side": "1", "name": "张桂兰"}, {"side": "2", "name": "陈大海"}]
    said = {"place": UNIT, "title": title, "type": type_, "source": "1", "parties": sides}
    return str(mediate(line, "open", **{**said, **more}).json["id"])


def names(line: Line, *words: str) -> list[str]:
    return [row["name"] for row in line.json("mediators", *words)["rows"]]


def test_mediators_of_the_trade_come_first_and_load_ranks_nobody(
    line: Line, mediators: dict[str, str]
) -> None:
    busy = mediators["安小平"]
    about = opened(line, "物业费", "17", mediator=busy, accept=True)
    ended = opened(line, "停车", "17", mediator=busy, accept=True)
    over = line("step", ended, "terminate", "--routes", "1", "--note", "谈不拢")
    assert over.code == 0, over.err

    rows = line.json("mediators", "--for", about)["rows"]

    # The busier one still stands where his name puts him.
    assert [(row["name"], row["fits"]) for row in rows] == [
        ("安小平", True),
        ("白大力", True),
        ("周正明", False),
    ]
    assert rows[0]["trade"] == "03"  # of his committee
    assert rows[0]["open"] == 1
    assert rows[0]["due"]["what"] == "due"
    assert rows[1]["open"] == 0
    assert set(rows[0]) == {"id", "name", "committee", "trade", "fits", "open", "due"}


def test_mediators_of_one_trade_alone(line: Line, mediators: dict[str, str]) -> None:
    assert names(line, "--trade", "01") == ["周正明"]
    assert names(line, "--trade", "12") == []
    assert names(line) == ["周正明", "安小平", "白大力"]
    assert line("mediators", "--trade", "77").code == 1
    assert "手上 0 件" in line("mediators").out


def test_whether_there_is_a_mediator_is_known_without_reading_all(
    line: Line, mediators: dict[str, str]
) -> None:
    county, today = PLACE[:6], "2026-01-01"
    places = (UNIT, PLACE, county, "520382001", "520382002", "520383001")
    with connection(line.home / "register.db") as conn:
        found = {place: choosing.near(conn, place, today) for place in places}
        assert [place for place in places if found[place]] == [UNIT, PLACE, county, "520382001"]
        for place, known in found.items():
            assert choosing.any_near(conn, place, today) is bool(known)


def test_a_circuit_session_is_what_is_heard_on_a_day_at_a_place(
    line: Line, mediators: dict[str, str]
) -> None:
    first, second = opened(line, "界石", "02"), opened(line, "工钱", "10")
    who = mediators["周正明"]
    heard = [{"dispute": second, "begins": "14:00"}, {"dispute": first, "begins": "09:30"}]

    planned = circuit(line, "plan", meets_on=DAY, meets_at=YARD, mediator=who, disputes=heard)

    assert planned.code == 0, planned.err
    (one,) = line.json("circuit", "list")["rows"]
    assert (one["meets_on"], one["meets_at"], one["mediators"]) == (DAY, YARD, ["周正明"])
    assert [each["dispute"] for each in one["disputes"]] == [first, second]
    assert [each["result"] for each in one["disputes"]] == [None, None]
    assert line.json("circuit", "list", "--from", "2030-01-13")["rows"] == []


def test_rooms_of_one_name_in_two_villages_are_two_sittings(line: Line) -> None:
    for place in (UNIT, "520381003002"):
        about = opened(line, "界石", "02", place=place)
        assert circuit(line, "invite", about, meets_on=DAY, meets_at="村委会").code == 0

    rows = line.json("circuit", "list")["rows"]

    assert [len(one["disputes"]) for one in rows] == [1, 1]


def test_one_dispute_is_heard_once_in_a_session(line: Line) -> None:
    about = opened(line, "界石", "02")
    twice = [{"dispute": about, "begins": "10:00"}, {"dispute": about, "begins": "10:30"}]

    refused = circuit(line, "plan", meets_on=DAY, meets_at=YARD, disputes=twice)

    assert refused.code == 1
    assert "第 2" in refused.err
    assert line.json("circuit", "list", "--all")["rows"] == []


def test_inviting_again_moves_the_day(line: Line, mediators: dict[str, str]) -> None:
    about = opened(line, "界石", "02")
    made = circuit(line, "invite", about, meets_on=DAY, meets_at=YARD).json["id"]

    moved = circuit(line, "invite", about, meets_on="2030-02-01", meets_at="村委会", manner="1")

    assert moved.json["id"] == made
    assert line.json("circuit", "list")["rows"] == []
    (one,) = line.json("circuit", "list", "--all")["rows"]
    assert (one["meets_on"], one["meets_at"]) == ("2030-02-01", "村委会")


def test_what_came_of_it_is_told_once_a_session_is_held(line: Line) -> None:
    about = opened(line, "界石", "02", accept=True)
    day = line.json("show", about)["heard_on"]
    assert circuit(line, "invite", about, meets_on=day, meets_at=YARD).code == 0

    mediate(line, "session", about, manner="2", held_on=day, record="谈好了", result="1")

    (one,) = line.json("circuit", "list")["rows"]
    assert one["disputes"][0]["result"] == "1"
    assert "达成书面协议" in line("circuit", "list").out


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"meets_at": YARD}, "日期"),
        ({"meets_on": DAY}, "地点"),
        ({"meets_on": "2020-01-01", "meets_at": YARD}, "过去"),
        ({"meets_on": DAY, "meets_at": YARD, "begins": "9"}, "几点"),
        ({"meets_on": DAY, "meets_at": YARD, "weather": "rain"}, "weather"),
    ],
)
def test_what_cannot_be_meant_is_refused_whole(
    line: Line, said: dict[str, str], field: str
) -> None:
    about = opened(line, "界石", "02")

    answer = circuit(line, "invite", about, **said)

    assert answer.code == 1
    assert field in answer.err
    assert line.json("circuit", "list", "--all")["rows"] == []


def test_one_dispute_that_is_not_there_leaves_nothing_planned(line: Line) -> None:
    about = opened(line, "界石", "02")
    heard = [{"dispute": about}, {"dispute": "f" * 32}]

    answer = circuit(line, "plan", meets_on=DAY, meets_at=YARD, disputes=heard)

    assert answer.code == 1
    for nothing in NOTHING:
        refused = circuit(line, "plan", meets_on=DAY, meets_at=YARD, disputes=nothing)
        assert refused.code == 1
        assert "一件纠纷也没有" in refused.err
    assert line.json("circuit", "list")["rows"] == []


def test_what_a_court_sent_here_and_what_was_sent_on_can_be_listed(line: Line) -> None:
    sent = opened(line, "法院移送的", "04", source="31", sender="金华法庭")
    going = opened(line, "要去法院的", "04", accept=True)
    opened(line, "自己来的", "02")
    words = ("--body", "04", "--receiver", "金华法庭", "--note", "起诉")
    answer = line("step", going, "transfer", *words)
    assert answer.code == 0, answer.err

    with connection(line.home / "register.db") as conn:
        found = dispute_list.ids(conn, today="2026-11-28", let_through=dispute_list.REFERRED)
        counted = dispute_list.counts(conn, today="2026-11-28")
        told = told_facts(case_files.opened(conn, going), "zh")

    assert set(found) == {sent, going}
    assert counted[dispute_list.REFERRED] == 2
    ((name, said),) = told
    assert name == "移送"
    assert said.endswith("人民法院 金华法庭")


def test_two_spellings_of_a_place_are_one_sitting_and_keep_the_first(line: Line) -> None:
    first, second, third = (opened(line, title, "02") for title in ("界石", "工钱", "水沟"))
    invited = circuit(line, "invite", first, meets_on=DAY, meets_at=YARD, begins="10:00")
    assert invited.code == 0, invited.err
    heard = [{"dispute": second, "begins": "09:00"}, {"dispute": third, "begins": "11:00"}]
    other = " 中心村 3组院坝。"

    assert circuit(line, "plan", meets_on=DAY, meets_at=other, disputes=heard).code == 0

    (one,) = line.json("circuit", "list")["rows"]
    assert one["meets_at"] == YARD
    assert [each["dispute"] for each in one["disputes"]] == [second, first, third]
    assert line.json("circuit", "places", "--place", UNIT)["places"][0] == YARD


def test_a_session_is_moved_and_called_off_and_says_what_it_was(line: Line) -> None:
    first, second = opened(line, "界石", "02"), opened(line, "工钱", "10")
    heard = [{"dispute": first, "begins": "09:00"}, {"dispute": second, "begins": "10:00"}]
    planned = circuit(line, "plan", meets_on=DAY, meets_at=YARD, disputes=heard).json["id"]

    moved = circuit(line, "move", planned, meets_on="2030-01-19", why="下大雨")

    assert moved.code == 0, moved.err
    (one,) = line.json("circuit", "list")["rows"]
    assert (one["meets_on"], [each["begins"] for each in one["disputes"]]) == (
        "2030-01-19",
        ["09:00", "10:00"],
    )
    shown = line.json("show", planned)
    assert (shown["was"], shown["why"]) == (f"{DAY} 10:00 {YARD}", "下大雨")

    assert line("circuit", "off", first, "--why", "双方和好了").code == 0
    assert line("circuit", "off", first).code == 1
    (one,) = line.json("circuit", "list")["rows"]
    assert [each["dispute"] for each in one["disputes"]] == [second]
    whole = line("circuit", "off", second, "--whole")
    assert "circuit-letters" in whole.out
    assert line("circuit", "off", planned, "--whole").code == 1
    assert line.json("circuit", "list")["rows"] == []
    anew = circuit(line, "invite", first, meets_on=DAY, meets_at=YARD)
    assert anew.code == 0
    assert not line.json("show", anew.json["id"]).get("was")


def test_who_referred_a_dispute_is_answered_by_the_day_set_or_in_thirty(line: Line) -> None:
    by_limit = opened(line, "法院移送的", "04", source="31", sender="金华法庭", accept=True)
    heard_on = line.json("show", by_limit)["heard_on"]
    set_ = opened(line, "派出所移送的", "02", source="33", answer_by="2026-01-05")
    own = opened(line, "自己来的", "02")

    due = (date.fromisoformat(heard_on) + timedelta(days=30)).isoformat()
    assert [line.json("show", id_)["reply_by"] for id_ in (by_limit, set_, own)] == [
        due,
        "2026-01-05",
        "",
    ]
    with connection(line.home / "register.db") as conn:
        overdue = dispute_list.ids(conn, today="2026-11-28", let_through=dispute_list.OVERDUE)
        row = dispute_list.rows(conn, [set_])[set_]
    assert overdue == [set_]
    assert row.next_due() == ("reply_by", "2026-01-05")

    assert line("step", own, "answer", "--note", "没有谁移送").code == 1
    said = line("step", set_, "answer", "--receiver", "城关派出所", "--note", "双方已和解")
    assert said.code == 0, said.err
    assert line.json("show", set_)["reply_by"] == ""


def test_an_answer_still_owed_outlives_the_dossier_until_it_is_waived_with_a_reason(
    line: Line,
) -> None:
    said = {"source": "31", "sender": "金华法庭", "answer_by": "2026-01-05"}
    case = opened(line, "法院移送的", "04", **said)
    other = opened(line, "派出所移送的", "02", **{**said, "source": "33"})
    for about in (case, other):
        assert line("step", about, "refuse", "--note", "不归人民调解管").code == 0
        filed = line("step", about, "archive", "--note", "已告知双方")
        assert "2026-01-05" in filed.out

    assert line.json("show", case)["state"] == "ARCHIVED"
    with connection(line.home / "register.db") as conn:
        for part in (dispute_list.OVERDUE, dispute_list.REFERRED):
            listed = dispute_list.ids(conn, today="2026-11-28", let_through=part)
            assert sorted(listed) == sorted([case, other])
            assert dispute_list.counts(conn, today="2026-11-28")[part] == 2

    assert line("step", case, "waive").code == 1
    assert line("step", case, "waive", "--note", "法庭已撤回移送").code == 0
    assert line("step", other, "answer", "--note", "双方已和解").code == 0
    assert [line.json("show", id_)["reply_by"] for id_ in (case, other)] == ["", ""]
    with connection(line.home / "register.db") as conn:
        for part in (dispute_list.OVERDUE, dispute_list.REFERRED):
            assert dispute_list.ids(conn, today="2026-11-28", let_through=part) == []


def test_nobody_waives_what_nobody_referred(line: Line) -> None:
    own = opened(line, "自己来的", "02")

    assert line("step", own, "waive", "--note", "没有谁移送").code == 1


def test_what_an_older_program_filed_unanswered_is_owed_again_after_the_upgrade(
    line: Line,
) -> None:
    case = opened(line, "法院移送的", "04", source="31", answer_by="2026-01-05")
    assert line("step", case, "refuse", "--note", "不归人民调解管").code == 0
    assert line("step", case, "archive", "--note", "已告知双方").code == 0
    with closing(sqlite3.connect(line.home / "register.db")) as conn:
        conn.execute("UPDATE dispute SET reply_by = ''")
        for name in AFTER_19:
            conn.execute(f"DROP INDEX {name}")
        conn.execute("PRAGMA user_version = 19")
        conn.commit()

    opened(line, "自己来的", "02")  # whatever opens the register to write brings it up to date
    assert line.json("show", case)["reply_by"] == "2026-01-05"

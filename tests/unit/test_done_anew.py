"""Whoever is not satisfied is done justice: the chain of one clerk alone, as a person types it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.cli_home import Line
from tests.unit.exchange.ledgers import a_workbook

ORDER = [
    ["工单编号", "诉求类型", "受理时间", "来电人", "联系电话", "诉求内容"],
    ["GZ-1", "求助", "2026-11-20 09:05", "穆来电", "13900000001", "路灯不亮"],
]


@pytest.fixture
def handled(line: Line, tmp_path: Path) -> str:
    """An order, and the matter in it, done by the only clerk there is."""
    path = a_workbook(tmp_path / "hotline.xlsx", ORDER)
    assert line.json("load", "orders", path)["added"] == 1
    given = line.json("order", "give", "GZ-1", "--to", "林静")["matter"]
    do_it(line, given)
    return str(given)


def do_it(line: Line, matter: str) -> None:
    for action in (("sign",), ("finish", "--note", "换了灯泡")):
        assert line("step", matter, *action).code == 0
    assert line("order", "reply", "GZ-1", "--note", "换了灯泡").code == 0


def state(line: Line, what: str) -> str:
    return str(line.json("show", what)["state"])


def test_the_clerk_may_not_pass_his_own_work_and_the_caller_may_fail_it(
    line: Line, handled: str
) -> None:
    assert state(line, handled) == "HANDLED"
    assert line("step", handled, "verify").code == 1

    for _time in range(2):
        words = ("--note", "还是不亮", "--satisfaction", "4")
        assert line("step", "GZ-1", "redo", *words).code == 0
        assert state(line, handled) == "REWORK"
        assert line.json("order", "give", "GZ-1", "--to", "林静")["matter"] == handled
        do_it(line, handled)
    assert line("step", "GZ-1", "done", "--satisfaction", "2").code == 0

    assert (state(line, "GZ-1"), state(line, handled)) == ("DONE", "CLOSED")


def test_an_order_sent_back_without_a_word_of_the_caller_is_handed_on_too(
    line: Line, handled: str
) -> None:
    assert line("step", "GZ-1", "redo", "--note", "答复太简单").code == 0
    assert state(line, handled) == "HANDLED"  # only another than the handler could say it failed

    again = line.json("order", "give", "GZ-1", "--to", "林静")["matter"]
    assert (again != handled, state(line, handled)) == (True, "MERGED")
    do_it(line, again)
    assert line("step", "GZ-1", "done", "--satisfaction", "1").code == 0

    assert (state(line, "GZ-1"), state(line, again)) == ("DONE", "CLOSED")
    assert line.json("show", handled)["owed"] == 0


def test_a_reporter_who_says_it_is_not_mended_sends_unverified_work_back(line: Line) -> None:
    id_ = line.matter(urgency="2")
    line.new("reporter", matter=id_, kind="named", name="穆来电", channel="phone")
    for action in (("report",), ("accept",), ("start",), ("finish", "--note", "换了")):
        assert line("step", id_, *action).code == 0
    (reporter,) = [one["id"] for one in line.json("list", "reporter")["rows"]]

    words = ("step", id_, "told", "--reporter", reporter, "--way", "phone", "--satisfaction")
    assert "4" in line(*words, "1").err  # urgent: that he is content verifies nothing
    assert line(*words, "4").code == 0

    assert state(line, id_) == "REWORK"
    for action in (("start",), ("finish", "--note", "换了线")):
        assert line("step", id_, *action).code == 0
    assert state(line, id_) == "HANDLED"


def test_a_deadline_that_an_older_program_gave_such_work_is_put_right(
    line: Line, handled: str
) -> None:
    assert line("step", handled, "told", "--way", "phone", "--satisfaction", "4").code == 0
    due = line.json("show", handled)["due"]
    with closing(sqlite3.connect(line.home / "register.db")) as conn:
        conn.execute("UPDATE matter SET state = 'HANDLED', due = ''")
        conn.execute("DROP INDEX step_by_merged_into")
        conn.execute("PRAGMA user_version = 21")
        conn.commit()

    line.matter()  # whatever writes brings the register up to date

    assert (state(line, handled), line.json("show", handled)["due"]) == ("REWORK", due)

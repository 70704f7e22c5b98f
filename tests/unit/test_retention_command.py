"""The command retention."""

from tests.unit.cli_home import UNIT, Line


def test_what_is_due_is_listed_with_the_rule_behind_it(line: Line) -> None:
    id_ = line.new("visit", type="1", result="1", happened_on="2015-04-05")

    found = line.json("retention", "--year", "2020")

    assert [(row["kind"], row["id"], row["until"], row["then"]) for row in found["rows"]] == [
        ("visit", id_, "2020-04-05", "erase")
    ]
    assert "个人信息保护法" in line("retention", "--year", "2020").out
    assert "PIPL" in line("retention", "--year", "2020", language="en").out
    assert line.json("show", id_)["happened_on"] == "2015-04-05"


def test_nothing_due_is_said(line: Line) -> None:
    line.new("visit", type="1", result="1", happened_on="2015-04-05")

    assert line("retention", "--year", "2019").out == "2019 年没有到期的记录\n"
    assert line.json("retention", "--year", "2020", "--place", UNIT[:15] + "002")["total"] == 0


def test_year_that_is_none_is_refused(line: Line) -> None:
    assert line("retention", "--year", "20").code == 1
    assert line("retention", "--year", "x").code == 2

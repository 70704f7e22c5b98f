"""`gridapp net` as a person types it."""

from __future__ import annotations

from tests.unit.cli_home import UNIT, Line
from tests.unit.test_visit_command import visit

GRID = UNIT[:15]


def found(line: Line) -> None:
    """A visit that found a matter which is still open."""
    said = {"place": UNIT, "found": [{"task": "environment", "title": "垃圾没人收"}]}
    assert visit(line, said).code == 0


def test_each_grid_is_a_line_with_every_measure(line: Line) -> None:
    found(line)

    said = line.json("net")

    (tile,) = [one for one in said["tiles"] if one["code"] == GRID]
    assert (tile["environment"], tile["overdue"], tile["opinion"]) == (1, 0, 0)
    assert said["tier"] == len(GRID)
    assert said["total"]["environment"] == 1
    assert said["unwritten"] > 0


def test_it_speaks_both_languages_and_says_up_to_which_file(line: Line) -> None:
    found(line)

    chinese = line("net", "--measure", "environment", "--measure", "overdue").out
    assert "联治 1 件；已逾期 0 件" in chinese
    assert "条还没写进文件" in chinese
    english = line("net", "--tier", "unit", "--measure", "environment", language="en").out
    assert "Environment 1" in english
    assert "not in any file yet" in english


def test_what_is_not_possible_says_what_is(line: Line) -> None:
    answer = line("net", "--place", UNIT, "--tier", "village")
    assert answer.code != 0
    assert "下面没有这一级" in answer.err

    answer = line("net", "--place", "520381004")
    assert answer.code != 0
    assert "不在本设备的范围内" in answer.err

"""`gridapp figures` as a person types it."""

from __future__ import annotations

from tests.unit.cli_home import UNIT, Line
from tests.unit.test_visit_command import visit


def settled(line: Line) -> None:
    """A visit with one matter settled where it was found."""
    found = [{"task": "environment", "title": "路灯不亮", "settled": "换了灯泡"}]
    said = {"place": UNIT, "found": found}
    assert visit(line, said).code == 0


def test_the_month_is_counted_by_task(line: Line) -> None:
    settled(line)

    said = line.json("figures")

    assert said["tasks"]["environment"]["on_the_spot"] == {"number": 1, "of": 1}
    assert said["tasks"]["opinion"]["reported"] == 0
    assert said["matters"]["closed"] == 1
    assert said["visits"]["visits"] == 1


def test_it_speaks_both_languages(line: Line) -> None:
    settled(line)

    chinese = line("figures").out
    assert "环境卫生联治：登记 1、当场办结 1/1（100.00%）" in chinese
    assert "超期未办 0、按时办结 —" in chinese
    assert "社情民意联排：没有" in chinese
    english = line("figures", language="en").out
    assert "joint care of environment and sanitation: reported 1" in english
    assert "joint publicity of policy and law: none" in english


def test_a_month_before_has_its_own_figures(line: Line) -> None:
    settled(line)

    said = line.json("figures", "--month", "2025-02")

    assert (said["first"], said["last"]) == ("2025-02-01", "2025-02-28")
    assert said["matters"]["closed"] == said["visits"]["visits"] == 0
    note = "走访覆盖：住户算在它现在所在的单元"
    assert note in line("figures", "--month", "2025-02").out
    assert note not in line("figures").out


def test_days_before_there_was_a_register_count_nothing(line: Line) -> None:
    settled(line)

    said = line.json("figures", "--from", "0001-01-01", "--to", "0001-01-02")

    assert said["visits"]["visits"] == said["matters"]["closed"] == 0


def test_a_quarter_is_three_months(line: Line) -> None:
    said = line.json("figures", "--month", "2025-Q1")

    assert (said["first"], said["last"]) == ("2025-01-01", "2025-03-31")


def test_what_is_not_possible_says_what_is(line: Line) -> None:
    refused: tuple[tuple[list[str], str], ...] = (
        (["--month", "2026-13"], "不是月份"),
        (["--month", "2199-01"], "还没到"),
        (["--month", "2025-02", "--to", "2025-02-03"], "要么写 --month"),
        (["--from", "2026-02-30"], "不是日期"),
        (["--from", "2020-12-02", "--to", "2020-12-01"], "写反了"),
        (["--place", "520381004"], "不在本设备的范围内"),
    )
    for words, expected in refused:
        answer = line("figures", *words)

        assert answer.code == 1, words
        assert expected in answer.err
        assert answer.err.count("\n") == 1

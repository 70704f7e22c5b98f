"""`gridapp ledger` as a person types it."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli_home import Line
from tests.unit.reports.written import read


def test_a_ledger_is_written_and_counted(line: Line, tmp_path: Path) -> None:
    line.new("household", head="罗桂花", address="河滨路 1 号", tags="06")

    said = line.json("ledger", "roster", "--out", tmp_path / "a.xlsx")

    assert (said["rows"], said["left_out"]) == (1, ["tags"])
    assert read(tmp_path / "a.xlsx").column("户主") == ["罗桂花"]


def test_the_columns_asked_for_are_kept_under_a_name(line: Line, tmp_path: Path) -> None:
    line.new("household", head="罗桂花", phone="13800010002")
    words = ["--columns", "联系电话，head", "--save-layout", "民政办"]
    assert line("ledger", "roster", *words, "--out", tmp_path / "a.xlsx").code == 0

    said = line.json("ledger", "roster", "--layout", "民政办", "--out", tmp_path / "b.xlsx")

    assert said["columns"] == ["phone", "head"]
    assert read(tmp_path / "b.xlsx").headings == ["联系电话", "户主"]


def test_what_is_not_possible_says_what_is(line: Line, tmp_path: Path) -> None:
    out = ["--out", str(tmp_path / "a.xlsx")]
    refused: tuple[tuple[list[str], str], ...] = (
        (["nothing"], "roster=联户单元花名册"),
        (["roster", "--columns", "民族"], "head=户主"),
        (["roster", "--layout", "没有"], "没有存过"),
        (["roster", "--from", "2026-02-30"], "不是日期"),
        (["roster", "--from", "2026-12-02", "--to", "2026-12-01"], "写反了"),
        (["roster", "--place", "520381004"], "不在本设备的范围内"),
    )
    for words, expected in refused:
        answer = line("ledger", *words, *out)

        assert answer.code == 1, words
        assert expected in answer.err
        assert answer.err.count("\n") == 1
    assert not (tmp_path / "a.xlsx").exists()


def test_it_speaks_english(line: Line, tmp_path: Path) -> None:
    line.new("household", head="罗桂花")

    answer = line("ledger", "roster", "--out", tmp_path / "a.xlsx", language="en")

    assert "1 rows" in answer.out
    assert "Care tags" in answer.out
    assert read(tmp_path / "a.xlsx").title == "Roster of household units"


def test_the_statistic_of_disputes_is_one_of_them(line: Line, tmp_path: Path) -> None:
    said = line.json("ledger", "dispute_statistic", "--out", tmp_path / "a.xlsx")
    refused = line("ledger", "dispute_statistic", "--columns", "a", "--out", tmp_path / "b.xlsx")

    assert said["ledger"] == "dispute_statistic"
    assert (tmp_path / "a.xlsx").is_file()
    assert (refused.code, "固定" in refused.err) == (1, True)

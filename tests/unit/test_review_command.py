"""What waits for a word, what does not count, and numbers drawn for an auditor, as commands."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.unit.cli_home import UNIT, Line


def someone(line: Line) -> str:
    home = line.new("household", head="罗福全", address="老街 1 号")
    return line.new("resident", household=home, name="罗福全", relation="0")


def test_a_request_is_listed_with_the_command_that_answers_it(line: Line) -> None:
    assert line.json("review") == {"total": 0, "rows": []}
    person = someone(line)
    request = line.json("request", "add", person, "copy")["id"]
    (row,) = line.json("review")["rows"]
    assert row["commands"] == [f"gridapp request decide {request}"]

    line.json("request", "decide", request, "granted")
    assert f"gridapp request told {request}" in line("review").out
    line.json("request", "told", request)
    assert line.json("review")["total"] == 0


def test_where_everything_counts_nothing_is_taken_over(line: Line) -> None:
    assert line.json("refused") == {"total": 0, "rows": []}
    assert line.json("refused", "--again") == {"again": 0}
    assert line("refused", "--seen").code != 0
    assert "1-1" in line("refused", "1-1", "--take-over").err


def test_numbers_are_drawn_into_a_pdf_with_digests_to_compare(line: Line, tmp_path: Path) -> None:
    matter = line.matter()
    number = line.json("show", matter)["number"]
    out = tmp_path / "drawn.pdf"
    drawn = line.json("chain", number, "99926-1A0001", "--out", out)
    here, away = drawn["rows"]
    assert (here["id"], away["reason"]) == (matter, "elsewhere")
    assert out.read_bytes().startswith(b"%PDF")
    assert drawn["pages"] >= 3

    assert line("chain", number, "--expect", here["digest"]).code == 0
    line.put({"id": matter, "kind": "matter", "place": UNIT, "fields": {"title": "另一件"}})
    changed = line("chain", number, "--expect", here["digest"])
    assert changed.code != 0
    assert here["digest"] in changed.err
    assert line("chain").code != 0
    none = line("chain", "NOPE", "--out", tmp_path / "none.pdf")
    assert (none.code, "一个也没有" in none.err) == (1, True)
    assert not (tmp_path / "none.pdf").exists()
    assert line("chain", number, "--unmask", "--out", tmp_path / "no.pdf").code != 0


def test_the_log_is_written_as_a_sheet_that_says_whether_it_is_whole(
    line: Line, tmp_path: Path
) -> None:
    person = someone(line)
    line.json("show", person, "--unmask", "--reason", "核对")
    out = tmp_path / "log.xlsx"
    assert line.json("audit", "--person", "罗福全", "--days", "2", "--out", out)["file"] == str(out)
    rows = list(openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert [row[6] for row in rows].count(person) == 1
    assert any("没有被动过" in str(row[0]) for row in rows)
    assert line("audit", "--person", "没有", "--json").code != 0
    assert line("audit", "--out", tmp_path / "log.txt").code != 0

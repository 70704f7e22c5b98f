"""`gridapp fill` as a person types it."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.unit.cli_home import Line


def asked(path: Path) -> Path:
    workbook = Workbook()
    for row in (["姓名", "联系电话", "身份证号", "民族"], ["罗桂花", None, None, "汉族"]):
        workbook.worksheets[0].append(row)
    workbook.save(path)
    return path


def known(line: Line) -> None:
    home = line.new("household", head="罗桂花")
    line.new("resident", household=home, name="罗桂花", phone="13800010002")


def test_a_sheet_is_filled_beside_itself(line: Line, tmp_path: Path) -> None:
    known(line)

    answer = line("fill", asked(tmp_path / "表.xlsx"))

    assert answer.code == 0
    assert "1 行，认出 1 行，填了 1 格" in answer.out
    assert "没有动的栏：民族" in answer.out
    assert "敏感的栏没有填：身份证号" in answer.out
    page = load_workbook(tmp_path / "表-filled.xlsx").worksheets[0]
    assert [cell.value for cell in page[2]] == ["罗桂花", "13800010002", None, "汉族"]


def test_a_trial_says_what_would_be_filled(line: Line, tmp_path: Path) -> None:
    known(line)

    said = line.json("fill", asked(tmp_path / "a.xlsx"), "--dry-run", "--map", "联系电话=-")

    assert (said["cells"], said["file"]) == (0, None)
    assert said["columns"] == {"姓名": "name", "身份证号": "id_number"}


def test_what_is_not_possible_says_what_is(line: Line, tmp_path: Path) -> None:
    sheet = asked(tmp_path / "a.xlsx")
    refused: tuple[tuple[list[str], str], ...] = (
        (["--map", "姓名"], "表头=字段"),
        (["--map", "姓名=nation"], "id_number"),
        (["--map", "没有=name"], "联系电话"),
        (["--place", "520381004"], "不在本设备的范围内"),
    )
    for words, expected in refused:
        answer = line("fill", sheet, *words)

        assert answer.code == 1, words
        assert expected in answer.err
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["a.xlsx"]

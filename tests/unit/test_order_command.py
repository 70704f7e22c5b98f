"""`gridapp order`: from the hotline's sheet to the reply, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli_home import Line
from tests.unit.exchange.ledgers import a_workbook

HEADINGS: list[str | None] = [
    "工单编号",
    "诉求类型",
    "受理时间",
    "来电人",
    "联系电话",
    "诉求内容",
    "诉求地址",
]
ROWS: list[list[str | None]] = [
    ["GZ-1", "求助", "2026-11-20 09:05", "穆来电", "13900000001", "路灯不亮\n请修",
     "滨东社区河滨路"],
    ["GZ-2", "投诉", "2026-11-20", "匿名", None, "夜里施工", "金华街道某处"],
    ["GZ-3", "表扬", "2026-11-20", "保密", "13900000003", "网格员热心", None],
]  # fmt: skip


@pytest.fixture
def sheet(line: Line, tmp_path: Path) -> Path:
    path = a_workbook(tmp_path / "hotline.xlsx", [HEADINGS, *ROWS])
    assert line.json("load", "orders", path)["added"] == 3
    return path


def matter_of(line: Line, number: str) -> str:
    (row,) = [one for one in line.json("order")["rows"] if one["number"] == number]
    return str(row["matter"])


def test_each_row_is_an_order_with_its_matter_and_a_second_load_adds_nothing(
    line: Line, sheet: Path
) -> None:
    again = line.json("load", "orders", sheet)
    rows = {row["number"]: row for row in line.json("order")["rows"]}
    matters = [line.json("show", rows[number]["matter"]) for number in sorted(rows)]

    assert (again["added"], again["changed"], again["same"]) == (0, 0, 3)
    assert line.json("list", "matter")["total"] == line.json("list", "reporter")["total"] == 3
    assert len({one["number"] for one in matters}) == 3
    assert (matters[0]["title"], matters[0]["place"]) == ("路灯不亮", "520381003001")
    assert (matters[1]["place"], matters[1]["spot_text"]) == ("520381003", "金华街道某处")
    said = line.json("list", "reporter")["rows"]
    kinds = {one["matter"]: one["reporter_kind"] for one in said}
    assert [kinds[one["id"]] for one in matters] == ["named", "anonymous", "confidential"]
    assert [rows[f"GZ-{n}"]["due"] for n in (1, 2, 3)] == ["2026-11-27", "2026-12-08", ""]


def test_a_row_that_says_something_else_is_told_and_overwrites_nothing(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    changed: list[list[str | None]] = [
        HEADINGS,
        ["GZ-1", "投诉", *ROWS[0][2:5], "路灯全灭", ROWS[0][6]],
    ]
    said = line.json("load", "orders", a_workbook(tmp_path / "b.xlsx", changed))

    assert (said["added"], said["changed"]) == (0, 0)
    assert {one["field"] for one in said["refused"]} == {"type", "content"}
    assert line.json("show", "GZ-1")["content"] == "路灯不亮\n请修"


def test_nobody_who_called_stands_in_the_list(line: Line, sheet: Path) -> None:
    said = line("order").out

    assert "GZ-1  求助  路灯不亮" in said
    assert "穆来电" not in said
    assert "1390000" not in said
    assert line.json("show", "GZ-1")["phone"] == "139****0001"


def test_from_signing_to_the_answer_in_the_handlers_words(line: Line, sheet: Path) -> None:
    assert line("order", "sign", "--all").out == "签收了 3 张\n"
    assert line("order", "sign", "--all").out == "签收了 0 张\n"
    given = line.json("order", "give", "GZ-1", "--to", "林静", "--due", "2026-12-01")
    assert line("order", "reply", "GZ-1").code == 1
    matter = given["matter"]
    assert line("step", matter, "sign").code == 0
    assert line("step", matter, "finish", "--note", "换了两盏灯").code == 0
    assert [one["number"] for one in line.json("order", "--only", "ready")["rows"]] == ["GZ-1"]

    answered = line.json("order", "reply", "GZ-1")

    assert (answered["state"], answered["note"]) == ("REPLIED", "换了两盏灯")
    assert line.json("show", "GZ-1")["answer"] == "换了两盏灯"
    assert given["due"] == "2026-12-01"
    assert line.json("order", "--only", "ready")["total"] == 0
    assert line("step", "GZ-1", "done", "--satisfaction", "2").code == 0
    assert line.json("show", "GZ-1")["satisfaction"] == "2"
    assert line("step", "GZ-2", "start", "--satisfaction", "2").code == 1


def test_what_is_handed_on_unsigned_is_signed_for_and_due_with_its_order(
    line: Line, sheet: Path
) -> None:
    given = line.json("order", "give", "GZ-2", "--to", "林静")

    assert given["due"] == "2026-12-08"
    shown = line.json("show", "GZ-2")
    assert (shown["state"], line.json("show", given["matter"])["state"]) == ("HANDLING", "ASSIGNED")


def test_an_order_returned_takes_its_matter_along_unless_somebody_works_on_it(
    line: Line, sheet: Path
) -> None:
    assert line("step", "GZ-1", "reject", "--reason", "r1", "--note", "不归本街道").code == 0
    given = line.json("order", "give", "GZ-2", "--to", "林静")

    assert line.json("show", matter_of(line, "GZ-1"))["state"] == "VOID"
    assert [one["number"] for one in line.json("order", "--only", "returned")["rows"]] == ["GZ-1"]
    assert line.json("show", given["matter"])["state"] == "ASSIGNED"


def test_extension_is_asked_before_the_limit_and_keeps_the_first(line: Line, sheet: Path) -> None:
    words = ("step", "GZ-2", "extend", "--due", "2026-12-15", "--note", "等检测")
    line("order", "sign", "GZ-2")
    late = line(*words, "--on", "2026-12-09")
    said = line(*words, "--on", "2026-12-01")

    assert (late.code, said.code) == (1, 0), said.err
    (row,) = line.json("order", "--only", "extended")["rows"]
    assert (row["first_due"], row["due"]) == ("2026-12-08", "2026-12-15")


@pytest.mark.parametrize("words", [(), ("GZ-9",)])
def test_signing_for_nothing_is_refused(line: Line, sheet: Path, words: tuple[str, ...]) -> None:
    assert line("order", "sign", *words).code == 1

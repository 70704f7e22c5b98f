"""`gridapp load` of lists, as a person types it."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli_home import UNIT, Line
from tests.unit.exchange.ledgers import HEADINGS, a_workbook


def orders(path: Path) -> Path:
    return a_workbook(
        path,
        [
            ["工单编号", "诉求类型", "受理时间", "诉求内容", "联系电话"],
            ["A1", "咨询", "2026-11-20", "低保怎么办", "13900000001"],
            ["A2", "别的", "2026-11-20", "不知道", "1390000000"],
        ],
    )


def test_orders_are_loaded_and_what_is_wrong_is_said(line: Line, tmp_path: Path) -> None:
    sheet = orders(tmp_path / "a.xlsx")

    trial = line.json("load", "orders", sheet, "--dry-run")
    said = line.json("load", "orders", sheet)
    answer = line("load", "orders", sheet)

    assert (trial["rows"], trial["added"], said["added"]) == (2, 1, 1)
    assert [one["rule"] for one in said["refused"]] == ["not_listed", "length"]
    assert said["refused"][1]["value"] == "********00"
    assert "2 行：新增 0，补充 0，相同 1" in answer.out
    assert line.json("list", "order")["total"] == 1


def test_a_heading_can_be_explained(line: Line, tmp_path: Path) -> None:
    sheet = a_workbook(tmp_path / "a.xlsx", [["店家", "在哪"], ["滨河超市", "河滨路"]])

    refused = line("load", "enterprises", sheet)
    explained = ["--map", "店家=name", "--map", "在哪=address"]
    said = line.json("load", "enterprises", sheet, *explained)

    assert refused.code == 1
    assert "--map" in refused.err
    assert said["added"] == 1
    assert line("load", "enterprises", sheet, "--map", "店家=nothing").code == 1


def test_households_remember_what_a_heading_means_too(line: Line, tmp_path: Path) -> None:
    rows = [["户主", "姓名", "关系", "牌子"], ["罗桂花", "罗桂花", "户主", "河滨路 1 号"]]
    sheet = a_workbook(tmp_path / "a.xlsx", rows)

    said = line.json("load", "households", sheet, "--map", "牌子=address")
    again = line.json("load", "households", sheet)

    assert said["left_out"] == again["left_out"] == []


def test_a_list_is_loaded_at_no_place_that_is_not_entered(line: Line, tmp_path: Path) -> None:
    row = ("", "", "曾小华", "曾小华", "户主", "", "", "", "", "老街1号")
    sheet = a_workbook(tmp_path / "a.xlsx", [HEADINGS, row])
    answer = line("load", "households", sheet, "--place", f"{UNIT[:12]}999")

    assert answer.code == 1
    assert line.json("list", "household")["total"] == 0


def test_of_many_remarks_the_first_are_said_and_the_others_counted(
    line: Line, tmp_path: Path
) -> None:
    rows = [(f"B{n}", "别的", "2026-11-20", "路灯不亮", "") for n in range(230)]
    headings = ("工单编号", "诉求类型", "受理时间", "诉求内容", "联系电话")
    sheet = a_workbook(tmp_path / "a.xlsx", [headings, *rows])

    answer = line("load", "orders", sheet, "--dry-run")

    assert answer.out.count("「诉求类型」") == 200
    assert "还有 30 处" in answer.out
    assert len(line.json("load", "orders", sheet, "--dry-run")["refused"]) == 230

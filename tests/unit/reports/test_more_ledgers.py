"""Disputes, help, activities, the log of days; and who and what must not stand in any ledger."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from gridapp.register.log import Entry
from gridapp.reports import dispute_statistic
from gridapp.reports.every_ledger import LEDGERS
from tests.unit.reports.mediation import save, with_work
from tests.unit.reports.written import all_names, asked, hamlet, read, written
from tests.village import GRID, Village, filled_village


@pytest.fixture(scope="module")
def village() -> Village:
    village = with_work(filled_village())
    village.matter("井盖破了", 4, ago=1)
    village.step("井盖破了", "accept", centre=True, due=village.day(-1))
    worker = village.desk.me.worker.hex()
    village.step("井盖破了", "assign", centre=True, to=worker, due=village.day(-1))
    village.step("井盖破了", "sign")
    return village


def test_a_dispute_shows_how_it_ended(village: Village, tmp_path: Path) -> None:
    sheet = read(written(village, "disputes", tmp_path).file)

    ditch = next(row for row in sheet.rows if row["事由"] == "排水沟之争")
    assert (ditch["纠纷类型"], ditch["调解组织"]) == ("邻里纠纷", "红岩村调解委员会")
    assert (ditch["涉及金额（元）"], ditch["协议金额（元）"]) == (1200.5, 500.0)
    assert (ditch["调解结果"], ditch["履行情况"]) == ("达成书面协议", "已履行")
    assert ditch["协议日期"] == date.fromisoformat(village.day(17))
    assert len(sheet.rows) == 3


def test_a_child_is_no_party_in_the_ledger_unless_a_reason_is_given(
    village: Village, tmp_path: Path
) -> None:
    shy = read(written(village, "disputes", tmp_path, "parties").file).column("当事人")
    told = written(village, "disputes", tmp_path, "parties", reason="mediation")

    assert "袁福全、穆启明" in shy
    assert "袁福全、穆启明、冉小满" in read(told.file).column("当事人")


def test_help_shows_who_helps_and_what_was_done(village: Village, tmp_path: Path) -> None:
    without = written(village, "help", tmp_path, days=60)
    (row,) = read(written(village, "help", tmp_path, days=60, reason="aid").file).rows

    assert [column.name for column in without.left_out] == ["need"]
    assert (row["困难和需要"], row["帮扶人"], row["帮扶单位"]) == (
        "冬天缺取暖的煤",
        "林帮扶",
        "民政办",
    )
    assert set(row["帮扶措施"].split("；")) == {f"{village.day(30)} 送煤两百斤", "申请临时救助"}
    assert row["折合金额（元）"] == 300.0
    assert written(village, "help", tmp_path, days=10).rows == 1


def test_an_activity_shows_to_how_many_what_was_explained(village: Village, tmp_path: Path) -> None:
    (row,) = read(written(village, "activities", tmp_path).file).rows

    assert (row["名称"], row["分类"], row["参加人数"], row["地点"]) == (
        "院坝反诈宣传",
        "反诈宣传",
        46.0,
        "老街院坝",
    )


def test_the_log_of_days_writes_itself(village: Village, tmp_path: Path) -> None:
    sheet = read(written(village, "log", tmp_path, days=9).file)

    days = {row["日期"]: row for row in sheet.rows if row["姓名"] == "罗网格"}
    lamp = days[date.fromisoformat(village.day(9))]
    talk = days[date.fromisoformat(village.day(6))]
    now = days[date.fromisoformat(village.today)]
    assert (lamp["事项"], lamp["姓名"], lamp["网格"]) == (
        "村口第 14 号路灯不亮",
        "罗网格",
        "第一网格",
    )
    assert talk["活动"] == "院坝反诈宣传"
    assert "水塘护栏松动" in now["隐患"]
    assert "请来抽粪车抽干了" in now["采取措施"]
    assert now["星期"] == "星期" + "一二三四五六日"[date.fromisoformat(village.today).weekday()]
    assert now["明日事项"] == "井盖破了"
    assert {row["姓名"] for row in sheet.rows} == {"罗网格", "游主任"}


def test_the_statistic_adds_up(village: Village, tmp_path: Path) -> None:
    village.carry()
    out = tmp_path / "a.xlsx"
    written_ = dispute_statistic.write(
        village.desk.conn,
        village.desk.me,
        asked(village, days=30),
        out,
        now_ms=village.desk.now_ms,
        language="zh",
    )

    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    groups, all_, *below = rows[2], rows[4], *rows[5:]
    assert "第一网格矛盾纠纷排查化解统计表" in str(rows[0][0])
    assert all_[:3] == ["合计", 3.0, 2.0]
    assert [row[0] for row in below] == ["河边单元", "老街单元", "坳上单元"]
    assert [row[1] for row in below] == [0.0, 3.0, 0.0]
    neighbour = groups.index("邻里纠纷（共计 1 件）")
    wages = groups.index("拖欠农民工工资纠纷（共计 1 件）")
    other = groups.index("其他纠纷（共计 1 件）")
    assert all_[neighbour : neighbour + 2] == [1.0, 0.0]
    assert all_[wages : wages + 2] == all_[other : other + 2] == [0.0, 1.0]
    assert written_.rows == 4
    for column in range(1, len(all_)):
        assert all_[column] == sum(float(str(row[column])) for row in below)


def test_disputes_of_another_month_are_not_in_the_statistic(
    village: Village, tmp_path: Path
) -> None:
    dispute_statistic.write(
        village.desk.conn,
        village.desk.me,
        asked(village, days=12),
        tmp_path / "a.xlsx",
        now_ms=village.desk.now_ms,
        language="zh",
    )

    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert rows[4][1] == 1.0


@pytest.mark.parametrize("name", LEDGERS)
def test_whoever_is_locked_to_storage_only_stands_in_no_ledger(name: str, tmp_path: Path) -> None:
    village = hamlet("罗桂花", "袁福全")
    home = village.households[0]
    (person,) = save(village, ("resident", {"household": home, "name": "罗桂花", "relation": "0"}))
    (dispute,) = save(
        village,
        ("dispute", {"title": "一件事", "heard_on": village.today,
                     "worker": village.desk.me.worker.hex()}),
    )  # fmt: skip
    save(
        village,
        ("party", {"dispute": dispute, "side": "1", "name": "罗桂花", "resident": person}),
        ("help_plan", {"household": home, "need": "煤", "begun_on": village.today,
                       "worker": village.desk.me.worker.hex()}),
    )  # fmt: skip
    village.visit(0, ago=0)
    village.matter("路灯不亮", 0)
    before = read(written(village, name, tmp_path, *all_names(LEDGERS[name]), reason="aid").file)
    village.carry()
    village.centre.save(
        Entry(
            kind="request",
            place=GRID,
            fields={
                "resident": person,
                "asked": "delete",
                "asked_on": village.today,
                "due_on": village.today,
            },
        )
    )
    village.carry()

    after = read(written(village, name, tmp_path, *all_names(LEDGERS[name]), reason="aid").file)

    assert "罗桂花" not in " ".join(map(str, after.cells))
    assert len(after.rows) == len(before.rows)


def test_what_was_merged_into_another_stands_in_that_other(tmp_path: Path) -> None:
    village = hamlet("罗桂花", "罗桂花", "袁福全")
    kept, other, _ = village.households
    save(
        village,
        ("resident", {"household": kept, "name": "罗桂花"}),
        ("resident", {"household": other, "name": "罗小满"}),
    )
    village.visit(1, ago=3)
    link = {"subject_kind": "household", "kept": kept, "other": other}
    save(village, ("same_as", {**link, "by": village.desk.me.worker.hex()}))

    sheet = read(written(village, "roster", tmp_path, *all_names(LEDGERS["roster"])).file)

    assert len(sheet.rows) == 2
    row = next(row for row in sheet.rows if row["户主"] == "罗桂花")
    assert (row["人口"], row["家庭成员"]) == (2.0, "罗桂花、罗小满")
    assert row["最近走访"] == date.fromisoformat(village.day(3))


def test_names_of_types_have_room_over_their_columns(village: Village, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    dispute_statistic.write(
        village.desk.conn,
        village.desk.me,
        asked(village, days=30),
        out,
        now_ms=village.desk.now_ms,
        language="zh",
    )

    with ZipFile(out) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    (height,) = re.findall(r'<row r="3"[^>]*? ht="([\d.]+)"', sheet)
    assert float(height) >= 2 * 20  # 拖欠农民工工资纠纷（共计 0 件） takes two lines at least

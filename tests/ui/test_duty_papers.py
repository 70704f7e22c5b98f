"""What goes out to whoever has to act, and letters whose pages are each receiver's own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.ui import typeset
from gridapp.ui.language import Languages
from gridapp.ui.paper import Block, NewPage, Paper, Said
from tests.ui.test_print_page import text_of
from tests.unit.cli_home import UNIT, Line, centre


@pytest.fixture
def line(
    app_with_fonts: QApplication,
    languages: Languages,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Line:
    return Line(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)


def printed(line: Line, paper: str, id_: str, folder: Path) -> str:
    out = folder / f"{paper}.pdf"
    answer = line("print", paper, id_, "--out", out)
    assert answer.code == 0, answer.err
    return "".join(text_of(out).split())


def test_a_hazard_is_put_right_and_reminded_of_on_paper_without_who_told_of_it(
    line: Line, tmp_path: Path
) -> None:
    long_ago = (date.today() - timedelta(days=60)).isoformat()  # noqa: DTZ011  as the office counts
    id_ = line.matter(
        task="hazard",
        title="楼道堆物",
        hazard_type="01",
        hazard_place="04",
        hazard_grade="1",
        spot_text="3号楼二单元",
        detail="消防通道被旧沙发堵住。",
    )
    told = {"matter": id_, "kind": "named", "name": "龙启明", "heard_on": long_ago}
    answer = line.put({"kind": "reporter", "place": UNIT, "fields": told})
    assert answer.code == 0, answer.err
    assert line("step", id_, "report", "--on", long_ago).code == 0
    assert line("step", id_, "accept", "--on", long_ago).code == 0
    words = ("--to", "林静", "--note", "三天内搬走，留出通道。", "--on", long_ago)
    assert line("step", id_, "assign", *words).code == 0

    order = printed(line, "rectify", id_, tmp_path)
    reminder = printed(line, "reminder", id_, tmp_path)

    for said in ("隐患整改告知单", "3号楼二单元", "小区", "消防通道被旧沙发堵住。", "林静"):
        assert said in order
    assert "三天内搬走，留出通道。" in order
    assert "复查结果" in order
    assert "督办通知单" in reminder
    assert "超期天数" in reminder
    assert "原时限" in reminder
    assert "龙启明" not in order + reminder


def test_pages_of_letters_are_counted_for_each_receiver(
    app_with_fonts: QApplication, languages: Languages
) -> None:
    long = [Said(text="很长的话。" * 2000), Said(text="完")]
    blocks: list[Block] = [
        Said(text="甲"),
        NewPage(anew=True),
        *long,
        NewPage(anew=True),
        Said(text="丙"),
    ]

    sheets = typeset.lay_out(Paper(name="信", title="信", blocks=blocks))

    ends = [sheets.text(page).splitlines()[-1] for page in range(len(sheets.pages))]
    between = len(ends) - 2
    assert between > 1
    assert ends[0] == ends[-1] == "第 1 页 / 共 1 页"
    assert ends[1:-1] == [f"第 {n} 页 / 共 {between} 页" for n in range(1, between + 1)]


def test_the_form_of_a_matter_says_where_it_came_from_and_how_it_was_handled(
    line: Line, tmp_path: Path
) -> None:
    id_ = line.matter(title="路灯不亮", detail="三盏灯不亮。")
    told = {"kind": "named", "name": "龙启明", "teller": "leader", "channel": "phone"}
    said = {"matter": id_, "heard_on": "2026-11-23", **told}
    assert line.put({"kind": "reporter", "place": UNIT, "fields": said}).code == 0
    asked = "先换灯泡，线路老化的报供电所。"
    for step in (
        ("report",),
        ("accept",),
        ("assign", "--to", "林静", "--handed", "paper", "--note", asked),
    ):
        assert line("step", id_, *step, "--on", "2026-11-24").code == 0

    open_ = printed(line, "matter", id_, tmp_path)
    docket = printed(line, "docket", id_, tmp_path)

    for part in ("事项处理单", "来源联户长·电话", "派单意见" + asked, "承办人林静", "办理情况"):
        assert part in open_
    assert asked in docket
    assert "龙启明" not in docket

    for words in (["sign"], ["finish", "--note", "换了三盏灯。"]):
        assert line("step", id_, *words, "--on", "2026-11-25").code == 0

    out = tmp_path / "chain.pdf"
    number = str(line.json("show", id_)["number"])
    assert line("chain", number, "--out", out).code == 0
    chain = "".join(text_of(out).split())
    assert f"1.事项{number}路灯不亮" in chain
    assert "核查意见" not in chain  # nobody verified it, and nobody writes on what an auditor drew

    (tmp_path / "matter.pdf").unlink()
    done = printed(line, "matter", id_, tmp_path)
    for part in ("办理情况换了三盏灯。林静·2026-11-25", "签收林静·2026-11-25", "满意度"):
        assert part in done


def test_the_log_of_a_day_is_a_form_filled_from_what_was_entered(
    line: Line, tmp_path: Path
) -> None:
    id_ = line.matter(title="路灯不亮", heard_on="2026-11-23")
    for words in (
        ["report"],
        ["accept", "--due", "2026-11-24"],
        ["start"],
    ):
        answer = line("step", id_, *words, "--on", "2026-11-23")
        assert answer.code == 0, answer.err
    line.matter(title="井盖松了", heard_on="2026-11-20")

    out = tmp_path / "log.pdf"
    answer = line("print", "log", "--from", "2026-11-23", "--only", "林静", "--out", out)

    assert answer.code == 0, answer.err
    said = "".join(text_of(out).split())
    for part in (
        "民情日志",
        "日期2026-11-23",
        "星期一",
        "天气",
        "姓名林静",
        "今日安排",
        "路灯不亮",
    ):
        assert part in said
    for part in ("受理", "群众信息", "采取措施", "结果反馈", "阅签"):
        assert part in said
    assert "井盖松了" not in said
    assert said.split("明日事项")[1].startswith("路灯不亮")

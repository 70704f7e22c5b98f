"""Two quarrels from the report to the resident told, by the keyboard alone at the centre's desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import case_files, forces
from gridapp.register.authors import Names
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.force import ForcePage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.parts.dispute_words import events_of
from tests.morning import Morning, wall_clock_ms
from tests.ui.desk import Desk
from tests.ui.journeys import act, carry, chosen, matter, reports, standing, tells

ELDERS, CRASH = "老两口没人管", "摩托车与三轮车相撞"
NEIGHBOUR = {"name": "赵邻居", "phone": "13800002222"}


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, languages: Languages, township: Morning
) -> Iterator[Desk]:
    """The centre, which has the worker's file: a neighbour told of each at a door."""
    for title in (ELDERS, CRASH):
        reports(township, title, [NEIGHBOUR], at_a_door=True, task="dispute")
    carry(township)
    desk = Desk(qtbot, app, township.centre.home, wall_clock_ms())
    yield desk
    desk.close()


def taken_up(desk: Desk, title: str) -> str:
    """The matter accepted and begun on, its dispute opened, registered and accepted; its id."""
    chosen(desk, "untriaged", title)
    desk.press("A").press("Ctrl+Return")
    chosen(desk, "accepted", title)
    desk.press("Return")
    assert isinstance(desk.page(), MatterPage)
    act(desk, "开始处置")
    desk.reach("打开纠纷卷宗").press("Return")
    page = desk.page()
    assert isinstance(page, DisputePage)
    for step in ("登记", "受理"):
        act(desk, step)
    return page.subject


def told_and_closed(desk: Desk, title: str, how: str) -> None:
    """The matter is done, whoever told of it is told and content, and it is closed."""
    desk.press("Escape")
    chosen(desk, "out", title)
    desk.press("F").type(how).saves()
    tells(desk, title, chip="verify")
    conn = desk.session.conn
    assert (standing(conn, title).standing.state, standing(conn, title).standing.owed) == (
        "RATED",
        0,
    )
    desk.window.go(Goto(page="matter", subject=matter(conn, title)))
    act(desk.settle(), "办结")
    assert standing(conn, title).standing.state == "CLOSED"


def test_a_family_that_does_not_support_its_elders(centre: Desk) -> None:
    conn, today = centre.session.conn, centre.session.today()
    case = taken_up(centre, ELDERS)

    # Mediated on the spot, and a written agreement with what is to be paid.
    act(centre, "记一次调解", ("", "3"), ("记录正文", "当场把账算清。"), ("达成书面协议", "1"))
    paid = (("加一笔要履行的", "Return"), ("", "十二月赡养费"), ("金额", "900"), ("到期", today))
    act(centre, "达成协议", ("", "1"), ("协议内容", "每月各出三百元，轮流照看。"), *paid)
    assert case_files.opened(conn, case).standing.state == "PERFORMING"

    # The court confirms it; it is paid, they are visited again, and the dossier is closed.
    act(centre, "司法确认", ("", "4"))
    act(centre, "记履行")
    act(centre, "回访", ("情况", "钱已给，老人有人照看。"))
    act(centre, "立卷归档", ("", "履行正常"))
    whole = case_files.opened(conn, case)
    assert whole.standing.state == "ARCHIVED"
    assert [one.confirmation for one in whole.file.agreements] == ["3"]
    happened = events_of(whole, Names(conn), "zh")
    assert [one.what for one in happened if "司法" in one.what] == ["司法确认：已确认"]

    told_and_closed(centre, ELDERS, "子女签了协议，法院已确认")


def test_a_road_accident_between_two_poor_households(centre: Desk) -> None:
    conn, today = centre.session.conn, centre.session.today()
    case = taken_up(centre, CRASH)
    act(centre, "报告激化风险", ("", "街道综治中心"), ("说明", "家属扬言堵路"))
    act(centre, "记一次调解", ("", "1"), ("记录正文", "双方都没有钱。"), ("达成书面协议", "4"))

    # A task force with a lawyer, legal aid and judicial relief, set up by one key.
    centre.press("Ctrl+J")
    assert isinstance(centre.page(), ForcePage)
    centre.reach("牵头人").type("街道政法委员").reach("化解期限").type(today)
    centre.reach("成员").type("钱律师").reach("单位").type("法律援助中心")
    centre.reach("职责").type("代理诉讼")
    centre.reach("任务").type("申请法律援助").reach("责任人").type("钱律师")
    centre.reach("期限").type(today)
    centre.reach("加一项任务").press("Return").type("申请司法救助")
    centre.reach("责任人").type("孙所长").reach("期限").type(today).saves()
    force = forces.running(conn, case)
    tasks = {one.what for one in forces.get(conn, force).tasks}
    assert tasks == {"申请法律援助", "申请司法救助"}
    assert any("专班要办的" in line for line in centre.today_page().today())

    # Both are granted; what could not be agreed is ended and passed on, the force ends.
    centre.opens("申请法律援助")
    for _task in range(2):
        act(centre, "办完了", ("结果", "已批准"))
    act(centre, "结束专班", ("", "援助律师已代理，救助金已发"))
    centre.window.go(Goto(page="dispute", subject=case))
    centre.settle()
    routes = (("诉讼", "Space"), ("法律援助", "Space"))
    act(centre, "调解不成", *routes, ("说明", "责任方无力赔偿"))
    relief = " ".join(["Down"] * 8)  # the eighth of the list
    act(centre, "移送", ("移送到", relief), ("接收人", "孙所长"), ("说明", "申请救助金"))
    act(centre, "立卷归档", ("", "移送司法救助后归档"))
    assert case_files.opened(conn, case).standing.state == "ARCHIVED"
    assert {one.result for one in forces.get(conn, force).tasks} == {"已批准"}

    told_and_closed(centre, CRASH, "法律援助和司法救助都已办好")

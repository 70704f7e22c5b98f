"""One order of the hotline by keys: the sheet loaded, handed on, mended, and answered in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.order import Order
from gridapp.paths import Home
from gridapp.register import calendar, records, standings
from gridapp.ui.page import Goto
from gridapp.ui.pages.load import LoadPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.orders import OrdersPage
from tests.morning import Morning, wall_clock_ms
from tests.ui.desk import Desk
from tests.unit.exchange.ledgers import a_workbook

HEADS: list[object] = ["工单编号", "诉求类型", "受理时间", "来电人", "联系电话", "诉求内容",
                       "所属社区", "所属网格", "办理结果", "承办人"]  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot, app: QApplication) -> Iterator[Callable[[Home], Desk]]:
    desks: list[Desk] = []

    def open_(home: Home) -> Desk:
        desks.append(Desk(qtbot, app, home, wall_clock_ms()))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


def orders_page(desk: Desk, act: str = "") -> OrdersPage:
    """Be at the orders, with the keyboard in the list."""
    desk.window.go(Goto(page="orders", act=act))
    desk.settle()
    page = desk.page()
    assert isinstance(page, OrdersPage)
    page.view.setFocus()
    return page


def test_an_order_goes_from_the_sheet_to_the_answer_in_the_sheet(
    opened: Callable[[Home], Desk], township: Morning, qtbot: QtBot, tmp_path: Path
) -> None:
    today = calendar.today(wall_clock_ms())
    row = ["GZ-77", "求助", today, "龙启明", "13985200021", "巷口路灯不亮",
           "滨东社区", "第一网格", None, None]  # fmt: skip
    sheet = a_workbook(tmp_path / "hotline.xlsx", [HEADS, row])
    centre = opened(township.centre.home)

    # The centre loads the sheet, signs for all of it by one key, and hands the order on.
    orders_page(centre).new.click()
    centre.settle()
    load = centre.page()
    assert isinstance(load, LoadPage)
    load.take(sheet)
    qtbot.waitUntil(lambda: not load.busy)
    centre.press("Ctrl+Return")
    qtbot.waitUntil(lambda: not load.busy)
    page = orders_page(centre)
    assert page.table.index(0, 0).data() == "GZ-77"
    centre.press("Shift+S")
    centre.press("D").reach("赵秀英").press("2").saves()  # the second is the worker
    (order,) = records.ids(centre.session.conn, Order.declaration)
    matter = records.standing(centre.session.conn, Order, order).matter or ""
    township.centre.exports(township.stick)

    # The worker's device has the matter; he signs for it and mends the lamp.
    township.worker.imports([township.stick])
    centre.steps_aside()
    worker = opened(township.worker.home)
    worker.today_page().opens("巷口路灯不亮", "Space").steps()
    worker.press("Return").steps("换了灯泡，当晚试亮。")
    assert isinstance(worker.page(), MatterPage)
    worker.steps_aside()
    township.worker.exports(township.stick)

    # His file comes back: the answer is in his words, and goes into the hotline's own sheet.
    township.centre.imports([township.stick])
    centre.comes_back()
    page = orders_page(centre, "ready")
    assert page.table.rowCount() == 1
    centre.press("R").saves()
    page = orders_page(centre)
    page.replies.take(sheet)
    qtbot.waitUntil(lambda: not page.replies.busy)
    page.refresh()
    centre.settle()

    filled = openpyxl.load_workbook(tmp_path / "hotline-answered.xlsx").worksheets[0]
    assert [cell.value for cell in filled[2]][-2:] == ["换了灯泡，当晚试亮。", "陈志远"]
    stood = standings.order(centre.session.conn, bytes.fromhex(order))
    assert (stood.state, stood.clock.late) == ("REPLIED", False)
    assert standings.matter(centre.session.conn, bytes.fromhex(matter)).state == "HANDLED"
    assert "满意率 0/0" in page.replies.rates.text()

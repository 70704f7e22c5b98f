"""A centre's page of hotline orders: signed for, handed on and answered by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridapp.models.order import Order
from gridapp.register import orders, records, standings
from gridapp.register.database import transaction
from gridapp.ui.page import Goto
from gridapp.ui.pages.load import LoadPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.orders import OrdersPage
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import make
from gridapp.ui.papers.reading import Reading
from tests.ui.desk import Desk, home_of
from tests.unit.exchange.ledgers import a_workbook
from tests.village import UNITS, Village

LAMP, NOISE = "村口路灯不亮", "工地夜里打桩"


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, village_file: tuple[Village, Path], tmp_path: Path
) -> Iterator[Desk]:
    """The centre's desk with two orders that came in this morning."""
    village, _file = village_file
    desk = Desk(qtbot, app, home_of(village.centre, tmp_path / "centre"), village.desk.now_ms)
    conn, me = desk.session.conn, desk.session.me
    with transaction(conn):
        for number, content, type_ in (("GZ-1", LAMP, "2"), ("GZ-2", NOISE, "5")):
            told = {"number": number, "content": content, "type": type_, "caller": "龙启明"}
            told |= {"phone": "13985200021", "received_on": village.today}
            orders.receive(
                conn,
                me,
                next(iter(UNITS)),
                told,
                today=village.today,
                now_ms=desk.session.now_ms(),
            )
    desk.window.go(Goto(page="orders"))
    desk.settle()
    yield desk
    desk.close()


def page_of(desk: Desk) -> OrdersPage:
    page = desk.page()
    assert isinstance(page, OrdersPage)
    return page


def order_of(desk: Desk, number: str) -> Order:
    conn = desk.session.conn
    (id_,) = records.ids(conn, Order.declaration, where={"number": number})
    return records.standing(conn, Order, id_)


def state(desk: Desk, number: str) -> str:
    order = order_of(desk, number)
    return standings.of(desk.session.conn, "order", bytes.fromhex(order.id)).state


def test_the_first_due_stands_first_and_nobody_who_called_is_shown(centre: Desk) -> None:
    page = page_of(centre)

    titles = [page.table.index(row, 1).data() for row in range(page.table.rowCount())]
    assert titles == [LAMP, NOISE]
    said = " ".join(one.text() for one in page.findChildren(QLabel))
    assert LAMP in said
    assert "龙启明" not in said
    assert "13985200021" not in said


def test_all_that_wait_are_signed_for_by_one_key(centre: Desk) -> None:
    page = page_of(centre)
    page.view.setFocus()

    centre.press("Shift+S")
    centre.settle()

    assert {state(centre, "GZ-1"), state(centre, "GZ-2")} == {"SIGNED"}
    assert not page.sign_all.isVisible()


def test_the_matter_is_one_key_away_and_the_sheet_one_button(centre: Desk) -> None:
    page = page_of(centre)
    page.view.setFocus()
    centre.press("M")
    centre.settle()
    assert isinstance(centre.page(), MatterPage)

    centre.press("Escape")
    page.new.click()
    centre.settle()

    load = centre.page()
    assert isinstance(load, LoadPage)
    assert load.board.what.value() == "orders"


def test_the_hotlines_sheet_is_filled_from_the_page_and_the_month_is_told(
    centre: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page, session = page_of(centre), centre.session
    with transaction(session.conn):
        for action, fields in (("sign", {}), ("reply", {"note": "换了灯"})):
            orders.take(
                session.conn,
                session.me,
                order_of(centre, "GZ-1").id,
                action,
                fields,
                today=session.today(),
                now_ms=session.now_ms(),
            )
    heads: list[object] = ["工单编号", "办理结果"]
    sheet = a_workbook(tmp_path / "form.xlsx", [heads, ["GZ-1", None], ["GZ-2", None]])

    page.replies.take(sheet)
    qtbot.waitUntil(lambda: not page.replies.busy)
    page.refresh()
    centre.settle()

    said = page.replies.banner.said.text()
    assert "填了 1 张" in said
    assert "GZ-2 还没答复" in said
    assert (tmp_path / "form-answered.xlsx").exists()
    assert "按时办结率" in page.replies.rates.text()


def test_answered_orders_nobody_was_asked_about_for_a_week_end_by_one_button(
    centre: Desk,
) -> None:
    page, session = page_of(centre), centre.session
    long_ago = (date.fromisoformat(session.today()) - timedelta(days=7)).isoformat()
    with transaction(session.conn):
        for number, fields in (("GZ-1", {"done_on": long_ago}), ("GZ-2", {})):
            for action, more in (("sign", {}), ("reply", {"note": "办好了", **fields})):
                orders.take(
                    session.conn,
                    session.me,
                    order_of(centre, number).id,
                    action,
                    more,
                    today=session.today(),
                    now_ms=session.now_ms(),
                )
    page.refresh()
    centre.settle()
    assert not page.end_all.isVisible()
    page.chips.buttons["replied"].click()
    centre.settle()
    assert "（1）" in page.end_all.accessibleName()

    page.end_all.click()
    centre.settle()

    assert [state(centre, "GZ-1"), state(centre, "GZ-2")] == ["DONE", "REPLIED"]
    assert not page.end_all.isVisible()


def test_an_order_and_the_list_are_printed_with_a_masked_number(centre: Desk) -> None:
    session = centre.session
    reading = Reading(
        conn=session.conn,
        me=session.me,
        language="zh",
        today=session.today(),
        now_ms=session.now_ms(),
    )
    order = order_of(centre, "GZ-1").id

    listed = str(make(reading, Wanted(code="orders")))
    slip = str(make(reading, Wanted(code="order", subject=order)))

    assert LAMP in listed
    assert NOISE in listed
    assert "龙启明" not in listed
    assert "139****0021" in slip
    assert "13985200021" not in slip

"""A page opens with what it shows: what most people never see is made when it is first needed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gridapp.ui.list_page import ListPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.banner import Banner
from tests.ui.village_desk import VillageDesk


@pytest.mark.parametrize("code", ["matters", "disputes", "help", "activities"])
def test_a_list_opens_without_what_stands_where_there_is_none(
    desk: VillageDesk, qtbot: QtBot, code: str
) -> None:
    desk.window.go_to_stop(code)
    desk.settle()
    page = desk.window.page()
    assert isinstance(page, ListPage)

    assert ("empty" in vars(page)) == (page.table.rowCount() == 0)
    assert "found" not in vars(page.filter)
    assert [one for one in page.findChildren(Banner) if one.isHidden() and inside(one)] == []

    page.filter.setText("没有这样的一行")
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    desk.settle()

    assert page.empty.isVisible()
    assert page.empty.sentence.text()


def test_a_visit_opens_folded_and_half_as_large(desk: VillageDesk) -> None:
    desk.window.go_to_stop("visit")
    desk.settle()
    page = desk.window.page()
    assert isinstance(page, VisitPage)
    told, before = page.form.told, len(inside(page))

    assert "fields" not in vars(told)
    assert told.typed() == {}
    told.fold.click()

    assert told.fields.isVisible()
    assert told.typed()["heard_on"] == desk.session.today()
    assert len(inside(page)) > before + 30


def test_the_chosen_row_is_read_once_when_its_list_is_shown(desk: VillageDesk) -> None:
    desk.window.go_to_stop("matters")
    desk.settle()
    page = desk.window.page()
    assert isinstance(page, ListPage)
    statements: list[str] = []
    desk.session.conn.set_trace_callback(statements.append)
    page.glance(page.table.row(0))
    once = len(statements)
    statements.clear()

    page.refresh()
    desk.settle()
    desk.session.conn.set_trace_callback(None)

    assert once > 5
    assert len(statements) < 2 * once


def inside(page: QWidget) -> list[QWidget]:
    return page.findChildren(QWidget)

"""What was thrown away stands on one page for 90 days, and Enter brings it back."""

from __future__ import annotations

import sqlite3

from gridapp.models.household import Household
from gridapp.register import log, records
from gridapp.register.log import Entry
from gridapp.ui.page import Goto
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.removed import RemovedPage
from gridapp.ui.pages.visit import VisitPage
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.village import UNITS


def shown(desk: VillageDesk, rows: int) -> RemovedPage:
    page = desk.go(RemovedPage)
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == rows)
    return page


def test_a_form_that_was_not_wanted_opens_again_as_it_was(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0], act="hazard")
    page.form.note.edit.setFocus()
    desk.type("说了半天又不要了")
    page.clear.setFocus()
    desk.press(Key.Key_Return)
    assert page.form.note.text() == ""
    assert desk.session.drafts.all() == []
    table = shown(desk, 1)
    assert table.table.index(0, 1).data() == "走访，没保存的"
    assert table.table.index(0, 3).data() == "90 天"

    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: isinstance(desk.window.page(), VisitPage))

    assert desk.on(VisitPage).form.note.text() == "说了半天又不要了"
    assert desk.session.drafts.thrown() == []


def test_whoever_searches_before_it_is_listed_keeps_the_keyboard(desk: VillageDesk) -> None:
    desk.session.drafts.keep("visit", "", "走访", {"note": "屋顶漏"})
    desk.session.drafts.throw_away("visit", "")
    desk.window.go(Goto(page="removed"))
    desk.press(Key.Key_K, modifier=CONTROL)

    desk.settle()
    assert desk.on(RemovedPage).table.rowCount() == 1
    assert desk.focused() is desk.window.bar.search


def test_an_entry_taken_back_stands_again_and_can_be_undone(desk: VillageDesk) -> None:
    session = desk.session
    made: list[str] = []

    def enter(conn: sqlite3.Connection) -> list[str]:
        fields = {"head": "新来的", "address": "老街"}
        entry = Entry(kind="household", place=next(iter(UNITS)), fields=fields)
        return log.save(conn, session.me, [entry], now_ms=session.now_ms())

    session.write(enter, made.extend, said="登记了")
    desk.settle()
    desk.qtbot.waitUntil(lambda: bool(made))
    with desk.qtbot.waitSignal(session.changed):
        desk.window.undo_bar.undone.emit()
    assert records.get(session.conn, Household, made[0]).gone  # type: ignore[union-attr]
    page = shown(desk, 1)
    assert page.table.index(0, 2).data() == "新来的"

    page.back_button.setFocus()
    with desk.qtbot.waitSignal(session.changed):
        desk.press(Key.Key_Return)
    desk.settle()

    assert isinstance(desk.window.page(), HouseholdPage)
    assert records.standing(session.conn, Household, made[0]).head == "新来的"
    with desk.qtbot.waitSignal(session.changed):
        desk.window.undo_bar.undone.emit()
    shown(desk, 1)

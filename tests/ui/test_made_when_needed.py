"""A page opens with what it shows: what most people never see is made when it is first needed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridapp.ui.language import Languages
from gridapp.ui.list_page import ListPage
from gridapp.ui.page import Goto, Page
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.security_card import SecurityCard
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


def test_a_visit_without_danger_return_or_photo_makes_nothing_of_them(desk: VillageDesk) -> None:
    desk.window.go_to_stop("visit")
    desk.settle()
    page = desk.window.page()
    assert isinstance(page, VisitPage)
    form, strip = page.form, page.form.pictures.strip

    assert page.danger.buttons == {}
    assert not {"people", "_returns_name"} & vars(form.more).keys()
    assert "thumbs" not in vars(strip)

    form.note.set_text("家里着火了")
    form.type.buttons["8"].click()

    assert page.danger.buttons["119"].isVisible()
    assert form.more.people.isVisible()
    order = [part for part in tab_order(page) if page.danger.isAncestorOf(part)]
    assert order[0] is page.danger.buttons["119"]


def test_a_household_is_read_without_the_form_that_changes_it(desk: VillageDesk) -> None:
    desk.window.go(Goto(page="household", subject=desk.village.households[0]))
    desk.settle()
    page = desk.window.page()
    assert isinstance(page, HouseholdPage)

    assert "form" not in vars(page)
    page.view.card.edit.click()

    assert page.form.isVisible()
    assert page.form.fields.typed()["head"]


def test_what_locks_is_shown_without_the_form_for_a_secret(
    app: QApplication, languages: Languages, qtbot: QtBot
) -> None:
    card = SecurityCard()
    qtbot.addWidget(card)
    card.show()
    card.show_state(minutes=5, encrypted=False, can_encrypt=True, has_pin=False)

    assert "form" not in vars(card)
    card.set_pin.click()

    assert card.form.new_pin.isVisible()
    assert not card.form.old.isVisible()
    assert card.form.save.text() == "定下"
    card.passphrase.click()
    assert card.form.new.isVisible()
    assert card.form.save.text() == "加密"


def test_a_page_is_opened_before_it_is_shown(desk: VillageDesk) -> None:
    """What comes while it is seen has all of it laid out anew, part by part."""
    matter = next(iter(desk.village.matters.values()))
    desk.window.go(Goto(page="matter", subject=matter))
    page = desk.window.page()
    seen: list[bool] = []
    page.renamed.connect(lambda: seen.append(page.isVisible()))  # as it looks at the matter
    desk.window.go_to_stop("matters")
    desk.settle()
    seen.clear()

    desk.window.go(Goto(page="matter", subject=matter))

    assert seen[0] is False
    assert page.isVisible()
    assert page.isAncestorOf(desk.window.focusWidget())


def tab_order(page: QWidget) -> list[QWidget]:
    """What the keyboard goes through on a page, from its first part on."""
    assert isinstance(page, Page)
    page.settle()
    found: list[QWidget] = []
    part = page.nextInFocusChain()
    while part is not None and page.isAncestorOf(part):
        found.append(part)
        part = part.nextInFocusChain()
    return found


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

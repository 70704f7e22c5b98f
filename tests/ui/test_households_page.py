"""The list of households: a place in the tree narrows it, letters filter it, Enter opens one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.role import Role
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.session import Session
from tests.ui.village_desk import Key, VillageDesk
from tests.village import GRID, UNITS, empty_village


def names(page: HouseholdsPage) -> list[str]:
    return [page.table.index(row, 0).data() for row in range(page.table.rowCount())]


def test_tree_names_places_and_counts_households(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    grid = page.tree.topLevelItem(0)

    assert grid is not None
    assert grid.text(0) == "第一网格"
    below = [grid.child(n) for n in range(grid.childCount())]
    assert [unit.text(0) for unit in below if unit is not None] == list(UNITS.values())
    assert page.count.text() == "共 40 户"


def test_arrows_in_the_tree_choose_a_place(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    page.tree.setFocus()

    desk.press(Key.Key_Down, Key.Key_Down).settle()

    assert page.tree.current() == GRID + "002"
    assert page.table.rowCount() == 13
    assert page.count.text() == "共 13 户"


def test_initials_filter_the_list_and_enter_goes_to_it(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    page.filter.setFocus()

    with desk.qtbot.waitSignal(page.filter.asked):
        desk.type("lgh")
    desk.settle()
    desk.press(Key.Key_Return)

    assert "罗桂花" in names(page)
    assert page.table.rowCount() < 40
    assert desk.focused() is page.view


def test_enter_opens_the_household(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    first = page.table.id_at(0)

    desk.press(Key.Key_Return)

    assert desk.on(HouseholdPage).title() == "罗桂花"
    assert first == desk.village.households[0]


def test_n_begins_a_new_household_at_the_chosen_place(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    page.tree.choose(GRID + "003")
    page.view.setFocus()

    desk.press(Key.Key_N)

    form = desk.on(HouseholdPage).form
    assert form.place() == GRID + "003"
    assert form.isVisible()


def test_heading_puts_the_list_in_order(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)

    page.view.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    desk.settle()

    assert page.table.index(0, 4).data() == desk.session.today()


def test_chosen_row_stays_chosen_when_something_is_saved(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    desk.press(Key.Key_Down, Key.Key_Down)
    chosen = page.table.id_at(page.view.currentIndex().row())

    page.refresh()
    desk.settle()

    assert page.table.id_at(page.view.currentIndex().row()) == chosen


def test_nothing_found_says_what_to_try(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    page.filter.setFocus()
    with desk.qtbot.waitSignal(page.filter.asked):
        desk.type("zzzz")
    desk.settle()

    assert page.empty.isVisible()
    assert "筛选" in page.empty.hint.text()


def test_empty_register_offers_to_load_a_list(
    app: QApplication, qtbot: QtBot, languages: Languages, tmp_path: Path
) -> None:
    desk = VillageDesk(qtbot, Session(empty_village().home(tmp_path)), empty_village())
    page = desk.on(HouseholdsPage)
    wanted: list[Goto] = []
    page.go.disconnect()
    page.go.connect(wanted.append)

    page.empty.action.click()

    assert page.empty.sentence.text() == "这里还没有住户"
    assert wanted == [Goto(page="load", subject=GRID)]
    desk.close()


def test_unit_leader_registers_no_households(
    app: QApplication, qtbot: QtBot, languages: Languages, tmp_path: Path
) -> None:
    village = empty_village(Role.UNIT)
    desk = VillageDesk(qtbot, Session(village.home(tmp_path)), village)
    page = desk.on(HouseholdsPage)

    hidden, action = page.new.isHidden(), page.empty.action.isHidden()
    desk.close()

    assert hidden
    assert action

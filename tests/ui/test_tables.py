"""Tables hold all ids, fetch a page when it is shown, and sort in the register."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from gridapp.register import households, matter_list
from gridapp.ui.language import Languages
from gridapp.ui.parts.rows import TONE_ROLE
from gridapp.ui.tables.households import HouseholdTable
from gridapp.ui.tables.keys import ID_ROLE, PAGE, Column, KeysTable
from gridapp.ui.tables.matters import DUE, STATE, MatterTable
from tests.ui.village_desk import VillageDesk

HEAD, ADDRESS, PEOPLE, PHONE, VISITED, OPEN = range(6)


def shown(table: QAbstractItemModel, column: int) -> list[str]:
    rows = range(table.rowCount(QModelIndex()))
    return [table.data(table.index(row, column)) or "" for row in rows]


def long_table() -> tuple[KeysTable[str], list[int]]:
    asked: list[int] = []

    def fetch(ids: Iterable[str]) -> dict[str, str]:
        listed = list(ids)
        asked.append(len(listed))
        return {id_: f"row {id_}" for id_ in listed}

    table = KeysTable(lambda _sort, _down: [str(n) for n in range(1000)], fetch)
    table.say([Column(code="all", heading="all", text=lambda row: row)])
    table.look()
    return table, asked


def test_only_pages_that_are_looked_at_are_fetched() -> None:
    table, asked = long_table()

    assert table.rowCount() == 1000
    assert table.data(table.index(999, 0)) == "row 999"
    assert table.data(table.index(995, 0)) == "row 995"
    assert asked == [1000 % PAGE]


def test_each_page_asks_the_register_once(desk: VillageDesk) -> None:
    table = HouseholdTable(desk.session)
    table.look()
    desk.settle()
    statements: list[str] = []
    desk.session.conn.set_trace_callback(statements.append)

    heads = shown(table, HEAD)
    shown(table, VISITED)
    desk.session.conn.set_trace_callback(None)

    assert len(heads) == 40
    assert len(statements) == -(-40 // PAGE)


def test_only_the_answer_to_the_newest_question_is_shown(desk: VillageDesk) -> None:
    table = HouseholdTable(desk.session)
    looked: list[int] = []
    table.looked.connect(lambda: looked.append(table.rowCount()))

    for text in ("罗", "zzzz", "罗桂花"):
        table.show(desk.session.me.place, text)
    desk.settle()

    assert looked == [1]


def test_the_order_is_asked_for_once_where_nothing_is_known_yet() -> None:
    asked: list[tuple[str, bool]] = []

    def find(sort: str, descending: bool) -> list[str]:
        asked.append((sort, descending))
        return []

    table = KeysTable[str](find, lambda _ids: {})
    table.say([Column(code="name", heading="name", text=str)])
    table.sort(0, Qt.SortOrder.DescendingOrder)
    table.look()
    table.sort(0)

    assert asked == [("name", True), ("name", False)]


def test_household_table_keeps_the_rules_of_qt(
    desk: VillageDesk, qtmodeltester: ModelTester
) -> None:
    table = HouseholdTable(desk.session)
    table.look()
    desk.settle()

    qtmodeltester.check(table)


def test_matter_table_keeps_the_rules_of_qt(desk: VillageDesk, qtmodeltester: ModelTester) -> None:
    table = MatterTable(desk.session)
    table.look()
    desk.settle()

    qtmodeltester.check(table)


def test_names_sort_by_sound_and_addresses_by_number(desk: VillageDesk) -> None:
    table = HouseholdTable(desk.session)
    table.look()
    desk.settle()

    table.sort(HEAD)
    desk.settle()
    assert shown(table, HEAD)[0].startswith("蔡")
    table.sort(ADDRESS)
    desk.settle()
    assert [a for a in shown(table, ADDRESS) if a.startswith("河滨路")][1] == "河滨路 2 号"
    table.sort(PEOPLE, Qt.SortOrder.DescendingOrder)
    desk.settle()
    assert shown(table, PEOPLE)[:2] == ["4", "4"]


@pytest.mark.parametrize("sort", ["head", "address", "people", "phone", "visited", "open"])
def test_every_order_of_households_shows_them_all(desk: VillageDesk, sort: str) -> None:
    found = households.ids(desk.session.conn, sort=sort)

    assert len(set(found)) == 40
    assert households.ids(desk.session.conn, sort=sort, descending=True) == found[::-1]


@pytest.mark.parametrize("sort", ["number", "title", "task", "place", "holder", "due", "state"])
def test_every_order_of_matters_shows_them_all(desk: VillageDesk, sort: str) -> None:
    found = matter_list.ids(desk.session.conn, today=desk.session.today(), sort=sort)

    assert len(set(found)) == 8


def test_telephones_are_masked(desk: VillageDesk) -> None:
    table = HouseholdTable(desk.session)
    table.look()
    desk.settle()

    assert all("****" in phone for phone in shown(table, PHONE) if phone)


def test_long_unvisited_household_is_amber(desk: VillageDesk) -> None:
    table = HouseholdTable(desk.session)
    table.sort(VISITED)
    table.look()
    desk.settle()
    tones = [table.data(table.index(row, VISITED), TONE_ROLE) for row in range(40)]

    assert tones[0] == "text2"
    assert "amber" in tones
    assert tones[-1] is None


def test_overdue_is_said_in_words_and_in_red(desk: VillageDesk) -> None:
    table = MatterTable(desk.session)
    table.sort(DUE)
    table.look()
    desk.settle()

    assert table.data(table.index(0, DUE)) == "逾期 2 天"
    assert table.data(table.index(0, DUE), TONE_ROLE) == "red"
    assert table.data(table.index(0, DUE), ID_ROLE) == desk.village.matters["村口第 14 号路灯不亮"]


def test_settled_matter_with_a_reporter_untold_says_so_first(desk: VillageDesk) -> None:
    table = MatterTable(desk.session)
    table.show(matter_list.OWED, "")
    desk.settle()

    assert shown(table, STATE) == ["还没告诉群众"]


def test_headings_follow_the_language(desk: VillageDesk, languages: Languages) -> None:
    table = HouseholdTable(desk.session)
    languages.speak("en")
    table.say_columns()

    heading = table.headerData(HEAD, Qt.Orientation.Horizontal)
    assert heading == "Head"

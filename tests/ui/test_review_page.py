"""Review: what was perhaps entered twice, side by side; and the warning under the form."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from PySide6.QtCore import Qt

from gridapp.models.household import Household
from gridapp.models.role import Role
from gridapp.register import (
    conflicts,
    duplicates,
    household_merging,
    intake,
    log,
    order_merging,
    orders,
    records,
    same,
    touched,
)
from gridapp.register.conflicts import Conflict
from gridapp.register.duplicates import Pair
from gridapp.register.log import Entry
from gridapp.register.turned_away import TurnedAway
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.review import ReviewPage
from tests.ui.village_desk import Key, VillageDesk
from tests.unit.register.forgery import payload, segment
from tests.unit.register.worlds import fresh
from tests.village import GRID

ALT = Qt.KeyboardModifier.AltModifier


def twin_of(desk: VillageDesk, number: int = 3) -> tuple[str, str]:
    """The same household entered once more, and the queue seen to; both ids."""
    session, first = desk.session, desk.village.households[number]
    found = records.get(session.conn, Household, first)
    assert found is not None
    fields = {"head": found.head, "address": found.address, "phone": found.phone}
    entry = Entry(kind="household", place=found.place, fields=fields)

    def enter(conn: sqlite3.Connection) -> str:
        (made,) = log.save(conn, session.me, [entry], now_ms=session.now_ms())
        while touched.drain(conn):
            pass
        return made

    made: list[str] = []
    session.write(enter, made.append)
    desk.qtbot.waitUntil(lambda: bool(made))
    return first, made[0]


def reviewed(desk: VillageDesk) -> ReviewPage:
    """The page with its pair."""
    page = desk.go(ReviewPage)
    desk.qtbot.waitUntil(lambda: page.chosen() is not None)
    return page


def cells(page: ReviewPage) -> list[tuple[str, ...]]:
    """What the columns say, line by line."""
    return [
        tuple(cell.text() for cell in line) for line in page.pair._cells if not line[0].isHidden()
    ]


def test_a_pair_stands_side_by_side_masked_and_says_why(desk: VillageDesk) -> None:
    first, second = twin_of(desk)
    page = reviewed(desk)
    pair = page.chosen()
    assert isinstance(pair, Pair)
    phone = records.get_many(desk.session.conn, Household, [first])[first].phone or ""

    assert (pair.one.id, pair.other.id) == (first, second)
    assert "户主一样" in page.pair.why.text()
    said = [text for line in cells(page) for text in line]
    assert phone[-4:] in "".join(said)
    assert phone not in said


def test_one_key_merges_and_the_list_is_empty_then(desk: VillageDesk) -> None:
    first, second = twin_of(desk)
    page = reviewed(desk)
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_Y, modifier=ALT)
    desk.qtbot.waitUntil(lambda: page.board.empty.isVisible())

    assert same.kept_id(desk.session.conn, second) == first
    shown = desk.go(HouseholdPage, subject=second)
    assert shown.view.card.isVisible()
    assert second not in [
        desk.go(HouseholdsPage).table.id_at(row)
        for row in range(desk.go(HouseholdsPage).table.rowCount())
    ]


def test_after_one_order_of_a_sheet_loaded_twice_the_others_are_merged_in_one_go(
    desk: VillageDesk,
) -> None:
    session = desk.session
    me, today = replace(session.me, role=Role.TOWN), session.today()

    def load(conn: sqlite3.Connection) -> None:
        for number in ("GZ-1", "GZ-2", "GZ-3"):
            for _computer in range(2):
                order = {"number": number, "type": "5", "content": "路灯不亮"}
                orders.receive(conn, me, GRID, order, today=today, now_ms=session.now_ms())
        while touched.drain(conn):
            pass

    session.me = me
    session.write(load)
    desk.qtbot.waitUntil(lambda: len(order_merging.plain(session.conn)) == 3)
    page = reviewed(desk)
    chosen = page.chosen()
    assert isinstance(chosen, Pair)
    assert chosen.kind.name == "order"
    desk.press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: "还有 2 件工单号一样" in page.told.said.text())
    page.told.acted.emit()

    desk.qtbot.waitUntil(lambda: not order_merging.plain(session.conn))
    assert not page.told.isVisible()


def test_a_merge_can_be_taken_back_from_the_bar(desk: VillageDesk) -> None:
    _first, second = twin_of(desk)
    page = reviewed(desk)
    with desk.qtbot.waitSignal(desk.session.saved) as saved:
        desk.press(Key.Key_Y, modifier=ALT)
    desk.qtbot.waitUntil(page.board.empty.isVisible)
    desk.session.take_back(saved.args[1])

    desk.qtbot.waitUntil(lambda: same.kept_id(desk.session.conn, second) == second)
    desk.qtbot.waitUntil(lambda: not page.board.empty.isVisible())


def test_a_merge_taken_back_after_the_register_was_tidied_is_asked_again(
    desk: VillageDesk,
) -> None:
    twin_of(desk)
    page = reviewed(desk)
    with desk.qtbot.waitSignal(desk.session.saved) as saved:
        desk.press(Key.Key_1)
    waiting = "SELECT count(*) FROM dirty"
    desk.qtbot.waitUntil(lambda: desk.session.conn.execute(waiting).fetchone() == (0,))
    assert not duplicates.pairs(desk.session.conn)

    desk.session.take_back(saved.args[1])

    desk.qtbot.waitUntil(lambda: isinstance(page.chosen(), Pair))
    rail = desk.window.rail.buttons["review"]
    desk.qtbot.waitUntil(lambda: rail.accessibleDescription() == "1")


def test_after_one_household_of_a_sheet_loaded_twice_the_others_are_merged_in_one_go(
    desk: VillageDesk,
) -> None:
    session = desk.session

    def load(conn: sqlite3.Connection) -> None:
        for head in ("陶一凡", "苟二喜", "鄢三元"):
            fields = {"head": head, "address": f"河滨路{head}号", "phone": "13900000001"}
            for _computer in range(2):
                entry = Entry(kind="household", place=GRID, fields=fields)
                log.save(conn, session.me, [entry], now_ms=session.now_ms())
        while touched.drain(conn):
            pass

    session.write(load)
    desk.qtbot.waitUntil(lambda: len(list(household_merging.plain(session.conn))) == 3)
    page = reviewed(desk)

    page.view.setFocus()
    desk.press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: "还有 2 户" in page.told.said.text())
    page.told.acted.emit()

    desk.qtbot.waitUntil(lambda: not list(household_merging.plain(session.conn)))
    assert not page.told.isVisible()


def test_not_the_same_is_remembered_and_can_be_asked_again(desk: VillageDesk) -> None:
    twin_of(desk)
    page = reviewed(desk)
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_N, modifier=ALT)
    desk.qtbot.waitUntil(lambda: page.board.empty.isVisible())
    left = duplicates.pairs(desk.session.conn)
    page.told.action.setFocus()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_Return)

    desk.qtbot.waitUntil(lambda: not page.board.empty.isVisible())
    assert (left, len(duplicates.pairs(desk.session.conn))) == ([], 1)


def test_enter_leads_to_the_answers_and_the_page_of_either_can_be_opened(
    desk: VillageDesk,
) -> None:
    first, _second = twin_of(desk)
    page = reviewed(desk)
    page.view.setFocus()
    desk.press(Key.Key_Return)
    assert page.pair.is_same.hasFocus()

    page.pair.open_one.setFocus()
    desk.press(Key.Key_Return)
    desk.settle()

    assert desk.on(HouseholdPage).title() == desk.go(HouseholdPage, subject=first).title()


def test_a_household_that_stands_here_already_is_warned_of_and_saved_all_the_same(
    desk: VillageDesk,
) -> None:
    first, _second = twin_of(desk, 4)
    known = records.get_many(desk.session.conn, Household, [first])[first]
    page = desk.go(HouseholdPage, subject=known.place, act="new")
    desk.type(known.head or "").press(Key.Key_Return).type(known.address or "")
    desk.qtbot.waitUntil(page.form.twice.isVisible)

    assert str(known.head) in page.form.twice.said.text()
    before = desk.count("household")
    desk.save()
    assert desk.count("household") == before + 1


def test_one_key_opens_the_household_that_is_warned_of_and_the_draft_stays(
    desk: VillageDesk,
) -> None:
    known = records.get_many(desk.session.conn, Household, desk.village.households[:1])
    (home,) = known.values()
    twin_of(desk, 0)
    desk.go(HouseholdPage, subject=GRID + "001", act="new")
    desk.type(home.head or "").press(Key.Key_Return).type(home.address or "")
    page = desk.on(HouseholdPage)
    desk.qtbot.waitUntil(page.form.twice.isVisible)
    desk.press(Key.Key_O, modifier=ALT)
    desk.settle()

    assert desk.on(HouseholdPage).title() == home.head
    assert not desk.on(HouseholdPage).form.isVisible()
    desk.go(HouseholdPage, subject=GRID + "001", act="new")
    assert desk.on(HouseholdPage).form.head() == home.head


def two_hands(desk: VillageDesk, head: str) -> str:
    """The worker and the centre name the head of one household differently; its id."""
    village, session = desk.village, desk.session
    house = village.households[2]
    centre = fresh(village.centre)
    centre.now_ms += 60_000
    centre.save(Entry(kind="household", id=house, fields={"head": "中心写的"}))
    theirs = centre.pack()

    def work(conn: sqlite3.Connection) -> None:
        log.save(
            conn,
            session.me,
            [Entry(kind="household", id=house, fields={"head": head})],
            now_ms=session.now_ms(),
        )
        arrivals = [intake.parse(body) for body in theirs]
        intake.take(conn, arrivals, root=session.me.root, now_ms=session.now_ms())

    with desk.qtbot.waitSignal(session.changed):
        session.write(work)
    return house


def test_a_worker_sees_both_values_and_that_the_centre_settles_it(desk: VillageDesk) -> None:
    two_hands(desk, "网格员写的")
    page = reviewed(desk)

    said = {words.text() for name, words in page.answers.facts._pairs if not words.isHidden()}
    assert said == {"中心写的", "网格员写的"}
    assert "户主" in page.answers.heading.text()
    assert "由中心来定" in page.answers.said.said.text()
    assert not any(choice.isVisible() for choice in page.answers.choices)


def test_at_a_centre_two_keys_settle_it_and_the_bar_takes_it_back(desk: VillageDesk) -> None:
    house = two_hands(desk, "网格员写的")
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = reviewed(desk)
    first, second = (choice.name.text() for choice in page.answers.choices[:2])
    assert {first, second} == {"中心写的", "网格员写的"}

    page.view.setFocus()
    with desk.qtbot.waitSignal(desk.session.saved) as saved:
        desk.press(Key.Key_Return).press(Key.Key_Down).press(Key.Key_Return)
    assert page.view.hasFocus()  # for the next one
    desk.qtbot.waitUntil(page.board.empty.isVisible)
    found = records.get(desk.session.conn, Household, house)
    assert found is not None
    assert found.head == second

    with desk.qtbot.waitSignal(desk.session.changed):
        desk.session.take_back(saved.args[1])


def test_what_came_meanwhile_is_looked_at_again_before_it_is_settled(desk: VillageDesk) -> None:
    house = two_hands(desk, "网格员写的")
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = reviewed(desk)
    old = page.chosen()
    assert isinstance(old, Conflict)
    page._settle(replace(old, choices=old.choices[:1]), 1)

    desk.settle()
    assert "再看一次" in page.told.said.text()
    assert [one.id for one in conflicts.conflicts(desk.session.conn)] == [house]


def test_filters_stand_there_where_there_is_a_choice(desk: VillageDesk) -> None:
    two_hands(desk, "网格员写的")
    page = reviewed(desk)
    assert not page.board.chips.isVisible()
    twin_of(desk, 5)
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    assert page.board.chips.isVisible()
    page.board.chips.buttons["pair"].click()

    assert page.table.rowCount() == 1
    assert isinstance(page.chosen(), Pair)
    assert page.pair.isVisible()
    assert not page.answers.isVisible()


def test_what_does_not_count_is_read_once_and_not_told_again(desk: VillageDesk) -> None:
    session, centre = desk.session, desk.village.centre
    body = segment(centre, GRID, payload(plain=[7]))

    def work(conn: sqlite3.Connection) -> None:
        intake.take(conn, [intake.parse(body)], root=session.me.root, now_ms=session.now_ms())

    with desk.qtbot.waitSignal(session.changed):
        session.write(work)
    page = reviewed(desk)
    assert isinstance(page.chosen(), TurnedAway)
    assert page.answers.heading.text() == "写的内容不合规定"

    page.view.setFocus()
    desk.press(Key.Key_Return).press(Key.Key_Return)
    desk.qtbot.waitUntil(page.board.empty.isVisible)

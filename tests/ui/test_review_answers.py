"""Review by numbers alone: requests, steps taken at once, what the rail counts."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from gridapp.models.household import Household, Resident
from gridapp.models.role import Role
from gridapp.register import conflicts, locks, log, records, requests, undo
from gridapp.register.crossed import Crossed
from gridapp.register.log import Entry
from gridapp.register.requests import Open
from gridapp.ui.pages.decide import DecidePage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.review import ReviewPage
from gridapp.ui.parts.question_words import QuestionWords
from tests.ui.test_review_page import reviewed, twin_of, two_hands
from tests.ui.village_desk import CONTROL, Key, VillageDesk


def centre(desk: VillageDesk) -> None:
    desk.session.me = replace(desk.session.me, role=Role.TOWN)


def asked(desk: VillageDesk, what: str, **fields: str) -> tuple[str, str]:
    """A resident asks for something; his id and the request's."""
    session = desk.session
    home = desk.village.households[3]

    def work(conn: sqlite3.Connection) -> tuple[str, str]:
        place = records.standing(conn, Household, home).place
        said = {"name": "罗小满", "household": home, "phone": "13800001234"}
        (person,) = log.save(
            conn,
            session.me,
            [Entry(kind="resident", place=place, fields=said)],
            now_ms=session.now_ms(),
        )
        made = requests.enter(
            conn,
            session.me,
            person,
            what,
            fields,
            today=session.today(),
            now_ms=session.now_ms(),
        )
        return person, made

    made: list[tuple[str, str]] = []
    session.write(work, made.append)
    desk.qtbot.waitUntil(lambda: bool(made))
    return made[0]


def test_a_number_settles_two_values_from_the_list(desk: VillageDesk) -> None:
    house = two_hands(desk, "网格员写的")
    centre(desk)
    page = reviewed(desk)
    assert [one.key.text() for one in page.answers.choices[:2]] == ["1", "2"]
    second = page.answers.choices[1].name.text()
    page.view.setFocus()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_2)
    desk.qtbot.waitUntil(page.board.empty.isVisible)

    assert records.standing(desk.session.conn, Household, house).head == second
    assert conflicts.conflicts(desk.session.conn) == []


def test_a_number_says_that_two_are_not_one(desk: VillageDesk) -> None:
    twin_of(desk)
    page = reviewed(desk)
    page.view.setFocus()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_2)
    desk.qtbot.waitUntil(page.board.empty.isVisible)


def test_the_rail_counts_what_waits(desk: VillageDesk) -> None:
    desk.window.counts._look()
    desk.settle()
    rail = desk.window.rail.buttons["review"]
    assert rail.accessibleDescription() == ""
    twin_of(desk)
    desk.window.counts._look()
    desk.settle()
    assert rail.accessibleDescription() == "1"


def test_a_request_is_refused_with_its_basis_told_and_unlocked_by_keys(desk: VillageDesk) -> None:
    person, request = asked(desk, "object", detail="不要再打电话")
    centre(desk)
    assert person in locks.residents(desk.session.conn)
    page = reviewed(desk)
    assert isinstance(page.chosen(), Open)
    page.view.setFocus()
    desk.press(Key.Key_1)
    form = desk.settle().on(DecidePage).form
    form.choice.buttons["refused"].click()
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.settle()
    assert requests.get(desk.session.conn, request).decision is None
    assert not form.problem.isHidden() or form.basis.isVisible()

    form.basis.fill({"basis": "个人信息保护法第十三条"}, desk.session.today())
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: form.told.isVisible())
    assert person not in locks.residents(desk.session.conn)
    assert "个人信息保护法第十三条" in form.letter.text()

    page = desk.go(ReviewPage)
    assert "还没有告诉本人" in page.answers.said.said.text()
    page.view.setFocus()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_1)
    desk.qtbot.waitUntil(page.board.empty.isVisible)
    assert requests.get(desk.session.conn, request).answered_on == desk.session.today()


def test_a_correction_is_granted_with_what_is_right(desk: VillageDesk) -> None:
    person, request = asked(desk, "correct", detail="电话错了")
    centre(desk)
    page = desk.go(DecidePage, subject=request)
    form = page.form
    form.choice.buttons["granted"].click()
    assert form.right.isVisible()
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.settle()
    assert form.problem.isVisible()
    assert requests.get(desk.session.conn, request).decision is None

    form.right.fill({"phone": "13900005678"}, desk.session.today())
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_Return, modifier=CONTROL)
    found = records.standing(desk.session.conn, Resident, person)
    assert (found.phone, found.name) == ("13900005678", "罗小满")
    assert requests.get(desk.session.conn, request).decision == "granted"


def test_what_is_typed_stays_and_a_request_that_was_taken_back_leads_back(
    desk: VillageDesk,
) -> None:
    _person, request = asked(desk, "correct", detail="电话错了")
    centre(desk)
    page = desk.go(DecidePage, subject=request)
    page.form.told.fill({"answered_on": "2026-11-20"}, desk.session.today())
    page.refresh()
    assert page.form.told.typed() == {"answered_on": "2026-11-20"}

    last = undo.last_save(desk.session.conn)
    assert last is not None
    me, now_ms = desk.session.me, desk.session.now_ms()
    with desk.qtbot.waitSignal(page.back):
        desk.session.write(lambda conn: undo.undo(conn, me, last, now_ms=now_ms))


def test_deletion_that_is_granted_goes_by_an_order(desk: VillageDesk) -> None:
    _person, request = asked(desk, "delete")
    centre(desk)
    form = desk.go(DecidePage, subject=request).form
    form.choice.buttons["granted"].click()
    assert form.erase.isVisible()
    assert not form.save.isVisible()
    form.erase.click()
    desk.settle()
    assert desk.window.page().title() == "依法删除"


def test_what_two_moved_at_once_is_opened_by_a_number(desk: VillageDesk) -> None:
    centre(desk)
    page = desk.go(ReviewPage)
    matter = next(iter(desk.village.matters.values()))
    one = Crossed(id=matter, kind="matter", place=desk.session.me.place, title="路灯", moves=())
    page._every = [one]
    page._show()
    assert "两个人同时办了下一步" in page.answers.heading.text()
    page.view.setFocus()
    desk.press(Key.Key_1)
    desk.settle()
    desk.on(MatterPage)
    assert QuestionWords().sorts()["crossed"]

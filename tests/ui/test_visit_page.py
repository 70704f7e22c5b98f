"""A visit is written by keys alone: in a few for a plain one, with everything for a full one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from gridapp.register import households
from gridapp.ui.language import Language, Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.batch import BatchPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.visit import VisitPage
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.ui.visiting import last_visit, search_and_take
from tests.village import UNITS

ALT = Qt.KeyboardModifier.AltModifier


def test_plain_visit_takes_few_keys_beyond_the_name(desk: VillageDesk) -> None:
    before = desk.count("visit")
    desk.go(VisitPage)

    search_and_take(desk, "lgh")
    desk.save()

    visit = last_visit(desk)
    assert desk.count("visit") == before + 1
    assert visit.household in households.recalled(desk.session.conn, "lgh", "")
    assert (visit.type, visit.result) == ("1", "1")
    assert desk.keys - len("lgh") <= 12


def test_enter_pressed_at_once_finds_the_household_all_the_same(desk: VillageDesk) -> None:
    page = desk.go(VisitPage)

    desk.type("lgh").press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: page.form.subject.subject is not None)

    assert page.form.subject.key in households.recalled(desk.session.conn, "lgh", "")


def test_form_is_ready_for_the_next_household_after_saving(desk: VillageDesk) -> None:
    page = desk.go(VisitPage)
    search_and_take(desk, "lgh")
    with desk.qtbot.waitSignal(page.saved) as saved:
        desk.save()

    assert saved.args == [last_visit(desk).id]
    assert desk.focused() is page.form.subject.box
    assert page.form.typed() == {}


def test_numbers_choose_and_enter_goes_on(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_3, Key.Key_Return, Key.Key_4, Key.Key_Return).type("门锁着，过两天再来")
    desk.save()

    assert (last_visit(desk).type, last_visit(desk).result) == ("3", "4")
    assert last_visit(desk).note == "门锁着，过两天再来"
    assert page.form.note.text() == ""


def test_return_visit_names_what_it_returns_to(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_6)
    matter = desk.village.matters["想问低保什么时候复核"]
    assert page.form.more.returns.findData(matter) > 0
    page.form.more.returns.choose(matter)
    desk.save()

    assert (last_visit(desk).type, last_visit(desk).matter) == ("6", matter)


def test_visit_is_written_for_a_leader_on_the_day_it_was(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0])
    desk.press(Key.Key_T, modifier=ALT)
    fields = page.form.told.fields
    fields.fill(
        {
            "teller": "leader",
            "behalf": desk.village.leader,
            "happened_on": desk.village.day(2),
            "heard_on": desk.village.day(1),
        },
        desk.session.today(),
    )
    desk.save()

    visit = last_visit(desk)
    assert visit.worker == visit.behalf == desk.village.leader
    assert (visit.happened_on, visit.heard_on) == (desk.village.day(2), desk.village.day(1))


def test_whole_unit_can_be_visited(desk: VillageDesk) -> None:
    desk.go(VisitPage)

    search_and_take(desk, "老街单元")
    desk.save()

    assert last_visit(desk).household is None
    assert last_visit(desk).place == next(c for c, name in UNITS.items() if name == "老街单元")


def test_nothing_chosen_is_said_beside_the_box(desk: VillageDesk) -> None:
    page = desk.go(VisitPage)

    desk.press(Key.Key_Return, modifier=CONTROL)

    assert page.form.subject.problem.isVisible()
    assert desk.focused() is page.form.subject.box


def test_half_typed_visit_is_there_after_a_power_cut(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("楼梯扶手松了")
    page.form.matters["hazard"].reporters.one_more({"name": "袁德贵"})
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))

    again = VisitPage(desk.session)
    again.open(Goto(page="visit", subject=desk.village.households[1]))
    typed, subject = again.form.matters["hazard"].typed(), again.form.subject.key
    desk.let_go(again)

    assert typed["title"] == "楼梯扶手松了"
    assert typed["reporters"][0]["name"] == "袁德贵"
    assert subject == desk.village.households[1]


def test_saving_drops_the_draft(desk: VillageDesk) -> None:
    desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("楼梯扶手松了")
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))

    desk.save()

    assert desk.session.drafts.all() == []


def test_each_household_keeps_its_own_half_typed_visit(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    page.form.note.edit.setFocus()
    desk.type("第一户的话")
    desk.go(HouseholdPage, subject=desk.village.households[2])
    desk.go(VisitPage, subject=desk.village.households[2])
    assert page.form.note.text() == ""

    desk.go(VisitPage, subject=desk.village.households[1])

    assert page.form.note.text() == "第一户的话"


def test_visit_can_be_taken_back_with_all_it_wrote(desk: VillageDesk) -> None:
    visits, matters = desk.count("visit"), desk.count("matter")
    desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("楼梯扶手松了").save()

    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()

    assert (desk.count("visit"), desk.count("matter")) == (visits, matters)


def test_every_field_and_button_has_a_name(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3, Key.Key_F4, Key.Key_F9)
    page.form.matters["hazard"].reporters.one_more({})

    parts = [*page.findChildren(QLineEdit), *page.findChildren(QAbstractButton)]
    shown = [part for part in parts if part.isVisible()]
    unnamed = [
        part
        for part in shown
        if not part.accessibleName() and not (isinstance(part, QAbstractButton) and part.text())
    ]
    assert unnamed == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bar_of_undo_hides_no_button_of_the_foot(
    desk: VillageDesk, languages: Languages, language: Language
) -> None:
    languages.speak(language)
    desk.window.resize(1366, 768)
    visit = desk.go(VisitPage, subject=desk.village.households[0])
    desk.save()
    bar = desk.window.undo_bar
    assert bar.isVisible()

    assert hidden_by(bar, visit) == []
    assert hidden_by(bar, desk.go(BatchPage)) == []


def hidden_by(bar: QWidget, page: QWidget) -> list[str]:
    """The buttons at the foot of the page that the bar covers."""
    shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    foot = [one for one in shown if at(one).top() > at(bar).top()]
    assert foot
    return [one.text() for one in foot if at(one).intersects(at(bar))]


def at(part: QWidget) -> QRect:
    """Where it stands in its window."""
    return QRect(part.mapTo(part.window(), QPoint()), part.size())

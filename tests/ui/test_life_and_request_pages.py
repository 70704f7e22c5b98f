"""Life events and residents' requests are entered from a household's page by keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.register import households, records
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.life import LifePage
from gridapp.ui.pages.request import RequestPage
from gridapp.ui.parts.text_field import TextField
from tests.ui.village_desk import CONTROL, Key, VillageDesk


def shown_home(desk: VillageDesk, id_: str) -> Household:
    found = records.get(desk.session.conn, Household, id_)
    assert found is not None
    return found


def test_birth_is_entered_from_the_household_and_leads_back(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    page = desk.go(HouseholdPage, subject=home)
    before = len(households.members(desk.session.conn, home))

    page.view.card.life.setFocus()
    desk.press(Key.Key_Return).settle()
    form = desk.on(LifePage).form
    form.fill({"verb": "birth"}, desk.session.today())
    form.person.begin()
    desk.type("罗新月").save()

    assert desk.on(HouseholdPage) is page
    members = households.members(desk.session.conn, home)
    assert len(members) == before + 1
    assert [one.birth for one in members if one.name == "罗新月"] == [desk.session.today()]


def test_what_waits_is_listed_when_the_household_ends(desk: VillageDesk) -> None:
    home = desk.village.households[0]
    page = desk.go(LifePage, subject=home)

    page.form.fill({"verb": "move_out"}, desk.session.today())
    desk.save()

    assert shown_home(desk, home).gone == "move_out"
    assert page.left.isVisible()
    said = [page.left.lines.events.index(row, 0).data() for row in range(2)]
    assert any("村口第 14 号路灯不亮" in line for line in said)
    desk.press(Key.Key_Return)
    assert not isinstance(desk.window.page(), LifePage)


def test_life_event_can_be_taken_back(desk: VillageDesk) -> None:
    home = desk.village.households[1]
    page = desk.go(LifePage, subject=home)
    page.form.fill({"verb": "move_out"}, desk.session.today())
    desk.save()

    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()

    assert shown_home(desk, home).gone is None
    assert households.members(desk.session.conn, home)


def test_what_is_missing_is_said_and_what_was_typed_stays(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    page = desk.go(LifePage, subject=home)
    desk.press(Key.Key_Return, modifier=CONTROL)
    assert desk.focused() is page.form.verb

    page.form.fill({"verb": "split"}, desk.session.today())
    with desk.qtbot.waitSignal(desk.session.changed, raising=False, timeout=300):
        desk.press(Key.Key_Return, modifier=CONTROL)
    assert page.form.problem.isVisible()
    assert page.form.typed()["verb"] == "split"
    assert desk.count("household") == len(desk.village.households)


def test_people_are_ticked_and_found_a_household_of_their_own(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    members = households.members(desk.session.conn, home)
    page = desk.go(LifePage, subject=home)
    page.form.fill({"verb": "split", "address": "新房 1 号"}, desk.session.today())
    page.form.people.buttons[members[-1].id].setFocus()

    desk.press(Key.Key_Space).save()

    ids = records.ids(desk.session.conn, KINDS["household"])
    homes = records.get_many(desk.session.conn, Household, ids).values()
    made = [one for one in homes if one.address == "新房 1 号"]
    assert [one.head for one in made] == [members[-1].name]
    assert len(households.members(desk.session.conn, home)) == len(members) - 1


def test_half_typed_event_is_there_again(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    page = desk.go(LifePage, subject=home)
    page.form.fill({"verb": "birth"}, desk.session.today())
    page.form.person.begin()
    desk.type("罗新月")
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))

    desk.go(HouseholdPage, subject=home)
    desk.go(LifePage, subject=home)

    assert page.form.typed()["name"] == "罗新月"


def test_words_typed_before_it_is_said_what_happened_are_there_again(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    page = desk.go(LifePage, subject=home)
    page.form.note.begin()
    desk.type("儿子说下个月搬")

    desk.go(HouseholdPage, subject=home)
    desk.go(LifePage, subject=home)

    assert page.form.typed()["note"] == "儿子说下个月搬"


@pytest.mark.parametrize("kind", [LifePage, RequestPage])
def test_form_to_which_nothing_was_done_leaves_no_draft_but_another_day_does(
    desk: VillageDesk, kind: type[LifePage | RequestPage]
) -> None:
    home = desk.village.households[3]
    page = desk.go(kind, subject=home)
    days = (page.form.when if isinstance(page, LifePage) else page.form.fields).parts

    desk.go(HouseholdPage, subject=home)
    assert desk.session.drafts.all() == []

    desk.go(kind, subject=home)
    day = next(part for name, part in days.items() if name.endswith("_on"))
    assert isinstance(day, TextField)
    day.edit.setFocus()
    desk.type("9")
    desk.go(HouseholdPage, subject=home)
    assert len(desk.session.drafts.all()) == 1


def test_request_locks_the_head_on_every_page(desk: VillageDesk) -> None:
    home = desk.village.households[0]
    head = shown_home(desk, home).head or ""
    page = desk.go(HouseholdPage, subject=home)
    assert page.title() == head
    page.view.card.request.setFocus()
    desk.press(Key.Key_Return).settle()
    form = desk.on(RequestPage).form
    person = next(one for one in households.members(desk.session.conn, home) if one.name == head)
    form.fill({"resident": person.id, "asked": "delete"}, desk.session.today())
    desk.save()

    assert desk.on(HouseholdPage) is page
    assert page.title() == "***"
    assert head not in [one.name for one in households.members(desk.session.conn, home)]
    assert not page.view.card.edit.isVisible()


def test_request_without_a_person_is_not_saved(desk: VillageDesk) -> None:
    desk.go(RequestPage, subject=desk.village.households[0])

    desk.press(Key.Key_Return, modifier=CONTROL)

    assert isinstance(desk.window.page(), RequestPage)
    assert records.ids(desk.session.conn, KINDS["request"]) == []


def test_every_field_and_button_has_a_name(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    life = desk.go(LifePage, subject=home)
    for verb in ("split", "move", "birth"):
        life.form.fill({"verb": verb}, desk.session.today())
        parts = [*life.findChildren(QLineEdit), *life.findChildren(QAbstractButton)]
        unnamed = [
            part
            for part in parts
            if part.isVisible()
            and not part.accessibleName()
            and not (isinstance(part, QAbstractButton) and part.text())
        ]
        assert unnamed == []

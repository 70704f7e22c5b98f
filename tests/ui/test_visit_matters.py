"""What is found at a visit: the matter, whoever told of it, and a danger that wants a call."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gridapp.models import phone
from gridapp.models.household import Household
from gridapp.models.matter import Matter
from gridapp.register import dossier, households, records, requests
from gridapp.register.database import transaction
from gridapp.ui.pages.visit import VisitPage
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.ui.visiting import field, last_matter, last_visit

ALT = Qt.KeyboardModifier.AltModifier


def test_found_hazard_unfolds_by_its_key_and_is_reported(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_F3)
    assert page.form.result.value() == "2"
    desk.type("楼梯扶手松了").press(Key.Key_Return).type("二楼转角")
    desk.save()

    about = last_matter(desk)
    assert (about.matter.task, about.matter.title) == ("hazard", "楼梯扶手松了")
    assert about.matter.spot_text == "二楼转角"
    assert about.matter.place == desk.village.place_of(1)
    assert about.matter.visit == last_visit(desk).id
    assert about.standing.state == "REPORTED"
    assert last_visit(desk).result == "2"


def test_settled_on_the_spot_is_told_and_closed_in_one_save(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0])
    desk.press(Key.Key_F9).type("门口沟里有树枝")
    form = page.form.matters["environment"]
    form.reporters.add.setFocus()
    desk.press(Key.Key_Return)
    form.settled.setFocus()
    desk.press(Key.Key_Space)
    form.how.edit.setFocus()
    desk.type("一起捞起来了")
    assert page.form.result.value() == "3"
    desk.save()

    about = last_matter(desk)
    assert about.standing.state == "CLOSED"
    assert about.standing.owed == 0
    assert [step.action for step, _ in about.standing.path] == ["settle", "told", "close"]
    assert about.reporters[0].name == "罗桂花"
    assert last_visit(desk).result == "3"


def test_duty_numbers_of_the_centre_stand_beside_the_three(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("厨房煤气泄漏")
    assert page.danger.buttons["02328601234"].isVisible()

    desk.press(Key.Key_4, modifier=CONTROL)
    assert page.danger.noted().startswith("02328601234 ")
    desk.save()

    assert (last_matter(desk).matter.phoned or "").startswith("02328601234 ")


def test_anonymous_reporter_is_answered_on_the_board(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0])
    desk.press(Key.Key_F9).type("巷子里有垃圾")
    form = page.form.matters["environment"]
    form.reporters.one_more({"kind": "anonymous"})
    form.settled.click()
    form.how.edit.setFocus()
    desk.type("已经清走").save()

    assert [step.action for step, _ in last_matter(desk).standing.path] == [
        "settle",
        "post",
    ]
    assert last_matter(desk).standing.state == "CLOSED"
    assert last_matter(desk).reporters[0].name is None


def test_head_who_is_locked_to_storage_is_not_taken_for_the_reporter(desk: VillageDesk) -> None:
    conn, home = desk.session.conn, desk.village.households[0]
    person = households.members(conn, home)[0].id
    with transaction(conn):
        requests.enter(
            conn,
            desk.session.me,
            person,
            "delete",
            {},
            today=desk.session.today(),
            now_ms=desk.session.now_ms(),
        )
    page = desk.go(VisitPage, subject=home)
    desk.press(Key.Key_F2)
    (form,) = page.form.matters.values()

    form.reporters.add.click()

    assert form.reporters.forms[0].name.text() == ""


def test_the_telephone_of_whoever_is_visited_is_half_hidden_and_saved_whole(
    desk: VillageDesk,
) -> None:
    home = desk.village.households[1]
    known = records.standing(desk.session.conn, Household, home).phone or ""
    page = desk.go(VisitPage, subject=home, act="hazard")
    desk.type("水井没有盖")
    reporters = page.form.matters["hazard"].reporters
    reporters.add.click()
    reporters.one_more({"name": "袁福全", "phone": "085122861234"})
    shown = [form.phone.text() for form in reporters.forms]

    desk.save()

    assert shown == [phone.mask(known), "085*****1234"]
    assert {one.phone for one in last_matter(desk).reporters} == {known, "085122861234"}


def test_who_told_and_through_what_goes_with_the_matter(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1], act="hazard")
    desk.type("水井没有盖")
    reporters = page.form.matters["hazard"].reporters
    reporters.one_more({"kind": "anonymous", "teller": "other", "channel": "paper"})
    assert "self" not in reporters.forms[0].teller.buttons

    desk.save()

    told = last_matter(desk).reporters[0]
    assert (told.kind, told.teller, told.channel) == ("anonymous", "other", "paper")


def test_same_thing_reported_before_gets_a_reporter_more(desk: VillageDesk) -> None:
    reporters, matters = desk.count("reporter"), desk.count("matter")
    page = desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_F3).type("楼道里堆着柴火").press(Key.Key_Return)
    form = page.form.matters["hazard"]
    assert not form.alike.isHidden()
    assert "4" in form.alike.said.text()
    form.alike.action.setFocus()
    desk.press(Key.Key_Return)
    desk.save()

    assert desk.count("matter") == matters
    assert desk.count("reporter") == reporters + 1
    known = dossier.of(desk.session.conn, desk.village.matters["楼道堆放柴火"])
    assert [reporter.name for reporter in known.reporters] == ["袁德贵"]
    assert last_visit(desk).result == "2"


def test_danger_asks_for_a_call_before_it_saves(desk: VillageDesk) -> None:
    visits = desk.count("visit")
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("厨房煤气泄漏")

    assert page.danger.isVisible()
    desk.press(Key.Key_Return, modifier=CONTROL)
    assert desk.count("visit") == visits
    assert desk.focused() is page.danger.buttons["119"]

    desk.press(Key.Key_Return).save()

    assert (last_matter(desk).matter.phoned or "").startswith("119 ")
    assert not page.danger.isVisible()


def test_one_key_notes_the_call_from_inside_a_field(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("有人触电昏迷")

    desk.press(Key.Key_3, modifier=CONTROL)

    assert page.danger.noted().startswith("120 ")
    assert not page.danger.unanswered


def test_whoever_needs_no_call_saves_with_the_second_try(desk: VillageDesk) -> None:
    visits = desk.count("visit")
    desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("有人落水，已经救起来了")

    desk.press(Key.Key_Return, modifier=CONTROL).save()

    assert desk.count("visit") == visits + 1
    assert last_matter(desk).matter.phoned is None


def test_who_told_through_what_unfolds_and_is_kept(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    assert page.form.told.fields.isHidden()

    desk.press(Key.Key_T, modifier=ALT)
    desk.press(Key.Key_3, Key.Key_Return).type("袁站长").press(Key.Key_Return, Key.Key_2)
    desk.save()

    visit = last_visit(desk)
    assert (visit.teller, visit.teller_name, visit.channel) == ("leader", "袁站长", "phone")
    assert visit.heard_on == desk.session.today()


def test_missing_title_is_said_in_its_place(desk: VillageDesk) -> None:
    visits = desk.count("visit")
    desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_F3).press(Key.Key_Return, modifier=CONTROL)

    title = field(desk, "hazard", "title")
    assert title.warning.isVisible()
    assert desk.focused() is title.edit
    assert desk.count("visit") == visits


def test_confidential_reporter_is_kept_as_such(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("楼上有人存烟花")
    page.form.matters["hazard"].reporters.one_more({"kind": "confidential", "name": "袁某"})
    desk.save()

    matter = last_matter(desk)
    assert isinstance(matter.matter, Matter)
    assert [reporter.kind for reporter in matter.reporters] == ["confidential"]

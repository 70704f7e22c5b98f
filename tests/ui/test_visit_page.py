"""A visit is written by keys alone: in a few for a plain one, with everything for a full one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from gridapp.models.activity import Activity, Participant
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter
from gridapp.models.visit import Visit
from gridapp.register import dossier, households, records, requests
from gridapp.register.database import transaction
from gridapp.ui.page import Goto
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.text_field import TextField
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.village import UNITS

UNIT = next(iter(UNITS))
ALT = Qt.KeyboardModifier.AltModifier


def last_visit(desk: VillageDesk) -> Visit:
    found = records.ids(desk.session.conn, KINDS["visit"])
    visit = records.get(desk.session.conn, Visit, found[-1])
    assert visit is not None
    return visit


def last_matter(desk: VillageDesk) -> dossier.Dossier:
    found = records.ids(desk.session.conn, KINDS["matter"])
    return dossier.of(desk.session.conn, found[-1])


def last_activity(desk: VillageDesk) -> Activity:
    found = records.ids(desk.session.conn, KINDS["activity"])
    activity = records.get(desk.session.conn, Activity, found[-1])
    assert activity is not None
    return activity


def took_part(desk: VillageDesk, activity: str) -> list[tuple[str | None, str | None, str | None]]:
    conn = desk.session.conn
    ids = records.ids(conn, KINDS["participant"], where={"activity": activity})
    found = records.get_many(conn, Participant, ids)
    parts = [(one.household, one.name, one.part) for one in found.values()]
    return sorted(parts, key=lambda one: (one[0] is None, one[1] or ""))


def search_and_take(desk: VillageDesk, text: str) -> None:
    page = desk.on(VisitPage)
    desk.type(text)
    desk.qtbot.waitUntil(lambda: page.form.subject.box.found.lines.count() > 0)
    desk.press(Key.Key_Return)


def field(desk: VillageDesk, task: str, name: str) -> TextField:
    part = desk.on(VisitPage).form.matters[task].about.parts[name]
    assert isinstance(part, TextField)
    return part


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


def test_found_hazard_unfolds_by_its_key_and_is_reported(desk: VillageDesk) -> None:
    desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_F3)
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
    desk.save()

    about = last_matter(desk)
    assert about.standing.state == "CLOSED"
    assert about.standing.owed == 0
    assert [step.action for step, _ in about.standing.path] == ["settle", "told", "close"]
    assert about.reporters[0].name == "罗桂花"
    assert last_visit(desk).result == "3"


def test_activity_tasks_are_written_as_activities(desk: VillageDesk) -> None:
    matters = desk.count("matter")
    page = desk.go(VisitPage, subject=desk.village.households[0])
    desk.press(Key.Key_F7).type("讲了讲防诈骗").press(Key.Key_Return, Key.Key_Return).type("3")
    form = page.form.activities["publicity"]
    form.part.choose("4")
    form.helpers.edit.setFocus()
    desk.type("陈老师、王医生").save()

    activity = last_activity(desk)
    assert desk.count("matter") == matters
    assert (activity.task, activity.title, activity.people) == ("publicity", "讲了讲防诈骗", 3)
    assert activity.visit == last_visit(desk).id
    assert activity.place == desk.village.place_of(0)
    assert took_part(desk, activity.id) == [
        (desk.village.households[0], None, "4"),
        (None, "王医生", "2"),
        (None, "陈老师", "2"),
    ]
    assert last_visit(desk).result == "1"


@pytest.mark.parametrize(
    ("key", "task", "kind"),
    [
        (Key.Key_F2, "opinion", "matter"),
        (Key.Key_F3, "hazard", "matter"),
        (Key.Key_F4, "dispute", "dispute"),
        (Key.Key_F5, "help", "help_plan"),
        (Key.Key_F6, "neighbour", "activity"),
        (Key.Key_F7, "publicity", "activity"),
        (Key.Key_F8, "civility", "activity"),
        (Key.Key_F9, "environment", "matter"),
        (Key.Key_F10, "prosperity", "activity"),
    ],
)
def test_each_of_the_nine_tasks_is_recorded_as_its_own_kind(
    desk: VillageDesk, key: Qt.Key, task: str, kind: str
) -> None:
    conn = desk.session.conn
    before = set(records.ids(conn, KINDS[kind]))
    desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(key).type("今天看到的一件事").save()

    (new,) = set(records.ids(conn, KINDS[kind])) - before
    made = records.as_dict(records.get_many(conn, KINDS[kind].record, [new])[new])
    assert made["visit"] == last_visit(desk).id
    if kind in ("dispute", "help_plan"):
        assert last_matter(desk).matter.id == made["matter"]
        assert last_matter(desk).matter.task == task
    else:
        assert made["task"] == task


def test_environment_may_be_an_activity_and_what_was_typed_goes_along(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F9).type("清了水沟").press(Key.Key_Return).type("村口")

    page.form.forms["environment"].swap.setFocus()
    desk.press(Key.Key_Space)
    assert page.form.activities["environment"].typed()["where"] == "村口"
    desk.save()

    activity = last_activity(desk)
    assert (activity.task, activity.title, activity.where) == ("environment", "清了水沟", "村口")


def test_half_typed_activity_is_there_after_a_power_cut(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F9).type("清了水沟")
    page.form.forms["environment"].swap.click()
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))
    page.leave()

    again = VisitPage(desk.session)
    again.open(Goto(page="visit", subject=desk.village.households[1]))
    titles = {code: form.called() for code, form in again.form.activities.items()}
    desk.let_go(again)

    assert titles == {"environment": "清了水沟"}


def test_courtyard_meeting_asks_how_many_came(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=UNIT)
    assert not page.form.more.people.isVisible()

    desk.press(Key.Key_8)
    part = page.form.more.people.parts["people"]
    assert isinstance(part, TextField)
    assert part.isVisible()
    part.edit.setFocus()
    desk.type("23 人").press(Key.Key_Return, modifier=CONTROL)
    assert part.warning.isVisible()
    part.set_text("23")
    desk.save()

    assert (last_visit(desk).type, last_visit(desk).people) == ("8", 23)


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


def test_missing_title_is_said_in_its_place(desk: VillageDesk) -> None:
    visits = desk.count("visit")
    desk.go(VisitPage, subject=desk.village.households[1])

    desk.press(Key.Key_F3).press(Key.Key_Return, modifier=CONTROL)

    title = field(desk, "hazard", "title")
    assert title.warning.isVisible()
    assert desk.focused() is title.edit
    assert desk.count("visit") == visits


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


def test_tick_taken_back_folds_its_fields_away(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3)
    page.form.ticks.buttons["hazard"].setFocus()

    desk.press(Key.Key_Space)

    assert page.form.matters == {}
    assert desk.window.focusWidget() is not None


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


def test_confidential_reporter_is_kept_as_such(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3).type("楼上有人存烟花")
    page.form.matters["hazard"].reporters.one_more({"kind": "confidential", "name": "袁某"})
    desk.save()

    matter = last_matter(desk)
    assert isinstance(matter.matter, Matter)
    assert [reporter.kind for reporter in matter.reporters] == ["confidential"]

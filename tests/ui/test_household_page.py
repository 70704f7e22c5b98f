"""A household's page: what is known, masked; what happened, in words; and the form to change it."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.household import Household, Resident
from gridapp.register import households, log, records
from gridapp.register.log import Entry
from gridapp.ui.language import Languages
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.care_tags import sensitive
from gridapp.ui.parts.members import is_sensitive
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.ticks import Ticks
from gridapp.ui.parts.timeline import EVENT_ROLE, Event
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.village import GRID


def events(page: HouseholdPage) -> list[Event]:
    model = page.view.timeline.model()
    return [model.index(row, 0).data(EVENT_ROLE) for row in range(model.rowCount())]


def text_field(page: HouseholdPage, name: str) -> TextField:
    part = page.form.fields.parts[name]
    assert isinstance(part, TextField)
    return part


def household(desk: VillageDesk, number: int) -> Household:
    found = records.get(desk.session.conn, Household, desk.village.households[number])
    assert found is not None
    return found


def test_telephone_is_masked_until_one_asks_and_that_is_told(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])
    assert page.view.card.phone.words.text() == "138****0002"

    page.view.card.phone.button.setFocus()
    with desk.qtbot.waitSignal(page.shown) as seen:
        desk.press(Key.Key_Return)

    assert page.view.card.phone.words.text() == "13800010002"
    assert seen.args == [desk.village.households[0], ""]
    assert [(act.act, act.record, act.reason) for act in desk.noted()] == [
        ("show", desk.village.households[0], "")
    ]
    assert page.view.card.phone.words.text() == "13800010002"
    assert not desk.window.undo_bar.isVisible()


def test_numbers_of_a_member_are_masked_until_one_asks(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[3])
    page.view.members.view.setFocus()
    table = page.view.members.table
    assert table.index(0, 4).data() == "139****0000"

    with desk.qtbot.waitSignal(page.shown):
        desk.press(Key.Key_Return)

    assert table.index(0, 4).data() == "13900030000"
    assert table.index(1, 4).data() == "139****0001"


def with_number(desk: VillageDesk, number: str = "520381199001010014") -> str:
    """The first member of the fourth household is given this identity number."""
    session = desk.session
    person = households.members(session.conn, desk.village.households[3])[0]
    entry = Entry(kind="resident", id=person.id, fields={"id_number": number})
    with desk.qtbot.waitSignal(session.changed):
        session.write(
            lambda conn: log.save(conn, session.me, [entry], now_ms=session.now_ms() + 1_000)
        )
    return person.id


def test_identity_number_is_shown_once_one_has_said_why(desk: VillageDesk) -> None:
    person = with_number(desk)
    page = desk.go(HouseholdPage, subject=desk.village.households[3])
    members = page.view.members
    members.view.setFocus()
    name = members.table.people[0].name or ""

    desk.press(Key.Key_Return)
    assert members.why.isVisible()
    assert name in members.why.question.text()
    assert members.table.index(0, 5).data() == "520381********0014"
    assert desk.noted() == []
    desk.press(Key.Key_2)

    assert members.table.index(0, 5).data() == "520381199001010014"
    assert desk.focused() is members.view
    assert [(act.record, act.reason) for act in desk.noted()] == [(person, "aid")]
    assert members.table.index(0, 5).data() == "520381199001010014"


def test_who_says_no_reason_sees_no_identity_number(desk: VillageDesk) -> None:
    with_number(desk)
    page = desk.go(HouseholdPage, subject=desk.village.households[3])
    members = page.view.members
    members.view.setFocus()

    desk.press(Key.Key_Return, Key.Key_Escape)

    assert desk.on(HouseholdPage) is page
    assert not members.why.isVisible()
    assert members.table.index(0, 5).data() == "520381********0014"
    assert desk.focused() is members.view
    assert desk.noted() == []


def test_reason_is_chosen_by_arrows_and_enter_too(desk: VillageDesk) -> None:
    with_number(desk)
    page = desk.go(HouseholdPage, subject=desk.village.households[3])
    page.view.members.show_whole.setFocus()

    desk.press(Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Return)

    assert [act.reason for act in desk.noted()] == ["mediation"]


def test_whatever_is_known_of_a_child_is_sensitive() -> None:
    child = Resident(id="", place="", birth="2014-05-01", phone="13900001111")

    assert is_sensitive(child, "2026-11-18")
    assert not is_sensitive(child, "2028-05-01")
    assert not is_sensitive(replace(child, phone=None), "2026-11-18")


def test_sensitive_care_tags_are_shown_once_one_has_said_why(desk: VillageDesk) -> None:
    household_id = desk.village.households[0]
    page = desk.go(HouseholdPage, subject=household_id)
    tags = page.view.card.tags
    tags.button.setFocus()

    assert tags.badges.accessibleName() == "地灾威胁户"
    assert "1" in tags.button.text()
    desk.press(Key.Key_Space)
    assert tags.why.isVisible()
    assert tags.badges.accessibleName() == "地灾威胁户"
    assert desk.noted() == []
    desk.press(Key.Key_2)

    assert tags.badges.accessibleName() == "独居老人，地灾威胁户"
    assert [(act.record, act.reason) for act in desk.noted()] == [(household_id, "aid")]
    assert desk.focused() is tags.button
    desk.press(Key.Key_Space)
    assert tags.badges.accessibleName() == "地灾威胁户"


def test_who_gives_no_reason_sees_no_sensitive_care_tag(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])
    tags = page.view.card.tags
    tags.button.setFocus()

    desk.press(Key.Key_Space, Key.Key_Escape)

    assert (tags.why.isVisible(), tags.badges.accessibleName()) == (False, "地灾威胁户")
    assert desk.noted() == []


def test_correcting_a_household_with_sensitive_tags_is_noted(desk: VillageDesk) -> None:
    household_id = desk.village.households[0]
    page = desk.go(HouseholdPage, subject=household_id)

    page.view.card.edit.click()

    assert [(act.record, act.reason) for act in desk.noted()] == [(household_id, "correct")]


def test_a_tag_that_an_office_added_is_sensitive_until_its_list_says_otherwise() -> None:
    assert sensitive("01 06 13 99") == ["06", "99"]


def test_everything_that_happened_stands_in_one_line(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])
    said = [event.what for event in events(page)]

    assert "补上电话：138****0002；关爱标签由 敏感标签 1 个 改为 地灾威胁户、敏感标签 1 个" in said
    assert "村口第 14 号路灯不亮：派单 · 交给 罗网格 · 尽快换灯泡" in said
    assert "日常走访 · 正常" in said
    assert "登记了这一户" in said
    assert said[-1].startswith("登记事项：村口第 14 号路灯不亮")
    assert "13800010002" not in "".join(said)


def test_each_event_says_when_and_who(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])

    assert {event.who for event in events(page)} == {"罗网格", "游主任"}
    days = [event.when for event in events(page)]
    assert days == sorted(days, reverse=True)


def test_enter_on_a_matter_opens_it(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])
    page.view.timeline.setFocus()

    desk.press(Key.Key_End, Key.Key_Return)

    assert desk.on(MatterPage).title() == "00326-W0001"


def test_visit_begins_with_this_household(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[2])
    page.view.card.visit.setFocus()

    desk.press(Key.Key_Return)

    assert desk.on(VisitPage).form.subject.key == desk.village.households[2]


def test_control_n_begins_a_visit_here(desk: VillageDesk) -> None:
    desk.go(HouseholdPage, subject=desk.village.households[2])

    desk.press(Key.Key_N, modifier=CONTROL)

    assert desk.on(VisitPage).form.subject.key == desk.village.households[2]


def test_correction_is_saved_and_told_in_the_timeline(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[1])
    page.view.card.edit.setFocus()
    desk.press(Key.Key_Return)
    text_field(page, "address").edit.selectAll()
    text_field(page, "address").edit.setFocus()
    desk.type("老街 99 号").save()

    assert household(desk, 1).address == "老街 99 号"
    assert any("住址由 老街 1 号 改为 老街 99 号" in event.what for event in events(page))


def test_correction_can_be_taken_back(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[1])
    page.view.card.edit.click()
    text_field(page, "head").set_text("袁德福")
    desk.save()

    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()

    assert household(desk, 1).head == "袁德贵"


def test_odd_telephone_is_said_in_place_and_may_be_kept(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[1])
    page.view.card.edit.click()
    phone = text_field(page, "phone")
    phone.edit.setFocus()
    phone.set_text("1391234567")
    desk.press(Key.Key_Return)

    assert phone.warning.text() == "手机号一般是 11 位，这里有 10 位"
    desk.save()
    assert household(desk, 1).phone == "1391234567"


def test_impossible_date_is_not_saved_but_stays(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[1])
    page.view.card.edit.click()
    noticed = text_field(page, "noticed_on")
    noticed.set_text("2026-13-45")

    desk.press(Key.Key_Return, modifier=CONTROL)

    assert noticed.warning.text() == "日期请写成 2026-11-23 这样"
    assert noticed.text() == "2026-13-45"
    assert desk.focused() is noticed.edit
    assert household(desk, 1).noticed_on is None


def test_new_household_is_registered_by_keys(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=GRID + "002", act="new")

    desk.type("冉小满").press(Key.Key_Return).type("老街 77 号").press(Key.Key_Return)
    desk.type("139 0000 1234").save()

    assert page.title() == "冉小满"
    (place, phone) = desk.session.conn.execute(
        "SELECT place, phone FROM household WHERE head = '冉小满'"
    ).fetchone()
    assert (place, phone) == (GRID + "002", "13900001234")


def test_unit_has_to_be_chosen_for_a_new_household(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=GRID, act="new")
    desk.type("冉小满")

    desk.press(Key.Key_Return, modifier=CONTROL)

    assert page.form.problem.isVisible()
    assert desk.focused() is page.form.unit.part
    assert desk.count("household") == 40


def test_half_typed_household_is_there_again(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=GRID + "002", act="new")
    desk.type("冉小满")
    desk.go(VisitPage)

    desk.go(HouseholdPage, subject=GRID + "002")

    assert text_field(page, "head").text() == "冉小满"


def test_discarding_keeps_nothing(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[1], act="edit")
    desk.type("某某")
    page.form.cancel.setFocus()
    desk.press(Key.Key_Return)

    assert desk.session.drafts.all() == []
    assert page.stack.currentIndex() == 0
    assert page.title() == "袁德贵"


def test_ticked_tags_are_saved_in_order(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[1], act="edit")
    ticks = page.form.fields.parts["tags"].findChild(Ticks)
    assert ticks is not None
    for code in ("13", "06"):
        ticks.buttons[code].setFocus()
        desk.press(Key.Key_Space)
    desk.save()

    assert household(desk, 1).tags == "06 13"


def test_page_follows_the_language(desk: VillageDesk, languages: Languages) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])

    languages.speak("en")
    desk.qtbot.waitUntil(lambda: page.view.card.visit.text() == "Visit")

    assert page.view.card.tags.badges.accessibleName() == "Under geological threat"
    assert page.view.card.tags.button.text() == "Show 1 sensitive care tag"
    desk.settle()
    assert any(event.what == "Household registered" for event in events(page))

"""A household that is helped, from the first word to what came of it, by the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.declare import kind_of
from gridapp.models.help import HelpPlan, Pairing
from gridapp.models.role import Role
from gridapp.register import helping, records, today
from gridapp.ui.page import Goto
from gridapp.ui.pages.help import HelpPage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.named import Named
from tests.ui.together import help_for
from tests.ui.village_desk import CONTROL, Key, VillageDesk


def test_help_begins_from_the_household_with_a_helper_and_a_measure(desk: VillageDesk) -> None:
    home = desk.village.households[4]
    page = desk.go(HouseholdPage, subject=home)
    page.view.card.help.setFocus()
    desk.press(Key.Key_Return).settle()
    plan = desk.on(HelpPlanPage)
    form = plan.slot.form
    assert form is not None
    assert plan.is_new

    desk.press(Key.Key_Return, Key.Key_Tab).type("独居，缺煤").press(Key.Key_Tab)
    desk.type("冬天有煤烧").press(Key.Key_Return).press(Key.Key_Return, Key.Key_Tab)
    desk.type("李干部")
    form.below["measure"].forms[0].fields.begin()
    desk.type("送煤").press(Key.Key_Return).type(desk.village.day(-5)).save()

    made = desk.on(HelpPlanPage)
    helped = helping.get(desk.session.conn, made.subject)
    assert helped.plan.household == home
    assert helped.plan.need == "独居，缺煤"
    assert [one.helper for one in helped.pairings] == ["李干部"]
    assert [one.what for one in helped.measures] == ["送煤"]
    assert not made.is_new
    desk.go(HouseholdPage, subject=home).view.card.help.click()
    assert desk.on(HelpPlanPage).subject == made.subject


def test_escape_leaves_a_plan_with_the_household_that_was_chosen(desk: VillageDesk) -> None:
    desk.go(HelpPage)
    page = desk.go(HelpPlanPage)
    form = page.slot.form
    assert form is not None
    named = form.fields.parts["household"]
    assert isinstance(named, Named)
    box = named.part
    assert isinstance(box, HouseholdBox)
    box.choose(desk.village.households[4])
    box.chosen.emit(box.value())
    box.setFocus()

    desk.press(Key.Key_Escape)

    desk.on(HelpPage)
    assert box.value() == desk.village.households[4]


def test_new_plan_finds_its_household_by_typing(desk: VillageDesk) -> None:
    page = desk.go(HelpPlanPage)
    form = page.slot.form
    assert form is not None
    desk.press(Key.Key_Return, modifier=CONTROL)
    assert form.fields.parts["household"].warning.isVisible()

    named = form.fields.parts["household"]
    assert isinstance(named, Named)
    box = named.part
    assert isinstance(box, HouseholdBox)
    box.setFocus()
    desk.type("罗桂花")
    desk.qtbot.waitUntil(box.found.isVisible)
    desk.press(Key.Key_Return)

    assert box.value() in desk.village.households
    box.setText(box.text() + "x")
    assert box.value() == ""


def test_measure_is_noted_as_done_where_it_stands(desk: VillageDesk) -> None:
    plan = help_for(desk)
    page = desk.go(HelpPlanPage, subject=plan)
    assert [line.word for line in page.measures.lines] == ["逾期 2 天", "还有 20 天"]
    next(iter(page.measures.buttons.values())).setFocus()

    desk.press(Key.Key_Return).type("送了两百公斤").press(Key.Key_Tab).type("180.5").save()

    done = [one for one in helping.get(desk.session.conn, plan).measures if one.done_on]
    assert [(one.result, one.value) for one in done] == [("送了两百公斤", 18_050)]
    assert [line.word for line in page.measures.lines] == ["还有 20 天", "办了"]
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()
    assert len(page.measures.buttons) == 2


def test_cards_of_another_plan_are_not_seen_before_they_are_its_own(desk: VillageDesk) -> None:
    first, other = help_for(desk), help_for(desk, 2)
    page = desk.go(HelpPlanPage, subject=first)
    cards, shown = page.cards.values(), page.measures.lines

    desk.window.go(Goto(page="help_plan", subject=other))

    assert page.subject == other
    assert page.measures.lines == shown
    assert not any(card.isVisible() for card in cards)
    desk.settle()
    assert page.measures.lines != shown
    assert all(card.isVisible() for card in cards)


def test_another_helper_follows_without_a_gap(desk: VillageDesk) -> None:
    plan = help_for(desk)
    page = desk.go(HelpPlanPage, subject=plan)
    next(iter(page.pairings.buttons.values())).setFocus()

    desk.press(Key.Key_Return).type("王干部").save()

    found = records.ids(desk.session.conn, kind_of(Pairing), where={"plan": plan})
    pairs = records.get_many(desk.session.conn, Pairing, found).values()
    assert {(one.helper, one.until_on) for one in pairs} == {
        ("李干部", desk.session.today()),
        ("王干部", None),
    }


def test_help_ends_with_what_came_of_it(desk: VillageDesk) -> None:
    plan = help_for(desk)
    page = desk.go(HelpPlanPage, subject=plan, act="end")

    desk.press(Key.Key_1, Key.Key_Tab).type("煤够烧到开春").save()

    ended = records.standing(desk.session.conn, HelpPlan, plan)
    assert (ended.ended_on, ended.outcome) == (desk.session.today(), "1")
    assert list(page.card.buttons) == []
    assert page.measures.buttons == {}


def test_need_is_shown_only_to_who_says_why(desk: VillageDesk) -> None:
    plan = help_for(desk)
    page = desk.go(HelpPlanPage, subject=plan)
    assert "缺煤" not in page.need.words.text()

    page.need.button.setFocus()
    desk.press(Key.Key_Return, Key.Key_2)

    assert page.need.words.text() == "缺煤，看病要人陪"
    assert [(act.act, act.record, act.reason) for act in desk.noted()] == [("show", plan, "aid")]
    page.unfold("edit")
    assert desk.noted()[-1].reason == "correct"


def test_list_says_whose_measure_is_overdue_and_opens(desk: VillageDesk) -> None:
    plan = help_for(desk)
    page = desk.go(HelpPage, act="overdue")
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 1)

    assert page.table.data(page.table.index(0, 2)) == "李干部"
    assert page.table.data(page.table.index(0, 4)) == "送煤"
    desk.press(Key.Key_Return)
    opened = desk.on(HelpPlanPage)
    assert opened.subject == plan
    opened.visit.setFocus()
    desk.press(Key.Key_Return)
    assert desk.on(VisitPage).form.subject.subject is not None


def test_list_without_help_leads_to_a_new_plan(desk: VillageDesk) -> None:
    page = desk.go(HelpPage)
    desk.qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)

    page.empty.action.setFocus()
    desk.press(Key.Key_Return)

    assert desk.on(HelpPlanPage).is_new


def test_what_is_due_of_help_stands_in_today(desk: VillageDesk) -> None:
    plan = help_for(desk)

    found = today.groups(desk.session.conn, desk.session.me, desk.session.today())

    (group,) = (one for one in found if one.code == today.HELP)
    assert [(line.id, line.what, line.due) for line in group.lines] == [
        (plan, "送煤", desk.village.day(2))
    ]


def test_unit_leader_says_who_needs_help_and_no_more(desk: VillageDesk) -> None:
    plan = help_for(desk)
    desk.session.me = replace(desk.session.me, role=Role.UNIT)

    page = desk.go(HelpPlanPage, subject=plan)

    assert list(page.card.buttons) == ["edit"]
    assert page.measures.buttons == page.pairings.buttons == {}
    new = desk.go(HelpPlanPage)
    assert new.slot.form is not None
    assert new.slot.form.below == {}

"""Each of the nine tasks ticked at a visit is written as what it is; activities among them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gridapp.models.kinds import KINDS
from gridapp.register import records
from gridapp.ui.page import Goto
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.text_field import TextField
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.ui.visiting import last_activity, last_matter, last_visit, took_part
from tests.village import UNITS

UNIT = next(iter(UNITS))


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


def test_tick_taken_back_folds_its_fields_away(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[1])
    desk.press(Key.Key_F3)
    page.form.ticks.buttons["hazard"].setFocus()

    desk.press(Key.Key_Space)

    assert page.form.matters == {}
    assert desk.window.focusWidget() is not None

"""What is done together, and what is built together, by the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.activity import Activity, Participant
from gridapp.models.declare import kind_of
from gridapp.models.project import Progress, Project, ProjectHousehold
from gridapp.models.role import Role
from gridapp.register import records
from gridapp.ui.pages.activities import ActivitiesPage
from gridapp.ui.pages.activity import ActivityPage
from gridapp.ui.pages.project import ProjectPage
from tests.ui.together import project_of
from tests.ui.village_desk import CONTROL, Key, VillageDesk


def test_talk_is_written_with_who_helped_and_found_in_the_list(desk: VillageDesk) -> None:
    page = desk.go(ActivitiesPage)
    desk.qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    page.empty.action.setFocus()
    desk.press(Key.Key_Return)
    made = desk.on(ActivityPage)
    form = made.slot.form
    assert form is not None

    desk.press(Key.Key_2, Key.Key_Return).type("院坝会讲防诈骗")
    form.below["participant"].add.setFocus()
    desk.press(Key.Key_Return, Key.Key_Return).type("李桂香").press(Key.Key_Return, Key.Key_2)
    desk.save()

    made = desk.on(ActivityPage)
    found = records.standing(desk.session.conn, Activity, made.subject)
    assert (found.task, found.title) == ("publicity", "院坝会讲防诈骗")
    assert found.happened_on == desk.session.today()
    assert [(line.what, line.word) for line in made.people.lines] == [("李桂香", "出力")]
    desk.press(Key.Key_Escape)
    page = desk.on(ActivitiesPage)
    desk.qtbot.waitUntil(lambda: page.table.id_at(0) == found.id)
    assert page.chips.buttons["publicity"].text() == "联宣 1"


def test_what_is_still_to_come_is_no_activity_yet(desk: VillageDesk) -> None:
    page = desk.go(ActivityPage)
    form = page.slot.form
    assert form is not None

    desk.press(Key.Key_2, Key.Key_Return).type("明天的会").press(Key.Key_Return)
    desk.press(Key.Key_A, modifier=CONTROL).type(desk.village.day(-1))
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.qtbot.waitUntil(form.problem.isVisible)

    assert records.ids(desk.session.conn, kind_of(Activity)) == []


def test_household_joins_by_typing_and_nobody_is_refused(desk: VillageDesk) -> None:
    page = desk.go(ActivityPage)
    desk.press(Key.Key_2, Key.Key_Return).type("扫院坝").save()
    page = desk.on(ActivityPage)
    page.card.buttons["join"].setFocus()
    desk.press(Key.Key_Return)
    form = page.slot.form
    assert form is not None
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.qtbot.waitUntil(form.problem.isVisible)
    form.fields.begin()

    desk.type("罗桂花")
    desk.qtbot.waitUntil(lambda: desk.focused().found.isVisible())  # type: ignore[attr-defined]
    desk.press(Key.Key_Return).save()

    (joined,) = records.ids(desk.session.conn, kind_of(Participant))
    home = records.standing(desk.session.conn, Participant, joined).household
    assert home in desk.village.households
    assert page.people.lines[0].what.endswith("家")


def test_project_is_begun_reported_on_and_ended(desk: VillageDesk) -> None:
    desk.go(ProjectPage)
    desk.type("养蜂合作社").save()
    page = desk.on(ProjectPage)
    assert next(iter(page.card.buttons)) == "report"

    desk.press(Key.Key_Return).type("第一批蜜卖完").press(Key.Key_Tab).type("3600").save()
    assert "累计 3600 元" in page.card.badges.accessibleName()
    page.card.buttons["end"].setFocus()
    desk.press(Key.Key_Return).type("每户多收三千").save()

    conn = desk.session.conn
    (report,) = records.ids(conn, kind_of(Progress), where={"project": page.subject})
    assert records.standing(conn, Progress, report).amount == 360_000
    ended = records.standing(conn, Project, page.subject)
    assert (ended.ended_on, ended.outcome) == (desk.session.today(), "每户多收三千")
    assert list(page.card.buttons) == []
    assert "已结束" in page.card.badges.accessibleName()


def test_household_leaves_and_the_act_is_taken_back(desk: VillageDesk) -> None:
    page = desk.go(ProjectPage, subject=project_of(desk))
    (leave,) = page.members.buttons.values()
    leave.setFocus()

    desk.press(Key.Key_Return).save()

    conn = desk.session.conn
    (member,) = records.ids(conn, kind_of(ProjectHousehold), where={"project": page.subject})
    assert records.standing(conn, ProjectHousehold, member).left_on == desk.session.today()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()
    assert len(page.members.buttons) == 1


def test_training_belongs_to_its_project_and_leads_back(desk: VillageDesk) -> None:
    bamboo = project_of(desk)
    page = desk.go(ProjectPage, subject=bamboo)
    page.activity.setFocus()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return).type("竹编培训").save()

    made = desk.on(ActivityPage)
    found = records.standing(desk.session.conn, Activity, made.subject)
    assert (found.project, found.task) == (bamboo, "prosperity")
    made.project.setFocus()
    desk.press(Key.Key_Return)
    assert desk.on(ProjectPage).subject == bamboo


def test_projects_have_a_filter_and_a_button_of_their_own(desk: VillageDesk) -> None:
    bamboo = project_of(desk)
    page = desk.go(ActivitiesPage)
    page.chips.buttons["projects"].click()
    desk.qtbot.waitUntil(lambda: page.table.id_at(0) == bamboo)

    assert page.new.text() == "新的项目"
    assert page.table.data(page.table.index(0, 4)) == "1 户"
    page.view.setFocus()
    desk.press(Key.Key_Return)
    assert desk.on(ProjectPage).title() == "竹编合作社"


def test_unit_leader_writes_activities_but_no_projects(desk: VillageDesk) -> None:
    bamboo = project_of(desk)
    desk.session.me = replace(desk.session.me, role=Role.UNIT)

    page = desk.go(ProjectPage, subject=bamboo)
    assert list(page.card.buttons) == []
    assert page.members.buttons == {}
    listed = desk.go(ActivitiesPage)
    assert listed.new.isVisible()
    listed.chips.buttons["projects"].click()
    assert not listed.new.isVisible()

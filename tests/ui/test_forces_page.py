"""A task force from the matter that asks for it to its outcome, by the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.role import Role
from gridapp.register import forces
from gridapp.ui import leads
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.force import ForcePage
from gridapp.ui.pages.forces import ForcesPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import make
from gridapp.ui.papers.reading import Reading
from tests.ui.together import force_of, quarrel
from tests.ui.village_desk import CONTROL, Key, VillageDesk

LAMP = "村口第 14 号路灯不亮"


def centre(desk: VillageDesk) -> VillageDesk:
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    return desk


def test_one_key_on_a_matter_sets_a_force_up_and_then_opens_it(desk: VillageDesk) -> None:
    matter = centre(desk).village.matters[LAMP]
    desk.go(MatterPage, subject=matter)
    desk.press(Key.Key_J, modifier=CONTROL).settle()
    page = desk.on(ForcePage)
    form = page.slot.form
    assert form is not None
    assert page.is_new

    desk.press(Key.Key_Return).type("王书记").press(Key.Key_Return)
    desk.type(desk.village.day(-20))
    form.below["assignment"].forms[0].fields.begin()
    desk.type("换灯").press(Key.Key_Return).type("李电工").press(Key.Key_Return)
    desk.type(desk.village.day(-5)).save()

    made = desk.on(ForcePage)
    about = forces.get(desk.session.conn, made.subject)
    assert (about.force.name, about.force.lead, about.force.matter) == (LAMP, "王书记", matter)
    assert [(one.what, one.who) for one in about.tasks] == [("换灯", "李电工")]
    assert [line.word for line in made.tasks.lines] == ["还有 5 天"]
    assert [line.what for line in made.linked.lines] == [LAMP]
    next(iter(made.linked.buttons.values())).click()
    desk.on(MatterPage)
    desk.press(Key.Key_J, modifier=CONTROL).settle()
    assert desk.on(ForcePage).subject == made.subject


def test_a_dispute_has_the_key_too_and_a_worker_has_not(desk: VillageDesk) -> None:
    case = quarrel(desk)
    page = desk.go(DisputePage, subject=case)
    assert not page.force.isVisible()
    desk.press(Key.Key_J, modifier=CONTROL).settle()
    desk.on(DisputePage)

    centre(desk).go(DisputePage, subject=case)
    desk.press(Key.Key_J, modifier=CONTROL).settle()

    assert desk.on(ForcePage).subject == case


def test_a_task_is_done_where_it_stands_and_the_force_ends(desk: VillageDesk) -> None:
    force = force_of(centre(desk))
    page = desk.go(ForcePage, subject=force)
    assert [line.word for line in page.tasks.lines] == ["逾期 2 天", "还有 10 天"]
    next(iter(page.tasks.buttons.values())).setFocus()

    desk.press(Key.Key_Return).type("是变压器坏了").save()

    done = [one for one in forces.get(desk.session.conn, force).tasks if one.done_on]
    assert [(one.result, one.done_on) for one in done] == [("是变压器坏了", desk.session.today())]
    page.unfold("end")
    desk.press(Key.Key_Return, modifier=CONTROL)
    assert not forces.get(desk.session.conn, force).force.ended_on
    desk.type("路灯都亮了").save()

    assert [line.word for line in page.tasks.lines] == ["没有办", "办完了"]
    assert not page.card.buttons
    assert forces.get(desk.session.conn, force).force.outcome == "路灯都亮了"


def test_a_duty_is_changed_on_its_line(desk: VillageDesk) -> None:
    page = centre(desk).go(ForcePage, subject=force_of(desk))
    assert [line.what for line in page.duties.lines] == ["王书记", "周文静 · 司法所"]
    next(iter(page.duties.buttons.values())).setFocus()

    desk.press(Key.Key_Return).press(Key.Key_A, modifier=CONTROL).type("何水仙").save()

    assert page.duties.lines[1].what == "何水仙 · 司法所"


def test_the_list_tells_what_is_overdue_and_opens(desk: VillageDesk) -> None:
    force = force_of(centre(desk))
    page = desk.go(ForcesPage)
    assert [page.table.index(0, column).data() for column in (0, 3, 5)] == [
        "路灯专班",
        "0 / 2",
        "还有 20 天",
    ]

    page.chips.buttons["late"].click()
    desk.settle()
    page.view.setFocus()
    desk.press(Key.Key_Return).settle()

    assert desk.on(ForcePage).subject == force
    led = leads.to_record(desk.session.conn, "task_force", force)
    assert led is not None
    assert (led.page, led.subject) == ("force", force)


def test_an_empty_list_leads_to_the_matters(desk: VillageDesk) -> None:
    page = centre(desk).go(ForcesPage)

    page.empty.action.click()

    desk.settle().on(MattersPage)


def test_papers_tell_the_progress(desk: VillageDesk) -> None:
    session, force = centre(desk).session, force_of(desk)
    reading = Reading(
        conn=session.conn,
        me=session.me,
        language="zh",
        today=session.today(),
        now_ms=session.now_ms(),
        home=session.home,
    )

    listed = str(make(reading, Wanted(code="forces")))
    one = str(make(reading, Wanted(code="force", subject=force)))

    assert "路灯专班" in listed
    for said in ("王书记", "法律援助和司法救助", "查清楚线路", "逾期 2 天"):
        assert said in one

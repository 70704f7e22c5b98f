"""On a slow disk: what is pressed and typed while something is being saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from gridapp.register import households
from gridapp.ui.page import Goto
from gridapp.ui.pages.batch import BatchPage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.life import LifePage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.request import RequestPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.text_field import TextField
from tests.ui.together import survey_of
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.ui.visiting import search_and_take
from tests.village import UNITS

LAMP, DRAIN = "村口第 14 号路灯不亮", "化粪池满了，污水流到路上"


@contextmanager
def slow_disk(desk: VillageDesk, *, full: bool = False) -> Iterator[None]:
    """What is saved meanwhile waits until the end, and then finds no room where it is full."""
    come = Event()
    desk.session.keep(lambda _conn: come.wait())
    if full:
        desk.session.keep(lambda conn: conn.execute("PRAGMA query_only = 1"))
    try:
        yield
    finally:
        come.set()  # else a test that fails meanwhile never ends
    desk.settle()
    if full:
        there = "PRAGMA query_only = 0"
        desk.session.write_in_parts(
            lambda conn: conn.execute(there), lambda _: None, desk.session.failed.emit
        )
        desk.settle()


def visiting(desk: VillageDesk) -> None:
    desk.go(VisitPage)
    search_and_take(desk, "lgh")


def registering(desk: VillageDesk) -> None:
    desk.go(HouseholdPage, subject=next(iter(UNITS)), act="new")
    desk.type("冉小满").press(Key.Key_Return).type("老街 77 号")


def moving_out(desk: VillageDesk) -> None:
    page = desk.go(LifePage, subject=desk.village.households[5])
    page.form.fill({"verb": "move_out"}, desk.session.today())


def requesting(desk: VillageDesk) -> None:
    home = desk.village.households[6]
    page = desk.go(RequestPage, subject=home)
    head = households.members(desk.session.conn, home)[0].id
    page.form.fill({"resident": head, "asked": "copy"}, desk.session.today())


def copying_a_notebook(desk: VillageDesk) -> None:
    """The second line is wrong, and stays."""
    page = desk.go(BatchPage, subject=next(iter(UNITS)))
    desk.qtbot.waitUntil(lambda: bool(page.sheet.rows) and page.sheet.ready)
    page.head.day.set_text(desk.village.day(1))
    desk.press(Key.Key_Space, Key.Key_Return).type("没人在家")
    page.sheet.rows[1].focus("quiet")
    desk.press(Key.Key_Space)


def telling_of_a_matter(desk: VillageDesk) -> None:
    page = desk.go(MatterPage, subject=desk.village.matters[LAMP], act="add_reporter")
    assert page.slot.form is not None
    page.slot.form.fill({"name": "袁福全"}, desk.session.today())


def opening_a_case(desk: VillageDesk) -> None:
    page = desk.go(DisputePage)
    desk.type("两家争晒坝").press(Key.Key_Return, Key.Key_2)
    assert page.slot.form is not None
    for form, name in zip(page.slot.form.below["party"].forms, ("罗桂花", "袁福全"), strict=True):
        part = form.fields.parts["name"]
        assert isinstance(part, TextField)
        part.edit.setFocus()
        desk.type(name)


def answering(desk: VillageDesk) -> None:
    desk.go(SurveyAnswerPage, subject=survey_of(desk, answers=0, nameless="1"))
    desk.press(Key.Key_2)


FORMS = (
    visiting,
    registering,
    moving_out,
    requesting,
    copying_a_notebook,
    telling_of_a_matter,
    opening_a_case,
    answering,
)


def test_ctrl_enter_twice_saves_every_form_once(desk: VillageDesk) -> None:
    for begin in FORMS:
        begin(desk)
        saved: list[str] = []
        desk.session.changed.connect(lambda name=begin.__name__, to=saved: to.append(name))

        with slow_disk(desk):
            desk.press(Key.Key_Return, modifier=CONTROL)
            desk.press(Key.Key_Return, modifier=CONTROL)

        assert saved == [begin.__name__]


def test_a_household_saved_late_takes_nobody_from_the_next(desk: VillageDesk) -> None:
    registering(desk)

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.window.go(Goto(page="household", subject=list(UNITS)[1], act="new"))
        desk.type("骆大山")

    assert desk.on(HouseholdPage).form.head() == "骆大山"
    assert desk.on(HouseholdPage).form.isVisible()


def test_a_second_household_begun_in_the_same_place_is_another(desk: VillageDesk) -> None:
    before = desk.count("household")
    registering(desk)

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.window.go(Goto(page="household", subject=next(iter(UNITS)), act="new"))
        desk.type("骆大山").press(Key.Key_Return).type("老街 78 号")

    page = desk.on(HouseholdPage)
    page.leave()
    assert page.form.isVisible()
    assert page.form.head() == "骆大山"
    assert [draft.title for draft in desk.session.drafts.all()] == ["骆大山"]
    desk.save()
    assert desk.count("household") == before + 2


def test_a_second_quarrel_begun_while_one_is_saved_is_another(desk: VillageDesk) -> None:
    opening_a_case(desk)

    with slow_disk(desk, full=True):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.window.go(Goto(page="visit"))
        desk.window.go(Goto(page="dispute"))
        desk.type("树荫遮了菜地")

    desk.on(DisputePage).leave()
    first, second = sorted(desk.session.drafts.all(), key=lambda draft: draft.title)
    assert [first.title, second.title] == ["登记纠纷 · 两家争晒坝", "登记纠纷 · 树荫遮了菜地"]
    page = desk.go(DisputePage, subject=first.subject)
    assert page.slot.typed()["title"] == "两家争晒坝"
    desk.save()
    assert [draft.title for draft in desk.session.drafts.all()] == [second.title]


def test_what_is_typed_while_a_visit_is_saved_is_the_next_one(desk: VillageDesk) -> None:
    page = desk.go(VisitPage)
    search_and_take(desk, "lgh")

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.type("gm")

    assert page.form.subject.subject is None
    assert page.form.subject.box.text() == "gm"


def test_a_visit_that_could_not_be_saved_is_there_again(desk: VillageDesk) -> None:
    page = desk.go(VisitPage)
    search_and_take(desk, "lgh")
    typed = page.form.typed()

    with slow_disk(desk, full=True):
        desk.press(Key.Key_Return, modifier=CONTROL)

    assert page.form.typed() == typed
    assert page.problem.isVisible()


def test_a_visit_that_could_not_be_saved_stands_beside_the_next(desk: VillageDesk) -> None:
    page, before = desk.go(VisitPage), desk.count("visit")
    search_and_take(desk, "lgh")
    about = page.form.subject.key

    with slow_disk(desk, full=True):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.press(Key.Key_F9).type("路灯")
    desk.qtbot.waitUntil(lambda: len(desk.session.drafts.all()) == 2)

    assert "environment" in page.form.typed()["found"]
    kept = next(one for one in desk.session.drafts.all() if one.subject)
    page = desk.go(VisitPage, subject=kept.subject)
    assert page.form.subject.key == about
    desk.save()
    assert desk.count("visit") == before + 1


def test_whoever_is_elsewhere_when_it_is_saved_stays_there(desk: VillageDesk) -> None:
    opening_a_case(desk)

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.window.go(Goto(page="visit"))
        desk.type("gm")

    assert desk.on(VisitPage).form.subject.box.text() == "gm"


def test_a_form_begun_while_another_is_saved_is_left_alone(desk: VillageDesk) -> None:
    telling_of_a_matter(desk)

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        other = desk.village.matters[DRAIN]
        desk.window.go(Goto(page="matter", subject=other, act="add_reporter"))
        desk.type("罗桂花")

    page = desk.on(MatterPage)
    assert page.slot.form is not None
    assert page.slot.typed()["name"] == "罗桂花"


def test_what_is_typed_while_a_visit_is_saved_is_on_disk_before_it_is(desk: VillageDesk) -> None:
    page = desk.go(VisitPage)
    search_and_take(desk, "lgh")

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        page.form.tick("environment").begin()
        desk.type("老街")
        desk.qtbot.waitUntil(lambda: "老街" in str(desk.session.drafts.load("visit", "")))
        assert len(desk.session.drafts.all()) == 2

    desk.qtbot.waitUntil(lambda: len(desk.session.drafts.all()) == 1)
    assert "老街" in str(desk.session.drafts.load("visit", ""))


def test_what_is_chosen_while_an_answer_is_saved_is_the_next_one(desk: VillageDesk) -> None:
    answering(desk)

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.press(Key.Key_1)

    assert desk.on(SurveyAnswerPage).rows[0].value() == "1"

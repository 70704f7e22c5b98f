"""On a slow disk: what is pressed and typed while something is being saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.visit import VisitPage
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.ui.visiting import search_and_take
from tests.village import UNITS


@contextmanager
def slow_disk(desk: VillageDesk, *, full: bool = False) -> Iterator[None]:
    """What is saved meanwhile waits until the end, and then finds no room where it is full."""
    come = Event()
    desk.session.keep(lambda _conn: come.wait())
    if full:
        desk.session.keep(lambda conn: conn.execute("PRAGMA query_only = 1"))
    yield
    come.set()
    desk.settle()
    there = "PRAGMA query_only = 0"
    desk.session.write_in_parts(
        lambda conn: conn.execute(there), lambda _: None, desk.session.failed.emit
    )
    desk.settle()


def test_ctrl_enter_twice_saves_a_visit_once(desk: VillageDesk) -> None:
    before = desk.count("visit")
    desk.go(VisitPage)
    search_and_take(desk, "lgh")

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.press(Key.Key_Return, modifier=CONTROL)

    assert desk.count("visit") == before + 1


def test_ctrl_enter_twice_registers_a_household_once(desk: VillageDesk) -> None:
    before = desk.count("household")
    desk.go(HouseholdPage, subject=next(iter(UNITS)), act="new")
    desk.type("冉小满").press(Key.Key_Return).type("老街 77 号")

    with slow_disk(desk):
        desk.press(Key.Key_Return, modifier=CONTROL)
        desk.press(Key.Key_Return, modifier=CONTROL)

    assert desk.count("household") == before + 1


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
    page = desk.go(VisitPage, subject=about)
    assert page.form.subject.key == about
    desk.save()
    assert desk.count("visit") == before + 1

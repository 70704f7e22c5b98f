"""What is half typed on a notebook's page is there again, and what is typed early is not lost."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gridapp.ui.page import Goto
from gridapp.ui.pages.batch import NO_UNIT, BatchPage
from gridapp.ui.pages.households import HouseholdsPage
from tests.ui.notebook import UNIT, made, page_of
from tests.ui.village_desk import CONTROL, VillageDesk

Key = Qt.Key


def test_half_typed_page_is_there_after_a_power_cut(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(2))
    desk.press(Key.Key_Space, Key.Key_Return).type("水沟堵")
    page.sheet.rows[-2].focus("house")
    desk.type("lg")
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))
    (draft,) = desk.session.drafts.all()
    assert draft.title == f"补录 {page.head.place.currentText()} {desk.village.day(2)}"
    page.leave()

    again = BatchPage(desk.session)
    again.open(Goto(page=draft.page, subject=draft.subject))
    desk.qtbot.waitUntil(lambda: bool(again.sheet.rows) and again.sheet.ready)
    typed = again.sheet.typed()
    day = again.head.day.text()
    desk.let_go(again)

    assert typed == page.sheet.typed()
    assert [one.get("words") for one in typed.values()] == [None, "水沟堵", None]
    assert day == desk.village.day(2)


def test_a_day_typed_before_any_line_is_kept_too(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.edit.setFocus()
    desk.qtbot.keyClicks(page.head.day.edit, " or so")

    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))
    (draft,) = desk.session.drafts.all()
    assert draft.fields["day"].endswith("or so")


def test_nothing_can_be_typed_into_a_page_that_is_about_to_be_replaced(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.open(Goto(page="batch", subject=NO_UNIT))

    assert not page.head.isEnabled()
    assert not page.sheet.isEnabled()
    desk.qtbot.waitUntil(lambda: page.head.isEnabled() and page.sheet.isEnabled())


def test_saved_page_leaves_no_draft(desk: VillageDesk) -> None:
    page_of(desk)
    desk.on(BatchPage).head.day.set_text(desk.village.day(1))
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))

    desk.save()
    desk.go(HouseholdsPage)  # what was not kept yet is, as one leaves the page

    assert desk.session.drafts.all() == []


def test_each_page_keeps_its_own_half_typed_lines(desk: VillageDesk) -> None:
    page = page_of(desk, NO_UNIT)
    page.sheet.rows[0].focus("words")
    desk.type("没有单元的")
    page_of(desk)
    desk.type("有单元的")
    page.leave()
    kept = {draft.subject: draft for draft in desk.session.drafts.all()}
    assert set(kept) == {NO_UNIT, UNIT}

    page_of(desk, NO_UNIT)

    assert page.sheet.rows[0].words.text() == "没有单元的"


def test_what_is_typed_before_the_page_is_there_goes_into_its_lines(desk: VillageDesk) -> None:
    desk.window.go(Goto(page="batch", subject=UNIT))
    desk.type("lamp").press(Key.Key_Return).type("drain")

    rows = made(desk).sheet.rows
    assert [row.words.text() for row in rows[:3]] == ["lamp", "drain", ""]
    assert desk.focused() is rows[1].words


def test_whoever_searches_meanwhile_keeps_the_keyboard(desk: VillageDesk) -> None:
    desk.window.go(Goto(page="batch", subject=UNIT))
    desk.press(Key.Key_K, modifier=CONTROL).type("lgh")

    made(desk)
    assert desk.window.bar.search.text() == "lgh"

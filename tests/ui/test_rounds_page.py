"""A round of visits: planned by a centre, walked by a worker, by the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.declare import kind_of
from gridapp.models.role import Role
from gridapp.models.visit import Round
from gridapp.register import log, records, rounds
from gridapp.register.log import Entry
from gridapp.ui.pages.round import RoundPage
from gridapp.ui.pages.rounds import RoundsPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.round_words import numbers_of
from gridapp.ui.parts.timeline import EVENT_ROLE
from tests.ui.test_slow_save import slow_disk
from tests.ui.together import done, round_of
from tests.ui.village_desk import Key, VillageDesk


def test_list_says_how_many_are_left(desk: VillageDesk) -> None:
    winter = round_of(desk)
    far = rounds.progress(desk.session.conn, winter, desk.session.me.place)
    page = desk.go(RoundsPage)
    desk.qtbot.waitUntil(lambda: page.table.id_at(0) == winter)

    desk.qtbot.waitUntil(lambda: bool(page.table.data(page.table.index(0, 4))))
    left = page.table.data(page.table.index(0, 4))
    assert left == f"还有 {len(far.remaining)}，共 {far.total}"
    assert 0 < len(far.remaining) < far.total
    assert page.chips.buttons["going"].text() == "正在走 1"
    desk.press(Key.Key_Return)
    assert desk.on(RoundPage).title() == "冬季防火大走访"


def test_worker_goes_from_who_is_left_to_the_visit_and_comes_back(desk: VillageDesk) -> None:
    winter = round_of(desk)
    page = desk.go(RoundPage, subject=winter)
    assert list(page.card.buttons) == []
    events = page.timeline.events
    desk.qtbot.waitUntil(lambda: events.rowCount() > 0)
    left, first = events.rowCount(), events.index(0, 0).data(EVENT_ROLE).id
    assert desk.focused() is page.timeline

    page.timeline.setCurrentIndex(events.index(0, 0))
    desk.press(Key.Key_Return)
    subject = desk.on(VisitPage).form.subject.subject
    assert subject is not None
    assert subject.household == first
    desk.save()
    page = desk.go(RoundPage, subject=winter)
    desk.qtbot.waitUntil(lambda: events.rowCount() == left - 1)

    assert first not in {events.index(row, 0).data(EVENT_ROLE).id for row in range(left - 1)}


def test_centre_plans_a_round_over_one_of_its_places(desk: VillageDesk) -> None:
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = desk.go(RoundsPage)
    desk.qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    page.empty.action.setFocus()
    desk.press(Key.Key_Return)
    made = desk.on(RoundPage)
    form = made.slot.form
    assert form is not None

    desk.type("春节前走访").press(Key.Key_Return, Key.Key_2)
    until = form.fields.parts["to_on"]
    until.edit.setFocus()  # type: ignore[union-attr]
    desk.type(desk.village.day(-20)).save()

    (id_,) = records.ids(desk.session.conn, kind_of(Round))
    planned = records.standing(desk.session.conn, Round, id_)
    assert (planned.name, planned.subject) == ("春节前走访", "household")
    assert planned.area == desk.session.me.place + "001"
    assert desk.on(RoundPage).subject == id_
    assert list(desk.on(RoundPage).card.buttons) == ["edit"]


def test_a_round_over_both_says_how_many_of_each_are_left_and_opens_either(
    desk: VillageDesk,
) -> None:
    session = desk.session
    shop = Entry(kind="enterprise", place=session.me.place, fields={"name": "竹器厂"})
    firm = done(desk, lambda conn: log.save(conn, session.me, [shop], now_ms=session.now_ms())[0])
    both = round_of(desk, "both")
    page = desk.go(RoundPage, subject=both)
    events = page.timeline.events
    desk.qtbot.waitUntil(lambda: events.rowCount() > 0)
    far = rounds.progress(desk.session.conn, both, desk.session.me.place)
    homes = far.kinds["household"].total
    assert dict(numbers_of(far))["一共要走"] == f"{homes + 1}（住户 {homes}，单位 1）"

    at = next(n for n in range(events.rowCount()) if events.index(n, 0).data(EVENT_ROLE).id == firm)
    page.timeline.setCurrentIndex(events.index(at, 0))
    page.timeline.setFocus()
    desk.press(Key.Key_Return)
    subject = desk.on(VisitPage).form.subject.subject
    assert subject is not None
    assert subject.enterprise == firm
    page = desk.go(RoundPage, subject=both)
    with slow_disk(desk):
        page.excel.click()
        page.excel.click()
    desk.qtbot.waitUntil(page.banner.isVisible)
    (sheet,) = desk.session.home.reports.glob("*.xlsx")
    assert sheet.name.startswith("大走访")


def test_worker_without_a_round_is_told_where_it_comes_from(desk: VillageDesk) -> None:
    page = desk.go(RoundsPage)
    desk.qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)

    assert not page.new.isVisible()
    assert not page.empty.action.isVisible()
    assert "导入中心的文件" in page.empty.hint.text()

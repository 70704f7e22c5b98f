"""The list of matters: chips let through, the panel shows, Enter opens."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gridapp.register import matter_list, matters
from gridapp.register.matters import NewMatter
from gridapp.ui import theme
from gridapp.ui.page import Goto
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.visit import VisitPage
from tests.ui.together import done
from tests.ui.village_desk import Key, VillageDesk


def titles(page: MattersPage) -> list[str]:
    return [page.table.index(row, 1).data() for row in range(page.table.rowCount())]


def test_a_number_in_a_title_is_half_hidden_in_lists_and_whole_where_it_is_opened(
    desk: VillageDesk,
) -> None:
    today, now_ms = desk.session.today(), desk.session.now_ms()
    new = NewMatter(
        place=desk.village.place_of(0),
        fields={"task": "environment", "title": "找老李13166131860修灯", "heard_on": today},
        actions=[("report", {})],
    )
    told = done(
        desk,
        lambda conn: matters.register(conn, desk.session.me, new, today=today, now_ms=now_ms),
    )
    hidden = "找老李131****1860修灯"

    page = desk.go(MattersPage)
    desk.qtbot.waitUntil(lambda: hidden in titles(page))
    page.view.setCurrentIndex(page.table.index(page.table.row_of(told), 0))
    desk.qtbot.waitUntil(lambda: page.panel.body.heading.text() == hidden)
    opened = desk.go(MatterPage, subject=told)
    assert opened.card.heading.text() == "找老李13166131860修灯"


def test_chips_count_what_they_let_through(desk: VillageDesk) -> None:
    page = desk.go(MattersPage)

    said = [button.text() for button in page.chips.buttons.values()]
    assert said == [
        "全部 8",
        "未办结 7",
        "待受理 3",
        "处置中 2",
        "待核查 1",
        "还没告诉群众 1",
        "已逾期 1",
        "已办结 1",
    ]


def test_each_chip_shows_as_many_rows_as_it_counts(desk: VillageDesk) -> None:
    page = desk.go(MattersPage)

    for button in page.chips.buttons.values():
        button.click()
        desk.settle()
        assert page.table.rowCount() == int(button.text().split()[-1])


def test_overdue_stands_first(desk: VillageDesk) -> None:
    page = desk.go(MattersPage)

    assert titles(page)[0] == "村口第 14 号路灯不亮"


def test_arrows_move_and_the_panel_follows_beside_the_list(desk: VillageDesk) -> None:
    page = desk.go(MattersPage)

    desk.press(Key.Key_Down)

    assert page.panel.body.heading.text() == titles(page)[1]
    assert page.view.isVisible()
    assert page.panel.isVisible()


def test_large_text_gives_the_list_the_room_of_panel_and_margins(
    desk: VillageDesk, app: QApplication
) -> None:
    page = desk.go(MattersPage)
    assert page.chips.height() >= next(iter(page.chips.buttons.values())).height()

    theme.apply(app, percent=200)
    desk.settle()

    assert not page.panel.isVisible()
    assert page.view.isVisible()
    assert page.view.viewport().height() >= 3 * page.view.rowHeight(0)

    theme.apply(app)
    desk.settle()

    assert page.panel.isVisible()


def test_enter_opens_the_matter(desk: VillageDesk) -> None:
    desk.go(MattersPage)

    desk.press(Key.Key_Return)

    assert desk.on(MatterPage).card.heading.text() == "村口第 14 号路灯不亮"


def test_words_filter_the_list(desk: VillageDesk) -> None:
    page = desk.go(MattersPage)
    page.filter.setFocus()

    with desk.qtbot.waitSignal(page.filter.asked):
        desk.type("路灯")
    desk.settle()

    assert titles(page) == ["村口第 14 号路灯不亮"]


def test_chip_can_be_asked_for_from_elsewhere(desk: VillageDesk) -> None:
    page = desk.go(MattersPage, act=matter_list.OVERDUE)

    assert page.chips.current() == matter_list.OVERDUE
    assert page.table.rowCount() == 1


def test_empty_filter_leads_back_to_all(desk: VillageDesk) -> None:
    page = desk.go(MattersPage)
    page.filter.setFocus()
    with desk.qtbot.waitSignal(page.filter.asked):
        desk.type("xyz")
    desk.settle()
    assert page.empty.isVisible()
    assert page.panel.nothing.isVisible()

    page.empty.action.setFocus()
    desk.press(Key.Key_Return).settle()

    assert page.table.rowCount() == 8


def test_task_key_begins_a_visit_with_it_ticked(desk: VillageDesk) -> None:
    desk.go(MattersPage)

    desk.press(Key.Key_F4)

    assert list(desk.on(VisitPage).form.matters) == ["dispute"]


def test_page_is_asked_for_like_any_other(desk: VillageDesk) -> None:
    desk.window.go(Goto(page="matters"))

    assert desk.on(MattersPage).title() == "事项"

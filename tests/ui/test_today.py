from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import log, matters, today
from gridapp.register.database import transaction
from gridapp.register.draft_file import Draft
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.ui import theme
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.tables.today import DRAFT, TodayTable, Waiting
from tests.ui.desk import Desk, home_of
from tests.world import Desk as Device
from tests.world import World

UNIT = "520381003004002001"
TODAY = "2026-11-18"


@pytest.fixture
def device() -> Device:
    return World().device(UNIT[:15])


@pytest.fixture
def opened(
    qtbot: QtBot, app: QApplication, device: Device, tmp_path: Path
) -> Iterator[Callable[[], Desk]]:
    desks: list[Desk] = []

    def open_() -> Desk:
        desks.append(Desk(qtbot, app, home_of(device, tmp_path / "home")))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


def settled_for(device: Device, reporter: str) -> str:
    device.now_ms += 1000
    new = NewMatter(
        place=UNIT,
        fields={"task": "opinion", "title": "路灯不亮", "heard_on": "2026-11-15"},
        reporters=[{"kind": "named", "name": reporter}],
        actions=[("settle", {"note": "换了灯泡"})],
    )
    with transaction(device.conn):
        return matters.register(device.conn, device.me, new, today=TODAY, now_ms=device.now_ms)


def test_reply_owed_names_whom_to_tell_and_how_long_he_has_waited(
    opened: Callable[[], Desk], device: Device
) -> None:
    settled_for(device, "张三丰")

    head, line = opened().today()

    assert head == "还没告诉群众，共 1 件"
    assert line.startswith("张三丰，路灯不亮，")
    assert line.endswith("等了 3 天")


def test_enter_opens_the_matter_and_space_opens_the_telling(
    opened: Callable[[], Desk], device: Device, qtbot: QtBot
) -> None:
    id_ = settled_for(device, "张三丰")
    page = opened().page()
    assert isinstance(page, TodayPage)
    seen: list[tuple[str, str, str]] = []
    page.go.disconnect()
    page.go.connect(lambda goto: seen.append((goto.page, goto.subject, goto.act)))

    page.list.setFocus()
    qtbot.keyClick(page.list, "\r")
    qtbot.keyClick(page.list, " ")

    assert seen == [("matter", id_, ""), ("matter", id_, "told")]


def test_cards_count_and_lead_to_their_lines(opened: Callable[[], Desk], device: Device) -> None:
    settled_for(device, "张三丰")
    device.save(Entry(kind="household", place=UNIT, fields={"head": "李四", "address": "一组"}))
    page = opened().page()
    assert isinstance(page, TodayPage)

    assert {code: card.number.text() for code, card in page.cards.items()} == {
        "overdue": "0",
        "due": "0",
        "owed": "1",
        "visit": "1",
    }
    page.cards["visit"].clicked.emit()
    assert page.list.currentIndex().data().startswith("李四，一组")


def test_nobody_is_told_that_nothing_is_to_be_done_before_it_was_looked_up(
    opened: Callable[[], Desk], device: Device, qtbot: QtBot
) -> None:
    page = TodayPage(opened().session)
    qtbot.addWidget(page)

    assert page.stack.currentIndex() == 0
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)


def test_empty_day_says_what_to_do_next(opened: Callable[[], Desk]) -> None:
    desk = opened()
    page = desk.page()
    assert isinstance(page, TodayPage)

    assert desk.today() == []
    assert page.empty.isVisible()
    assert "走访" in page.empty.action.text()


def test_half_typed_form_is_listed_and_opens_again(
    opened: Callable[[], Desk], device: Device
) -> None:
    desk = opened()
    desk.session.drafts.keep("visit", "", "走访李四家", {"note": "屋顶漏"})
    page = desk.page()
    assert isinstance(page, TodayPage)
    page.refresh()
    desk.settle()

    assert desk.today() == ["没写完的，共 1 件", "走访李四家，接着写"]


def test_what_is_half_typed_stands_before_the_many_households_due_a_visit(
    qapp: QApplication,
) -> None:
    table = TodayTable()
    draft = Draft(
        page="batch", subject="", title="补录 13166131860", fields={"day": "1"}, kept_ms=1
    )
    groups = [today.Group(code=code, total=1, lines=()) for code in (today.HELP, today.VISIT)]

    table.show(Waiting(groups=groups, drafts=(draft,), names={}, today="2026-11-29"))

    assert [row.group for row in table.rows if row.is_head] == [today.HELP, DRAFT, today.VISIT]
    assert [row.who for row in table.rows if row.draft] == ["补录 131****1860"]


def test_list_follows_what_is_saved(opened: Callable[[], Desk], device: Device) -> None:
    desk = opened()
    entry = Entry(kind="household", place=UNIT, fields={"head": "李四", "address": "一组"})

    desk.session.write(lambda conn: log.save(conn, device.me, [entry], now_ms=device.now_ms + 5000))
    desk.settle()

    assert desk.today()[1].startswith("李四，一组")


def test_large_text_gives_the_list_the_room_of_the_cards(
    opened: Callable[[], Desk], device: Device, app: QApplication
) -> None:
    settled_for(device, "张三丰")
    desk = opened()
    page = desk.page()
    assert isinstance(page, TodayPage)
    at_first = page.top.isVisible()

    theme.apply(app, percent=200)
    desk.settle()

    assert at_first
    assert not page.top.isVisible()
    assert page.list.viewport().height() >= 4 * page.list.rowHeight(0)

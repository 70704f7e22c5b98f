"""What came and does not count yet, at the centre's desk and at a worker's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.practice import scenes
from gridapp.practice.homes import Clock, Person
from gridapp.register import log
from gridapp.register.log import Entry
from gridapp.register.waiting import mark
from gridapp.sync import enrol
from gridapp.sync.keys import DAY
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.settings import SettingsPage
from gridapp.ui.pages.sync import SyncPage
from gridapp.ui.session import wall_clock_ms
from tests.morning import Morning
from tests.ui.desk import Desk

UNIT = f"{scenes.GRID}001"


def household(person: Person, head: str) -> None:
    entry = Entry(kind="household", place=UNIT, fields={"head": head, "address": "竹海巷"})
    person.does(lambda conn, me, now_ms: log.save(conn, me, [entry], now_ms=now_ms))


def mark_of(person: Person) -> str:
    return person.sees(lambda _conn, me: mark(me.key))


def twins(township: Morning) -> list[Person]:
    """Two devices from one start-up file, whose files have come to the centre."""
    added = enrol.add_device(
        township.centre.home,
        role=Role.GRID,
        place=scenes.GRID,
        worker_name="林静",
        out=township.folder / "twice.gridstart",
        now_ms=wall_clock_ms(),
    )
    found = []
    for name in ("one", "two"):
        home = Home(township.folder / name)
        enrol.join(home, added.file, added.code, now_ms=wall_clock_ms())
        found.append(Person(name, home, township.centre.clock))
        household(found[-1], name)
        found[-1].exports(township.folder / "both")
    township.centre.imports([township.folder / "both"])
    return found


def hurry(township: Morning) -> None:
    """The worker's clock runs ten days ahead; his file has come to the centre."""
    fast = replace(township.worker, clock=Clock(wall_clock_ms() + 10 * DAY))
    household(fast, "张艳")
    township.centre.imports([one.path for one in fast.exports(township.folder / "fast")])


@pytest.fixture
def open_desk(qtbot: QtBot, app: QApplication, languages: Languages) -> Iterator[list[Desk]]:
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.close()


def sync_page(desks: list[Desk], qtbot: QtBot, app: QApplication, person: Person) -> SyncPage:
    """The Sync page of this person's desk, at what is held."""
    desk = Desk(qtbot, app, person.home, wall_clock_ms())
    desks.append(desk)
    desk.window.go(Goto(page="sync"))
    desk.settle()
    page = desk.page()
    assert isinstance(page, SyncPage)
    return page


def choose(desk: Desk, page: SyncPage, said: str) -> None:
    """Go through the list by keys until this mark is chosen."""
    page.board.chips.buttons["held"].setFocus()
    desk.press("Space")
    page.board.held.view.setFocus()
    for _ in range(page.held.rowCount()):
        (chosen,) = page.board.held.view.selectionModel().selectedRows(2)
        if chosen.data() == said:
            return
        desk.press("Down")
    raise AssertionError(said)


def heads(person: Person) -> set[str]:
    return person.sees(
        lambda conn, _me: {head for (head,) in conn.execute("SELECT head FROM household")}
    )


def test_where_nothing_is_held_there_is_no_such_list(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    page = sync_page(open_desk, qtbot, app, township.centre)

    assert "held" not in page.board.chips.buttons
    assert not page.board.attention.isVisible()


def test_the_centre_picks_one_of_two_devices_by_keys(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    true, other = twins(township)
    page = sync_page(open_desk, qtbot, app, township.centre)
    (desk,) = open_desk
    assert page.board.chips.buttons["held"].text() == "先收着的 2"
    assert page.board.attention.said.text().startswith("有 2 台设备的记录先收着")
    # A third filter came to those that were there: all are seen.
    assert page.board.chips.height() >= page.board.chips.buttons["held"].height() > 0
    choose(desk, page, mark_of(true))
    assert mark_of(true) in page.board.held.advice.said.text()
    assert page.board.held.act.text() == "认定这一台"

    page.board.held.act.setFocus()
    desk.press("Return")

    assert page.board.banner.said.text() == "林静 的 1 条现在算数了，下次写文件会告诉各台设备。"
    assert {"one", "two"} & heads(township.centre) == {"one"}
    assert page.board.chips.buttons["held"].text() == "先收着的 1"
    choose(desk, page, mark_of(other))
    assert not page.board.held.act.isVisible()
    assert "新的启用文件" in page.board.held.advice.said.text()


def test_the_centre_releases_what_a_fast_clock_wrote_by_keys(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    hurry(township)
    page = sync_page(open_desk, qtbot, app, township.centre)
    (desk,) = open_desk
    assert "先收着的" in page.board.attention.said.text()
    choose(desk, page, mark_of(township.worker))
    cells = [page.held.index(0, column).data() for column in range(7)]
    assert cells[1].startswith("陈志远（")
    assert "时钟" in cells[6]

    page.board.held.act.setFocus()
    desk.press("Return")

    assert "现在算数了" in page.board.banner.said.text()
    assert "held" not in page.board.chips.buttons
    assert page.board.stack.currentIndex() == 0
    assert not page.board.attention.isVisible()
    assert "张艳" in heads(township.centre)


def test_a_worker_is_told_that_the_centre_has_to_act(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    hurry(township)
    leader = enrol.add_device(
        township.centre.home,
        role=Role.UNIT,
        place=UNIT,
        worker_name="李桂香",
        out=township.folder / "leader.gridstart",
        now_ms=wall_clock_ms(),
    )
    person = Person("李桂香", Home(township.folder / "leader"), township.centre.clock)
    enrol.join(person.home, leader.file, leader.code, now_ms=wall_clock_ms())
    for _ in range(2):
        township.centre.imports([one.path for one in person.exports(township.folder / "up")])
        person.imports([one.path for one in township.centre.exports(township.folder / "down")])
    page = sync_page(open_desk, qtbot, app, person)
    (desk,) = open_desk

    choose(desk, page, mark_of(township.worker))

    assert not page.board.held.act.isVisible()
    assert "中心来处理" in page.board.held.advice.said.text()


def test_settings_say_the_mark_that_the_centre_asks_for(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    sync_page(open_desk, qtbot, app, township.worker)
    (desk,) = open_desk
    desk.window.go(Goto(page="settings"))
    desk.settle()
    page = desk.page()

    assert isinstance(page, SettingsPage)
    assert f"识别码：{mark_of(township.worker)}" in page.device.text()

"""What came and does not count yet, at the centre's desk and at a worker's."""

from __future__ import annotations

import shutil
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
from gridapp.register.copied import Copied
from gridapp.register.log import Entry
from gridapp.register.waiting import Waiting, mark
from gridapp.sync import enrol
from gridapp.sync.keys import DAY
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.review import ReviewPage
from gridapp.ui.pages.settings import SettingsPage
from gridapp.ui.pages.sync import SyncPage
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
    """The Sync page of this person's desk."""
    desk = Desk(qtbot, app, person.home, wall_clock_ms())
    desks.append(desk)
    desk.window.go(Goto(page="sync"))
    desk.settle()
    page = desk.page()
    assert isinstance(page, SyncPage)
    return page


def review_page(desk: Desk) -> ReviewPage:
    """Where the Sync page leads to by its button."""
    page = desk.page()
    assert isinstance(page, SyncPage)
    page.board.attention.action.setFocus()
    desk.press("Return")
    desk.settle()
    found = desk.page()
    assert isinstance(found, ReviewPage)
    return found


def choose(desk: Desk, page: ReviewPage, said: str) -> None:
    """Go through the list by keys until this mark is chosen."""
    page.view.setFocus()
    desk.press("Home")
    for _ in range(page.table.rowCount()):
        one = page.chosen()
        if isinstance(one, Waiting) and one.mark == said:
            return
        desk.press("Down")
    raise AssertionError(said)


def offered(page: ReviewPage) -> list[str]:
    """The answers that can be given."""
    return [choice.name.text() for choice in page.answers.choices if choice.isVisible()]


def heads(person: Person) -> set[str]:
    return person.sees(
        lambda conn, _me: {head for (head,) in conn.execute("SELECT head FROM household")}
    )


def test_where_nothing_is_held_nothing_leads_to_review(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    page = sync_page(open_desk, qtbot, app, township.centre)

    assert not page.board.attention.isVisible()


def test_the_centre_picks_one_of_two_devices_by_keys(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    true, other = twins(township)
    sync = sync_page(open_desk, qtbot, app, township.centre)
    (desk,) = open_desk
    assert sync.board.attention.said.text().startswith("有 2 台设备的记录先收着")
    page = review_page(desk)
    assert page.table.rowCount() == 2
    choose(desk, page, mark_of(true))
    assert mark_of(true) in page.answers.said.said.text()

    desk.press("Return")
    assert page.answers.choices[0].hasFocus()
    desk.press("Return")
    assert offered(page) == ["确定：认定这一台", "先不"]
    desk.press("Return")  # without looking: nothing changes
    assert offered(page) == ["认定这一台"]
    page.answers.choices[0].setFocus()
    desk.press("Return").press("Up").press("Return")
    desk.settle()

    assert page.told.said.text() == "林静 的 1 条现在算数了，下次写文件会告诉各台设备。"
    assert {"one", "two"} & heads(township.centre) == {"one"}
    assert page.table.rowCount() == 1
    choose(desk, page, mark_of(other))
    assert offered(page) == []
    assert "新的启用文件" in page.answers.said.said.text()


def test_the_centre_releases_what_a_fast_clock_wrote_by_keys(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    hurry(township)
    sync = sync_page(open_desk, qtbot, app, township.centre)
    (desk,) = open_desk
    assert "先收着" in sync.board.attention.said.text()
    page = review_page(desk)
    choose(desk, page, mark_of(township.worker))
    assert page.table.index(0, 1).data().startswith("陈志远（")
    assert "时钟" in page.table.index(0, 1).data()

    desk.press("Return").press("Return")
    assert page.answers.choices[0].name.text() == "确定：放行"
    desk.press("1")
    desk.settle()

    assert "现在算数了" in page.told.said.text()
    assert "张艳" in heads(township.centre)
    assert page.board.empty.isVisible()
    page.board.empty.action.setFocus()
    desk.press("Return")
    assert desk.page() is sync
    assert not sync.board.attention.isVisible()


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
    sync_page(open_desk, qtbot, app, person)
    (desk,) = open_desk
    page = review_page(desk)

    choose(desk, page, mark_of(township.worker))

    assert offered(page) == []
    assert "中心来处理" in page.answers.said.said.text()


def test_a_copied_device_is_stopped_by_keys_after_two_answers(
    open_desk: list[Desk], qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    copy = Person("copy", Home(township.folder / "copy"), township.worker.clock)
    shutil.copytree(township.worker.home.root, copy.home.root)
    household(township.worker, "原来的")
    household(copy, "拷贝的")
    for person, folder in ((township.worker, "first"), (copy, "second")):
        found = [one.path for one in person.exports(township.folder / folder)]
        township.centre.imports(found)
    sync = sync_page(open_desk, qtbot, app, township.centre)
    (desk,) = open_desk
    assert "两份历史" in sync.board.attention.said.text()
    page = review_page(desk)
    assert isinstance(page.chosen(), Copied)

    desk.press("Return").press("Return").press("Up").press("Return")
    desk.settle()

    assert page.told.said.text().startswith("已停用 ")
    assert {"原来的", "拷贝的"} <= heads(township.centre)
    assert page.board.empty.isVisible()


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

"""On a full disk nothing typed is lost, it is said once, and saved by itself once there is room.

The databases are told to grow no more: what SQLite says then is what it says of a full disk.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gridapp.models.matter import Matter
from gridapp.paths import Home
from gridapp.register import draft_file
from gridapp.ui import room
from gridapp.ui.drafts import Drafts
from gridapp.ui.pages.simple import SimplePage
from gridapp.ui.pages.simple_tell import SimpleTellPage
from gridapp.ui.parts.banner import Banner
from tests.simple_world import LedUnit
from tests.ui.desk import Desk, nothing_is_cut
from tests.ui.led_unit import every
from tests.ui.test_simple_mode import desk

__all__ = ["desk"]

STORY = "后山的水沟堵了，水漫到路上来。" * 600
"""Longer than whatever room is left in the pages that the databases have already."""


def grow(conn: sqlite3.Connection, *, may: bool) -> None:
    """Have this database grow no more, or as it likes."""
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {1_000_000 if may else pages}")


def fill_disk(desk: Desk, *, full: bool) -> None:
    """Take all room from the register and from the drafts, or give it back."""
    desk.session.keep(lambda conn: grow(conn, may=not full))
    drafts = desk.session.drafts
    drafts._pool.submit(grow, drafts._conn, may=not full).result()
    desk.settle()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "AGAIN", 100)


def said(desk: Desk) -> list[str]:
    """What stands in banners just now."""
    banners = desk.window.findChildren(Banner)
    return [one.said.text() for one in banners if one.isVisible()]


def stored(home: Home) -> list[str]:
    """The words of the half-typed forms on disk, whoever has the desk open."""
    conn = draft_file.connect(home.drafts)
    try:
        return [str(draft.fields.get("words", "")) for draft in draft_file.every(conn)]
    finally:
        conn.close()


def tell(desk: Desk) -> SimpleTellPage:
    """Somebody tells something long of water."""
    page = desk.press("3", "1").page()
    assert isinstance(page, SimpleTellPage)
    page.what.words.edit.setFocus()
    desk.type(STORY)
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_leader_is_told_once_and_it_is_saved_by_itself_as_soon_as_there_is_room(
    desk: Desk, unit: LedUnit, qtbot: QtBot, language: str
) -> None:
    desk.preferences.change(language=language)
    before = len(every(unit, Matter))
    fill_disk(desk, full=True)
    page = tell(desk)
    qtbot.waitUntil(lambda: len(said(desk)) == 1)  # the draft found no room
    desk.press("Ctrl+Return")
    qtbot.waitUntil(page.what.isEnabled)

    (sentence,) = said(desk)
    assert {"zh": "电脑存满了", "en": "The computer is full"}[language] in sentence
    nothing_is_cut(qtbot, desk.window)
    assert page.what.words.text() == STORY
    assert stored(unit.leader.home) == []

    fill_disk(desk, full=False)
    qtbot.waitUntil(lambda: page.question is page.done)

    assert len(every(unit, Matter)) == before + 1
    assert desk.session.drafts.all() == []
    qtbot.waitUntil(lambda: not desk.session.drafts.room.missing)
    desk.preferences.change(language="zh")


def test_words_nobody_saved_become_a_draft_as_soon_as_there_is_room(
    desk: Desk, unit: LedUnit, qtbot: QtBot
) -> None:
    before = len(every(unit, Matter))
    fill_disk(desk, full=True)
    tell(desk)
    qtbot.waitUntil(lambda: bool(said(desk)))

    desk.press("Esc", "Esc")  # home, and back to it
    assert isinstance(desk.page(), SimplePage)
    desk.reach("接着写没写完的").press("Return")
    page = desk.page()
    assert isinstance(page, SimpleTellPage)
    assert page.what.words.text() == STORY
    assert stored(unit.leader.home) == []

    fill_disk(desk, full=False)
    qtbot.waitUntil(lambda: stored(unit.leader.home) == [STORY])
    qtbot.waitUntil(lambda: said(desk) == ["有地方了，写的都存好了。"])
    assert len(every(unit, Matter)) == before  # he never said that it is to be written down


def test_what_is_typed_on_after_a_failed_save_is_not_saved_under_the_hand(
    desk: Desk, unit: LedUnit, qtbot: QtBot
) -> None:
    before = len(every(unit, Matter))
    fill_disk(desk, full=True)
    page = tell(desk)
    desk.press("Ctrl+Return")
    qtbot.waitUntil(lambda: page._again is not None)
    page.what.words.edit.setFocus()
    desk.type("还有")

    fill_disk(desk, full=False)
    qtbot.waitUntil(lambda: stored(unit.leader.home) == [STORY + "还有"])
    assert len(every(unit, Matter)) == before
    assert page.question is page.what


def close_and_press(desk: Desk, key: Qt.Key) -> list[str]:
    """Close the window, and press a key on whatever asks about it: what was asked."""
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            QTest.keyClick(box, key)

    QTimer.singleShot(0, answer)
    desk.window.close()
    return asked


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_closes_the_window_on_a_full_disk_is_told_what_is_lost_and_may_stay(
    desk: Desk, unit: LedUnit, qtbot: QtBot, language: str
) -> None:
    desk.preferences.change(language=language)
    fill_disk(desk, full=True)
    tell(desk)
    qtbot.waitUntil(lambda: bool(said(desk)))

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        (asked,) = close_and_press(desk, key)
        assert {"zh": "有 1 份", "en": "1 half-written form "}[language] in asked
        assert desk.window.isVisible()

    fill_disk(desk, full=False)
    assert close_and_press(desk, Qt.Key.Key_Escape) == []
    assert not desk.window.isVisible()
    assert stored(unit.leader.home) == [STORY]
    desk.preferences.change(language="zh")


def test_whoever_will_not_wait_may_close_the_window_on_a_full_disk(
    desk: Desk, unit: LedUnit, qtbot: QtBot
) -> None:
    fill_disk(desk, full=True)
    tell(desk)
    qtbot.waitUntil(lambda: bool(said(desk)))

    def leave() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = [one for one in box.buttons() if one is not box.defaultButton()]
        button.click()

    QTimer.singleShot(0, leave)
    desk.window.close()

    assert not desk.window.isVisible()
    desk.close()
    qtbot.wait(3 * room.AGAIN)  # nothing is tried any more once it is shut
    assert stored(unit.leader.home) == []


def test_who_said_that_he_waits_just_before_it_was_shut_is_tried_no_more(
    qapp: QApplication, tmp_path: Path
) -> None:
    place = room.Room(tmp_path)
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        elsewhere.submit(place.wait, "drafts").result()  # heard of with the next turn of events

    place.stop()
    qapp.processEvents()

    assert not place.timer.isActive()
    assert not place.missing
    place.deleteLater()


@pytest.fixture
def drafts(qapp: QApplication, tmp_path: Path) -> Iterator[Drafts]:
    drafts = Drafts(tmp_path / "drafts.db", lambda: 1)
    yield drafts
    drafts.close()


def test_a_draft_without_room_is_read_from_memory_and_let_go_of(
    qtbot: QtBot, drafts: Drafts
) -> None:
    drafts.keep("visit", "a", "A", {"note": "1"})
    drafts.all()
    drafts._pool.submit(grow, drafts._conn, may=False).result()
    with qtbot.waitSignal(drafts.room.short):
        drafts.keep("visit", "a", "A", {"note": STORY})
    drafts.keep("visit", "b", "B", {"note": STORY + STORY})

    assert [draft.title for draft in drafts.all()] == ["B", "A"]
    found = drafts.load("visit", "a")
    assert found is not None
    assert found.fields == {"note": STORY}

    drafts.drop("visit", "b")
    assert [draft.title for draft in drafts.all()] == ["A"]


def test_what_still_waits_when_the_desk_is_closed_is_tried_once_more(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.db", lambda: 1)
    drafts._pool.submit(grow, drafts._conn, may=False).result()
    drafts.keep("visit", "a", "A", {"note": STORY})
    drafts._pool.submit(grow, drafts._conn, may=True).result()

    drafts.close()

    conn = draft_file.connect(tmp_path / "drafts.db")
    assert [draft.fields for draft in draft_file.every(conn)] == [{"note": STORY}]
    conn.close()


def test_a_full_stick_is_no_full_disk(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    stick = OSError(errno.ENOSPC, "full", str(tmp_path / "stick" / "today.gridsync"))
    own = OSError(errno.ENOSPC, "full", str(home.root / "attachments" / "aa"))

    assert not room.is_missing(stick, home)
    assert room.is_missing(own, home)
    assert room.is_missing(OSError(errno.ENOSPC, "full"))
    assert not room.is_missing(sqlite3.OperationalError("database is locked"))

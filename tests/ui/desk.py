"""The desk as a person works it, with the keyboard alone: each method is one thing to do or see."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.ui.app import open_window
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Page
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from tests import world

WIDE, TALL = 1366, 768


def home_of(device: world.Desk, folder: Path) -> Home:
    """The register of a device of the small world, as a home on disk."""
    home = Home(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(home.register)) as copy:
        device.conn.backup(copy)
    return home


class Desk:
    """One open desk. Close it with `close`, as the fixture does."""

    def __init__(self, qtbot: QtBot, app: QApplication, home: Home, now_ms: int = world.NOW_MS):
        self._qtbot = qtbot
        self._now_ms = now_ms
        self.preferences = Preferences(app, home.settings)
        self.session = Session(
            home, language=self.preferences.language, now_ms=lambda: self._now_ms
        )
        self.window: MainWindow = open_window(self.session, self.preferences)
        self.window.resize(WIDE, TALL)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.settle()

    def close(self) -> None:
        """Close the window and let go of the register."""
        self.window.close()
        self.session.close()
        for gone in (self.window, self.preferences):
            gone.deleteLater()
            QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)

    def settle(self) -> Desk:
        """Wait until every save and every look that is under way has been answered."""
        for _ in range(2):  # what a save changed is then looked at
            self._wait_for(self.session.after_saves)
            self._wait_for(lambda then: self.session.look(lambda conn: None, lambda _: then()))
        return self

    def _wait_for(self, ask: Callable[[Callable[[], object]], object]) -> None:
        answered: list[bool] = []
        ask(lambda: answered.append(True))
        self._qtbot.waitUntil(lambda: bool(answered))

    def press(self, keys: str) -> Desk:
        """Press a key, as "Ctrl+N", where the focus is."""
        QTest.keySequence(self.window.focusWidget(), QKeySequence(keys))
        return self.settle()

    def type(self, text: str) -> Desk:
        """Type text where the focus is."""
        target = self.window.focusWidget()
        if text.isascii():
            QTest.keyClicks(target, text)
        else:  # as an input method commits it
            assert isinstance(target, QLineEdit)
            target.insert(text)
        return self

    def page(self) -> Page:
        """The page that is shown."""
        return self.window.page()

    def title(self) -> str:
        """What stands at the top of the window."""
        return self.window.bar.title.text()

    def who(self) -> str:
        """The line that says who works here for which place."""
        return self.window.bar.who.text()

    def today(self) -> list[str]:
        """The lines of Today as a screen reader says them, the names of groups too."""
        page = self.page()
        assert isinstance(page, TodayPage)
        return [page.table.index(row, 0).data() for row in range(page.table.rowCount())]


def cut_texts(widget: QWidget) -> list[str]:
    """What stands cut off on a shown widget: labels and buttons with less room than they need."""
    cut = []
    for part in widget.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton):
            continue
        if not part.text() or part.toolTip():
            continue  # what has a tool tip may be cut: the whole can be read there
        need = part.minimumSizeHint()
        if isinstance(part, QLabel) and part.wordWrap():
            short = part.height() < part.heightForWidth(part.width())
        else:
            short = part.width() < need.width() or part.height() < need.height()
        if short or not _within(part, widget):
            cut.append(part.text())
    return cut


def _within(part: QWidget, whole: QWidget) -> bool:
    """Whether a part lies inside the window from left to right; lists scroll up and down."""
    shown = QRect(part.mapTo(whole, QPoint(0, 0)), part.size())
    return shown.left() >= 0 and shown.right() <= whole.width()

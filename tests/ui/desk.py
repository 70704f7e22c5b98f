"""The desk as a person works it, with the keyboard alone: each method is one thing to do or see."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.ui.app import open_window
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Page
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.simple_files import SimpleFilesPage
from gridapp.ui.pages.sync import SyncPage
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.badge import Badge
from gridapp.ui.parts.search_box import SearchBox
from gridapp.ui.preferences import Preferences
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session
from tests import world
from tests.ui.patience import all_answered, left_wrong

WIDE, TALL = 1366, 768
MOST_TABS = 120


def home_of(device: world.Desk, folder: Path) -> Home:
    """The register of a device of the small world, as a home on disk."""
    home = Home(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(home.register)) as copy:
        device.conn.backup(copy)
    return home


class Desk:
    """One open desk, whose clock goes on from `now_ms`. Close it with `close`."""

    def __init__(self, qtbot: QtBot, app: QApplication, home: Home, now_ms: int = world.NOW_MS):
        self.qtbot = qtbot
        self._open = True
        self.keys = 0
        self.preferences = Preferences(app, home.settings)
        began = time.monotonic_ns()
        self.session = Session(
            home,
            language=self.preferences.language,
            now_ms=lambda: now_ms + (time.monotonic_ns() - began) // 1_000_000,
        )
        self.window: MainWindow = open_window(self.session, self.preferences)
        self.window.resize(WIDE, TALL)
        self.comes_back()  # without the keyboard no field is ever left

    def steps_aside(self) -> None:
        """Let somebody else have the screen for a while."""
        self.window.hide()

    def comes_back(self) -> Desk:
        """Have the screen again."""
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        return self.settle()

    def close(self) -> None:
        """Close the window and let go of the register, if that was not done."""
        if not self._open:
            return
        self._open = False
        self.window.close()
        self.session.close()
        self.preferences.let_go()
        for gone in (self.window, self.preferences):
            gone.deleteLater()
            QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)

    def settle(self) -> Desk:
        """Wait until every save and every look that is under way has been answered."""
        all_answered(self.session)
        return self

    def press(self, *keys: str) -> Desk:
        """Press keys one after another, as "Ctrl+N", each where the focus is then."""
        for key in keys:
            self.press_only(key)
            self.settle()
        return self

    def press_only(self, key: str) -> None:
        """Press a key and wait for nothing."""
        self.keys += 1
        QTest.keySequence(self._focused(), QKeySequence(key))

    def type(self, text: str) -> Desk:
        """Type text where the focus is; Chinese comes as an input method commits it."""
        self.keys += len(text)
        target = self._focused()
        if text.isascii():
            QTest.keyClicks(target, text)
        elif isinstance(target, QLineEdit):
            target.insert(text)
        elif isinstance(target, QPlainTextEdit):
            target.insertPlainText(text)
        else:
            assert target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), target
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(target, committed)
        return self

    def _focused(self) -> QWidget:
        focused = self.window.focusWidget()
        assert focused is not None
        return focused

    def reach(self, name: str) -> Desk:
        """Go with Tab to the field or button called so."""
        passed = []
        for _ in range(MOST_TABS):
            passed.append(_name(self._focused()))
            if passed[-1].startswith(name):
                return self
            QTest.keyClick(self._focused(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}, but {dict.fromkeys(passed)}")

    def visit(self) -> Desk:
        """Begin the next visit."""
        return self.press("Ctrl+N")

    def find(self, text: str) -> Desk:
        """Look for something in the search box of this page and take the first that is found."""
        box = self._focused()
        assert isinstance(box, SearchBox), box
        self.type(text)
        self.qtbot.waitUntil(lambda: box.found.lines.count() > 0 and box.found.isVisible())
        return self.press("Return")

    def told_by_telephone(self, leader: str) -> Desk:
        """The visit was a telephone call of a unit leader."""
        return self.press("Alt+T", "3", "Return").type(leader).press("Return", "2")

    def hears(self, title: str, task: str, where: str = "") -> Desk:
        """Something is found under a task, said by its key, as "F9"."""
        return self.press(task).type(title).press("Return").type(where)

    def from_(self, name: str) -> Desk:
        """Somebody told of it; the person of the household stands there already."""
        self.reach("有人反映").press("Return")
        if name not in self._text():
            self.press("Ctrl+A").type(name)
        return self

    def same_as_before(self, name: str) -> Desk:
        """It is the matter that the page asks about; this is one more person who told of it."""
        self.reach("是同一件").press("Return").reach("姓名")
        return self if name in self._text() else self.press("Ctrl+A").type(name)

    def _text(self) -> str:
        field = self._focused()
        assert isinstance(field, QLineEdit), field
        return field.text()

    def saves(self) -> Desk:
        """Save the form; it must be accepted."""
        told: list[str] = []
        self.session.saved.connect(lambda said, _at: told.append(said))
        self.press("Ctrl+Return")
        assert told, self.complaints()
        return self

    def complaints(self) -> list[str]:
        """What the page says is wrong."""
        red = [part for part in self.page().findChildren(QWidget) if part.property("tone") == "red"]
        said = (
            part.text() if isinstance(part, QLabel) else part.accessibleName() or _name(part)
            for part in red
            if part.isVisible()
        )
        return list(dict.fromkeys(filter(None, said)))

    def today_page(self) -> Desk:
        """Be at Today."""
        return self.press("Alt+1")

    def opens(self, words: str, key: str = "Return") -> Desk:
        """Go down the lines of Today to the one with these words and open it."""
        page = self.page()
        assert isinstance(page, TodayPage)
        self.press("Home")
        for _ in range(page.table.rowCount()):
            if words in str(page.list.currentIndex().data()):
                return self.press(key)
            self.press("Down")
        raise AssertionError(self.today())

    def steps(self, note: str = "") -> Desk:
        """Take the step whose form is open."""
        assert isinstance(self.page(), MatterPage)
        return self.type(note).saves()

    def writes(self) -> Desk:
        """Write the daily file with the one key, and wait until it is there."""
        self.press("Ctrl+E")
        return self._wait_for_errand()

    def writes_to(self, folder: Path) -> Desk:
        """Choose where files are written; its name is typed in the file dialog."""
        self.stop("sync").reach("换文件夹")._choose_folder(folder)
        return self.settle()

    def takes_in(self, folder: Path) -> Desk:
        """Import a whole folder on the Sync page; its name is typed in the file dialog."""
        self.stop("sync").reach("收进整个文件夹")._choose_folder(folder)
        return self._wait_for_errand()

    def answers_on(self, folder: Path) -> Desk:
        """At a centre: import a whole folder and write the answers beside it."""
        self.stop("sync").reach("收进并写上答复")._choose_folder(folder)
        return self._wait_for_errand()

    def _choose_folder(self, path: Path) -> None:
        """Press the button that asks for a folder, and type its path into the dialog."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                return
            asking.stop()
            name = dialog.findChild(QLineEdit, "fileNameEdit")
            assert name is not None
            name.setText(str(path))  # typed letters would open a list that this screen cannot raise
            QTest.keyClick(name, Qt.Key.Key_Return)

        asking = QTimer(self.window, interval=20)
        asking.timeout.connect(answer)
        asking.start()
        QTest.keyClick(self._focused(), Qt.Key.Key_Space)
        with self.qtbot.waitActive(self.window):  # as a window manager sees to
            self.window.activateWindow()

    def _wait_for_errand(self) -> Desk:
        page = self.page()
        assert isinstance(page, SyncPage | SimpleFilesPage)
        self.qtbot.waitUntil(lambda: not page.runner.busy)
        return self.settle()

    def waits_for_file(self) -> Desk:
        """In simple mode: until the file is written or taken in."""
        return self._wait_for_errand()

    def rows(self) -> dict[str, str]:
        """What the Sync page says of all that was saved: how far each has come."""
        page = self.page()
        assert isinstance(page, SyncPage)
        table = page.entries
        lines = [[table.index(row, at).data() for at in (2, 3)] for row in range(table.rowCount())]
        return dict(lines)

    def heard_back(self) -> str:
        """What the Sync page says of the file that was just written or taken in."""
        page = self.page()
        assert isinstance(page, SyncPage)
        return page.board.banner.said.text()

    def answers(self) -> list[str]:
        """Whoever told of the matter on this page, and how it stands with the answer."""
        page = self.page()
        assert isinstance(page, MatterPage)
        names = [line.findChildren(QLabel)[0].text() for line in page.reporters.lines]
        badges = [line.findChildren(Badge)[0].accessibleName() for line in page.reporters.lines]
        return [f"{name}：{said}" for name, said in zip(names, badges, strict=True)]

    def unconfirmed(self) -> str:
        """What the chip in the top bar says."""
        return self.window.bar.chip.text()

    def half_typed(self) -> dict[str, object]:
        """What stands in the visit's form."""
        page = self.page()
        assert isinstance(page, VisitPage)
        return page.form.typed()

    def words(self) -> set[str]:
        """Every word on the window: what is read, what a screen reader says, what hovers."""
        found = {self.window.windowTitle()}
        for part in [self.window, *self.window.findChildren(QWidget)]:
            if part.isVisible() and not isinstance(part, QMenu):
                found |= _said(part)
        return found - {""}

    def asked(self) -> str:
        """In simple mode: the question that is asked, or the large words where none is."""
        page = self.page()
        assert isinstance(page, QuestionPage)
        assert page.question is not None
        words = [part.text() for part in page.question.findChildren(QLabel) if part.isVisible()]
        return page.asked.text() or words[0]

    def let_it_stand(self) -> Desk:
        """Ten seconds go by in which nothing is taken back."""
        self.window.undo_bar.settle()
        return self

    def stop(self, code: str) -> Desk:
        """Go to a page of the rail by its number, or by Enter where it has none."""
        button = self.window.rail.buttons[code]
        if not button.keys:
            button.setFocus()
        return self.press(button.keys or "Return")

    def goes(self, where: str) -> Desk:
        """Go to a page of the rail by its code, or wherever a key leads."""
        return self.stop(where) if where in self.window.rail.buttons else self.press(where)

    def speaks(self, number: str) -> Desk:
        """Choose the language on the Settings page, by its number."""
        return self.stop("settings").press(number)

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


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return text or widget.accessibleName()


def _said(part: QWidget) -> set[str]:
    said = {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
    if isinstance(part, QLabel | QAbstractButton):
        said.add(part.text())
    elif isinstance(part, QLineEdit):
        said |= {part.placeholderText(), part.text()}
    elif isinstance(part, QComboBox):
        said |= {part.itemText(at) for at in range(part.count())}
    elif isinstance(part, QTableView):
        said |= _in_table(part)
    elif isinstance(part, QTreeView):
        model = part.model()
        said |= {str(model.index(row, 0).data()) for row in range(model.rowCount())}
    return said


def _in_table(view: QTableView) -> set[str]:
    model = view.model()
    cells = [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    return {str(said) for said in [*cells, *heads] if said}


def nothing_is_cut(qtbot: QtBot, widget: QWidget) -> None:
    """All has found its place, or soon will: nothing says less than it would."""
    assert left_wrong(qtbot, lambda: cut_texts(widget)) == []


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
    """Whether a part lies inside the window from left to right, or can be scrolled there."""
    around = part.parentWidget()
    while around is not None and around is not whole:
        if isinstance(around, QScrollArea) and around.horizontalScrollBar().isVisible():
            return True
        around = around.parentWidget()
    shown = QRect(part.mapTo(whole, QPoint(0, 0)), part.size())
    return shown.left() >= 0 and shown.right() <= whole.width()

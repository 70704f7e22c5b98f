"""Somebody who presses whatever there is, on every page: a walk is as random as its seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gridapp.register import draft_file
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.parts.ask_who import AskWho
from gridapp.ui.parts.big_choice import BigChoice
from gridapp.ui.parts.search_box import SearchBox
from tests.ui.desk import Desk

KEYS = (
    *("Tab",) * 12,
    *("Return",) * 8,
    *("Down",) * 5,
    *("Space",) * 4,
    *("Shift+Tab", "Up", "Left", "Right", "Esc", "Ctrl+Return") * 3,
    *("Home", "End", "PgDown", "PgUp", "Backspace", "Delete", "Ctrl+A", "Ctrl+Z", "Ctrl+Shift+Z"),
    *("Ctrl+K", "Ctrl+N", "Ctrl+X", "Ctrl+V", "Alt+Y", "Alt+N", "Alt+O", "Alt+T", "F1"),
    *(f"Alt+{number}" for number in range(10)),
    *(f"F{number}" for number in range(2, 11)),
    *"1234567890",
)
WORDS = (
    "桂花",
    "楼道灯不亮",
    "着火了，有人困在里面",
    "zsf",
    "13800138000",
    "520381197805076432",
    "2026-11-23",
    "2026-02-30",
    "-1",
    "99999999999999999999",
    "a\u202eb",
    "\u200b",
    "字" * 300,
    "'; DROP TABLE household; --",
    "<b>粗</b>",
    "%n {name} %1",
)
_SCREEN_OF_OTHERS = 40
"""Milliseconds after which a dialog that has opened is sent away."""


@dataclass(slots=True)
class Monkey:
    """Walks about one desk.

    Attributes:
        trail: what was done, newest last: by it a failure can be walked again.
        failed: problems that no page had an answer to.
    """

    desk: Desk
    chance: random.Random
    trail: list[str] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    typed: int = 0

    def walk(self, steps: int) -> None:
        """So many things done; what it typed into a form is a draft each time."""
        self.desk.session.failed.connect(self.failed.append)
        away = QTimer(self.desk.window, interval=_SCREEN_OF_OTHERS)
        away.timeout.connect(send_away)
        away.start()
        acts: list[Callable[[], None]] = [self._key] * 10 + [self._click] * 5 + [self._type] * 3
        acts += [self._choose, self._wait, self._draft]
        for _ in range(steps):
            self.chance.choice(acts)()
        away.stop()
        send_away()
        self.desk.settle()

    def _key(self) -> None:
        key = self.chance.choice(KEYS)
        self._note(f"key {key}")
        QTest.keySequence(self._focused(), QKeySequence(key))

    def _type(self) -> None:
        words = self.chance.choice(WORDS)
        target = self._focused()
        self._note(f"type {words[:20]!r} into {type(target).__name__}")
        put(target, words)

    def _click(self) -> None:
        shown = [
            widget
            for kind in (QAbstractButton, QAbstractItemView, QLineEdit, QComboBox, BigChoice)
            for widget in self.desk.window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
        ]
        if not shown:
            return
        target = self.chance.choice(shown)
        where = target.visibleRegion().boundingRect().center()
        self._note(f"click {type(target).__name__} {target.accessibleName()!r}")
        if isinstance(target, QAbstractItemView):
            target = target.viewport()
            where = QPoint(
                self.chance.randrange(max(target.width(), 1)),
                self.chance.randrange(max(target.height(), 1)),
            )
        if self.chance.random() < 0.1:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=where)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)

    def _choose(self) -> None:
        """The person speaks another language, or reads larger text, from now on."""
        change = self.chance.choice(
            (
                {"language": self.chance.choice(("zh", "en"))},
                {"scheme": self.chance.choice(("light", "dark"))},
                {"text_percent": self.chance.choice((100, 200))},
            )
        )
        self._note(f"choose {change}")
        self.desk.preferences.change(**change)

    def _wait(self) -> None:
        self._note("wait")
        self.desk.settle()

    def _draft(self) -> None:
        """Type a word nobody else types, and find it on the disk soon."""
        field_ = self._draft_field()
        if field_ is None:
            return
        self.typed += 1
        word = f"qq{self.typed}zz"
        field_.setFocus()
        put(field_, word)
        self._note(f"draft {word} into {field_.accessibleName()!r}")
        if word not in text_of(field_) or self._focused() is not field_:
            return  # it takes no such words
        # Ctrl+Enter a moment before may have written it already.
        self.desk.qtbot.waitUntil(lambda: self._is_kept(word) or self._is_written(word))

    def _is_kept(self, word: str) -> bool:
        with closing(sqlite3.connect(self.desk.session.home.drafts)) as conn:
            return any(word in repr(draft.fields) for draft in draft_file.every(conn))

    def _is_written(self, word: str) -> bool:
        with closing(sqlite3.connect(self.desk.session.home.register)) as conn:
            found = conn.execute("SELECT 1 FROM outbox WHERE instr(value, ?)", (word,))
            return found.fetchone() is not None

    def _draft_field(self) -> QLineEdit | QPlainTextEdit | None:
        """A field of a form whose page keeps drafts."""
        page = self.desk.page()
        if not page.findChildren(DraftKeeper):
            return None
        # What only looks for a household, or draws a list, is no part of the draft.
        seeking = [getattr(part, "seek", None) for part in (page, *page.findChildren(AskWho))]
        seeking.append(getattr(page, "seed", None))
        fields: list[QLineEdit | QPlainTextEdit] = [*page.findChildren(QLineEdit)]
        fields += page.findChildren(QPlainTextEdit)
        found = [
            one
            for one in fields
            if one.isVisible()
            and one.isEnabled()
            and not one.isReadOnly()
            and not isinstance(one, SearchBox)
            and not isinstance(one.parent(), QComboBox)
            and one.parent() not in seeking
        ]
        return self.chance.choice(found) if found else None

    def _focused(self) -> QWidget:
        focused: QWidget | None = self.desk.window.focusWidget()
        return self.desk.window if focused is None else focused

    def _note(self, what: str) -> None:
        self.trail.append(f"{type(self.desk.page()).__name__}: {what}")


def put(target: QWidget, words: str) -> None:
    """Type into a widget; what is not on the keyboard comes as an input method commits it."""
    if words.isascii():
        for letter in words:
            if not target.isVisible():
                return  # a letter before took it away: no key reaches what is not there
            QTest.keyClicks(target, letter)
    elif isinstance(target, QLineEdit) and not target.isReadOnly():
        target.insert(words)
    elif isinstance(target, QPlainTextEdit) and not target.isReadOnly():
        target.insertPlainText(words)


def text_of(target: QWidget) -> str:
    """What stands in a field."""
    if isinstance(target, QLineEdit):
        return target.text()
    return target.toPlainText() if isinstance(target, QPlainTextEdit) else ""


def send_away() -> None:
    """Close what stands before the window, as Esc does."""
    if popup := QApplication.activePopupWidget():
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()

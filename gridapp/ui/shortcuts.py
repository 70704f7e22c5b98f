"""The keys that work on every page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from gridapp.models import wechat
from gridapp.models.tasks import TASKS
from gridapp.ui import clipboard

LONGEST = 20_000
"""A text of more characters than this is no chat that somebody copied."""
FIRST = 2
"""F2 is the first of the joint tasks."""


class Shortcuts(QObject):
    """Listens in the whole window.

    Signals:
        visit: a new visit is wanted, with this task ticked (empty: none).
        batch: a page of a notebook is to be typed in.
        write: the daily file is to be written.
        paste: what was copied elsewhere is to be taken as a message.
        search: the search box is wanted.
        handbook: the handbook is wanted, at what it says of this page.
        card: the card of keys is wanted.
        switch: another person wants to work here.
        lock: the screen is to be locked.
        paper: what is shown is to be printed.
    """

    visit = Signal(str)
    batch = Signal()
    paste = Signal()
    write = Signal()
    search = Signal()
    handbook = Signal()
    card = Signal()
    switch = Signal()
    lock = Signal()
    paper = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ours: set[QKeySequence] = set()
        self._shortcuts: list[QShortcut] = []
        for keys, wanted in (
            ("Ctrl+B", self.batch),
            ("Ctrl+V", self.paste),
            ("Ctrl+Shift+V", self.paste),
            ("Ctrl+E", self.write),
            ("Ctrl+K", self.search),
            ("Ctrl+P", self.paper),
            ("Ctrl+Shift+L", self.switch),
            ("Ctrl+L", self.lock),
            ("F1", self.handbook),
            ("Shift+F1", self.card),
        ):
            self._listen(keys, window).activated.connect(wanted)
        for keys in ("Ctrl+N", *(f"F{FIRST + number}" for number in range(len(TASKS)))):
            self._listen(keys, window).activated.connect(self._on_visit)

        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)

    def rest(self, *, resting: bool) -> None:
        """Listen to none of them, or to all again."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not resting)

    def _listen(self, keys: str, window: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), window)
        self._shortcuts.append(shortcut)
        self._ours.add(shortcut.key())
        return shortcut

    @Slot(QWidget, QWidget)
    def _on_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Stand before whatever has the keyboard: on X11 a text field takes Ctrl+E for itself."""
        if left is not None:
            left.removeEventFilter(self)
        if entered is not None:
            entered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        keys = QKeySequence(event.keyCombination())
        if keys == QKeySequence(QKeySequence.StandardKey.Paste) and not _takes_no_paste(watched):
            event.accept()  # as if it were a text field: a picture is for whatever shows pictures
            return True
        ours = self._is_ours(watched, keys)
        if ours:
            event.ignore()
        return ours

    def _is_ours(self, watched: QObject, keys: QKeySequence) -> bool:
        if keys == QKeySequence(QKeySequence.StandardKey.Undo):
            # Where nothing is typed, what was saved last is what can be taken back.
            return isinstance(watched, QLineEdit) and not watched.text()
        return keys in self._ours

    @Slot()
    def _on_visit(self) -> None:
        pressed = self.sender()
        name = pressed.key().toString() if isinstance(pressed, QShortcut) else ""
        self.visit.emit(list(TASKS)[int(name[1:]) - FIRST] if name.startswith("F") else "")


def _takes_no_paste(watched: QObject) -> bool:
    """Whether what is copied is words that whatever has the keyboard does not take for itself."""
    copied = clipboard.copied()
    if not copied.hasText() or copied.hasImage() or copied.hasUrls():
        return False
    if isinstance(watched, QLineEdit):  # takes a word, and is no place for a chat
        return wechat.is_chat(copied.text()[:LONGEST])
    return not isinstance(watched, QPlainTextEdit | QTextEdit | QAbstractSpinBox)

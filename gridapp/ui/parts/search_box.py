"""The one search box: asks shortly after each keystroke and shows what was found below itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.found_list import FoundList

PAUSE = 120  # milliseconds after the last keystroke


class Found(NamedTuple):
    """One thing that was found."""

    id: str
    icon: str
    title: str
    subtitle: str = ""


class SearchBox(QLineEdit):
    """Arrows go through what was found, Enter opens it, Esc closes the list, then empties the box.

    Signals:
        asked: what to look for, 120 ms after the last keystroke.
        picked: the id the person chose.
    """

    asked = Signal(str)
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setClearButtonEnabled(True)
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)
        # A plain child of the window: a popup window would take the input method away.
        self.found = FoundList(self)
        self.found.picked.connect(self._on_picked)
        self.textChanged.connect(self._on_text_changed)
        theme.follow(self, self._dress, self._say)

    def show_results(self, results: Sequence[Found]) -> None:
        """Show what was found for the text in the box; only while one is typing in it."""
        if not self.text().strip() or not self.hasFocus():
            self.found.hide()
            return
        window = self.window()
        self.found.show_found(results, self.text().strip())
        self.found.place(window, self.mapTo(window, QPoint(0, self.height())), self.width())

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if not text.strip():
            self.found.hide()
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self.asked.emit(self.text().strip())

    @Slot(str)
    def _on_picked(self, id_: str) -> None:
        self.found.hide()
        self.picked.emit(id_)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("搜索"))
        self.setPlaceholderText(self.tr("搜姓名、拼音首字母、地址、电话尾号  (Ctrl+K)"))

    def _dress(self, look: theme.Theme) -> None:
        self._lens.setIcon(icons.icon("search", look.code("text3"), look.px(16)))
        self.setMinimumWidth(look.px(220))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While pinyin is being composed every key belongs to the input method.
        if self._composing or not self._list_key(event):
            super().keyPressEvent(event)

    def _list_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self.found.isVisible():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.found.move_by(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.found.pick()
                return True
            if key == Qt.Key.Key_Escape:
                self.found.hide()
                return True
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # The candidate window of an input method may take the focus for a moment.
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.found.hide()
        super().focusOutEvent(event)

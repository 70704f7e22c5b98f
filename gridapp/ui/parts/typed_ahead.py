"""Has the keyboard while a form is made or saved: what is typed goes into the field that comes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_ORDERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypedAhead(QWidget):
    """Takes no room, and is never reached with Tab."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.resize(0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._typed: list[QEvent] = []

    def wait(self) -> None:
        """Take the keyboard."""
        self.setAccessibleName(self.tr("正在打开，先打的字会接着填进去"))
        self._typed.clear()
        self.setFocus()

    def hand_on(self, begin: Callable[[], object]) -> None:
        """Have `begin` give the keyboard to a field, and what was typed with it.

        Not to whoever went elsewhere meanwhile, into the search box say: he types there.
        """
        window = self.window()
        if window.focusWidget() is not self:
            return
        begin()
        typed, self._typed = self._typed, []
        for event in typed:  # one may lead to the next field
            QApplication.sendEvent(window.focusWidget(), event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.modifiers() & _ORDERS:
            super().keyPressEvent(event)
            return
        pressed = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        self._typed.append(pressed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if said := event.commitString():
            committed = QInputMethodEvent()
            committed.setCommitString(said)
            self._typed.append(committed)

    def focusNextPrevChild(self, _next: bool, /) -> bool:
        return False  # Tab is a key like any other

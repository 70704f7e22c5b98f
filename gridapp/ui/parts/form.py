"""A form that goes by keys: Enter to the next field, Ctrl+Enter to save."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget


class Form(QFrame):
    """Whatever Enter does not press leads on.

    Signals:
        changed: something was typed or chosen.
        submitted: Ctrl+Enter was pressed.
        grown: parts came or went; the order of the keyboard is to be looked at again.
    """

    changed = Signal()
    submitted = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.have_saved)

    @Slot()
    def have_saved(self) -> None:
        """Have it saved, as Ctrl+Enter does."""
        self.submitted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

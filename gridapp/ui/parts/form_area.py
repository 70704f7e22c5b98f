"""A form that may be longer than the window: whatever has the keyboard is brought into sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gridapp.ui import theme


class FormArea(QScrollArea):
    """Scrolls when the form grows below what has the keyboard, as when a task unfolds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def follow_focus(self) -> None:
        """Bring what has the keyboard into sight."""
        inside, focused = self.widget(), self.window().focusWidget()
        if inside is None or not inside.isAncestorOf(focused):
            return
        room = theme.of(self).px(120)
        self.ensureWidgetVisible(focused, 0, room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self.follow_focus()
        return answer

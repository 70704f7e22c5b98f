"""A form that may be longer than the window: whatever has the keyboard is brought into sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gridapp.ui import theme


class FormArea(QScrollArea):
    """Scrolls when the form grows below what has the keyboard, as when a task unfolds.

    `room` is how much below it is to be seen too; what stands above goes for it.
    """

    def __init__(self, parent: QWidget | None = None, room: float = 120) -> None:
        super().__init__(parent)
        self._room = room
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def follow_focus(self) -> None:
        """Bring what has the keyboard into sight."""
        inside, focused = self.widget(), self.window().focusWidget()
        if inside is None or not inside.isAncestorOf(focused):
            return
        room = min(theme.of(self).px(self._room), self.viewport().height() // 4)
        foot = focused.mapTo(inside, focused.rect().bottomLeft()).y()
        if foot + room <= self.viewport().height():
            self.verticalScrollBar().setValue(0)  # no heading above it is cut in half
        else:
            self.ensureWidgetVisible(focused, 0, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.follow_focus()  # a warning below the form takes its room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self.follow_focus()
        return answer


def bare() -> QWidget:
    """An empty widget that lets what is behind it show, as what scrolls does."""
    inside = QWidget()
    inside.setProperty("look", "bare")
    return inside


def fill(page: QWidget, inside: QWidget, *above: QWidget) -> FormArea:
    """Make `inside` the whole of the page, below what stands `above` it and never scrolls."""
    area = FormArea(page)  # in the page first: what takes it in dresses all that is in it already
    area.setWidget(inside)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    for one in above:
        whole.addWidget(one)
    whole.addWidget(area, 1)
    return area

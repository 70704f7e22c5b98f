"""What was just done, and ten seconds to take it back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QFrame, QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label, wrapped

TICK = 100  # milliseconds


class UndoBar(QFrame):
    """Hidden until an act is offered; time stands still while pointer or focus is on the button.

    Signals:
        undone: the person wants the act taken back.
        placing: it is to stand where it hides nothing; what it would hide may have come since.
        lapsed: the time is over, or another act came: this one stands.
    """

    undone = Signal()
    placing = Signal()
    lapsed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "undo")
        self._total = self._left = 0
        self.said = wrapped()
        self.keys = label("Ctrl+Z", "caption")
        self.button = Button()
        self.button.clicked.connect(self._on_undo)
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._on_tick)
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._shortcut.activated.connect(self._on_undo)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self.keys)
        self._row.addWidget(self.button)
        self.hide()
        theme.follow(self, self._dress, self._say)

    def offer(self, said: str, seconds: int = 10) -> None:
        """Say what was done, and take it back if asked in time."""
        if self._timer.isActive():
            self.lapsed.emit()
        self._total = self._left = seconds * 1000
        self.said.setText(said)
        self.setAccessibleName(said)
        self.placing.emit()
        self.show()
        self._timer.start()
        # Only now: it has some two hundred names, and a window that was just opened says nothing.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def settle(self) -> None:
        """Let the act stand now; nothing happens when none is offered."""
        if self._timer.isActive():
            self._close()
            self.lapsed.emit()

    @Slot()
    def _on_undo(self) -> None:
        if self._timer.isActive():
            self._close()
            self.undone.emit()

    def stand(self, where: QRect, page: QWidget, gap: int) -> None:
        """Stand there, or above what can be pressed there, unless it scrolls away."""
        for button in page.findChildren(QAbstractButton):
            corner = self.mapToParent(self.mapFromGlobal(button.mapToGlobal(QPoint())))
            spot = QRect(corner, button.size())
            if button.isVisible() and spot.intersects(where) and not _scrolls(button, page):
                where.moveBottom(spot.top() - gap)
        self.setGeometry(where)
        self.raise_()

    @Slot()
    def _on_tick(self) -> None:
        self.placing.emit()
        if self.button.underMouse() or self.button.hasFocus():
            return
        self._left -= TICK
        self.update()
        if self._left <= 0:
            self.settle()

    def _close(self) -> None:
        self._timer.stop()
        self.hide()

    def _say(self) -> None:
        self.button.setText(self.tr("撤销"))
        self.button.setAccessibleName(self.tr("撤销刚才的操作"))
        self.settle()  # what was done was said in the language of before

    def _dress(self, look: theme.Theme) -> None:
        self._row.setContentsMargins(look.px(theme.L), look.px(9), look.px(9), look.px(9))
        self._row.setSpacing(look.px(theme.M))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._total:
            look, painter = theme.of(self), QPainter(self)
            inset = look.px(theme.S)
            width = round((self.width() - 2 * inset) * self._left / self._total)
            painter.fillRect(inset, self.height() - 3, width, 2, look.colour("accent"))
            painter.end()


def _scrolls(button: QWidget, page: QWidget) -> bool:
    above = button.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False

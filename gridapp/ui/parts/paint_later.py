"""A part that is filled in this turn of the event loop, and painted in the next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Slot
from PySide6.QtWidgets import QWidget


class _Turn(QTimer):
    """Unlike `QTimer.singleShot(0)`, which comes in the same turn, it lets keys come first."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part, singleShot=True, interval=0)
        self.timeout.connect(self._on_turn)
        self.start()

    @Slot()
    def _on_turn(self) -> None:
        part = self.parent()
        if isinstance(part, QWidget):
            part.setUpdatesEnabled(True)
        self.deleteLater()


def paint_later(part: QWidget) -> None:
    """Have it painted a turn later: laying it out and painting it each take as long as one may.

    It takes keys at once. To be said before anything in it changes. What is due already is painted
    first: of a part that is held the ground would be, and nothing on it.
    """
    QCoreApplication.sendEvent(part.window(), QEvent(QEvent.Type.UpdateRequest))
    part.setUpdatesEnabled(False)
    _Turn(part)

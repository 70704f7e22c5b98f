"""A part that is filled in this turn of the event loop, and painted in the next."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def paint_later(part: QWidget) -> None:
    """Have it painted a turn later: laying it out and painting it each take as long as one may.

    It takes keys at once.
    """
    part.setUpdatesEnabled(False)
    QTimer.singleShot(0, part, lambda: part.setUpdatesEnabled(True))

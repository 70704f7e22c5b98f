"""A button that is a picture, pressed by Enter as well as by Space."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

from gridapp.ui.parts.pressed import is_enter


class ToolButton(QToolButton):
    """Its words stand in its tool tip and its accessible name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

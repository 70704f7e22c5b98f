"""A large button with a picture, a name and a line that explains it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.theme import Tone


class BigChoice(QFrame):
    """Pressed by a click anywhere on it, by Enter or by Space; `key` shows what else presses it.

    Signals:
        clicked: the person chose it.
    """

    clicked = Signal()

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name = wrapped("", "heading")
        self.hint = wrapped("", "muted")
        self.key = label("", "caption")
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        words.addWidget(self.name)
        words.addWidget(self.hint)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Disc(icon, tone, 44))
        self._row.addLayout(words, 1)
        self._row.addWidget(self.key)
        theme.follow(self, self._dress)

    def say(self, name: str, hint: str, key: str = "") -> None:
        """Show these words."""
        self.name.setText(name)
        self.key.setText(key)
        self.hint.setText(hint)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.M)
        self._row.setContentsMargins(wide, tall, wide, tall)
        self._row.setSpacing(look.px(theme.L))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()

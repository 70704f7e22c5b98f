"""White cards: a plain one to put things on, and one that shows a number one can click."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import label, restyle
from gridapp.ui.theme import Tone


class Card(QFrame):
    """A white ground with a thin edge; its contents go into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.title = label(title, "heading")
        if not title:  # to show it before it stands in a window would make it one
            self.title.hide()
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addLayout(self.body)
        theme.follow(self, self._dress)

    def say(self, title: str) -> None:
        """Show this title, or none."""
        self.title.setText(title)
        self.title.setVisible(bool(title))

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.M)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self.body.setSpacing(look.px(theme.S))


class StatCard(QFrame):
    """A large number with its name below a small one, and an icon; a click asks for its rows.

    Signals:
        clicked: the person wants to see what stands behind the number.
    """

    clicked = Signal()

    def __init__(
        self, name: str, icon: str, tone: Tone = "blue", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name = label(name, "caption")
        self.number = label("—", "number")
        self.disc = Disc(icon, tone, 40)
        self._tone: Tone = tone
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.number)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words)
        self._row.addStretch()
        self._row.addWidget(self.disc)
        theme.follow(self, self._dress, self._name_it)

    def show_number(self, number: int | None) -> None:
        """Show the number; None while it is not known. Red things turn red above nought."""
        self.number.setText("—" if number is None else f"{number:,}")
        restyle(self.number, tone="red" if number and self._tone == "red" else "")
        self._name_it()

    def say(self, name: str) -> None:
        """Show this name."""
        self.name.setText(name)
        self._name_it()

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self.name.text()} {self.number.text()}")

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.M)
        self._row.setContentsMargins(wide, tall, wide, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()

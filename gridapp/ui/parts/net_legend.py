"""What the colours of the net mean, in words, and how much there is in all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import label


class Swatch(QWidget):
    """A small tile of one colour."""

    def __init__(self, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour

    def sizeHint(self) -> QSize:
        look = theme.of(self)
        return QSize(look.px(20), look.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._colour)
        painter.setPen(look.colour("border"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()


class NetLegend(QWidget):
    """Swatches with words, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._said: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self, self._dress)

    def show_steps(self, name: str, steps: Sequence[tuple[QColor, str]]) -> None:
        """Show what is counted, and each colour with its words."""
        said = [(name, ""), *((colour.name(), words) for colour, words in steps)]
        if said == self._said:
            return
        self._said = said
        shown = not self.isHidden()
        self.hide()  # all that is seen is laid out anew for each that comes
        self._flow.clear()
        self._put(label(name, "caption"))
        for colour, words in steps:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Swatch(colour))
            row.addWidget(label(words, "caption"))
            self._put(pair)
        self.updateGeometry()
        self.setVisible(shown)

    def _put(self, part: QWidget) -> None:
        self._flow.addWidget(part)
        part.show()

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.M))
        self.updateGeometry()

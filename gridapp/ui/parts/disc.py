"""An icon on a round ground in the colours of a tone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gridapp.ui import icons, theme


def paint_disc(
    painter: QPainter,
    where: QRectF,
    icon: str,
    tone: theme.Tone,
    look: theme.Theme,
    fill: float = 0.5,
) -> None:
    """Draw the icon in the middle of its ground, `fill` as wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{tone}_bg"))
    painter.drawEllipse(where)
    inset = where.width() * (1 - fill) / 2
    icons.paint(painter, where.adjusted(inset, inset, -inset, -inset), icon, look.code(tone))
    painter.restore()


class Disc(QWidget):
    """A picture beside a number or above a sentence; it says nothing of its own."""

    def __init__(
        self, icon: str, tone: theme.Tone, size: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        theme.follow(self, self._dress)

    def show_icon(self, icon: str, tone: theme.Tone) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_disc(painter, QRectF(self.rect()), self._icon, self._tone, theme.of(self))
        painter.end()

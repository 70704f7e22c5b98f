"""A state as a pill with a dot and a word: on its own, or in a column of rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.rows import PAD, TONE_ROLE, Index, RowDelegate
from gridapp.ui.theme import Theme, Tone

HEIGHT, BEFORE, AFTER = 22, 20, 9


def badge_size(text: str, font: QFont, look: Theme) -> QSize:
    """How large the pill with this word is."""
    metrics = QFontMetrics(look.font(font, theme.CAPTION, bold=True))
    return QSize(metrics.horizontalAdvance(text) + look.px(BEFORE + AFTER), look.px(HEIGHT))


def paint_badge(
    painter: QPainter,
    room: QRect,
    text: str,
    tone: Tone,
    font: QFont,
    look: Theme,
    ground: str = "",
) -> None:
    """Draw the pill at the left of `room`, in the middle of its height."""
    size = badge_size(text, font, look).boundedTo(QSize(room.width(), look.px(HEIGHT)))
    pill = QRectF(
        room.left(), room.center().y() - size.height() / 2 + 0.5, size.width(), size.height()
    )
    round_ = pill.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(ground or f"{tone}_bg"))
    painter.drawRoundedRect(pill, round_, round_)
    painter.setBrush(look.colour(tone))
    dot = look.px(6)
    painter.drawEllipse(QRectF(pill.left() + look.px(9), pill.center().y() - dot / 2, dot, dot))
    painter.setPen(look.colour(tone))
    painter.setFont(look.font(font, theme.CAPTION, bold=True))
    words = pill.adjusted(look.px(BEFORE), 0, 0, 0)
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, round(words.width() - look.px(4))
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class Badge(QWidget):
    """One state, said by colour, dot and word."""

    def __init__(self, text: str = "", tone: Tone = "grey", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)
        theme.follow(self, self._dress)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show this word in this tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _dress(self, look: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._text, self.font(), theme.of(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._text, self._tone, self.font(), theme.of(self))
        painter.end()


class BadgeDelegate(RowDelegate):
    """Paints the text of a cell as a pill in the tone the table names for it."""

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        text: str = cell.text
        if text:
            room: QRect = cell.rect.adjusted(self.look.px(PAD), 0, -2, 0)
            tone: Tone = index.data(TONE_ROLE) or "grey"
            chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
            # On the ground of a chosen row a blue pill would not be seen.
            ground = "surface" if chosen else ""
            paint_badge(painter, room, text, tone, cell.font, self.look, ground)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pill = badge_size(str(index.data() or ""), option.font, self.look)
        return QSize(pill.width() + self.look.px(PAD) + 2, super().sizeHint(option, index).height())

"""The closed loop of a matter, drawn as steps: done, now, next, each with a word and a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.theme import Theme, Tone

NARROWEST, MARK, GAP = 64, 26, 6

State = Literal["done", "current", "next"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, whether it is done, and a line below it (a date, a name)."""

    label: str
    state: State
    note: str = ""
    tone: Tone = "blue"  # of the current step: red where it is overdue


class LoopSteps(QWidget):
    """All steps of a loop from left to right, in as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._wide: dict[Theme, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self, self._dress, self._say)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Draw these steps."""
        self._steps, self._wide = tuple(steps), {}
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("办理进度"))
        words = {
            "done": self.tr("已完成"),
            "current": self.tr("现在"),
            "next": self.tr("接下来"),
        }
        said = (f"{words[step.state]} {step.label} {step.note}".rstrip() for step in self._steps)
        self.setAccessibleDescription("；".join(said))

    def _dress(self, look: Theme) -> None:
        self.updateGeometry()
        self.update()

    def _cell(self, look: Theme) -> int:
        """The width one step needs for its words, which layouts ask for again and again."""
        if look in self._wide:
            return self._wide[look]
        metrics = QFontMetrics(look.font(self.font(), bold=True))
        words = [text for step in self._steps for text in (step.label, step.note)]
        widest = max((metrics.horizontalAdvance(text) for text in words), default=0)
        wide = max(look.px(NARROWEST), min(widest, look.px(120)) + look.px(theme.S))
        self._wide[look] = wide
        return wide

    def _columns(self, width: int, look: Theme) -> int:
        fitting = max(width // self._cell(look), 1)
        lines = -(-len(self._steps) // fitting) or 1
        # As even as can be: eight steps stand as four and four, not as seven and one.
        return max(-(-len(self._steps) // lines), 1)

    def _line_height(self, look: Theme) -> int:
        return look.px(MARK + 2 * GAP + 40 + theme.M)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.of(self)
        lines = -(-len(self._steps) // self._columns(width, look)) or 1
        return lines * self._line_height(look) - look.px(theme.M)

    def sizeHint(self) -> QSize:
        look = theme.of(self)
        width = max(len(self._steps), 1) * self._cell(look)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = theme.of(self)
        return QSize(self._cell(look), self._line_height(look) - look.px(theme.M))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        columns = self._columns(self.width(), look)
        cell = self.width() / columns
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, step in enumerate(self._steps):
            line, column = divmod(number, columns)
            room = QRectF(
                column * cell, line * self._line_height(look), cell, self._line_height(look)
            )
            if column + 1 < columns and number + 1 < len(self._steps):
                self._paint_link(painter, room, step, look)
            self._paint_step(painter, room, number, look)
        painter.end()

    def _paint_link(self, painter: QPainter, room: QRectF, step: Step, look: Theme) -> None:
        done = step.state == "done"
        pen = QPen(look.colour("green" if done else "field"), look.px(2))
        if not done:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        y, reach = room.top() + look.px(MARK) / 2 + 1, look.px(MARK / 2 + GAP)
        middle = room.center().x()
        painter.drawLine(QPointF(middle + reach, y), QPointF(middle + room.width() - reach, y))

    def _paint_step(self, painter: QPainter, room: QRectF, number: int, look: Theme) -> None:
        step = self._steps[number]
        side = look.px(MARK)
        mark = QRectF(room.center().x() - side / 2, room.top() + 1, side, side)
        self._paint_mark(painter, mark, number, look)
        words = QRectF(room.left(), mark.bottom() + look.px(GAP), room.width(), look.px(20))
        painter.setFont(look.font(self.font(), theme.BODY, bold=step.state == "current"))
        ink = {"done": "text", "current": step.tone, "next": "text2"}[step.state]
        painter.setPen(look.colour(ink))
        self._centred(painter, words, step.label, look)
        painter.setFont(look.font(self.font(), theme.CAPTION))
        painter.setPen(look.colour("text2"))
        self._centred(painter, words.translated(0, look.px(20)), step.note, look)

    def _centred(self, painter: QPainter, room: QRectF, text: str, look: Theme) -> None:
        width = round(room.width()) - look.px(theme.XS)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_mark(self, painter: QPainter, mark: QRectF, number: int, look: Theme) -> None:
        step = self._steps[number]
        if step.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("green_bg"))
            painter.drawEllipse(mark)
            inset = mark.width() * 0.22
            inner = mark.adjusted(inset, inset, -inset, -inset)
            icons.paint(painter, inner, "check", look.code("green"))
            return
        tone = step.tone if step.state == "current" else "text2"
        ground = f"{step.tone}_bg" if step.state == "current" else "surface"
        painter.setPen(QPen(look.colour(tone if step.state == "current" else "field"), 2))
        painter.setBrush(look.colour(ground))
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        painter.setPen(look.colour(tone))
        bold = step.state == "current"
        painter.setFont(look.font(self.font(), theme.CAPTION, bold=bold))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(number + 1))

"""The tiles of the net, painted by one widget: a place each, coloured by what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.net_layout import Plan, plan

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SMALLEST = 7.0
"""Points; what is smaller cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One tile.

    Attributes:
        code: of its place.
        figure, long: the number in it; with its unit where there is room for words.
        step: which of the colours it has.
        empty: there is nothing to count here: only an edge is drawn.
    """

    code: str
    name: str
    figure: str
    long: str
    step: int
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Tiles under one heading, and what the heading stands for."""

    code: str
    title: str
    tiles: Sequence[Shown]


class NetTiles(QWidget):
    """Arrows go from tile to tile; Enter or a click asks for the rows behind the number.

    Signals:
        chosen: the code of the tile that has the keyboard, or is under the mouse.
        opened: the rows behind this tile are wanted.
        inward: what is below this place is wanted.
        outward: what is above is wanted.
    """

    chosen = Signal(str)
    opened = Signal(str)
    inward = Signal(str)
    outward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()
        self._tiles: list[Shown] = []
        self._colours: Sequence[tuple[QColor, QColor]] = ()
        self._words: Callable[[str], str] = str
        self._plan = Plan(heads=(), tiles=(), height=0, named=False)
        self._room = QSize()
        self._hovered = -1
        self._keys = ""
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        theme.follow(self, self._dress)

    def show_groups(
        self,
        groups: Sequence[Group],
        colours: Sequence[tuple[QColor, QColor]],
        words: Callable[[str], str],
    ) -> None:
        """Show these; the place that was chosen stays so where it is still there.

        `colours` are ground and ink of each step; `words` say a place and what there is as a
        sentence, for the tool tip and to be read aloud.
        """
        before = self.code()
        self._colours, self._words = colours, words
        self._groups = groups
        self._tiles = [tile for group in groups for tile in group.tiles]
        self._hovered = -1
        self.current = next(
            (at for at, tile in enumerate(self._tiles) if before and tile.code == before),
            0 if self._tiles else -1,
        )
        self._arrange()
        self._tell()

    def say(self, keys: str) -> None:
        """What the keys do, for who hears instead of sees."""
        self._keys = keys
        self.setAccessibleDescription(keys)

    def fill(self, room: QSize) -> None:
        """There is so much room; what does not fit into its height is scrolled to."""
        if room != self._room:
            self._room = room
            self._arrange()

    def code(self) -> str:
        """The place of the current tile; empty where there is none."""
        return self._tiles[self.current].code if self.current >= 0 else ""

    def choose(self, code: str) -> None:
        """Make the tile of this place, or the first one below it, the current one."""
        for at, tile in enumerate(self._tiles):
            if tile.code.startswith(code):
                self._go_to(at)
                return

    def rect_of(self, code: str) -> QRect:
        """Where a tile lies; nowhere where there is none."""
        for tile, rect in zip(self._tiles, self._plan.tiles, strict=True):
            if tile.code == code:
                return rect
        return QRect()

    def _arrange(self) -> None:
        if self._room.isValid():
            counts = [len(group.tiles) for group in self._groups]
            self._plan = plan(counts, self._room.width(), self._room.height(), theme.of(self))
            self.setFixedHeight(max(self._plan.height, 1))
        else:
            self._plan = plan(
                [len(group.tiles) for group in self._groups], 640, 480, theme.of(self)
            )
        self.update()

    def _dress(self, _look: theme.Theme) -> None:
        self._arrange()

    def _tell(self) -> None:
        """Say which tile is current to who listens."""
        code = self.code()
        self.setAccessibleName(self._words(code) if code else "")
        self.chosen.emit(code)

    def _go_to(self, at: int) -> None:
        if not 0 <= at < len(self._tiles) or at == self.current:
            return
        before, self.current = self.current, at
        for one in (before, at):
            self._touch(one)
        self._tell()

    def _touch(self, at: int) -> None:
        if 0 <= at < len(self._plan.tiles):
            self.update(self._plan.tiles[at].adjusted(-4, -4, 4, 4))

    def _at(self, point: QPoint) -> int:
        for at, rect in enumerate(self._plan.tiles):
            if rect.contains(point):
                return at
        return -1

    def _head_at(self, point: QPoint) -> int:
        for at, rect in enumerate(self._plan.heads):
            if rect.contains(point):
                return at
        return -1

    def _beside(self, right: int, down: int) -> int:
        """The nearest tile in a direction; the current one where there is none."""
        here = self._plan.tiles[self.current].center()
        best, found = 0, self.current
        for at, rect in enumerate(self._plan.tiles):
            away = rect.center() - here
            ahead = away.x() * right + away.y() * down
            aside = abs(away.y() if right else away.x())
            if ahead <= 0 or (right and aside > rect.height() // 2):
                continue
            cost = ahead + 3 * aside
            if found == self.current or cost < best:
                best, found = cost, at
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter, look, event.rect())
        seen = [at for at, rect in enumerate(self._plan.tiles) if rect.intersects(event.rect())]
        painter.setPen(Qt.PenStyle.NoPen)
        for step, (ground, _ink) in enumerate(self._colours):
            painter.setBrush(ground)
            for at in seen:
                if self._tiles[at].step == step and not self._tiles[at].empty:
                    painter.drawRoundedRect(QRectF(self._plan.tiles[at]), 3, 3)
        self._paint_figures(painter, look, seen)
        self._paint_edges(painter, look, seen)
        painter.end()

    def _paint_heads(self, painter: QPainter, look: theme.Theme, area: QRect) -> None:
        painter.setFont(look.font(self.font(), theme.CAPTION, bold=True))
        painter.setPen(look.colour("text2"))
        for group, rect in zip(self._groups, self._plan.heads, strict=True):
            if rect.intersects(area):
                said = painter.fontMetrics().elidedText(
                    group.title, Qt.TextElideMode.ElideRight, rect.width()
                )
                painter.drawText(rect, int(_LEFT), said)

    def _paint_figures(self, painter: QPainter, look: theme.Theme, seen: Sequence[int]) -> None:
        if not seen:
            return
        font = self._figure_font(look, self._plan.tiles[seen[0]].size())
        painter.setFont(font)
        wide, pale = QFontMetrics(font).horizontalAdvance("0"), look.colour("text2")
        for at in seen:
            tile, rect = self._tiles[at], self._plan.tiles[at]
            painter.setPen(pale if tile.empty else self._colours[tile.step][1])
            if self._plan.named:
                self._paint_named(painter, look, tile, rect)
            elif len(tile.figure) * wide <= rect.width():
                painter.drawText(rect, int(_CENTRE), tile.figure)

    def _paint_named(self, painter: QPainter, look: theme.Theme, tile: Shown, rect: QRect) -> None:
        pad = look.px(theme.S)
        inside = rect.adjusted(pad, look.px(3), -pad, -look.px(3))
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        lower = upper.translated(0, upper.height())
        painter.setFont(look.font(self.font(), theme.CAPTION))
        name = painter.fontMetrics().elidedText(
            tile.name, Qt.TextElideMode.ElideRight, upper.width()
        )
        painter.drawText(upper, int(_LEFT), name)
        painter.setFont(look.font(self.font(), theme.BODY, bold=True))
        painter.drawText(lower, int(_LEFT), tile.long)

    def _figure_font(self, look: theme.Theme, tile: QSize) -> QFont:
        """As large as the tile has room for two figures, no larger than a caption."""
        font = look.font(self.font(), theme.CAPTION)
        points = look.pt(theme.CAPTION)
        while points > _SMALLEST:
            font.setPointSizeF(points)
            metrics = QFontMetrics(font)
            if metrics.horizontalAdvance("00") < tile.width() and metrics.ascent() < tile.height():
                break
            points -= 0.5
        return font

    def _paint_edges(self, painter: QPainter, look: theme.Theme, seen: Sequence[int]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in seen:
            rect = QRectF(self._plan.tiles[at])
            if self._tiles[at].empty:
                painter.setPen(QPen(look.colour("field"), 1, Qt.PenStyle.DotLine))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if at == self._hovered:
                painter.setPen(QPen(look.colour("text2"), 1))
                painter.drawRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
            if at == self.current:
                painter.setPen(QPen(look.colour("accent" if self.hasFocus() else "text2"), 2.5))
                painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)

    def sizeHint(self) -> QSize:
        return QSize(theme.of(self).px(240), max(self._plan.height, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain or self.current < 0:
            super().keyPressEvent(event)
        elif key in steps:
            self._go_to(self._beside(*steps[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(self._tiles) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.code())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.inward.emit(self.code())
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Backspace):
            self.outward.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        before, self._hovered = self._hovered, self._at(point)
        over = self._hovered >= 0 or self._head_at(point) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if before != self._hovered:
            for at in (before, self._hovered):
                self._touch(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, head = self._at(point), self._head_at(point)
        if at >= 0:
            again = at == self.current
            self._go_to(at)
            if again:
                self.opened.emit(self.code())
        elif head >= 0:
            self.inward.emit(self._groups[head].code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second release asks for the rows."""

    def leaveEvent(self, event: QEvent) -> None:
        before, self._hovered = self._hovered, -1
        self._touch(before)
        super().leaveEvent(event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._touch(self.current)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._touch(self.current)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos())
            if at >= 0:
                QToolTip.showText(event.globalPos(), self._words(self._tiles[at].code), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

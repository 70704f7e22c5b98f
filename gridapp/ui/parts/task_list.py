"""A list of things to do in groups: bold who, then what, where, and the time left at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.rows import ICON_ROLE, PAD, TONE_ROLE, Index, RowDelegate, RowsView

HEAD_ROLE = Qt.ItemDataRole.UserRole + 3  # True where the row is the name of a group
WHO_ROLE = Qt.ItemDataRole.UserRole + 4
WHAT_ROLE = Qt.ItemDataRole.UserRole + 5
WHERE_ROLE = Qt.ItemDataRole.UserRole + 6
TIME_ROLE = Qt.ItemDataRole.UserRole + 7

_VCENTRE = Qt.AlignmentFlag.AlignVCenter


class TaskList(RowsView):
    """One column over the whole width; names of groups cannot be chosen.

    Signals:
        settled: the row that the person wants to settle right here, by Space or S.
    """

    settled = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.horizontalHeader().hide()
        self.setItemDelegate(TaskDelegate(self))
        self.set_widths({}, stretch=-1)
        self.horizontalHeader().setStretchLastSection(True)

    def choose(self, row: int) -> None:
        """Choose this row and bring it into view, with the name of its group if it is the first."""
        model = self.model()
        self.setCurrentIndex(model.index(row, 0))
        if row and model.index(row - 1, 0).data(HEAD_ROLE):
            self.scrollTo(model.index(row - 1, 0))
        self.scrollTo(model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_S):
            if self.currentIndex().isValid():
                self.settled.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class TaskDelegate(RowDelegate):
    """Paints one row of the list: the name of a group, or a thing to do."""

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        pad = self.look.px(PAD)
        room: QRect = cell.rect.adjusted(pad, 0, -pad, 0)
        if index.data(HEAD_ROLE):
            self._paint_head(painter, room, index)
            return
        room.setRight(self._paint_time(painter, room, index) - pad)
        side = self.look.px(18)
        where = QRect(room.left(), room.center().y() - side // 2, side, side)
        icons.paint(painter, where.toRectF(), str(index.data(ICON_ROLE)), self.look.code("text2"))
        room.setLeft(where.right() + pad)
        who, what = str(index.data(WHO_ROLE)), str(index.data(WHAT_ROLE))
        room.setLeft(self._write(painter, room, who, "text", bold=True))
        room.setLeft(self._write(painter, room, what, "text"))
        self._write(painter, room, str(index.data(WHERE_ROLE)), "text2", theme.CAPTION)

    def _paint_head(self, painter: QPainter, room: QRect, index: Index) -> None:
        tone = str(index.data(TONE_ROLE) or "text2")
        room.setLeft(self._write(painter, room, str(index.data(WHO_ROLE)), tone, bold=True))
        self._write(painter, room, str(index.data(WHAT_ROLE)), "text2", theme.CAPTION)

    def _paint_time(self, painter: QPainter, room: QRect, index: Index) -> int:
        """Write the time left at the right end; where it begins."""
        tone = str(index.data(TONE_ROLE) or "text2")
        painter.setFont(self.look.font(painter.font(), bold=tone in ("red", "amber")))
        painter.setPen(self.look.colour(tone))
        text = str(index.data(TIME_ROLE))
        painter.drawText(room, _VCENTRE | Qt.AlignmentFlag.AlignRight, text)
        return int(room.right() - painter.fontMetrics().horizontalAdvance(text))

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        ink: str,
        points: float = theme.BODY,
        *,
        bold: bool = False,
    ) -> int:
        """Write `text`, cut where the room ends; where the next word may begin."""
        if not text or room.width() <= 0:
            return int(room.left())
        painter.setFont(self.look.font(painter.font(), points, bold=bold))
        painter.setPen(self.look.colour(ink))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VCENTRE, shown)
        return int(room.left() + metrics.horizontalAdvance(shown) + self.look.px(theme.M))

"""The list below the search box: icon, title, and a small line that tells namesakes apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import icons, theme
from gridapp.ui.parts.label import label
from gridapp.ui.parts.rows import Index

MOST_SHOWN = 8
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
Hit = tuple[str, str, str, str]  # id, icon, title, subtitle


class FoundList(QFrame):
    """Never takes the focus: the box it belongs to steers it.

    Signals:
        picked: the id of the line that was chosen.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = ""
        self.setProperty("look", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines = QListWidget()
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setMouseTracking(True)
        self.lines.setItemDelegate(HitDelegate(self.lines))
        self.lines.itemClicked.connect(self._on_clicked)
        self.nothing = label("", "muted")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.lines)
        self.hide()
        theme.follow(self, self._dress, self._say)

    def show_found(self, hits: Sequence[Hit], asked: str) -> None:
        """Show these lines, or say that there are none.

        The first is chosen; where they answer the same words anew, that which was chosen before.
        """
        row = self.lines.currentRow() if asked == self._asked else -1
        chosen = self.lines.item(row).data(HIT_ROLE)[0] if row >= 0 else ""
        self._asked = asked
        self.lines.clear()
        for hit in hits:
            line = QListWidgetItem(f"{hit[2]}，{hit[3]}")
            line.setData(HIT_ROLE, tuple(hit))
            self.lines.addItem(line)
        ids = [hit[0] for hit in hits]
        self.lines.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.lines.setVisible(bool(hits))
        self.nothing.setText(self.tr("没有找到“{asked}”").format(asked=asked))
        self.nothing.setVisible(not hits)

    def place(self, window: QWidget, below: QPoint, width: int) -> None:
        """Stand in `window` below the box, as high as the lines need and the window allows."""
        self.setParent(window)
        look = theme.of(self)
        line = self.lines.sizeHintForRow(0) if self.lines.count() else look.px(30)
        height = min(max(self.lines.count(), 1), MOST_SHOWN) * line + look.px(theme.S) + 6
        room = window.height() - below.y() - look.px(theme.S)
        width = max(width, look.px(320))
        left = max(min(below.x(), window.width() - width - look.px(theme.S)), 0)
        self.setGeometry(QRect(left, below.y() + look.px(theme.XS), width, min(height, room)))
        self.show()
        self.raise_()

    def move_by(self, lines: int) -> None:
        """Choose the next or the previous line, round the ends."""
        if self.lines.count():
            self.lines.setCurrentRow((self.lines.currentRow() + lines) % self.lines.count())

    def pick(self) -> None:
        """Take the chosen line, if there is one."""
        if (line := self.lines.currentItem()) is not None:
            self._on_clicked(line)

    @Slot(QListWidgetItem)
    def _on_clicked(self, line: QListWidgetItem) -> None:
        hit: Hit = line.data(HIT_ROLE)
        self.picked.emit(hit[0])

    def _say(self) -> None:
        self.lines.setAccessibleName(self.tr("搜索结果"))

    def _dress(self, look: theme.Theme) -> None:
        inset = look.px(theme.XS)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self.nothing.setMargin(look.px(theme.XS))


class HitDelegate(QStyledItemDelegate):
    """Paints one line: icon, bold title, and the small line at its right."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.of(self._view).px(theme.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.of(self._view)
        _, icon, title, subtitle = index.data(HIT_ROLE)
        room = option.rect.adjusted(look.px(theme.M), 0, -look.px(theme.M), 0)
        painter.save()
        chosen = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        ground = "sel" if chosen else "hover" if hovered else "surface"
        painter.fillRect(option.rect, look.colour(ground))
        side = look.px(18)
        where = QRectF(room.left(), room.center().y() - side / 2, side, side)
        icons.paint(painter, where, icon, look.code("text2"))
        room.setLeft(room.left() + side + look.px(theme.S))
        bold = look.font(self._view.font(), bold=True)
        taken = QFontMetrics(bold).horizontalAdvance(title) + look.px(theme.M)
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        _elided(painter, room, title)
        room.setLeft(room.left() + taken)
        painter.setFont(look.font(self._view.font(), theme.CAPTION))
        painter.setPen(look.colour("text2"))
        _elided(painter, room, subtitle)
        painter.restore()


def _elided(painter: QPainter, room: QRect, text: str) -> None:
    if room.width() > 0:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

"""Town, village, grid and unit as a tree, with the number of households in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gridapp.models.place import parent as parent_of
from gridapp.register.places import Branch
from gridapp.ui import icons, theme

CODE_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
MANY, MEASURED = 200, 100
"""More places than `MANY` begin folded; the names of so many are measured for their column."""


class PlaceTree(QTreeWidget):
    """Arrows go up, down, in and out; the place one stands on is the one shown.

    Signals:
        chosen: the code of the place the person went to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        # Large text needs more room than there is: then names scroll sideways, none ends in …
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setResizeContentsPrecision(MEASURED)
        self.setHorizontalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(BranchDelegate(self))
        self.currentItemChanged.connect(self._on_current)
        theme.follow(self, self._dress, self._say)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these places, parents before children; the chosen one stays chosen."""
        if [branch.code for branch in branches] != list(self._items):
            self._build(branches)
        for branch in branches:
            item = self._items[branch.code]
            item.setText(0, branch.name)
            item.setData(0, COUNT_ROLE, branch.households)
            item.setToolTip(0, branch.name)

    def current(self) -> str:
        """The code of the chosen place; empty while there is none."""
        item = self.currentItem()
        return str(item.data(0, CODE_ROLE)) if item is not None else ""

    def choose(self, code: str) -> bool:
        """Stand on this place; whether it is among those that are shown."""
        if code in self._items:
            self.setCurrentItem(self._items[code])
        return code in self._items

    def _build(self, branches: Sequence[Branch]) -> None:
        before = self.current()
        self.currentItemChanged.disconnect(self._on_current)
        self.clear()
        self._items = {}
        for branch in branches:
            above = self._items.get(parent_of(branch.code))
            item = QTreeWidgetItem(above or self)
            item.setData(0, CODE_ROLE, branch.code)
            self._items[branch.code] = item
        if len(branches) <= MANY:
            self.expandAll()
        else:
            self.expandToDepth(0)
        if self._items:
            self.setCurrentItem(self._items.get(before) or next(iter(self._items.values())))
        self.currentItemChanged.connect(self._on_current)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(str(now.data(0, CODE_ROLE)))

    def _say(self) -> None:
        self.setAccessibleName(self.tr("地点"))

    def _dress(self, look: theme.Theme) -> None:
        self.setIndentation(look.px(14))
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        # Painted here, for the style would give the arrow of a chosen place a ground of its own.
        look = theme.of(self)
        painter.fillRect(rect, look.colour("surface"))
        if self.model().hasChildren(index):
            side = look.px(14)
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            box = QRectF(rect.right() - side, rect.center().y() - side / 2 + 1, side, side)
            icons.paint(painter, box, name, look.code("text2"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header().setMinimumSectionSize(self.viewport().width())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverMove):
            self.viewport().update()
        return super().viewportEvent(event)


class BranchDelegate(QStyledItemDelegate):
    """Paints a place: its name, and at the right the number of households."""

    def __init__(self, tree: PlaceTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme.of(self._tree)
        name = QFontMetrics(look.font(self._tree.font(), bold=True))
        count = QFontMetrics(look.font(self._tree.font(), theme.CAPTION))
        width = name.horizontalAdvance(str(index.data() or ""))
        width += count.horizontalAdvance(_count(index)) + look.px(theme.S + theme.M + 8)
        return QSize(width + 2, look.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.of(self._tree)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 2, -4, -2), look.px(6), look.px(6))
        count = _count(index)
        painter.setFont(look.font(self._tree.font(), theme.CAPTION))
        painter.setPen(look.colour("text2"))
        room = rect.adjusted(look.px(theme.S), 0, -look.px(theme.M), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - look.px(8))
        painter.setFont(look.font(self._tree.font(), bold=chosen))
        painter.setPen(look.colour("link" if chosen else "text"))
        name = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


def _count(index: Index) -> str:
    """How many households there are, as it is written beside the name."""
    return f"{index.data(COUNT_ROLE) or 0:,}"

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

    What is folded away is put in when it is first unfolded: a county has ten thousand places, and
    putting in all of them would keep the window for longer than is felt.

    Signals:
        chosen: the code of the place the person went to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._branches: dict[str, Branch] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._folded: dict[str, list[str]] = {}  # codes below each place that was not unfolded yet
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
        self.itemExpanded.connect(self._on_expanded)
        theme.follow(self, self._dress, self._say)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these places, parents before children; the chosen one stays chosen."""
        before, self._branches = list(self._branches), {one.code: one for one in branches}
        if list(self._branches) != before:
            self._build()
        else:
            for code, item in self._items.items():
                self._write(item, self._branches[code])

    def current(self) -> str:
        """The code of the chosen place; empty while there is none."""
        item = self.currentItem()
        return str(item.data(0, CODE_ROLE)) if item is not None else ""

    def choose(self, code: str) -> bool:
        """Stand on this place; whether it is among those that are shown."""
        if (item := self._item(code)) is not None:
            self.setCurrentItem(item)
        return item is not None

    def _build(self) -> None:
        before = self.current()
        self.currentItemChanged.disconnect(self._on_current)
        self.clear()
        self._items, self._folded = {}, {}
        tops: list[str] = []
        for code in self._branches:
            above = parent_of(code)
            (self._folded.setdefault(above, []) if above in self._branches else tops).append(code)
        for code in tops:
            self._add(code, self.invisibleRootItem())
        if len(self._branches) <= MANY:
            for code in self._branches:
                self._unfold(code)
            self.expandAll()
        else:
            for code in tops:
                self._items[code].setExpanded(True)
        if self._items:
            self.setCurrentItem(self._item(before) or next(iter(self._items.values())))
        self.currentItemChanged.connect(self._on_current)

    def _item(self, code: str) -> QTreeWidgetItem | None:
        """The line of this place, put in now where it was folded away; None where it has none."""
        if code not in self._branches:
            return None
        if code not in self._items and self._item(above := parent_of(code)) is not None:
            self._unfold(above)
        return self._items[code]

    def _unfold(self, code: str) -> None:
        """Put in what stands below this place."""
        for below in self._folded.pop(code, ()):
            self._add(below, self._items[code])

    def _add(self, code: str, above: QTreeWidgetItem) -> None:
        item = self._items[code] = QTreeWidgetItem(above)
        item.setData(0, CODE_ROLE, code)
        self._write(item, self._branches[code])
        if code in self._folded:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    @staticmethod
    def _write(item: QTreeWidgetItem, branch: Branch) -> None:
        item.setText(0, branch.name)
        item.setData(0, COUNT_ROLE, branch.households)
        item.setToolTip(0, branch.name)

    @Slot(QTreeWidgetItem)
    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        self._unfold(str(item.data(0, CODE_ROLE)))

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

"""A list of records as rows: one hovered row, one chosen row, cells that line up with headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeySequence,
    QPainter,
    QPixmap,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from gridapp.ui import icons, theme

# What a table may say of a cell besides its text: a tone ("red", "text2" ...) and an icon's name.
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
PAD, LEAST = 12, 160

Index = QModelIndex | QPersistentModelIndex


class RowsView(QTableView):
    """A table that is chosen by whole rows; Enter or a double click opens (`activated`)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self._widths: dict[int, int] = {}
        self._stretch = -1
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegate(RowDelegate(self))
        self.entered.connect(self._on_entered)
        theme.follow(self, self._dress)

    def set_widths(self, widths: Mapping[int, int], *, stretch: int = -1) -> None:
        """Column widths as at 100 %; the column `stretch` takes what is left over."""
        self._widths, self._stretch = dict(widths), stretch
        self._dress(theme.of(self))

    def on_key(self, keys: str, act: Callable[[], object]) -> QShortcut:
        """Have these keys do something with the chosen row while the list has the keyboard."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
        return shortcut

    @Slot("QModelIndex")
    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        before, self.hovered = self.hovered, row
        for each in {before, row} - {-1}:
            top, height = self.rowViewportPosition(each), self.rowHeight(each)
            self.viewport().update(QRect(0, top, self.viewport().width(), height))

    def _dress(self, look: theme.Theme) -> None:
        self.verticalHeader().setDefaultSectionSize(look.px(theme.ROW))
        self.horizontalHeader().setFixedHeight(look.px(theme.HEADER))
        for column, width in self._widths.items():
            self.setColumnWidth(column, look.px(width))
        self._share(look)

    def _share(self, look: theme.Theme) -> None:
        """Give one column what the others leave, but never so little that it says nothing."""
        if self._stretch >= 0:
            header = self.horizontalHeader()
            taken = header.length() - header.sectionSize(self._stretch)
            rest = max(self.viewport().width() - taken, look.px(LEAST))
            self.setColumnWidth(self._stretch, rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share(theme.of(self))  # first: else it has a bar sideways until all is painted anew
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        current = self.currentIndex()
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if not current.isValid() or action not in ends:
            return super().moveCursor(action, modifiers)
        rows = range(current.model().rowCount())
        cells = (
            current.sibling(row, current.column())
            for row in (rows if action == ends[0] else rows[::-1])
        )
        # The name of a group cannot be chosen, though it may come first.
        return next((c for c in cells if c.flags() & Qt.ItemFlag.ItemIsEnabled), current)


class RowDelegate(QStyledItemDelegate):
    """Paints one cell of a row: ground by row, a thin line below, icon, text in its tone.

    It finds what is hovered in `hovered` of its view: a row of a RowsView, an index of a Tree.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._pictures: dict[tuple[str, str], QPixmap] = {}
        self.look = theme.of(view)
        theme.follow(view, self._dress)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Qt's own way asks the table for fonts, checks and grounds too, which none of ours has.
        cell, text = QStyleOptionViewItem(option), index.data(Qt.ItemDataRole.DisplayRole)
        cell.text = "" if text is None else str(text)
        painter.save()
        self._paint_ground(painter, cell, index)
        self.paint_content(painter, cell, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        icon = 18 + theme.S if index.data(ICON_ROLE) else 0
        width = QFontMetrics(option.font).horizontalAdvance(text) + self.look.px(2 * PAD + icon)
        return QSize(width, self.look.px(theme.ROW - 4))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say under the mouse what the column is too narrow for."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        room = view.visualRect(index) & view.viewport().rect()
        cut = self.sizeHint(option, index).width() > room.width()
        QToolTip.showText(event.globalPos(), str(index.data()) if cut else "", view)
        return True

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        """Icon and text, cut with … where the column is too narrow."""
        pad = self.look.px(PAD)
        room: QRect = cell.rect.adjusted(pad, 0, -pad // 2, 0)
        ink = str(index.data(TONE_ROLE) or "text")
        if icon := index.data(ICON_ROLE):
            side = self.look.px(18)
            top = room.center().y() - side // 2
            colour = self.look.code("text2" if ink == "text" else ink)
            painter.drawPixmap(room.left(), top, self._picture(str(icon), colour, side))
            room.setLeft(room.left() + side + self.look.px(theme.S))
        font: QFont = cell.font
        painter.setFont(font)
        painter.setPen(self.look.colour(ink))
        text: str = cell.text
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        align = Qt.AlignmentFlag.AlignVCenter | cell.displayAlignment
        painter.drawText(room, align, shown)

    def _paint_ground(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = cell.rect
        state: QStyle.StateFlag = cell.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = getattr(self._view, "hovered", None) in (index, index.row())
        ground = "sel" if chosen else "hover" if hovered else "surface"
        painter.fillRect(rect, self.look.colour(ground))
        line: QColor = self.look.colour("border")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if chosen and rect.left() <= 0:
            painter.fillRect(0, rect.top(), 3, rect.height(), self.look.colour("accent"))

    def _picture(self, icon: str, colour: str, side: int) -> QPixmap:
        if (icon, colour) not in self._pictures:
            scale = self._view.devicePixelRatioF()
            self._pictures[icon, colour] = icons.pixmap(icon, colour, side, scale)
        return self._pictures[icon, colour]

    def _dress(self, look: theme.Theme) -> None:
        self.look = look
        self._pictures.clear()

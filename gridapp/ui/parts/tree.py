"""A tree to choose from, as the places beside a list: roomy rows, one chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.rows import RowDelegate


class Tree(QTreeView):
    """The first column takes the room; left and right arrows fold and unfold."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = QModelIndex()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RowDelegate(self, lines=False))
        self.entered.connect(self._on_entered)
        theme.follow(self, self._dress)

    def spread(self) -> None:
        """Give the first column what the others leave; call after the model is set."""
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @Slot("QModelIndex")
    def _on_entered(self, index: QModelIndex) -> None:
        self.hovered = index
        self.viewport().update()

    def _dress(self, look: theme.Theme) -> None:
        self.setIndentation(look.px(20))
        self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hovered = QModelIndex()
        return super().viewportEvent(event)

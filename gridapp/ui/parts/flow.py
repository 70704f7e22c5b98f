"""A layout that sets its widgets side by side and goes to the next line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line, each widget as large as it asks to be.

    Around it Qt asks for its height again and again; what the items ask for is kept until one of
    them says that it changed.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._asked: list[tuple[int, int]] = []
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def clear(self) -> None:
        """Take every widget out and let go of it."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _place(self, within: QRect, *, really: bool) -> int:
        """Set the items into `within`; the height they need."""
        margins, gap = self.contentsMargins(), self.spacing()
        area = within.marginsRemoved(margins)
        left, room = area.x(), area.width()
        x, y, line = left, area.y(), 0
        for item, (asked, tall) in zip(self._items, self._sizes(), strict=True):
            wide = min(asked, max(room, 1))
            if x > left and x + wide > left + room:
                x, y, line = left, y + line + gap, 0
            if really:
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, tall)))
            x += wide + gap
            line = max(line, tall)
        return y + line - within.y() + margins.bottom()

    def _sizes(self) -> list[tuple[int, int]]:
        """Width and height that each item asks for."""
        if len(self._asked) != len(self._items):
            hints = [item.sizeHint() for item in self._items]
            self._asked = [(hint.width(), hint.height()) for hint in hints]
        return self._asked

    def invalidate(self) -> None:
        self._asked = []
        self._heights = {}
        self._least = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), really=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        sizes, gap = self._sizes(), self.spacing()
        wide = sum(wide + gap for wide, _tall in sizes)
        return QSize(max(wide - gap, 0), max((tall for _wide, tall in sizes), default=0))

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

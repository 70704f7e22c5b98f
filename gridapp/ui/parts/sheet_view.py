"""One page of what is printed, as wide as there is room; keys turn the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.label import label


class SheetView(QScrollArea):
    """PgDn and PgUp go on through the page and then to the next; Home and End to the ends.

    Signals:
        turned: so many pages on (or back).
        widened: there is room for another width.
    """

    turned = Signal(int)
    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: QLabel = label()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that a page that comes does not change the room that it was made for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        theme.follow(self, self._dress)

    def room(self) -> int:
        """How many dots of the screen a page may be wide."""
        return max(200, round((self.viewport().width() - 8) * self.devicePixelRatioF()))

    def show_sheet(self, picture: QImage, words: str, *, from_end: bool = False) -> None:
        """Show this page; `words` are read out by a screen reader."""
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(QPixmap.fromImage(picture))
        self.setAccessibleDescription(words)
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if from_end else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        elif event.key() == Qt.Key.Key_Home:
            self.turned.emit(-1_000_000)
        elif event.key() == Qt.Key.Key_End:
            self.turned.emit(1_000_000)
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def _dress(self, look: theme.Theme) -> None:
        self.setMinimumHeight(look.px(260))

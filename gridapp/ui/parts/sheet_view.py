"""What is printed, a page at a time and as wide as there is room; keys turn the pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from gridapp.ui import theme
from gridapp.ui.background import Lane
from gridapp.ui.parts.label import label
from gridapp.ui.sheets import Sheets, page_words


class SheetView(QScrollArea):
    """PgDn and PgUp go on through the page and then to the next; Home and End to the ends.

    Pages are drawn on a lane, for the window stays free meanwhile.

    Attributes:
        sheets: what is shown; None until there is something.
        count: says which page of how many; stands where its owner puts it.
    """

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: Sheets | None = None
        self.count: QLabel = label("", "caption")
        self._lane, self._at = lane, 0
        self.sheet: QLabel = label()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that a page that comes does not change the room that it was made for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        theme.follow(self, self._dress)

    def show_sheets(self, sheets: Sheets | None) -> None:
        """Show these, at the page one was on."""
        self.sheets = sheets
        if sheets is not None:
            self._at = min(self._at, len(sheets.pages) - 1)
            self._draw()

    def go_to_first(self) -> None:
        """What is shown next begins at its first page."""
        self._at = 0

    def _draw(self, *, from_end: bool = False) -> None:
        sheets, at = self.sheets, self._at
        if sheets is None:
            return
        self.count.setText(page_words(at + 1, len(sheets.pages)))
        width = max(200, round((self.viewport().width() - 8) * self.devicePixelRatioF()))
        self._lane.run(
            lambda: sheets.image(at, width), partial(self._on_drawn, sheets, at, from_end)
        )

    def _on_drawn(self, sheets: Sheets, at: int, from_end: bool, picture: QImage) -> None:
        if self.sheets is not sheets or self._at != at:
            return
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(QPixmap.fromImage(picture))
        self.setAccessibleDescription(sheets.text(at))
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if from_end else 0)

    def _turn(self, pages: int) -> None:
        if self.sheets is None:
            return
        at = max(0, min(self._at + pages, len(self.sheets.pages) - 1))
        if at != self._at:
            self._at = at
            self._draw(from_end=pages == -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            self._turn(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self._turn(-1)
        elif event.key() == Qt.Key.Key_Home:
            self._turn(-1_000_000)
        elif event.key() == Qt.Key.Key_End:
            self._turn(1_000_000)
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _dress(self, look: theme.Theme) -> None:
        self.setMinimumHeight(look.px(260))

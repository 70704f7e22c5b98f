"""Pages one behind the other, of which only the one in front says how large it wants to be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridapp.ui.parts.paint_later import paint_later


class PageStack(QStackedWidget):
    """Qt's own asks every page there is, whenever anything in the window comes or goes."""

    def bring(self, page: QWidget, bar: QWidget) -> None:
        """Have this page in front: keys go there at once, and it is painted a turn later.

        So is the bar above it: the new name would stand over the page before.
        """
        if page is not self.currentWidget():
            paint_later(self)
            paint_later(bar)
            self.setCurrentWidget(page)

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False  # it has all the height there is

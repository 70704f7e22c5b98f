"""Pages one behind the other, of which only the one in front says how large it wants to be."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Qt's own asks every page there is, whenever anything in the window comes or goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painting = QTimer(self, singleShot=True, interval=0)
        self._painting.timeout.connect(self._on_painting)

    def bring(self, page: QWidget) -> None:
        """Have this page in front: keys go there at once, and it is painted in the next turn.

        Laying it out and painting it take as long as a turn may, each.
        """
        if page is not self.currentWidget():
            self.setUpdatesEnabled(False)
            self.setCurrentWidget(page)
            self._painting.start()

    @Slot()
    def _on_painting(self) -> None:
        self.setUpdatesEnabled(True)

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False  # it has all the height there is

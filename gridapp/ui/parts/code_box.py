"""One code of a longer list, chosen from a box that opens; typing goes to a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class CodeBox(QComboBox):
    """The first line means that nothing is chosen.

    Attributes:
        stepping: the choice comes of a key in the closed box; the next line is a key away.

    Signals:
        chosen: the code the person chose; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepping = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._on_activated)

    def show_options(self, options: Sequence[tuple[str, str]], none: str) -> None:
        """Offer these (code, label) below `none`; the choice stays where its code is there."""
        before = self.value()
        self.clear()
        self.addItem(none, "")
        for code, label in options:
            self.addItem(label, code)
        self.choose(before)

    def value(self) -> str:
        """The chosen code; empty while nothing is chosen."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a code, or nothing when empty or unknown; sends no signal."""
        self.setCurrentIndex(max(self.findData(code), 0))

    @Slot(int)
    def _on_activated(self, _row: int) -> None:
        self.chosen.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.stepping = True
        super().keyPressEvent(event)
        self.stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the page must not change what was chosen on the way.
        event.ignore()

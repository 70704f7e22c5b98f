"""A button that is ticked or not, and wide enough for its word in bold."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from gridapp.ui.parts.pressed import is_plain

_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}


class TickButton(QPushButton):
    """`look` is that of the style sheet: chip or segment."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._hint: tuple[str, QFont, QSize] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        group: QButtonGroup | None = self.group()
        step = _STEPS.get(event.key(), 0)
        if group is None or not group.exclusive() or not step or not is_plain(event):
            super().keyPressEvent(event)
            return
        # Qt goes no further than the end of a line, and what is chosen of may take several.
        beside = [one for one in group.buttons() if one.isVisible() and one.isEnabled()]
        at = beside.index(self) + step
        if 0 <= at < len(beside):
            beside[at].setFocus(Qt.FocusReason.TabFocusReason)
            if self.isChecked():  # else nothing is chosen yet: Enter or Space do it, as with Qt's
                beside[at].click()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        text, font = self.text(), self.font()
        if self._hint is None or self._hint[:2] != (text, font):  # it is asked again and again
            self._hint = text, font, self._measured(text, font)
        return QSize(self._hint[2])

    def _measured(self, text: str, font: QFont) -> QSize:
        # The style sheet makes a ticked one bold without asking for the room.
        plain = super().sizeHint()
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        more = QFontMetrics(bold).horizontalAdvance(text) - self.fontMetrics().horizontalAdvance(
            text
        )
        return plain + QSize(max(more, 0), 0)

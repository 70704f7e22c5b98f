"""A value that is shown with stars until somebody asks to see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label


class Masked(QWidget):
    """One button shows the whole value, and hides it again.

    Signals:
        shown: the person saw the whole value, which the access log notes.
    """

    shown = Signal()

    def __init__(self, mask: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mask, self._value, self._open = mask, "", False
        self.words = label()
        self.button = Button(icon="show", look="quiet")
        self.button.clicked.connect(self._on_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self._row.addWidget(self.button)
        self._row.addStretch()
        theme.follow(self, self._dress, self._say)

    def show_value(self, value: str) -> None:
        """Hold this value, masked."""
        self._value, self._open = value, False
        self.button.setVisible(bool(value))
        self._say()

    @Slot()
    def _on_clicked(self) -> None:
        self._open = not self._open
        self._say()
        if self._open:
            self.shown.emit()

    def _say(self) -> None:
        self.words.setText(self._value if self._open else self._mask(self._value))
        flags = Qt.TextInteractionFlag.NoTextInteraction
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse if self._open else flags
        )
        self.button.setText(self.tr("遮住") if self._open else self.tr("看全号"))
        self.button.show_icon("hide" if self._open else "show")

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(theme.XS))

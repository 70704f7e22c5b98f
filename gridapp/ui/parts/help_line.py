"""The two keys that help, where no bar on top has their buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button


class HelpLine(QWidget):
    """Names the keys of the handbook and of the card of keys; pressed, each does the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.handbook = Button(look="quiet", icon="book")
        self.card = Button(look="quiet", icon="keyboard")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.handbook, self.card):
            row.addWidget(button)
        row.addStretch()
        theme.follow(self, self._dress, self._say)

    def _say(self) -> None:
        self.handbook.setText(self.tr("使用手册  F1"))
        self.card.setText(self.tr("按键说明  Shift+F1"))

    def _dress(self, look: theme.Theme) -> None:
        row = self.layout()
        if row is not None:
            row.setSpacing(look.px(theme.S))

"""What stands where a list is empty: why, and what one can do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import wrapped
from gridapp.ui.theme import Tone


class Empty(QWidget):
    """An icon, a sentence, a hint and at most one button.

    Signals:
        acted: the person pressed the button.
    """

    acted = Signal()

    def __init__(self, icon: str, tone: Tone = "blue", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.disc = Disc(icon, tone, 72)
        self.sentence = wrapped("", "heading")
        self.hint = wrapped("", "muted")
        self.action = Button(look="primary")
        self.action.clicked.connect(self.acted)
        self._column = QVBoxLayout(self)
        self._column.addStretch()
        self._column.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignHCenter)
        # Aligned, they would not be given the height that their lines need.
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        for text in (self.sentence, self.hint):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.say("")
        theme.follow(self, self._dress)

    def say(self, sentence: str, hint: str = "", action: str = "") -> None:
        """Show these words; without an action there is no button."""
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(hint)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        for text in (self.sentence, self.hint):
            text.setMinimumWidth(200)

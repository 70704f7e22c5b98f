"""Several badges side by side, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.badge import Badge
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.theme import Tone


class Badges(QWidget):
    """Takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._flow)
        theme.follow(self, self._dress)

    def show_badges(self, badges: Sequence[tuple[str, Tone]]) -> None:
        """Show these (word, tone)."""
        self._flow.clear()
        for word, tone in badges:
            self._flow.addWidget(Badge(word, tone))
        self.setAccessibleName("，".join(word for word, _tone in badges))
        self.setVisible(bool(badges))

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(6))

"""The day's file: one button to write it, one to take in what came back, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.theme import Tone

_ICONS: dict[Tone, str] = {
    "green": "check-circle",
    "amber": "alert",
    "red": "error",
    "blue": "stick",
    "grey": "stick",
}


class AskFile(Question):
    """Only shows; the page it belongs to does the work.

    Signals:
        chosen: the code of the tile that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.ways, self.more = Tiles(1), Tiles(3)
        super().__init__(self.ways, self.more, parent=parent)
        self.disc = Disc("stick", "blue", 40)
        self.said, self.next = wrapped("", "heading"), wrapped("")
        self.strip = ProgressStrip()
        self._row = QHBoxLayout()
        self._row.addWidget(self.disc)
        self._row.addWidget(self.said, 1)
        self.column.addLayout(self._row)
        for part in (self.next, self.strip, self.ways, self.more):
            self.column.addWidget(part)
        self.column.addStretch()
        self.ways.pressed.connect(self.chosen)
        self.more.pressed.connect(self.chosen)
        theme.follow(self, self._dress)

    def tell(self, said: str, tone: Tone, then: str = "") -> None:
        """Say in one sentence what happened, and in one what to do now."""
        self.disc.show_icon(_ICONS[tone], tone)
        self.said.setText(said)
        self.next.setText(then)
        self.next.setVisible(bool(then))
        self.setAccessibleName(said)
        self.setAccessibleDescription(then)

    def offer(self, ways: Sequence[Offer], more: Sequence[Offer]) -> None:
        """Offer these."""
        self.ways.offer(ways)
        self.more.offer(more)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(8))

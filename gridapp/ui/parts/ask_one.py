"""A few large words and two or three ways to go on: it is done, or it may be known already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.theme import Tone


class AskOne(Question):
    """A picture, a sentence in large letters, one in the usual ones, and tiles.

    Signals:
        chosen: the code of the tile that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        self.ways = Tiles(1)
        super().__init__(self.ways, parent=parent)
        self.disc = Disc(icon, tone, 44)
        self.said, self.hint = wrapped("", "title"), wrapped("")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout()
        self._row.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.said, 1)
        self.column.addLayout(self._row)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.ways)
        self.column.addStretch()
        self.ways.pressed.connect(self.chosen)
        theme.follow(self, self._dress)

    def show_words(self, said: str, hint: str, ways: Sequence[Offer]) -> None:
        """Show these."""
        self.said.setText(said)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.ways.offer(ways)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(8))

"""An answer to read out, in letters that can be read at arm's length; or what is asked back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridapp.ui import theme
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.tiles import Offer, Tiles

ALOUD = 15.0
"""Points of what is read out, at 100 %."""


class AskAnswer(Question):
    """The words on a card, below it what can be done; a line to write where something is asked.

    Signals:
        chosen: the code of the tile that was pressed.
        changed: something was typed.
    """

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.ways = Tiles(3)
        super().__init__(self.ways, parent=parent)
        self.card = Card()
        self.words = wrapped("", "strong")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.from_ = wrapped("", "caption")
        self.reply = TextField("", lines=2)
        self.card.body.addWidget(self.words)
        self.card.body.addWidget(self.from_)
        for part in (self.card, self.reply, self.ways):
            self.column.addWidget(part)
        self.column.addStretch()
        self.ways.pressed.connect(self.chosen)
        self.reply.changed.connect(self.changed)
        theme.follow(self, self._dress)

    def show_answer(self, words: str, from_: str, ways: Sequence[Offer], *, asks: bool) -> None:
        """Show these words, whose they are, and what can be done."""
        self.words.setText(words)
        self.from_.setText(from_)
        self.from_.setVisible(bool(from_))
        self.reply.setVisible(asks)
        self.ways.offer(ways)
        put_in_order(self)

    def begin(self) -> None:
        if self.reply.isVisibleTo(self):
            self.reply.edit.setFocus()
        else:
            super().begin()

    def _dress(self, look: theme.Theme) -> None:
        self.words.setStyleSheet(f"font-size: {look.pt(ALOUD):g}pt;")

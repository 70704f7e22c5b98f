"""The head of one record's page: what it is, how it stands, how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gridapp.ui.parts.badges import Badges
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.loop import LoopSteps, Step
from gridapp.ui.theme import Tone


class HeadCard(Card):
    """What can be done now stands below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = wrapped("", "title")
        self.badges = Badges()
        self.line = wrapped("", "muted")
        self.loop = LoopSteps()
        for part in (self.heading, self.badges, self.line, self.loop):
            self.body.addWidget(part)

    def show_head(
        self,
        title: str,
        badges: Sequence[tuple[str, Tone]] = (),
        line: str = "",
        steps: Sequence[Step] = (),
    ) -> None:
        """Show what it is; `line` says where it is, or who has it and until when."""
        self.heading.setText(title)
        self.badges.show_badges(badges)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.loop.show_steps(steps)
        self.loop.setVisible(bool(steps))

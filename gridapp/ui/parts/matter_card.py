"""The head of a matter's page: what it is, its loop, who has it, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gridapp.ui.parts.badges import Badges
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.loop import LoopSteps, Step
from gridapp.ui.parts.step_buttons import StepButtons
from gridapp.ui.theme import Tone


class MatterCard(Card):
    """The form of a step unfolds below the buttons."""

    def __init__(self, steps: StepButtons, slot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading = wrapped("", "title")
        self.badges = Badges()
        self.held = wrapped("", "muted")
        self.loop = LoopSteps()
        self.steps = steps
        for part in (self.heading, self.badges, self.held, self.loop, self.steps, slot):
            self.body.addWidget(part)

    @property
    def buttons(self) -> dict[str, Button]:
        """Action to its button."""
        return self.steps.buttons

    def show_matter(
        self,
        title: str,
        badges: Sequence[tuple[str, Tone]],
        held: str,
        steps: Sequence[Step],
    ) -> None:
        """Show what it is and how far it has come; `held` says who has it and until when."""
        self.heading.setText(title)
        self.badges.show_badges(badges)
        self.held.setText(held)
        self.held.setVisible(bool(held))
        self.loop.show_steps(steps)

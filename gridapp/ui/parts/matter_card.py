"""The head of a matter's page, with the steps that can be taken now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gridapp.ui.parts.button import Button
from gridapp.ui.parts.head_card import HeadCard
from gridapp.ui.parts.step_buttons import StepButtons


class MatterCard(HeadCard):
    """The form of a step unfolds below the buttons."""

    def __init__(self, steps: StepButtons, slot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = steps
        self.body.addWidget(steps)
        self.body.addWidget(slot)

    @property
    def buttons(self) -> dict[str, Button]:
        """Action to its button."""
        return self.steps.buttons

"""Something found on a visit under one task: the card that unfolds when the task is ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.tasks import Task, TaskShape
from gridapp.register import codes
from gridapp.register.visits import Finding
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import capital, label
from gridapp.ui.parts.subject_box import Subject

Joined = tuple[str, Mapping[str, Value]]
"""A known matter, and the fields of one more who told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one form holds: something to register, or reporters of a matter known before."""

    found: Sequence[Finding] = ()
    joined: Sequence[Joined] = ()


class FindingForm(Card):
    """The head of the card; below it what its shape asks for.

    Signals:
        changed: something was typed or chosen.
        titled: the title was left; there may be a matter like it.
        other: it is of the task's other shape: an activity, or something to be settled.
    """

    changed = Signal()
    titled = Signal()
    other = Signal()
    shape: TaskShape

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.task = task
        self.disc = Disc(task.icon, "blue", 32)
        self.name = label("", "heading")
        self.keys = label("", "caption")
        self.swap = Button(look="quiet")
        # Shown by the form it lies in: by itself it would be a window for a moment.
        if len(task.shapes) < 2:
            self.swap.hide()
        self.swap.clicked.connect(self.other)
        self._head = QHBoxLayout()
        self._head.addWidget(self.disc)
        self._head.addWidget(self.name)
        self._head.addStretch()
        self._head.addWidget(self.keys)
        self.body.addLayout(self._head)
        self.body.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignLeft)
        theme.follow(self, self._space_head)

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Show these values; those of a new one when empty."""
        raise NotImplementedError

    def typed(self) -> dict[str, Any]:
        """What stands in the form, for its draft."""
        raise NotImplementedError

    def finding(self, subject: Subject) -> Read | None:
        """What to save; None where something has to be put right first."""
        raise NotImplementedError

    def called(self) -> str:
        """What it is called so far."""
        raise NotImplementedError

    def text(self) -> str:
        """Every word that was typed: where danger may stand."""
        raise NotImplementedError

    def begin(self) -> None:
        """Give the title the keyboard."""
        raise NotImplementedError

    def categories(self, language: str) -> dict[str, list[tuple[str, str]]]:
        """The task's own categories for the field that asks; the whole list where it has none."""
        own = [
            (code, capital(said))
            for code, said in codes.offered("event_category", language).items()
            if code.startswith(self.task.categories)
        ]
        return {"category": own} if own and "category" in self.task.quick else {}

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.name.setText(capital(codes.label("task", self.task.code, language)))
        self.keys.setText(f"F{self.task.number + 1}")
        done = self.shape is TaskShape.ACTIVITY
        self.swap.setText(self.tr("改记事项") if done else self.tr("改记活动"))

    def _space_head(self, look: theme.Theme) -> None:
        self._head.setSpacing(look.px(theme.S))

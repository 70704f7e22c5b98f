"""Where the form of a step unfolds on a matter's page: one at a time, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui.parts.one_more_form import OneMoreForm
from gridapp.ui.parts.record_pictures import DraftPictures
from gridapp.ui.parts.step_buttons import ADD
from gridapp.ui.parts.step_form import Offers, StepForm
from gridapp.ui.session import Session


class StepSlot(QWidget):
    """Empty until a step is asked for.

    Signals:
        changed: something was typed or chosen.
        submitted: the step is to be taken (action, fields).

    Attributes:
        pictures: those that go with the step.
        cancelled: it is not, and nothing of it is to be kept.
    """

    changed = Signal()
    submitted = Signal(str, object)
    cancelled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: StepForm | OneMoreForm | None = None
        self.pictures = DraftPictures(session, self)
        self.pictures.hide()
        self.pictures.changed.connect(self.changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def action(self) -> str:
        """The step whose form is unfolded; empty while none is."""
        return self.form.action if self.form is not None else ""

    def unfold(
        self, action: str, offers: Offers, language: str, today: str, typed: Mapping[str, Any]
    ) -> None:
        """Show the form of this step, with what was typed into it before."""
        self.drop()
        form: StepForm | OneMoreForm
        form = OneMoreForm(language, today) if action == ADD else StepForm(action, offers, language)
        form.fill(typed, today)
        form.submitted.connect(self._on_submitted)
        form.cancelled.connect(self.cancelled)
        form.changed.connect(self.changed)
        self.form = form
        self._column.addWidget(form)
        self._column.addWidget(self.pictures)
        self.pictures.fill(typed.get("pictures") or ())
        self.pictures.setVisible(action != ADD)
        form.show()
        form.begin()

    def drop(self) -> None:
        """Show no form."""
        self.pictures.hide()
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def typed(self) -> dict[str, Any]:
        """What stands in the form, for its draft."""
        if self.form is None:
            return {}
        names = {"pictures": self.pictures.names()} if self.pictures.names() else {}
        return {"action": self.form.action, **self.form.typed(), **names}

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        if self.form is not None:
            self.form.say(language)

    @Slot()
    def _on_submitted(self) -> None:
        fields = self.form.read() if self.form is not None else None
        if self.form is not None and fields is not None:
            self.form.save.setEnabled(False)
            self.submitted.emit(self.form.action, fields)

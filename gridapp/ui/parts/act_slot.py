"""Where the form of an act unfolds on a record's page: one at a time, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui.parts.act_form import Act, ActForm


class ActSlot(QWidget):
    """Empty until an act is asked for.

    Signals:
        changed: something was typed or chosen.
        grown: fields came or went.
        submitted: it is to be done (code of the act, what was said).
        cancelled: it is not, and nothing of it is to be kept.
    """

    changed = Signal()
    grown = Signal()
    submitted = Signal(str, object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: ActForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def act(self) -> str:
        """The act whose form is unfolded; empty while none is."""
        return self.form.act.code if self.form is not None else ""

    def unfold(self, act: Act, language: str, today: str, typed: Mapping[str, Any]) -> None:
        """Show the form of this act, with what was typed into it before."""
        self.drop()
        form = ActForm(act, language)
        form.fill({name: value for name, value in typed.items() if name != "action"}, today)
        form.submitted.connect(self._on_submitted)
        form.cancelled.connect(self.cancelled)
        form.changed.connect(self.changed)
        form.grown.connect(self.grown)
        self.form = form
        self._column.addWidget(form)
        form.show()

    def drop(self) -> None:
        """Show no form."""
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def called(self) -> tuple[str, str]:
        """What Today calls what is half typed: what is being done, and the first words of it."""
        form = self.form
        return (form.act.label, form.fields.words()) if form is not None else ("", "")

    def typed(self) -> dict[str, Any]:
        """What stands in the form, for its draft."""
        return {"action": self.form.act.code, **self.form.typed()} if self.form else {}

    @Slot()
    def _on_submitted(self) -> None:
        said = self.form.read() if self.form is not None else None
        if self.form is not None and said is not None:
            self.form.save.setEnabled(False)
            self.submitted.emit(self.form.act.code, said)

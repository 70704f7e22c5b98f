"""Told by whom, through what, heard when: folded away until it is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.visit import Visit
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.record_form import RecordForm

FIELDS = ("teller", "teller_name", "channel", "heard_on", "happened_on", "behalf")


class ToldForm(QWidget):
    """Alt+T unfolds it: the worker was not there himself, or writes for somebody else.

    `leaders` are those for whom he may write, as (id, name).

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self,
        language: str,
        leaders: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = ""
        self.fold = Button(look="quiet")
        fields = FIELDS if leaders else FIELDS[:-1]
        self.fields = RecordForm(Visit.declaration, fields, language, offered={"behalf": leaders})
        self.fields.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.fields)
        QShortcut(QKeySequence("Alt+T"), self).activated.connect(self._on_fold)
        self.fold.clicked.connect(self._on_fold)
        self.fields.changed.connect(self.changed)
        self.say(language)
        theme.follow(self, self._dress)

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show these values; folded when there are none."""
        self._today = today
        told = {name: typed[name] for name in FIELDS if typed.get(name)}
        self.fields.fill(told, today)
        self._unfold(bool(told))

    def typed(self) -> dict[str, str]:
        """What stands in the form; nothing while it is folded."""
        return {} if self.fields.isHidden() else self.fields.typed()

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where one is wrong."""
        return {} if self.fields.isHidden() else self.fields.read()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.fold.setText(self.tr("听别人说的（谁说的、怎么说的）  Alt+T"))
        self.fields.say(language)

    @Slot()
    def _on_fold(self) -> None:
        unfolded = self.fields.isHidden()
        if unfolded and not self.fields.typed():
            known = {"heard_on": self._today, "happened_on": self._today}
            self.fields.fill(known, self._today)
        self._unfold(unfolded)
        if unfolded:
            self.fields.begin()
        self.changed.emit()

    def _unfold(self, unfolded: bool) -> None:
        self.fields.setVisible(unfolded)
        self.fold.show_icon("chevron-down" if unfolded else "chevron-right")

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

"""Told by whom, through what, heard when: folded away until it is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.visit import Visit
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.order import put_in_order
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
        self._today, self._language, self._leaders = "", language, leaders
        self.fold = Button(look="quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        QShortcut(QKeySequence("Alt+T"), self).activated.connect(self._on_fold)
        self.fold.clicked.connect(self._on_fold)
        self.say(language)
        theme.follow(self, self._dress)

    @cached_property
    def fields(self) -> RecordForm:
        """The fields, made when they are first unfolded: most visits need none of them."""
        names = FIELDS if self._leaders else FIELDS[:-1]
        offered = {"behalf": self._leaders}
        fields = RecordForm(Visit.declaration, names, self._language, self, offered=offered)
        fields.hide()
        fields.changed.connect(self.changed)
        self._column.addWidget(fields)
        put_in_order(self)
        return fields

    @property
    def folded(self) -> bool:
        """Whether no field is shown."""
        return "fields" not in vars(self) or self.fields.isHidden()

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show these values; folded when there are none."""
        self._today = today
        told = {name: typed[name] for name in FIELDS if typed.get(name)}
        if told or not self.folded:
            self.fields.fill(told, today)
        self._unfold(bool(told))

    def typed(self) -> dict[str, str]:
        """What stands in the form; nothing while it is folded."""
        return {} if self.folded else self.fields.typed()

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where one is wrong."""
        return {} if self.folded else self.fields.read()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.fold.setText(self.tr("听别人说的（谁说的、怎么说的）  Alt+T"))
        self._language = language
        if "fields" in vars(self):
            self.fields.say(language)

    @Slot()
    def _on_fold(self) -> None:
        unfolded = self.folded
        if unfolded and not self.fields.typed():
            known = {"heard_on": self._today, "happened_on": self._today}
            self.fields.fill(known, self._today)
        self._unfold(unfolded)
        if unfolded:
            self.fields.begin()
        self.changed.emit()

    def _unfold(self, unfolded: bool) -> None:
        if unfolded or not self.folded:
            self.fields.setVisible(unfolded)
        self.fold.show_icon("chevron-down" if unfolded else "chevron-right")

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

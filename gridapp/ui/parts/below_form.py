"""Several records that are written along with another: parties, things agreed on, helpers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Kind, Value
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.label import capital, label
from gridapp.ui.parts.record_form import RecordForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """What each of these records is asked for.

    Attributes:
        more: what the button for one more says.
        usual: what the first ones begin with, one after another; so many stand there at once.
    """

    kind: Kind
    fields: Sequence[str]
    more: str
    required: Sequence[str] = ()
    offered: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    homes: Callable[[], HouseholdBox] | None = None
    usual: Sequence[Mapping[str, str]] = ()


class BelowForm(QWidget):
    """A frame each, and a button for one more.

    Signals:
        changed: something was typed or chosen.
        grown: a frame came or went.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, below: Below, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below, self._language, self._today = below, language, ""
        self.forms: list[OneBelow] = []
        self.add = Button(below.more, icon="plus", look="quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines = QVBoxLayout()
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self._column.addLayout(self._lines)
        self._column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        theme.follow(self, self._dress)

    def fill(self, typed: Sequence[Mapping[str, Any]], today: str) -> None:
        """Show these, or as many as there usually are."""
        self._today = today
        for form in list(self.forms):
            self._drop(form)
        for each in typed or self._below.usual:
            self._one_more(each)

    def typed(self) -> list[dict[str, str]]:
        """What stands in the forms, for the draft."""
        return [form.fields.typed() for form in self.forms]

    def read(self) -> list[dict[str, Value]] | None:
        """The values of each that is filled; None where something has to be put right first."""
        found: list[dict[str, Value]] = []
        for at, form in enumerate(self.forms):
            usual = self._below.usual[at] if at < len(self._below.usual) else {}
            typed = form.fields.typed()
            if not typed or typed == usual:
                continue  # nobody wrote anything there
            read = form.fields.read()
            if read is None:
                return None
            found.append({name: value for name, value in read.items() if value is not None})
        return found

    @Slot()
    def _on_add(self) -> None:
        at = len(self.forms)
        usual = self._below.usual
        self._one_more(usual[at] if at < len(usual) else {}).fields.begin()
        self.changed.emit()

    def _one_more(self, typed: Mapping[str, Any]) -> OneBelow:
        form = OneBelow(self._below, self._language, len(self.forms) + 1)
        form.fields.fill(typed, self._today)
        form.fields.changed.connect(self.changed)
        form.remove.clicked.connect(partial(self._on_removed, form))
        self.forms.append(form)
        self._lines.addWidget(form)
        form.show()
        self.grown.emit()
        return form

    def _on_removed(self, form: OneBelow) -> None:
        self._drop(form)
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, form: OneBelow) -> None:
        self.forms.remove(form)
        self._lines.removeWidget(form)
        form.hide()
        form.deleteLater()
        for number, other in enumerate(self.forms, 1):
            other.count(number)
        self.grown.emit()

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.XS))
        self._lines.setSpacing(look.px(theme.S))


class OneBelow(QFrame):
    """One of them, with a button that takes it out again."""

    def __init__(
        self, below: Below, language: str, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._name = capital(below.kind.label(language))
        self.heading = label("", "strong")
        self.remove = Button(icon="close", look="quiet")
        self.fields = RecordForm(
            below.kind,
            below.fields,
            language,
            required=below.required,
            offered=below.offered,
            homes=below.homes,
            left=(len(below.fields) + 1) // 2,
        )
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.fields)
        self.count(number)
        theme.follow(self, self._dress, self._say)

    def count(self, number: int) -> None:
        """Be the first, the second … of its kind."""
        self.heading.setText(f"{self._name} {number}")

    def _say(self) -> None:
        self.remove.setText(self.tr("去掉"))

    def _dress(self, look: theme.Theme) -> None:
        wide = look.px(theme.M)
        self._column.setContentsMargins(wide, look.px(theme.S), wide, wide)
        self._column.setSpacing(look.px(theme.S))

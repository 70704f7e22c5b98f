"""The form of one act on a record: its fields, and several records that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Kind, Value
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.below_form import Below, BelowForm
from gridapp.ui.parts.button import Button, Look
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.record_form import RecordForm

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that may be done now, and what it asks for.

    Attributes:
        code: what it is called among the acts of its page; after a colon whom it is about.
        look: of its button; "" has none of its own: something else on the page leads to it.
        required: fields that this act needs though the record does not.
        left: how many of the fields stand at the left, where there is room for two columns.
        usual: what stands in the form before anybody types.
        about: a sentence below the heading.
        final: what the button says of an act that cannot be taken back.
        below: records that are written along with it.
    """

    code: str
    label: str
    kind: Kind
    fields: Sequence[str]
    icon: str = ""
    button: bool = True
    look: Look = ""
    required: Sequence[str] = ()
    offered: Mapping[str, Options] = field(default_factory=dict)
    homes: Callable[[], HouseholdBox] | None = None
    left: int = 0
    usual: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    final: str = ""
    below: Sequence[Below] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a form says: the fields that are filled, and the records below by their kind.

    Attributes:
        emptied: names of the fields that were left empty.
    """

    fields: Mapping[str, Value]
    below: Mapping[str, Sequence[Mapping[str, Value]]]
    emptied: Sequence[str] = ()

    def whole(self) -> dict[str, Value]:
        """Every field of the form, as an edit writes it: an empty one takes a value away."""
        return {**dict.fromkeys(self.emptied), **self.fields}


class ActForm(Form):
    """Ctrl+Enter or the button does it.

    Signals:
        cancelled: the person does something else, or nothing.
    """

    cancelled = Signal()

    def __init__(self, act: Act, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.act, self._language = act, language
        self.heading = label(act.label, "heading")
        self.about = wrapped(act.about, "muted")
        self.fields = RecordForm(
            act.kind,
            act.fields,
            language,
            required=act.required,
            offered=act.offered,
            homes=act.homes,
            left=act.left,
        )
        self.below = {one.kind.name: BelowForm(one, language) for one in act.below}
        self.problem = Banner()
        self.save = Button(icon="check", look="danger" if act.final else "primary")
        self.cancel = Button(look="quiet")
        self.hint = label("", "caption")
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress, self._say)

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show what was typed before; what is usual where nothing was."""
        self.fields.fill(typed or self.act.usual, today)
        for name, form in self.below.items():
            form.fill(typed.get(name) or [], today)

    def typed(self) -> dict[str, Any]:
        """What stands in the form, for its draft."""
        below = {name: form.typed() for name, form in self.below.items()}
        return {**self.fields.typed(), **{name: rows for name, rows in below.items() if any(rows)}}

    def begin(self) -> None:
        """Give the first field the keyboard."""
        self.fields.begin()

    def read(self) -> Said | None:
        """What is to be saved; None where something has to be put right first."""
        read = self.fields.read()
        if read is None:
            return None
        below: dict[str, Sequence[Mapping[str, Value]]] = {}
        for name, form in self.below.items():
            rows = form.read()
            if rows is None:
                return None
            below[name] = rows
        filled = {name: value for name, value in read.items() if value is not None}
        emptied = tuple(name for name in read if name not in filled)
        return Said(fields=filled, below=below, emptied=emptied)

    def show_problem(self, problem: Exception) -> None:
        """Say here why it was not saved. Raises what nobody foresaw."""
        self.problem.tell_problem(problem, self._language)
        self.save.setEnabled(True)

    def _say(self) -> None:
        self.save.setText(self.act.final or self.tr("保存"))
        self.cancel.setText(self.tr("取消"))
        self.hint.setText(self.tr("Ctrl+Enter 保存"))

    def _lay_out(self) -> None:
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.save)
        self._acts.addWidget(self.cancel)
        self._acts.addWidget(self.hint, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.about, self.fields, *self.below.values(), self.problem):
            self._column.addWidget(part)
        self._column.addLayout(self._acts)
        self.about.setVisible(bool(self.act.about))

    def _connect(self) -> None:
        self.fields.changed.connect(self.changed)
        for form in self.below.values():
            form.changed.connect(self.changed)
            form.grown.connect(self.grown)
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._acts.setSpacing(look.px(theme.S))

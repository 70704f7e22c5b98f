"""The form of one act on a record: its fields, and several records that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from gridapp.models.declare import Kind, Value
from gridapp.ui.parts.below_form import Below, BelowForm
from gridapp.ui.parts.button import Look
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.saved_form import SavedForm

Options = Sequence[tuple[str, str]]
Later = Callable[[], Options]
"""Options that are read once a form asks for them: a county has thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that may be done now, and what it asks for.

    Attributes:
        code: what it is called among the acts of its page; after a colon whom it is about.
        look: of its button; "" has none of its own: something else on the page leads to it.
        required: fields that this act needs though the record does not.
        offered: what may be chosen for a field, or how it is read once the form opens.
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
    offered: Mapping[str, Options | Later] = field(default_factory=dict)
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


class ActForm(SavedForm):
    """The fields of the act, then those of what is made with it."""

    def __init__(self, act: Act, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, "danger" if act.final else "primary", parent)
        self.act = act
        self.heading.setText(act.label)
        self.about.setText(act.about)
        self.fields = RecordForm(
            act.kind,
            act.fields,
            language,
            required=act.required,
            offered={n: each() if callable(each) else each for n, each in act.offered.items()},
            homes=act.homes,
            left=act.left,
        )
        self.below = {one.kind.name: BelowForm(one, language) for one in act.below}
        self.lay_out(self.fields, *self.below.values())
        self._connect()

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

    def _say(self) -> None:
        self.say_foot(self.act.final)

    def _connect(self) -> None:
        self.fields.changed.connect(self.changed)
        for form in self.below.values():
            form.changed.connect(self.changed)
            form.grown.connect(self.grown)

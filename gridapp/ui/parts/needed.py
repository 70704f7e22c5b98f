"""Fields of a form that no record describes: what is empty or wrong is said at each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

from gridapp.ui.parts.field_check import rule_words
from gridapp.ui.parts.secret_field import SecretField
from gridapp.ui.parts.text_field import TextField

Blame = tuple[tuple[type[Exception], ...], TextField | SecretField]
"""The exceptions that mean that this field is wrong."""


class Needed(QObject):
    """Fields that must have something in them, and what may be wrong about which.

    What is said at one stands until something is typed.
    """

    def __init__(self, form: QObject, *fields: TextField, blames: Sequence[Blame] = ()) -> None:
        super().__init__(form)
        self._fields, self._blames = fields, blames
        self._all = {*fields, *(field for _problems, field in blames)}
        for field in self._all:
            field.changed.connect(self._on_changed)

    def filled(self) -> bool:
        """Whether none is empty; else the first that is gets the keyboard."""
        empty = [field for field in self._fields if not field.text().strip()]
        for field in empty:
            field.warn(rule_words("required"), "red")
        if empty:
            empty[0].edit.setFocus()
        return not empty

    def blame(self, problem: Exception, words: str) -> bool:
        """Say `words` at the field that is wrong, to be typed over; whether any of them is."""
        found = (field for problems, field in self._blames if isinstance(problem, problems))
        field = next(found, None)
        if field is None:
            return False
        field.warn(words, "red")
        field.edit.setFocus()
        if isinstance(field.edit, QLineEdit):
            field.edit.selectAll()
        return True

    @Slot()
    def _on_changed(self) -> None:
        for field in self._all:
            if field.text().strip():
                field.warn("")

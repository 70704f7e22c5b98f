"""Fields of a form that no record describes: each must have something in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gridapp.ui.parts.field_check import rule_words
from gridapp.ui.parts.text_field import TextField


class Needed(QObject):
    """Those that are empty say so when asked, until something is typed."""

    def __init__(self, form: QObject, *fields: TextField) -> None:
        super().__init__(form)
        self._fields = fields
        for field in fields:
            field.changed.connect(self._on_changed)

    def filled(self) -> bool:
        """Whether none is empty; else the first that is gets the keyboard."""
        empty = [field for field in self._fields if not field.text().strip()]
        for field in empty:
            field.warn(rule_words("required"), "red")
        if empty:
            empty[0].edit.setFocus()
        return not empty

    @Slot()
    def _on_changed(self) -> None:
        for field in self._fields:
            if field.text().strip():
                field.warn("")

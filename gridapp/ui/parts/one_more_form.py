"""One more person who told of a matter that is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from gridapp.models.declare import Value
from gridapp.ui.parts.reporter_form import ReporterForm
from gridapp.ui.parts.saved_form import SavedForm


class OneMoreForm(SavedForm):
    """Stands where the form of a step would stand."""

    action = "add_reporter"

    def __init__(self, language: str, today: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent=parent)
        self.reporter = ReporterForm(language, today)
        self.reporter.remove.hide()
        self.reporter.changed.connect(self.changed)
        self.say(language)
        self.lay_out(self.reporter)

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show what was typed before."""
        self.reporter.fill(typed)

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        return self.reporter.typed()

    def read(self) -> dict[str, Value] | None:
        """The reporter to save; None where something has to be put right first."""
        return self.reporter.read()

    def begin(self) -> None:
        """Give the name the keyboard."""
        self.reporter.begin()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        self.heading.setText(self.tr("加一个反映人"))
        self.reporter.say(language)
        self.say_foot()

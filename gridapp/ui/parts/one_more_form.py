"""One more person who told of a matter that is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import label
from gridapp.ui.parts.reporter_form import ReporterForm


class OneMoreForm(Form):
    """Stands where the form of a step would stand.

    Signals:
        cancelled: the person takes a step, or does nothing.
    """

    cancelled = Signal()
    action = "add_reporter"

    def __init__(self, language: str, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.heading = label("", "heading")
        self.reporter = ReporterForm(language, today)
        self.reporter.remove.hide()
        self.problem = Banner()
        self.save = Button(icon="check", look="primary")
        self.cancel = Button(look="quiet")
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.save)
        self._acts.addWidget(self.cancel)
        self._acts.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.reporter, self.problem):
            self._column.addWidget(part)
        self._column.addLayout(self._acts)
        self.reporter.changed.connect(self.changed)
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)
        self.say(language)
        theme.follow(self, self._dress)

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

    def show_problem(self, problem: Exception) -> None:
        """Say here why it was not saved. Raises what nobody foresaw."""
        self.problem.tell_problem(problem, self._language)
        self.save.setEnabled(True)

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        self.heading.setText(self.tr("加一个反映人"))
        self.reporter.say(language)
        self.save.setText(self.tr("保存"))
        self.cancel.setText(self.tr("取消"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._acts.setSpacing(look.px(theme.S))

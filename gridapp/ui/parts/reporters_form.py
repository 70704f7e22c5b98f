"""Everybody who told of a matter; nobody, when it was found by oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.reporter_form import ReporterForm


class ReportersForm(QWidget):
    """One line each, and a button for one more.

    Signals:
        changed: something was typed or chosen.
        grown: a line came or went.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, language: str, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._today = language, today
        self._usual: Mapping[str, str] = {}
        self.forms: list[ReporterForm] = []
        self.add = Button(icon="plus", look="quiet")
        self.nobody = wrapped("", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines = QVBoxLayout()
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.nobody, 1)
        foot.addStretch()
        self._column.addLayout(self._lines)
        self._column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.say(language)
        theme.follow(self, self._dress)

    def suggest(self, usual: Mapping[str, str]) -> None:
        """Whoever is added first is this one: name and telephone."""
        self._usual = usual

    def fill(self, typed: Sequence[Mapping[str, Any]]) -> None:
        """Show these reporters."""
        for form in list(self.forms):
            self._drop(form)
        for each in typed:
            self._one_more().fill(each)
        self._count()

    def typed(self) -> list[dict[str, str]]:
        """What stands in the form, for its draft."""
        return [form.typed() for form in self.forms]

    def read(self) -> list[dict[str, Value]] | None:
        """Each reporter's values; None where something has to be put right first."""
        read = [form.read() for form in self.forms]
        return None if None in read else [each for each in read if each is not None]

    def one_more(self, typed: Mapping[str, str]) -> None:
        """Add a reporter, with what is known of him."""
        form = self._one_more()
        form.fill(typed)
        form.begin()
        self._count()
        self.changed.emit()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        for form in self.forms:
            form.say(language)
        self._count()

    @Slot()
    def _on_add(self) -> None:
        self.one_more({} if self.forms else self._usual)

    def _one_more(self) -> ReporterForm:
        form = ReporterForm(self._language, self._today)
        form.changed.connect(self.changed)
        form.removed.connect(partial(self._on_removed, form))
        self.forms.append(form)
        self._lines.addWidget(form)
        form.show()
        self.grown.emit()
        return form

    def _on_removed(self, form: ReporterForm) -> None:
        self._drop(form)
        self._count()
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, form: ReporterForm) -> None:
        self.forms.remove(form)
        self._lines.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _count(self) -> None:
        self.add.setText(self.tr("再加一位反映人") if self.forms else self.tr("有人反映"))
        self.nobody.setText(self.tr("没有人反映就算自己发现的，不用告诉谁。"))
        self.nobody.setVisible(not self.forms)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.XS))
        self._lines.setSpacing(look.px(theme.S))

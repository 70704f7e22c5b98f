"""What some sorts of visit ask besides: how it was made, how many came, what it returns to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.visit import Visit
from gridapp.register import codes, return_visits
from gridapp.ui import theme
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.subject_box import Subject
from gridapp.ui.session import Session

RETURN, MEETING = "6", "8"
"""Types of visit (visit_type): a return visit, and a courtyard meeting."""


class VisitMore(QWidget):
    """Only what the type of the visit asks for is shown.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        language = session.language()
        kind = Visit.declaration
        self.contact = RecordForm(kind, ("contact",), language)
        self.people = RecordForm(kind, ("people",), language)
        self.returns = CodeBox()
        self._returns_name = Named(self.returns, optional=True)
        self._known: dict[str, return_visits.Known] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._returns_name, self.people, self.contact):
            self._column.addWidget(part)
        self.contact.changed.connect(self.changed)
        self.people.changed.connect(self.changed)
        self.returns.chosen.connect(self.changed)
        self.say(language)
        theme.follow(self, self._dress)

    def follow(self, type_: str, subject: Subject | None) -> None:
        """Ask for what this type of visit needs, of what is known at this subject."""
        self.people.setVisible(type_ == MEETING)
        self._returns_name.setVisible(type_ == RETURN)
        if type_ == RETURN and subject is not None:
            found = return_visits.known(
                self._session.conn,
                household=subject.household,
                spot=subject.spot,
                place=subject.place,
            )
            self._known = {one.id: one for one in found}
            self._offer()

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show these values."""
        self.contact.fill(typed, today)
        self.people.fill(typed, today)
        self.returns.choose(str(typed.get("returns") or ""))

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        typed = self.contact.typed()
        if not self.people.isHidden():
            typed |= self.people.typed()
        if not self._returns_name.isHidden() and self.returns.value():
            typed["returns"] = self.returns.value()
        return typed

    def read(self) -> dict[str, Value] | None:
        """The fields to save; None where one is wrong."""
        contact = self.contact.read()
        people = {} if self.people.isHidden() else self.people.read()
        if contact is None or people is None:
            return None
        known = self._known.get(self.typed().get("returns", ""))
        returns: dict[str, Value] = {known.kind: known.id} if known else {}
        return {name: value for name, value in {**contact, **people, **returns}.items() if value}

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.contact.say(language)
        self.people.say(language)
        self._returns_name.say(self.tr("回访的是哪一件"))
        self._offer()

    def _offer(self) -> None:
        language = self._session.language()
        options = []
        for one in self._known.values():
            kind = codes.label("record_kind", one.kind, language)
            options.append((one.id, f"{one.title} · {kind} · {one.heard_on}"))
        self.returns.show_options(options, self.tr("没有指明"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))

"""What some sorts of visit ask besides: how it was made, how many came, what it returns to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.visit import Visit
from gridapp.register import codes, return_visits
from gridapp.ui import theme
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.order import put_in_order
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
        self._session, self._type, self._today = session, "", ""
        self._known: dict[str, return_visits.Known] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.contact = self._form("contact")
        self.say(session.language())
        theme.follow(self, self._dress)

    @cached_property
    def people(self) -> RecordForm:
        """How many came, made for the first meeting: most visits are none."""
        people = self._form("people")
        people.fill({}, self._today)
        put_in_order(self)
        return people

    @cached_property
    def _returns_name(self) -> Named:
        returns = CodeBox()
        named = Named(returns, optional=True)
        named.say(self.tr("回访的是哪一件"))
        self._column.insertWidget(0, named)
        returns.chosen.connect(self.changed)
        put_in_order(self)
        return named

    @property
    def returns(self) -> CodeBox:
        """What it returns to, made for the first return visit."""
        box = self._returns_name.part
        assert isinstance(box, CodeBox)
        return box

    def _form(self, field: str) -> RecordForm:
        form = RecordForm(Visit.declaration, (field,), self._session.language())
        form.changed.connect(self.changed)
        self._column.insertWidget(0, form)
        return form

    def follow(self, type_: str, subject: Subject | None) -> None:
        """Ask for what this type of visit needs, of what is known at this subject."""
        self._type = type_
        if type_ == MEETING or "people" in vars(self):
            self.people.setVisible(type_ == MEETING)
        if type_ == RETURN or "_returns_name" in vars(self):
            self._returns_name.setVisible(type_ == RETURN)
        if type_ == RETURN:
            if subject is not None:
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
        self._today = today
        self.contact.fill(typed, today)
        if "people" in vars(self):
            self.people.fill(typed, today)
        if "_returns_name" in vars(self):
            self.returns.choose(str(typed.get("returns") or ""))

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        typed = self.contact.typed()
        if self._type == MEETING:
            typed |= self.people.typed()
        if self._type == RETURN and self.returns.value():
            typed["returns"] = self.returns.value()
        return typed

    def read(self) -> dict[str, Value] | None:
        """The fields to save; None where one is wrong."""
        contact = self.contact.read()
        people = self.people.read() if self._type == MEETING else {}
        if contact is None or people is None:
            return None
        known = self._known.get(self.typed().get("returns", ""))
        returns: dict[str, Value] = {known.kind: known.id} if known else {}
        return {name: value for name, value in {**contact, **people, **returns}.items() if value}

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.contact.say(language)
        if "people" in vars(self):
            self.people.say(language)
        if "_returns_name" in vars(self):
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

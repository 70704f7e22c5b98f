"""The short form of a life event: what happened, on which day, to whom, and where they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.household import Household, Resident
from gridapp.models.life_event import LifeEvent
from gridapp.register import codes
from gridapp.register.life_act import Event
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import capital, label
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.subject_line import SubjectLine
from gridapp.ui.parts.ticks import Ticks
from gridapp.ui.session import Session

PEOPLE, TO, NEW, HOME = "people", "to", "new", "home"
ASKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "split": (PEOPLE, HOME),
        "join": (TO,),
        "move": (PEOPLE, TO),
        "move_in": (NEW,),
        "move_out": (PEOPLE,),
        "death": (PEOPLE,),
        "birth": (NEW,),
        "marry_in": (NEW,),
        "tenant_in": (NEW,),
        "tenant_out": (PEOPLE,),
    }
)
"""What each verb asks for besides the day; who marries out is moved to the other household."""


class LifeForm(Form):
    """Only what the verb needs is shown. Ctrl+Enter saves.

    Signals:
        cancelled: the person wants nothing of it kept.
    """

    cancelled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._session, self._language = session, session.language()
        self._household = ""
        self._usual: dict[str, str] = {}
        # From the outside in: whatever takes a part in dresses all that is in it already.
        card, language = Card(parent=self), self._language
        self._card = card
        self.verb = CodeBox()
        self._verb_name = Named(self.verb, card)
        self.when = RecordForm(LifeEvent.declaration, ("happened_on",), language, card)
        self.people = Ticks("")
        self._people_name = Named(self.people, card)
        self.to = SubjectLine(session, card)
        self.person = RecordForm(
            Resident.declaration, ("name", "relation", "sex", "birth", "phone"), language, card
        )
        self.home = RecordForm(Household.declaration, ("address",), language, card)
        self.note = RecordForm(LifeEvent.declaration, ("note",), language, card)
        self.problem = Banner(card)
        self.save = Button(icon="check", look="primary")
        self.cancel = Button()
        self.hint = label("", "caption")
        self._lay_out()
        self._connect()
        self.say(self._language)
        theme.follow(self, self._dress)

    def show_members(self, household: str, members: Sequence[Resident]) -> None:
        """The household it is about, and who lives there."""
        self._household = household
        self.people.forget()
        self.people.show_options([(one.id, one.name or "—") for one in members])

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show what was typed before, or an empty form."""
        self.verb.choose(str(typed.get("verb") or ""))
        self._usual = {"happened_on": today}
        self.when.fill({**self._usual, **typed}, today)
        self.people.tick(str(typed.get(PEOPLE) or "").split())
        self.to.show_key(str(typed.get(TO) or ""))
        for form in (self.person, self.home, self.note):
            form.fill(typed, today)
        self.problem.hide()
        self._follow()

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft; nothing while nothing was done to it."""
        typed = {"verb": self.verb.value(), PEOPLE: " ".join(self.people.values())}
        typed |= {TO: self.to.key, **self.when.typed(), **self.note.typed()}
        typed |= {**self.person.typed(), **self.home.typed()}
        said = {name: text for name, text in typed.items() if text}
        return {} if said == self._usual else said

    def called(self) -> str:
        """What happened, in a word."""
        return codes.label("life_event", self.verb.value(), self._language)

    def read(self) -> Event | None:
        """The event to save; None where something has to be put right first."""
        verb = self.verb.value()
        if not verb:
            self._verb_name.warn(self.tr("先选是什么变动"), "red")
            self.verb.setFocus()
            return None
        when, note = self.when.read(), self.note.read()
        asked = ASKS[verb]
        person = self.person.read() if NEW in asked else {}
        home = self.home.read() if HOME in asked else {}
        to = self.to.read() if TO in asked else None
        if when is None or note is None or person is None or home is None:
            return None
        if TO in asked and (to is None or not to.household):
            return None
        return Event(
            verb=verb,
            day=str(when["happened_on"] or ""),
            household=self._household,
            people=self.people.values() if PEOPLE in asked else (),
            to=to.household if to else "",
            person={name: value for name, value in person.items() if value},
            home={name: value for name, value in home.items() if value},
            note=str(note["note"] or ""),
            hand_on=bool(to),
        )

    def show_problem(self, problem: Exception) -> None:
        """Say here why it was not saved. Raises what nobody foresaw."""
        self.problem.tell_problem(problem, self._language)

    def begin(self) -> None:
        """Give the first question the keyboard."""
        self.verb.setFocus()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        kind = LifeEvent.declaration
        self._verb_name.say(capital(kind.field("verb").label(language)))
        listed = codes.labels("life_event", language).items()
        self.verb.show_options([(c, capital(said)) for c, said in listed], self.tr("选一种变动"))
        self._people_name.say(self.tr("是哪几个人（都不选就是全户）"))
        for form in (self.when, self.person, self.home, self.note):
            form.say(language)
        self.to.say()
        self.to.name.setText(self.tr("到哪一户"))
        self.save.setText(self.tr("登记"))
        self.cancel.setText(self.tr("不要了"))
        self.hint.setText(self.tr("Ctrl+Enter 登记 · Esc 先放着"))

    @Slot()
    def _on_verb(self) -> None:
        self._verb_name.warn("")
        self._follow()
        self.grown.emit()
        self.changed.emit()

    def _follow(self) -> None:
        asked = ASKS.get(self.verb.value(), ())
        self._people_name.setVisible(PEOPLE in asked)
        self.to.setVisible(TO in asked)
        self.person.setVisible(NEW in asked)
        self.home.setVisible(HOME in asked)
        put_in_order(self)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for act in (self.save, self.cancel, self.hint):
            acts.addWidget(act)
        acts.addStretch()
        above: tuple[QWidget, ...] = (self._verb_name, self.when, self._people_name, self.to)
        below: tuple[QWidget, ...] = (self.person, self.home, self.note, self.problem)
        for part in (*above, *below):
            self._card.body.addWidget(part)
        self._card.body.addLayout(acts)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self._column.addStretch()

    def _connect(self) -> None:
        self.verb.chosen.connect(self._on_verb)
        self.people.changed.connect(self.changed)
        self.to.chosen.connect(self.changed)
        for form in (self.when, self.person, self.home, self.note):
            form.changed.connect(self.changed)
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._card.setMaximumWidth(look.px(720))

"""The one screen of a visit: where, told by whom, what kind, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from gridapp.models.danger import Call, calls_for
from gridapp.models.declare import Value
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.models.visit import Visit
from gridapp.register import codes, projects, visits, workers
from gridapp.register.matters import NewMatter
from gridapp.register.visits import Finding
from gridapp.ui import theme
from gridapp.ui.parts.activity_form import ActivityForm
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.finding_form import FindingForm, Joined
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.matter_form import MatterForm
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.record_pictures import DraftPictures
from gridapp.ui.parts.subject_line import SubjectLine
from gridapp.ui.parts.task_ticks import TaskTicks
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.told_form import ToldForm
from gridapp.ui.parts.visit_entry import VisitEntry
from gridapp.ui.parts.visit_more import VisitMore
from gridapp.ui.session import Session

USUAL: Mapping[str, str] = {"type": "1", "result": "1"}


class VisitForm(Form):
    """Keys alone are enough: Enter goes on, numbers choose, F2 to F10 tick.

    Signals:
        titled: a matter's title was left (task's code); there may be one like it.
        danger: what was written means danger, or no longer does (tuple of Call).
    """

    titled = Signal(str)
    danger = Signal(object)

    def __init__(self, session: Session, area: FormArea) -> None:
        super().__init__(area.viewport())
        # Before there is anything in it: how large all of it is would be worked out twice.
        area.setWidget(self)
        self._session = session
        language = session.language()
        self.subject = SubjectLine(session)
        leaders = workers.leaders(session.conn, session.me.place)
        self.told = ToldForm(language, [(one.id, one.name or "") for one in leaders])
        self.type, self.result = Choice(""), Choice("")
        self._proposed = USUAL["result"]
        self._names = (Named(self.type), Named(self.result))
        self.more = VisitMore(session)
        self.note = TextField("", lines=2, optional=True)
        self.pictures = DraftPictures(session)
        self.ticks = TaskTicks(language)
        self._ticks_name = Named(self.ticks)
        self.forms: dict[str, FindingForm] = {}
        self._lay_out()
        self._connect()
        self.say(language)
        theme.follow(self, self._dress)

    @property
    def matters(self) -> dict[str, MatterForm]:
        """The unfolded forms of what is to be settled, by task."""
        return {code: form for code, form in self.forms.items() if isinstance(form, MatterForm)}

    @property
    def activities(self) -> dict[str, ActivityForm]:
        """The unfolded forms of what was done together, by task."""
        return {code: form for code, form in self.forms.items() if isinstance(form, ActivityForm)}

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before, or an empty form."""
        today = self._session.today()
        self.subject.show_key(str(typed.get("subject") or ""))
        self.told.fill(typed, today)
        self.type.choose(str(typed.get("type") or USUAL["type"]))
        self._proposed = USUAL["result"]
        self.result.choose(str(typed.get("result") or self._proposed))
        self.note.set_text(str(typed.get("note") or ""))
        self.pictures.fill(typed.get("pictures") or ())
        self.more.follow(self.type.value(), self.subject.subject)
        self.more.fill(typed, today)
        found: Mapping[str, Any] = typed.get("found") or {}
        for code in list(self.forms):
            self.untick(code)
        for code in found:
            self.tick(code, found[code])
        self._on_changed()

    def typed(self) -> dict[str, Any]:
        """What stands in the form, for its draft; nothing while nothing was done to it."""
        said: dict[str, Any] = {"type": self.type.value(), "result": self._chosen_result()}
        said |= {"note": self.note.text().strip(), **self.told.typed()}
        said |= {"pictures": self.pictures.names(), **self.more.typed()}
        said["subject"] = self.subject.key
        said["found"] = {
            code: {**form.typed(), "shape": form.shape.value} for code, form in self.forms.items()
        }
        return {name: said[name] for name in said if said[name] and said[name] != USUAL.get(name)}

    def read(self) -> VisitEntry | None:
        """The visit to save; None where something has to be put right first."""
        subject, told, more = self.subject.read(), self.told.read(), self.more.read()
        if subject is None or told is None or more is None:
            return None
        found: list[Finding] = []
        joined: list[Joined] = []
        for form in self.forms.values():
            read = form.finding(subject)
            if read is None:
                return None
            found += [_heard(one, told.get("heard_on")) for one in read.found]
            joined += read.joined
        result = visits.result_of(self._chosen_result(), found, joined=bool(joined))
        fields: dict[str, Value] = {"type": self.type.value(), "result": result}
        fields["note"] = self.note.text().strip() or None
        fields |= {name: value for name, value in {**told, **more}.items() if value}
        return VisitEntry(subject=subject, fields=fields, found=found, joined=joined)

    def tick(self, code: str, typed: Mapping[str, Any] | None = None) -> FindingForm:
        """Unfold this task's fields, or give them the keyboard where they are unfolded."""
        form = self.forms.get(code)
        if form is None:
            shape = (typed or {}).get("shape") or TASKS[code].shapes[0]
            form = self.forms[code] = self._form(code, TaskShape(shape))
            form.fill(typed or {})
            form.changed.connect(self._on_changed)
            form.titled.connect(partial(self.titled.emit, code))
            form.other.connect(partial(self._on_other, code))
            self._found.addWidget(form)
            form.show()
            self.ticks.tick(code, ticked=True)
            self._suggest()
            self._propose_result()
            self.grown.emit()
        return form

    def _form(self, code: str, shape: TaskShape) -> FindingForm:
        language, today = self._session.language(), self._session.today()
        task = TASKS[code]
        if shape is TaskShape.ACTIVITY:
            known = projects.open_at(self._session.conn, self._session.me.place, today)
            return ActivityForm(task, language, today, [(one.id, one.name or "") for one in known])
        form = MatterForm(task, language, today)
        form.reporters.grown.connect(self.grown)
        return form

    def untick(self, code: str) -> None:
        """Fold this task's fields away; what was typed there is let go."""
        form = self.forms.pop(code)
        self._found.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.ticks.tick(code, ticked=False)

    def begin(self) -> None:
        """Give the keyboard to whatever comes first."""
        if self.subject.key:
            self._focus_type()
        else:
            self.subject.box.setFocus()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        kind = Visit.declaration
        for named, name in zip(self._names, ("type", "result"), strict=True):
            named.say(capital(kind.field(name).label(language)))
        for choice, name in ((self.type, "visit_type"), (self.result, "visit_result")):
            listed = enumerate(codes.offered(name, language).items(), 1)
            choice.show_options([(code, f"{key} {said}") for key, (code, said) in listed])
        self.note.say(capital(kind.field("note").label(language)))
        self._ticks_name.say(self.tr("看到什么、听到什么，点一下就展开"))
        self.subject.say()
        self.told.say(language)
        self.ticks.say(language)
        self.more.say(language)
        for form in self.forms.values():
            form.say(language)

    @Slot(str, bool)
    def _on_ticked(self, code: str, ticked: bool) -> None:
        if ticked:
            self.tick(code).begin()
        else:
            self.untick(code)
        self._on_changed()

    def _on_other(self, code: str) -> None:
        """The same thing is of the task's other shape: what was typed goes along."""
        old = self.forms[code]
        typed, other = old.typed(), next(one for one in old.task.shapes if one is not old.shape)
        where = typed.get("where") or typed.get("spot_text")
        text = typed.get("content") or typed.get("detail")
        kept = {"title": typed.get("title"), "category": typed.get("category")}
        self.untick(code)
        self.tick(
            code,
            {**kept, "where": where, "spot_text": where, "content": text, "detail": text}
            | {"shape": other.value},
        ).begin()
        self._on_changed()

    @Slot()
    def _on_subject(self) -> None:
        self.more.follow(self.type.value(), self.subject.subject)
        self._suggest()
        self._on_changed()
        if self.subject.key:
            self._focus_type()

    @Slot(str)
    def _on_type(self, type_: str) -> None:
        self.more.follow(type_, self.subject.subject)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._propose_result()
        self.danger.emit(self._calls())
        self.changed.emit()

    def _propose_result(self) -> None:
        """Choose what it will be saved as, unless the person chose: a matter is not "normal"."""
        if self.result.value() in (USUAL["result"], self._proposed):
            settled = [form.is_settled for form in self.matters.values()]
            found = visits.SOLVED if all(settled) else visits.FOUND
            self._proposed = found if settled else USUAL["result"]
            self.result.choose(self._proposed)

    def _chosen_result(self) -> str:
        chosen = self.result.value()
        return USUAL["result"] if chosen == self._proposed else chosen

    def _calls(self) -> tuple[Call, ...]:
        text = " ".join([self.note.text(), *(form.text() for form in self.forms.values())])
        grades = [form.hazard_grade() for form in self.matters.values()]
        return calls_for(text, max(grades, default=""))

    def hazard_type(self) -> str:
        """The sort of hazard that was found; empty where none was."""
        return max((form.hazard_type() for form in self.matters.values()), default="")

    def _focus_type(self) -> None:
        (self.type.buttons[self.type.value() or USUAL["type"]]).setFocus()

    def _suggest(self) -> None:
        """Whoever is visited is most likely whoever told of it."""
        subject = self.subject.subject
        usual = {"name": subject.name, "phone": subject.phone} if subject else {}
        if usual.get("name") == HIDDEN_VALUE:
            usual = {}
        for form in self.matters.values():
            form.reporters.suggest(usual if subject and subject.household else {})

    def _lay_out(self) -> None:
        where, how, what = Card(), Card(), Card()
        self._found = QVBoxLayout()
        self._column = QVBoxLayout(self)
        for card in (where, how, what):
            self._column.addWidget(card)
        self._column.addLayout(self._found)
        self._column.addStretch()
        where.body.addWidget(self.subject)
        where.body.addWidget(self.told)
        for part in (*self._names, self.note, self.pictures, self.more):
            how.body.addWidget(part)
        what.body.addWidget(self._ticks_name)

    def _connect(self) -> None:
        self.subject.chosen.connect(self._on_subject)
        self.told.changed.connect(self._on_changed)
        self.type.chosen.connect(self._on_type)
        self.more.changed.connect(self._on_changed)
        self.result.chosen.connect(self._on_changed)
        self.note.changed.connect(self._on_changed)
        self.pictures.changed.connect(self._on_changed)
        self.ticks.ticked.connect(self._on_ticked)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(theme.M))
        self._found.setSpacing(look.px(theme.M))


def _heard(one: Finding, day: Value) -> Finding:
    """A matter was heard of on the day on which it was told, which may be before today."""
    if day is None or not isinstance(one, NewMatter):
        return one
    return replace(one, fields={**one.fields, "heard_on": day})

"""What was done together under one of the tasks: what, where, with how many, who took part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.activity import Activity, Participant
from gridapp.models.declare import Value
from gridapp.models.tasks import Task, TaskShape
from gridapp.register import codes
from gridapp.register.activities import NewActivity
from gridapp.ui import theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.finding_form import FindingForm, Read
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.subject_box import Subject
from gridapp.ui.parts.text_field import TextField

_ABOUT = ("title", "where", "people")
_BETWEEN = re.compile(r"[\s、，,;；]+")
PROJECT = "project"
"""What the task of the livelihood projects has beside it."""
HELPED = "2"
"""What somebody named as a helper did (participant_part)."""


class ActivityForm(FindingForm):
    """Nobody has to be told of an activity: it is done.

    `projects` are livelihood projects as (id, name); asked for only where there are some and the
    task is theirs.
    """

    shape = TaskShape.ACTIVITY

    def __init__(
        self,
        task: Task,
        language: str,
        today: str,
        projects: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(task, parent)
        self._today = today
        kind = Activity.declaration
        theirs = ("project",) if projects and task.beside == PROJECT else ()
        offered = self.categories(language) | ({"project": projects} if theirs else {})
        more = (*(name for name in task.quick if name == "category"), *theirs, "content")
        self.about = RecordForm(kind, _ABOUT, language)
        self.more = RecordForm(kind, more, language, offered=offered)
        self.part = Choice("", optional=True)
        self._part_name = Named(self.part, optional=True)
        self.helpers = TextField("", optional=True)
        self._lay_out()
        self._connect()
        self.say(language)
        theme.follow(self, self._space)

    def fill(self, typed: Mapping[str, Any]) -> None:
        self.about.fill(typed, self._today)
        self.more.fill(typed, self._today)
        self.part.choose(str(typed.get("part") or ""))
        self.helpers.set_text(str(typed.get("helpers") or ""))

    def typed(self) -> dict[str, Any]:
        typed: dict[str, Any] = {**self.about.typed(), **self.more.typed()}
        own = {"part": self.part.value(), "helpers": self.helpers.text().strip()}
        return {**typed, **{name: text for name, text in own.items() if text}}

    def finding(self, subject: Subject) -> Read | None:
        """An activity at the place of `subject`."""
        about = self.about.read()
        more = self.more.read() if about is not None else None
        if about is None or more is None:
            return None
        fields = {name: value for name, value in {**about, **more}.items() if value is not None}
        activity = NewActivity(
            place=subject.place,
            fields={"task": self.task.code, **fields},
            participants=self._participants(subject),
        )
        return Read(found=[activity])

    def called(self) -> str:
        return self.about.typed().get("title", "")

    def text(self) -> str:
        return " ".join((*self.about.typed().values(), *self.more.typed().values()))

    def begin(self) -> None:
        self.about.begin()

    def say(self, language: str) -> None:
        super().say(language)
        self.about.say(language)
        self.more.say(language)
        for name, options in self.categories(language).items():
            self.more.offer(name, options)
        listed = codes.labels("participant_part", language).items()
        self.part.show_options([(code, capital(said)) for code, said in listed])
        self._part_name.say(self.tr("这一户"))
        self.helpers.say(self.tr("帮忙的人（几个人用顿号隔开）"))

    def _participants(self, subject: Subject) -> list[dict[str, Value]]:
        """The household of the visit where it took part, and the helpers by name."""
        found: list[dict[str, Value]] = []
        if self.part.value() and subject.household:
            found.append({"household": subject.household, "part": self.part.value()})
        names = filter(None, _BETWEEN.split(self.helpers.text().strip()))
        longest = Participant.declaration.field("name").longest
        return found + [{"name": name[:longest], "part": HELPED} for name in names]

    def _lay_out(self) -> None:
        self._sides = QHBoxLayout()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.about)
        left.addWidget(self._part_name)
        left.addStretch()
        right.addWidget(self.more)
        right.addWidget(self.helpers)
        right.addStretch()
        self._columns = (left, right)
        self._sides.addLayout(left, 1)
        self._sides.addLayout(right, 1)
        self.body.addLayout(self._sides)

    def _connect(self) -> None:
        for part in (self.about, self.more, self.helpers):
            part.changed.connect(self.changed)
        self.part.chosen.connect(self.changed)
        title = self.about.parts["title"]
        if isinstance(title, TextField):
            title.left.connect(self.titled)

    def _space(self, look: theme.Theme) -> None:
        self._sides.setSpacing(look.px(theme.XL))
        for column in self._columns:
            column.setSpacing(look.px(theme.M))

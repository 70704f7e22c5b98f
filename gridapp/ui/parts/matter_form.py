"""What was found for one of the nine tasks: the few fields that unfold when it is ticked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.matter import Matter
from gridapp.models.tasks import Task, TaskShape
from gridapp.register.alike import Alike
from gridapp.register.matters import NewMatter, on_the_spot
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.finding_form import FindingForm, Read
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.reporters_form import ReportersForm
from gridapp.ui.parts.states import days_left
from gridapp.ui.parts.subject_box import Subject
from gridapp.ui.parts.text_field import TextField

_ABOUT = ("title", "spot_text")


class MatterForm(FindingForm):
    """Title and place, the task's own fields, reporters, and whether it is settled already."""

    shape = TaskShape.MATTER

    def __init__(
        self, task: Task, language: str, today: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(task, parent)
        self._today = today
        self._alike: Alike | None = None
        self.joined = ""
        kind = Matter.declaration
        self.about = RecordForm(kind, _ABOUT, language)
        more = (*task.quick, "detail")
        self.more = RecordForm(kind, more, language, offered=self.categories(language))
        self.alike = Banner()
        self.settled = QCheckBox()
        self.how = TextField("")
        self.reporters = ReportersForm(language, today)
        self._lay_out()
        self._connect()
        self.say(language)
        theme.follow(self, self._space)

    @property
    def is_settled(self) -> bool:
        """Whether it was settled on the spot; what is joined to another matter is not."""
        return self.settled.isChecked() and not self.joined

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Show these values; those of a new one when empty."""
        self.about.fill(typed, self._today)
        self.more.fill(typed, self._today)
        self.settled.setChecked(bool(typed.get("settled")))
        self.how.set_text(str(typed.get("how") or ""))
        self.reporters.fill(typed.get("reporters") or [])
        self.joined = str(typed.get("joined") or "")
        self._follow_settled()
        self._follow_alike()

    def typed(self) -> dict[str, Any]:
        """What stands in the form, for its draft."""
        typed: dict[str, Any] = {**self.about.typed(), **self.more.typed()}
        typed |= {"settled": self.settled.isChecked(), "how": self.how.text().strip()}
        return {**typed, "reporters": self.reporters.typed(), "joined": self.joined}

    def finding(self, subject: Subject) -> Read | None:
        """A matter at the place of `subject`, or reporters of one known before."""
        read = self.read()
        if read is None:
            return None
        fields, reporters = read
        if self.joined:
            return Read(joined=[(self.joined, reporter) for reporter in reporters])
        how = self.how.text().strip()
        steps = on_the_spot(reporters, how) if self.settled.isChecked() else (("report", {}),)
        matter = NewMatter(place=subject.place, fields=fields, reporters=reporters, actions=steps)
        return Read(found=[matter])

    def called(self) -> str:
        return self.about.typed().get("title", "")

    def hazard_grade(self) -> str:
        """The grade chosen for a hazard; empty for everything else."""
        return self.more.typed().get("hazard_grade", "")

    def hazard_type(self) -> str:
        """The sort of hazard that was chosen."""
        return self.more.typed().get("hazard_type", "")

    def read(self) -> tuple[dict[str, Value], list[dict[str, Value]]] | None:
        """Fields and reporters to save; None where something has to be put right first."""
        about = self.about.read()
        more = {} if self.joined else self.more.read()
        reporters = self.reporters.read()
        if about is None or more is None or reporters is None:
            return None
        lacking = self.settled.isChecked() and not self.joined and not self.how.text().strip()
        self.how.warn(self.tr("写一句怎么办好的") if lacking else "", "red")
        if lacking:
            self.how.edit.setFocus()
            return None
        fields = {name: value for name, value in {**about, **more}.items() if value}
        return {"task": self.task.code, "heard_on": self._today, **fields}, reporters

    def text(self) -> str:
        """Every word that was typed: where danger may stand."""
        return " ".join((*self.about.typed().values(), *self.more.typed().values()))

    def offer(self, alike: Alike | None, today: str) -> None:
        """Ask whether this is the same thing as a matter that is known already."""
        if self.joined:
            return
        self._alike = alike
        if alike is None:
            self.alike.hide()
            return
        days = -days_left(alike.heard_on, today)
        asked = self.tr("今天有人报过同样的事：{title}")
        if days:
            asked = self.tr("同样的事 %n 天前有人报过：{title}", "", days)
        action = self.tr("是同一件，加一个反映人")
        self.alike.tell(asked.format(title=alike.title), "amber", action)

    def begin(self) -> None:
        """Give the title the keyboard."""
        self.about.begin()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        super().say(language)
        self.about.say(language)
        self.more.say(language)
        for name, options in self.categories(language).items():
            self.more.offer(name, options)
        self.settled.setText(self.tr("当场已经办好"))
        self.how.say(self.tr("怎么办好的"))
        self.reporters.say(language)

    @Slot()
    def _on_settled(self) -> None:
        self._follow_settled()
        self.changed.emit()

    def _follow_settled(self) -> None:
        self.how.setVisible(self.is_settled)

    @Slot()
    def _on_same(self) -> None:
        if self.joined:
            self.joined = ""
        elif self._alike is not None:
            self.joined = self._alike.id
            if not self.reporters.forms:
                self.reporters.add.click()
        self._follow_alike()
        self.changed.emit()

    def _follow_alike(self) -> None:
        """A reporter of a known matter has nothing else to say of it."""
        for part in (self.more, self.settled):
            part.setVisible(not self.joined)
        self._follow_settled()
        if self.joined:
            said = self.tr("记到已经报过的那件事上，办好以后也告诉这位反映人。")
            self.alike.tell(said, "green", self.tr("不是同一件"), stays=True)
        elif self._alike is None:
            self.alike.hide()

    def _lay_out(self) -> None:
        self._sides = QHBoxLayout()
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self.about, self.settled, self.how):
            left.addWidget(part)
        left.addStretch()
        right.addWidget(self.more)
        right.addStretch()
        self._sides.addLayout(left, 1)
        self._sides.addLayout(right, 1)
        self.body.addWidget(self.alike)
        self.body.addLayout(self._sides)
        self.body.addWidget(self.reporters)

    def _connect(self) -> None:
        for part in (self.about, self.more, self.reporters):
            part.changed.connect(self.changed)
        self.how.changed.connect(self.changed)
        self.settled.clicked.connect(self._on_settled)
        self.alike.acted.connect(self._on_same)
        title = self.about.parts["title"]
        if isinstance(title, TextField):
            title.left.connect(self.titled)

    def _space(self, look: theme.Theme) -> None:
        self._sides.setSpacing(look.px(theme.XL))

"""What a resident asks about his own data: who, what, when, in his words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.household import Resident
from gridapp.models.request import Request
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_form import RecordForm

FIELDS = ("resident", "asked", "asked_on", "asked_by", "detail")


class RequestForm(Form):
    """Ctrl+Enter saves; what deletion and objection do at once is said above the button.

    Signals:
        cancelled: the person wants nothing of it kept.
    """

    cancelled = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._language = language
        offered: dict[str, Sequence[tuple[str, str]]] = {"resident": _MANY}
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._card = Card(parent=self)
        self.fields = RecordForm(Request.declaration, FIELDS, language, self._card, offered=offered)
        self._usual: dict[str, str] = {}
        self.locks = wrapped("", "muted")
        self.problem = Banner()
        self.save = Button(icon="check", look="primary")
        self.cancel, self.erase = Button(), Button(icon="remove", look="quiet")
        self.erase.hide()
        self.hint = label("", "caption")
        acts = FlowLayout()  # four of them have no room side by side where text is large
        for act in (self.save, self.cancel, self.hint, self.erase):
            acts.addWidget(act)
        below: tuple[QWidget, ...] = (self.fields, self.locks, self.problem)
        for part in below:
            self._card.body.addWidget(part)
        self._card.body.addLayout(acts)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self._column.addStretch()
        self.fields.changed.connect(self.changed)
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)
        self.say(language)
        put_in_order(self)
        theme.follow(self, self._dress)

    def show_members(self, members: Sequence[Resident]) -> None:
        """Who of the household may be the one that asks."""
        self.fields.offer("resident", [(one.id, one.name or "—") for one in members])

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show what was typed before, or an empty form."""
        self._usual = {"asked_on": today}
        self.fields.fill({**self._usual, **typed}, today)
        self.problem.hide()

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft; nothing while nothing was done to it."""
        typed = self.fields.typed()
        return {} if typed == self._usual else typed

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where something has to be put right first."""
        self.problem.hide()
        return self.fields.read()

    def show_problem(self, problem: Exception) -> None:
        """Say here why it was not saved. Raises what nobody foresaw."""
        self.problem.tell_problem(problem, self._language)

    def begin(self) -> None:
        """Give the first field the keyboard."""
        self.fields.begin()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        self.fields.say(language)
        said = self.tr("请求删除或反对的，登记后当即锁定：只保存，不再出现在名单、查找和台账里。")
        self.locks.setText(said)
        self.save.setText(self.tr("登记"))
        self.cancel.setText(self.tr("不要了"))
        self.erase.setText(self.tr("依法删除…"))
        self.hint.setText(self.tr("Ctrl+Enter 登记 · Esc 先放着"))

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._card.setMaximumWidth(look.px(720))


_MANY = tuple((str(n), "") for n in range(9))
"""More than fit side by side, so that people are chosen from a box; replaced by the members."""

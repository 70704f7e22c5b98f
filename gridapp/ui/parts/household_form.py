"""The form of a household: new, or put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.household import Household
from gridapp.register.places import Branch
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import label
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_form import RecordForm

FIELDS = ("head", "address", "phone", "tags", "noticed_on")
OPEN_OTHER = "Alt+O"
UNIT_DIGITS = 15
"""A household stands in a unit; where units have no records yet, in a grid."""


class HouseholdForm(Form):
    """Ctrl+Enter saves, Esc leaves it half-typed.

    Signals:
        cancelled: the person wants nothing of it kept.
    """

    cancelled = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._language = language
        self.unit = Named(CodeBox())
        self.fields = RecordForm(Household.declaration, FIELDS, language)
        self.twice, self.problem = Banner(), Banner()
        self.save = Button(icon="check", look="primary")
        self.cancel = Button()
        self.hint = label("", "caption")
        self._card = Card()
        acts = QHBoxLayout()
        for part in (self.save, self.cancel, self.hint):
            acts.addWidget(part)
        acts.addStretch()
        self._card.body.addWidget(self.unit)
        self._card.body.addWidget(self.fields)
        self._card.body.addWidget(self.twice)
        self._card.body.addWidget(self.problem)
        self._card.body.addLayout(acts)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self._column.addStretch()
        self._connect()
        self.say(language)
        put_in_order(self)
        theme.follow(self, self._dress)

    def show_units(self, branches: Sequence[Branch]) -> None:
        """Offer these units for a new household; none for one that has its place."""
        units = [(b.code, b.name) for b in branches if len(b.code) > UNIT_DIGITS]
        units = units or [(b.code, b.name) for b in branches if len(b.code) >= UNIT_DIGITS]
        self._box.show_options(units, self.tr("选一个联户单元"))
        self.unit.setVisible(bool(units))

    def fill(self, values: Mapping[str, Any], today: str) -> None:
        """Show these values."""
        self._box.choose(str(values.get("place") or ""))
        if not self._box.value() and self._box.count() == 2:
            self._box.setCurrentIndex(1)
        self.fields.fill(values, today)
        self.problem.hide()

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        typed = self.fields.typed()
        return {**typed, "place": self.place()} if typed and self.place() else typed

    def head(self) -> str:
        """Whom the form is about."""
        return self.fields.typed().get("head", "")

    def place(self) -> str:
        """The unit that was chosen; empty where there was none to choose."""
        return self._box.value()

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where something has to be put right first."""
        if not self.unit.isHidden() and not self.place():
            self.problem.tell(self.tr("请先选联户单元。"), "red")
            self._box.setFocus()
            return None
        self.problem.hide()
        return self.fields.read()

    def show_problem(self, problem: Exception) -> None:
        """Say here why it was not saved. Raises what nobody foresaw."""
        self.problem.tell_problem(problem, self._language)

    def warn(self, name: str, why: str) -> None:
        """Say that another household may be this one, and why; it can be saved all the same."""
        if not why:
            self.twice.hide()
            return
        said = self.tr("可能登记过了：{name}（{why}）。不是同一户就照样保存。")
        see = self.tr("看那一户") + f"  {OPEN_OTHER}"
        self.twice.tell(said.format(name=name, why=why), "amber", see, stays=True)

    def draft(self, id_: str, place: str) -> Household:
        """What is typed as a household, to be compared; not everything in it need hold."""
        typed = {name: text for name, text in self.fields.typed().items() if text}
        return Household(
            id=id_,
            place=self.place() or place,
            head=typed.get("head"),
            address=typed.get("address"),
            phone=typed.get("phone"),
        )

    def begin(self) -> None:
        """Give the first field the keyboard."""
        self.fields.begin()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self._language = language
        self.fields.say(language)
        self.unit.say(self.tr("联户单元"))
        self.save.setText(self.tr("保存"))
        self.cancel.setText(self.tr("不要了"))
        self.hint.setText(self.tr("Ctrl+Enter 保存 · Esc 先放着"))

    @property
    def _box(self) -> CodeBox:
        box = self.unit.part
        if not isinstance(box, CodeBox):
            raise TypeError("unit")
        return box

    def _connect(self) -> None:
        self.fields.changed.connect(self.changed)
        self._box.chosen.connect(self.changed)
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)
        QShortcut(QKeySequence(OPEN_OTHER), self.twice).activated.connect(self.twice.acted)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._card.setMaximumWidth(look.px(720))

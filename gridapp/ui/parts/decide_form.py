"""What becomes of a resident's request: granted, in part, or refused and why; and telling him."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.models.household import Resident
from gridapp.models.request import Request
from gridapp.register import codes
from gridapp.register.requests import GRANTED, REFUSED
from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import capital, wrapped
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.record_form import RecordForm

CORRECTED = ("name", "sex", "birth", "id_number", "phone")
"""What of a resident is put right at his own request."""

CORRECT, DELETE = "correct", "delete"


class DecideForm(Form):
    """Ctrl+Enter decides, and once it is decided says that he was told.

    Signals:
        erased: what he asks for is deletion, which goes by an order of its own.
    """

    erased = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._language, self._asked, self._decided = language, "", False
        self._today = ""
        # From the outside in: whatever takes a part in dresses all that is in it already.
        card = self._card = Card(parent=self)
        self.facts, self.problem = Facts(card), Banner(card)
        self.decision = Named(Choice(""), card)
        self.basis = RecordForm(Request.declaration, ("basis",), language, card)
        self.how = wrapped("", "muted")
        self.right = RecordForm(Resident.declaration, CORRECTED, language, card, partial=True)
        self.letter = wrapped("")
        self.told = RecordForm(Request.declaration, ("answered_on",), language, card)
        self.save = Button(icon="check", look="primary")
        self.erase = Button(icon="remove")
        acts = QHBoxLayout()
        for act in (self.save, self.erase):
            acts.addWidget(act)
        acts.addStretch()
        parts: tuple[QWidget, ...] = (self.facts, self.decision, self.how, self.right)
        for part in (*parts, self.basis, self.letter, self.told, self.problem):
            self._card.body.addWidget(part)
        self._card.body.addLayout(acts)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self._column.addStretch()
        self.choice.chosen.connect(self._on_choice)
        for form in (self.basis, self.right, self.told):
            form.changed.connect(self.changed)
        self.save.clicked.connect(self.submitted)
        self.erase.clicked.connect(self.erased)
        self.say(language)
        theme.follow(self, self._dress)

    @property
    def choice(self) -> Choice:
        """The three decisions."""
        part = self.decision.part
        if not isinstance(part, Choice):
            raise TypeError(part)
        return part

    def show_request(self, request: Request, name: str, letter: str) -> None:
        """Show what is asked; its decision where there is one, with the letter that tells it."""
        self._asked, self._decided = request.asked or "", bool(request.decision)
        asked = capital(codes.label("request", request.asked, self._language))
        decided = capital(codes.label("request_decision", request.decision, self._language))
        self._card.say(asked)
        self.facts.show_facts(
            [
                (self.tr("本人"), name),
                (self.tr("提出人"), request.asked_by or ""),
                (self.tr("提出日期"), request.asked_on or ""),
                (self.tr("答复期限"), request.due_on or ""),
                (self.tr("内容"), request.detail or ""),
                (self.tr("决定"), f"{decided} {request.decided_on or ''}".strip()),
                (self.tr("法律依据"), request.basis or ""),
                (self.tr("告知日期"), request.answered_on or ""),
            ]
        )
        self.letter.setText(letter)
        self.letter.setVisible(bool(letter))
        self.told.setVisible(self._decided and not request.answered_on)
        self.save.setVisible(not request.answered_on)
        self.decision.setVisible(not self._decided)
        self.problem.hide()
        self.say(self._language)
        self._on_choice()

    def fill(self, typed: Mapping[str, Any], today: str) -> None:
        """Show what was typed before; the day on which he is told is today."""
        self._today = today
        self.told.fill({"answered_on": typed.get("answered_on") or today}, today)
        self.choice.choose(str(typed.get("decision") or ""))
        self.basis.fill(typed, today)
        self.right.fill(typed, today)
        self._on_choice()

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        if self._decided:
            told = self.told.typed()
            return told if told.get("answered_on") != self._today else {}
        said = {**self.basis.typed(), **self.right.typed()}
        return said | ({"decision": self.choice.value()} if self.choice.value() else {})

    def corrected(self) -> dict[str, Value] | None:
        """What is to be put right; None where something has to be put right first."""
        if self.right.isHidden():
            return {}
        read = self.right.read()
        return None if read is None else {k: v for k, v in read.items() if v not in (None, "")}

    def begin(self) -> None:
        """Give the keyboard to what is chosen or typed first."""
        if self._decided:
            self.told.begin()
        else:
            next(iter(self.choice.buttons.values())).setFocus()

    def say(self, language: str) -> None:
        """Say every word again."""
        self._language = language
        self.decision.say(self.tr("决定"))
        offered = codes.offered("request_decision", language)
        self.choice.show_options([(code, capital(word)) for code, word in offered.items()])
        for form in (self.basis, self.right, self.told):
            form.say(language)
        self.save.setText(self.tr("记下：已经告诉本人") if self._decided else self.tr("决定"))
        self.save.setToolTip(self.save.text() + "  Ctrl+Enter")
        self.erase.setText(self.tr("依法删除…"))

    @Slot()
    def _on_choice(self) -> None:
        """Show what this decision needs: a basis, what is right, or the way to deletion."""
        decision = "" if self._decided else self.choice.value()
        corrects = self._asked == CORRECT and decision not in ("", REFUSED)
        deletes = self._asked == DELETE and decision == GRANTED
        self.basis.setVisible(bool(decision) and decision != GRANTED)
        self.right.setVisible(corrects)
        self.erase.setVisible(deletes)
        if not self._decided:
            self.save.setVisible(not deletes)
        self.how.setText(self._what_comes(decision, corrects=corrects, deletes=deletes))
        self.how.setVisible(bool(self.how.text()))
        self.changed.emit()

    def _what_comes(self, decision: str, *, corrects: bool, deletes: bool) -> str:
        if deletes:
            return self.tr("同意删除要先看清删什么、留什么，由两个人决定；那里写完，请求就办好了。")
        if corrects:
            return self.tr("只填要改的；改以前的写法留在经过里。")
        if decision == REFUSED:
            return self.tr("不同意要写法律依据；本人可以申诉，也可以起诉。锁定同时解除。")
        if decision == GRANTED and self._asked == "copy":
            return self.tr("同意以后，在住户页打印个人信息副本，当面交给本人。")
        return ""

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._card.setMaximumWidth(look.px(720))

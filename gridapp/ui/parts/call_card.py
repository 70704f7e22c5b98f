"""The person to be called now, and what he says, by one key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridapp.models import phone
from gridapp.models.matter_loop import DISCONTENT
from gridapp.register import codes
from gridapp.register.callbacks import Call
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import capital, wrapped
from gridapp.ui.parts.masked import Masked
from gridapp.ui.parts.text_field import TextField

AGAIN = "R"
"""The key that takes the matter of somebody who is not satisfied up again."""
OUTCOMES = ("1", "2", "3", "4", "8")
"""Codes of satisfaction that a call can end with: each is its own key in the list."""


class CallCard(Card):
    """Hidden while nobody is chosen.

    Signals:
        said: this is what the person said (a code of satisfaction).
        again: what he told of is to be taken up again.
        seen: the whole telephone number was looked at.
    """

    said = Signal(str)
    again = Signal()
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.who = wrapped("", "heading")
        self.number = Masked(phone.mask, self)
        self.note = TextField("", lines=2, optional=True, parent=self)
        self.buttons: dict[str, Button] = {}
        self._flow = FlowLayout()
        for part in (self.who, self.number, self.note):
            self.body.addWidget(part)
        self.body.addLayout(self._flow)
        for code in OUTCOMES:
            button = Button()
            button.clicked.connect(partial(self.said.emit, code))
            self._flow.addWidget(button)
            self.buttons[code] = button
        self.anew = Button(icon="sync", look="primary")
        self.anew.clicked.connect(self.again)
        self._flow.addWidget(self.anew)
        self.number.shown.connect(self.seen)
        theme.follow(self, self._space)

    def show_call(self, one: Call | None, note: str = "") -> None:
        """Show whom to call, and what was typed or written down before."""
        self.setVisible(one is not None)
        if one is None:
            return
        self.who.setText(" · ".join(part for part in (one.name, one.title) if part))
        self.number.show_value(one.phone)
        self.note.set_text(note)
        self.anew.setVisible(one.satisfaction == DISCONTENT)

    def say_words(self, language: str) -> None:
        """Name every part, in `language`."""
        self.note.say(self.tr("说的话"))
        self.anew.setText(AGAIN + "  " + self.tr("重新办理"))
        for code, button in self.buttons.items():
            said = capital(codes.label("satisfaction", code, language))
            button.setText(f"{code}  {said}")

    def _space(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.S))

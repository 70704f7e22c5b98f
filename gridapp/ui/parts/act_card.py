"""The head of a record's page, with what can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridapp.ui import theme
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.head_card import HeadCard


class ActCard(HeadCard):
    """The form of an act unfolds below the buttons.

    Signals:
        asked: the person wants to do this (code of the act).
    """

    asked = Signal(str)

    def __init__(self, slot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._flow = FlowLayout(gap=8)
        self.body.addLayout(self._flow)
        self.body.addWidget(slot)
        theme.follow(self, self._space)

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Offer these, in this order."""
        shown = [act for act in acts if act.button]
        if [act.code for act in shown] != list(self.buttons):  # else the keyboard stays there
            self._build(shown)
        for act in shown:
            self.buttons[act.code].setText(act.label)
        self.updateGeometry()

    def _build(self, acts: Sequence[Act]) -> None:
        self._flow.clear()
        self.buttons = {}
        for act in acts:
            button = Button(icon=act.icon, look=act.look)
            button.clicked.connect(partial(self.asked.emit, act.code))
            self._flow.addWidget(button)
            button.show()  # now, not when Qt comes to it, for it may be given the keyboard at once
            self.buttons[act.code] = button

    def _space(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.S))

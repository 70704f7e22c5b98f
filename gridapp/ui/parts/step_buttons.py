"""What can be done with a matter now: a button each, the likeliest the blue one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.register import codes
from gridapp.ui import theme
from gridapp.ui.parts.button import Button, Look
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.matter_loop import WAITS_FOR

ADD = "add_reporter"
"""Not a step of the loop, but done at the same place."""
_USUAL = (
    *("report", "accept", "assign", "sign", "start", "finish", "verify", "told", "close"),
    *("resume", "back"),
)
_RARE = ("void", "merge", "withdraw", "not_ours")
_ICONS = {
    "report": "arrow-right",
    "accept": "inbox",
    "settle": "check-circle",
    "assign": "dispatch",
    "sign": "edit",
    "start": "arrow-right",
    "finish": "check",
    "joint": "people",
    "joined": "people",
    "verify": "review",
    "told": "message",
    "close": "archive",
    "resume": "arrow-right",
    "up": "upload",
    **dict.fromkeys(("back", "send_back", "decline", "reject", "withdraw"), "undo"),
    **dict.fromkeys(("suspend", "extend"), "clock"),
    "post": "publicity",
    "void": "remove",
    "merge": "merge",
    "not_ours": "info",
    ADD: "plus",
}


class StepButtons(QWidget):
    """In as many lines as they need.

    Signals:
        asked: the person wants to take this step (action).
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        theme.follow(self, self._space)

    def show_actions(self, actions: Sequence[str], language: str, *, may_add: bool = True) -> None:
        """Offer these steps in this order, one more reporter before what ends it unsolved."""
        first = [action for action in actions if action not in _RARE]
        more = [ADD] if may_add else []
        listed = [*first, *more, *(action for action in actions if action in _RARE)]
        if listed != list(self.buttons):  # else whatever has the keyboard keeps it
            self._build(listed)
        for action, button in self.buttons.items():
            button.setText(capital(codes.label("matter_action", action, language)))
        if may_add:
            self.buttons[ADD].setText(self.tr("加一个反映人"))
        self.updateGeometry()

    def _build(self, listed: Sequence[str]) -> None:
        self._flow.clear()
        self.buttons = {}
        shown = not self.isHidden()
        self.hide()  # all that is seen is laid out anew for each that comes
        for action in listed:
            main = not self.buttons and action in _USUAL
            look: Look = "primary" if main else "quiet" if action in _RARE else ""
            button = Button(icon=_ICONS.get(action, ""), look=look)
            button.clicked.connect(partial(self.asked.emit, action))
            self._flow.addWidget(button)
            button.show()  # now, not when Qt comes to it, for it may be given the keyboard at once
            self.buttons[action] = button
        self.setVisible(shown)

    def _space(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.S))


def in_order(actions: Sequence[str], state: str) -> list[str]:
    """What the state waits for, the other usual steps, and last what ends the matter unsolved."""

    def rank(action: str) -> int:
        if action == WAITS_FOR.get(state):
            return -1
        if action in _USUAL:
            return _USUAL.index(action)
        return 100 + (_RARE.index(action) if action in _RARE else -1)

    return sorted(dict.fromkeys(actions), key=rank)

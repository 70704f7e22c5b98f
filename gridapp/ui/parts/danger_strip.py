"""Danger first: whom to telephone now, before anything is saved (119, 110, 120)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.danger import CALLS, Call
from gridapp.register import calendar
from gridapp.ui import theme
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order

_KEYS = 10
"""There are nine keys with a number from one on."""


class DangerStrip(Form):
    """Hidden until words mean danger. One key for each number notes that it was telephoned.

    Signals:
        phoned: somebody was telephoned just now.
    """

    phoned = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setProperty("tone", "red")
        self._language = language
        self._calls: tuple[Call, ...] = ()
        self._done: dict[str, str] = {}
        self.buttons: dict[str, Button] = {}
        self._known: list[Call] = []
        self._calls_row = FlowLayout(gap=8)
        self._row = QHBoxLayout(self)
        self.hide()
        theme.follow(self, self._dress)

    def _make(self) -> None:
        """Make what stands in it, the first time that there is danger: mostly there is none."""
        self.said = wrapped("", "heading", tone="red")
        self.hint = wrapped("", "", tone="red")
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        words.addWidget(self.said)
        words.addWidget(self.hint)
        self._row.addWidget(Disc("phone", "red", 40))
        self._row.addLayout(words, 1)
        words.addLayout(self._calls_row)
        for call in CALLS:
            self._add(call)
        put_in_order(self)

    @property
    def unanswered(self) -> bool:
        """Whether there is danger and nobody was telephoned yet."""
        return bool(self._calls) and not self._done

    def look_at(self, calls: Sequence[Call]) -> None:
        """Ask for these numbers, duty numbers among them; nothing where there are none."""
        self._calls = tuple(calls)
        if self._calls and not self._known:
            self._make()
        for call in self._calls:
            if call.number not in self.buttons:
                self._add(call)
        self.setVisible(bool(self._calls) or bool(self._done))
        self._follow()

    def fill(self, phoned: str) -> None:
        """Show what was noted before: "119 09:12; 120 09:14"."""
        noted = (each.split(" ") for each in phoned.split("; ") if " " in each)
        self._done = {each[0]: each[1] for each in noted}
        if self._done and not self._known:
            self._make()
        self._follow()

    def noted(self) -> str:
        """Who was telephoned, and when."""
        return "; ".join(f"{number} {clock}" for number, clock in self._done.items())

    def begin(self) -> None:
        """Give the first number the keyboard."""
        for call in self._calls[:1]:
            self.buttons[call.number].setFocus()

    def say(self, language: str) -> None:
        """Speak `language`."""
        self._language = language
        self._follow()

    def _add(self, call: Call) -> None:
        button = self.buttons[call.number] = Button(icon="phone", look="danger")
        self._known.append(call)
        self._calls_row.addWidget(button)
        button.clicked.connect(partial(self._on_phoned, call.number))
        if len(self._known) < _KEYS:
            shortcut = QShortcut(QKeySequence(f"Ctrl+{len(self._known)}"), button)
            shortcut.activated.connect(button.click)

    def _on_phoned(self, number: str) -> None:
        self._done[number] = calendar.at(wall_clock_ms())[-5:]
        self._follow()
        self.phoned.emit()

    def _follow(self) -> None:
        if not self._known:
            return
        asked = {call.number for call in self._calls} | set(self._done)
        for at, call in enumerate(self._known, 1):
            button = self.buttons[call.number]
            button.setVisible(call.number in asked)
            if call.number in self._done:
                said = self.tr("{number} 已在 {clock} 打过")
                words = said.format(number=call.number, clock=self._done[call.number])
                button.show_icon("check")
            else:
                said = self.tr("打过 {number} {name}  Ctrl+{key}")
                name = call.label(self._language)
                words = said.format(number=call.number, name=name, key=at)
                button.show_icon("phone")
            button.setText(words)
        self._say()

    def _say(self) -> None:
        if self._done and not self.unanswered:
            self.said.setText(self.tr("已经打过电话"))
            self.hint.setText(self.tr("时间会和这件事记在一起。"))
        else:
            self.said.setText(self.tr("可能有危险，先打电话"))
            self.hint.setText(self.tr("保存下来不等于报了警。打完电话按一下。"))
        self.setAccessibleName(self.said.text())

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.M), look.px(theme.S)
        self._row.setContentsMargins(wide, tall, wide, tall)
        self._row.setSpacing(look.px(theme.M))

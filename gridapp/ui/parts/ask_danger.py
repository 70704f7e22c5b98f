"""Danger first: whom to telephone now, in the largest letters there are, before anything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.danger import Call
from gridapp.register import calendar
from gridapp.ui import theme
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles

HUGE, LARGEST = 36.0, 72.0
"""Points of the numbers, at 100 %, and how large they may grow."""

GO_ON, NO_DANGER = "go_on", "no_danger"


class AskDanger(Question):
    """One key for each number notes that it was telephoned.

    Signals:
        phoned: somebody was telephoned just now, or not after all.
        answered: go on and write it down.
    """

    phoned = Signal()
    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.numbers = Tiles(3, ticks=True)
        self.ends = Tiles(2)
        super().__init__(self.numbers, self.ends, parent=parent)
        self._language = "zh"
        self._calls: Sequence[Call] = ()
        self._done: dict[str, str] = {}
        self.huge = wrapped("", "number", tone="red")
        self.huge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = wrapped("")
        for part in (self.huge, self.hint, self.numbers, self.ends):
            self.column.addWidget(part)
        self.column.addStretch()
        self.numbers.pressed.connect(self._on_phoned)
        self.ends.pressed.connect(self._on_end)
        theme.follow(self, self._dress)

    def show_calls(self, calls: Sequence[Call], phoned: str) -> None:
        """Ask for these numbers; `phoned` is what was noted before: "119 09:12; 120 09:14"."""
        self._calls = calls
        noted = (each.split(" ") for each in phoned.split("; ") if " " in each)
        self._done = {each[0]: each[1] for each in noted}
        self.say(self._language)
        self.numbers.tick(list(self._done))

    def noted(self) -> str:
        """Who was telephoned, and when."""
        return "; ".join(f"{number} {clock}" for number, clock in self._done.items())

    def say(self, language: str) -> None:
        """Say every word in `language`."""
        self._language = language
        self.asked = self.tr("有危险！先打电话，再记下来")
        self.huge.setText("   ".join(call.number for call in self._calls))
        self.hint.setText(self.tr("记在这里不等于报了警。打完一个，按一下它的数字。"))
        self.numbers.offer(
            [
                Offer(
                    code=call.number,
                    text=self.tr("打过 {number} 了").format(number=call.number),
                    hint=call.label(language),
                    icon="phone",
                    tone="red",
                )
                for call in self._calls
            ]
        )
        self._offer_ends()

    def begin(self) -> None:
        if self._done:
            self.ends.begin()
        else:
            self.numbers.begin()

    @Slot(str)
    def _on_phoned(self, number: str) -> None:
        if number in self.numbers.ticked():
            self._done[number] = calendar.at(wall_clock_ms())[-5:]
        else:
            self._done.pop(number, None)
        self._offer_ends()
        if self._done:
            self.ends.begin()
        self.phoned.emit()

    @Slot(str)
    def _on_end(self, _code: str) -> None:
        self.answered.emit()

    def _offer_ends(self) -> None:
        if self._done:
            said = self.tr("打过了，记下来")
            offer = Offer(code=GO_ON, text=said, icon="check", key="0", primary=True)
        else:
            said = self.tr("没有危险，不用打")
            offer = Offer(code=NO_DANGER, text=said, icon="close", tone="grey", key="0")
        self.ends.offer([offer])

    def _dress(self, look: theme.Theme) -> None:
        self.huge.setStyleSheet(f"font-size: {min(look.pt(HUGE), LARGEST):g}pt;")

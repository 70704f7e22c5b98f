"""The head of a notebook page: which unit, whose notebook, and the day of every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gridapp.models.visit import Visit
from gridapp.ui import theme
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.field_check import look_at
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.text_field import TextField

_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_DAY = Visit.declaration.field("happened_on")


class BatchHead(QWidget):
    """Three fields that hold for the whole page.

    Signals:
        placed: another unit was chosen.
        changed: something else was typed or chosen.
        entered: Enter was pressed; the lines are wanted.
    """

    placed = Signal(str)
    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self.whose = CodeBox(), CodeBox()
        self._names = (Named(self.place), Named(self.whose))
        self.day = TextField("", width=8)
        self._flow = FlowLayout()
        for part in (*self._names, self.day):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        self.place.chosen.connect(self.placed)
        self.whose.chosen.connect(self.changed)
        self.day.changed.connect(self._on_day)
        self.day.left.connect(self._look)
        self._today = ""
        self.say()
        theme.follow(self, self._dress)

    def offer(
        self, units: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], today: str
    ) -> None:
        """Offer these units and these people's notebooks."""
        self._today = today
        self.place.show_options(units, self.tr("不分单元，逐户去找"))
        self.whose.show_options(people, self.tr("我自己的"))

    def show_page(self, place: str, whose: str, day: str) -> None:
        """Show what was chosen before."""
        self.place.choose(place)
        self.whose.choose(whose)
        self.day.set_text(day or self._today)
        self.day.warn("")

    def read_day(self) -> str:
        """The day of the page; empty where it cannot stand, and then it says why."""
        looked = self._look()
        return "" if looked else self._day()

    def day_or_none(self) -> str:
        """The day so far, without a word about it; empty while it is none."""
        day = self._day()
        looked = look_at(_DAY, day, self._today)
        return "" if looked.wrong or not day or day > self._today else str(looked.value)

    def say(self) -> None:
        """Say every word again, in the language of now."""
        self._names[0].say(self.tr("哪个单元"))
        self._names[1].say(self.tr("谁的本子"))
        self.day.say(self.tr("哪一天的"), "11-23")

    def _day(self) -> str:
        """What was typed, with its year where only month and day were."""
        text = self.day.text().strip()
        if (short := _SHORT.fullmatch(text)) and self._today:
            year = int(self._today[:4])
            said = f"-{int(short[1]):02d}-{int(short[2]):02d}"
            return f"{year - (f'{year}{said}' > self._today)}{said}"
        looked = look_at(_DAY, text, self._today)
        return str(looked.value or "")

    def _look(self) -> str:
        day = self._day()
        looked = look_at(_DAY, day, self._today)
        said = looked.words if looked.wrong else ""
        if not said and len(day) != len(date.min.isoformat()):
            said = self.tr("要写到哪一天")
        if not said and day > self._today:
            said = self.tr("在今天之后，请核对")
        self.day.warn(said, "red")
        return said

    def _on_day(self, _text: str) -> None:
        self.day.warn("")
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.L))
        for box, width in ((self.place, 224), (self.whose, 150)):
            box.setMinimumWidth(look.px(width))

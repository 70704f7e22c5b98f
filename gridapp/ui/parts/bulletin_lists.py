"""How the red and black lists are made: by which outcomes, and how many stand on each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.reports.bulletin_made import BY, MANY, RANKABLE
from gridapp.reports.bulletin_rows import BY_CODE
from gridapp.ui import theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.label import capital, label
from gridapp.ui.parts.ticks import Ticks

_NUMBERS = ("1", "2", "3", "5", "10")


class BulletinLists(QWidget):
    """Ticks and two numbers.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = {key: label("", "strong") for key in ("by", "best", "worst")}
        self.by, self.best, self.worst = Ticks(""), Choice(""), Choice("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for name, part in zip(self.names.values(), (self.by, self.best, self.worst), strict=True):
            self._column.addWidget(name)
            self._column.addWidget(part)
        self.by.changed.connect(self.changed)
        self.best.chosen.connect(self.changed)
        self.worst.chosen.connect(self.changed)
        theme.follow(self, self._dress)

    def choice(self) -> str:
        """What is chosen, as it is kept."""
        return " ".join((self.best.value(), self.worst.value(), *self.by.values()))

    def choose(self, choice: str) -> None:
        """Choose as was kept; anything odd is passed over."""
        best, worst, *by = choice.split() if len(choice.split()) > 2 else (MANY, MANY, *BY)
        for part, number in ((self.best, str(best)), (self.worst, str(worst))):
            part.choose(number if number in _NUMBERS else str(MANY))
        self.by.tick(by)

    def say(self, language: str) -> None:
        """Say every word again; what is chosen stays."""
        words = (self.tr("红黑榜按什么排"), self.tr("红榜取几名"), self.tr("黑榜取几名"))
        parts = (self.by, self.best, self.worst)
        for name, part, said in zip(self.names.values(), parts, words, strict=True):
            name.setText(said)
            part.setAccessibleName(said)
        self.by.show_options([(code, capital(BY_CODE[code].label(language))) for code in RANKABLE])
        for part in (self.best, self.worst):
            part.show_options([(number, number) for number in _NUMBERS])

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

"""Everybody who told of a matter: how to reach them, and whether they have been told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models import phone
from gridapp.ui import theme
from gridapp.ui.parts.badge import Badge
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.masked import Masked
from gridapp.ui.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterLine:
    """One reporter as the list shows him."""

    id: str
    name: str
    phone: str
    how: str
    answer: str
    tone: Tone


class ReporterList(QWidget):
    """One block each.

    Signals:
        seen: the whole telephone number of this reporter was looked at.
    """

    seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[QWidget] = []
        self.nobody = wrapped("", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.nobody)
        theme.follow(self, self._dress, self._say)

    def show_lines(self, lines: Sequence[ReporterLine]) -> None:
        """Show these reporters."""
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [self._line(each) for each in lines]
        for line in self.lines:
            self._column.addWidget(line)
        self.nobody.setVisible(not lines)

    def _line(self, one: ReporterLine) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(label(one.name, "strong"))
        head.addWidget(label(one.how, "caption"))
        head.addStretch()
        head.addWidget(Badge(one.answer, one.tone))
        column.addLayout(head)
        if one.phone:
            number = Masked(phone.mask)
            number.show_value(one.phone)
            number.shown.connect(partial(self.seen.emit, one.id))
            column.addWidget(number)
        return line

    def _say(self) -> None:
        self.nobody.setText(self.tr("自己发现的，没有反映人。"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))

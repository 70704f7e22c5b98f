"""Matters that may be the same thing as the one that is looked at, and why; one key joins them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.reasons import reason_label
from gridapp.register.alike import Alike
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label, wrapped
from gridapp.words import marks

MOST = 3
"""So many are shown: whoever wants another chooses it in the form of the step."""


class SameList(QWidget):
    """Takes no room while there are none.

    Signals:
        joined: this is the same thing as the matter with this id.
        opened: that matter is to be looked at.
    """

    joined = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: list[Alike] = []
        self.lines: list[QWidget] = []
        self.heading = label("", "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self.hide()
        theme.follow(self, self._dress, self._say)

    def show_found(self, found: Sequence[Alike], language: str, *, may_join: bool) -> None:
        """Show the likeliest of these."""
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.found = list(found[:MOST])
        self.lines = [
            self._line(at, one, language, may_join=may_join) for at, one in enumerate(self.found)
        ]
        for line in self.lines:
            self._column.addWidget(line)
        self.setVisible(bool(self.found))

    def _line(self, at: int, one: Alike, language: str, *, may_join: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(wrapped(one.title, "strong"))
        why = marks.listed((reason_label(code, language) for code in one.reasons), language)
        known = [part for part in (one.number, one.heard_on, why) if part]
        column.addWidget(wrapped(" · ".join(known), "caption"))
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        join = Button(icon="merge")
        said = self.tr("是同一件，并过去")
        join.setText(said if at else f"{said}  M")
        join.setAccessibleName(f"{said} {one.title}")
        join.clicked.connect(partial(self.joined.emit, one.id))
        if not may_join:  # to show it before it stands in a window would make it one
            join.hide()
        look = Button(look="quiet")
        look.setText(self.tr("看那一件"))
        look.setAccessibleName(f"{look.text()} {one.title}")
        look.clicked.connect(partial(self.opened.emit, one.id))
        for button in (join, look):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        return line

    def _say(self) -> None:
        self.heading.setText(self.tr("可能是同一件事"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))

"""Who looked at what: the newest acts, and whether any was changed or taken out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QWidget

from gridapp.ui import theme
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.sentence import Sentence

SHOWN = 6
"""Rows that are seen without scrolling."""


class AccessCard(Card):
    """Read-only; the table is the page's."""

    def __init__(
        self,
        table: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.whole = Sentence("lock")
        self.view = RowsView("")
        self.view.setModel(table)
        self.view.set_widths(widths, stretch=stretch)
        self.nobody = wrapped("", "muted")
        self._unbroken: bool | None = None
        for part in (self.whole, self.nobody, self.view):
            self.body.addWidget(part)
        theme.follow(self, self._dress_rows, self._say)

    def show_log(self, rows: int, *, unbroken: bool) -> None:
        """There are so many rows; `unbroken` when each is bound to the one before."""
        self._unbroken = unbroken
        self.nobody.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self._say()

    def _say(self) -> None:
        self.say(self.tr("谁看过全号"))
        self.view.setAccessibleName(self.tr("谁看过全号"))
        self.nobody.setText(self.tr("还没有人在这台设备上看过全号。"))
        if self._unbroken:
            self.whole.tell(self.tr("记录一条接一条，没有人改过。"), "check-circle", "green")
        elif self._unbroken is not None:
            self.whole.tell(self.tr("记录被人动过，请告诉中心。"), "error", "red")

    def _dress_rows(self, look: theme.Theme) -> None:
        self.view.setFixedHeight(look.px(theme.HEADER + SHOWN * theme.ROW) + 2)

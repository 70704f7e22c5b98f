"""Records that may be one, a pair a row."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register.duplicates import Pair
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.pair_words import alike, called
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable


class PairTable(ListTable[Pair]):
    """What sort of record, what both are called, and why they may be one."""

    WIDTHS: ClassVar = {0: 96, 1: 150, 2: 150}
    STRETCH = 3

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("哪类"), text=self._kind),
                Column(code="", heading=self.tr("先登记的"), text=lambda row: called(row.one)),
                Column(code="", heading=self.tr("后登记的"), text=lambda row: called(row.other)),
                Column(code="", heading=self.tr("为什么"), text=self._why),
            )
        )

    def _kind(self, row: Pair) -> str:
        return capital(row.kind.label(self._session.language()))

    def _why(self, row: Pair) -> str:
        return alike(row.seen, self._session.language())

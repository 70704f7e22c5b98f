"""What there is to say of the rows of a sheet that is filled, as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.exchange.parsed import Refusal
from gridapp.exchange.rules import in_words
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.words import marks


class FillRemarkTable(ListTable[Refusal]):
    """Sheet, row, column, and what a person should look at there."""

    WIDTHS: ClassVar = {0: 130, 1: 64, 2: 160}
    STRETCH = 3

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("工作表"), text=lambda one: one.sheet),
                Column(code="", heading=self.tr("行"), text=lambda one: str(one.row)),
                Column(code="", heading=self.tr("栏"), text=lambda one: one.heading),
                Column(code="", heading=self.tr("说明"), text=self._rule),
            )
        )

    def _rule(self, one: Refusal) -> str:
        language = self._session.language()
        words = in_words(one.rule, language)
        return words + marks.bracketed(one.instead, language) if one.instead else words

"""Numbers that were typed, and what each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models import labels
from gridapp.models.masks import in_words
from gridapp.register.chains import Drawn
from gridapp.ui.parts.label import capital
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.words import say


class DrawnTable(ListTable[Drawn]):
    """The number as it was typed, of what kind it is, what about, or why it is left out."""

    WIDTHS: ClassVar = {0: 190, 1: 110, 3: 260}
    STRETCH = 2

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.titles: Mapping[str, str] = {}
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("编号"), text=lambda row: row.typed),
                Column(code="", heading=self.tr("是什么"), text=self._kind),
                Column(
                    code="",
                    heading=self.tr("事由"),
                    text=lambda row: in_words(self.titles.get(row.id, "")),
                ),
                Column(code="", heading=self.tr("说明"), text=self._why, tone=_tone),
            )
        )

    def _kind(self, row: Drawn) -> str:
        return capital(labels.label("kind", row.kind, self._session.language()))

    def _why(self, row: Drawn) -> str:
        return say(f"chain_{row.reason}", self._session.language()) if row.reason else ""


def _tone(row: Drawn) -> str:
    return "" if row.id else "amber"

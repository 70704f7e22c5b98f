"""The access log as a table: who looked at what, when and why."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models import labels
from gridapp.register.access import Access, why
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable


class AccessTable(ListTable[Access]):
    """When, who, what was done, with what record, and why. `who` is whose device this is."""

    WIDTHS: ClassVar = {0: 150, 1: 120, 2: 130, 4: 150}
    STRETCH = 3

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.who = ""
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("时间"), text=lambda row: clock(row.at_ms)),
                Column(code="", heading=self.tr("谁"), text=lambda row: row.who or self.who),
                *self._more(),
                Column(code="", heading=self.tr("做了什么"), text=self._did),
                Column(code="", heading=self.tr("看的是谁"), text=self._what),
                Column(code="", heading=self.tr("为什么"), text=self._why),
            )
        )

    def _more(self) -> tuple[Column[Access], ...]:
        return ()

    def _did(self, row: Access) -> str:
        return capital(labels.label("act", row.act, self._session.language()))

    def _what(self, row: Access) -> str:
        kind = capital(labels.label("kind", row.kind, self._session.language()))
        return f"{kind} {row.title}".strip()

    def _why(self, row: Access) -> str:
        return why(row.reason, self._session.language())


class EveryAccessTable(AccessTable):
    """The same with the device, where rows of many devices stand together."""

    WIDTHS: ClassVar = {0: 150, 1: 100, 2: 76, 3: 130, 5: 170}
    STRETCH = 4

    def _more(self) -> tuple[Column[Access], ...]:
        here = self.tr("本机")
        return (Column(code="", heading=self.tr("设备"), text=lambda row: row.device or here),)

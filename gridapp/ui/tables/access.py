"""The access log as a table: who looked at what, when and why."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject

from gridapp.models import labels
from gridapp.register import audit, codes
from gridapp.register.access import Access
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
                Column(code="", heading=self.tr("谁"), text=lambda _row: self.who),
                Column(code="", heading=self.tr("做了什么"), text=lambda row: act_word(row.act)),
                Column(code="", heading=self.tr("看的是谁"), text=self._what),
                Column(code="", heading=self.tr("为什么"), text=self._why),
            )
        )

    def _what(self, row: Access) -> str:
        kind = capital(labels.label("kind", row.kind, self._session.language()))
        return f"{kind} {row.title}".strip()

    def _why(self, row: Access) -> str:
        language = self._session.language()
        parts = row.reason.split(audit.PART)
        return audit.PART.join(codes.label("show_reason", part, language) for part in parts)


def act_word(act: str) -> str:
    """What was done, in words; an act that has none as it is called."""
    return {
        "show": QCoreApplication.translate("Access", "看全号"),
        "list": QCoreApplication.translate("Access", "列名单"),
        "find": QCoreApplication.translate("Access", "查找"),
        "history": QCoreApplication.translate("Access", "看改动经过"),
        "print": QCoreApplication.translate("Access", "打印"),
        "export": QCoreApplication.translate("Access", "导出"),
    }.get(act, act)

"""What was kept long enough, as a table: of what kind, about whom, since when, what is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models import labels
from gridapp.register.retention import ANONYMISE, ARCHIVE, ERASE, Due
from gridapp.ui.parts.label import capital
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable


class DueTable(ListTable[Due]):
    """`named` says what each record is about."""

    WIDTHS: ClassVar = {0: 160, 2: 130, 3: 130, 4: 190}
    STRETCH = 1
    WRITTEN = True

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.named: Mapping[str, str] = {}
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self._then = {
            ERASE: self.tr("删除"),
            ANONYMISE: self.tr("去掉姓名电话"),
            ARCHIVE: self.tr("移交档案室"),
        }
        self.say(
            (
                Column(code="", heading=self.tr("种类"), text=self._kind),
                Column(code="", heading=self.tr("关于"), text=self._about),
                Column(code="", heading=self.tr("从哪天算"), text=lambda row: row.since),
                Column(code="", heading=self.tr("到哪天满"), text=lambda row: row.until),
                Column(
                    code="", heading=self.tr("怎么办"), text=lambda row: self._then[row.rule.then]
                ),
            )
        )

    def _kind(self, row: Due) -> str:
        return capital(labels.label("kind", row.rule.kind, self._session.language()))

    def _about(self, row: Due) -> str:
        return self.named.get(row.id, "")

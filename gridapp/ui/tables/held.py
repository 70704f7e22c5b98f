"""What came and does not count yet: whose, from which device, how much, and why."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register.waiting import Waiting
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.words import marks, reason_in_words


class HeldTable(ListTable[Waiting]):
    """One row a device and reason; `mark` tells two devices of one person apart."""

    WIDTHS: ClassVar = {0: 150, 1: 170, 2: 110, 3: 180, 4: 80, 5: 300}
    STRETCH = 6

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("收到时间"), text=lambda row: clock(row.since_ms)),
                Column(code="", heading=self.tr("谁的设备"), text=self._who),
                Column(code="", heading=self.tr("识别码"), text=lambda row: row.mark),
                Column(code="", heading=self.tr("地点"), text=lambda row: row.place),
                Column(code="", heading=self.tr("条数"), text=lambda row: f"{row.rows:,}"),
                Column(code="", heading=self.tr("设备上写的时间"), text=self._written),
                Column(code="", heading=self.tr("为什么没算"), text=self._why),
            )
        )

    def _who(self, row: Waiting) -> str:
        tag = marks.bracketed(row.tag, self._session.language()) if row.tag else ""
        return (row.worker + tag).strip() or "?"

    def _written(self, row: Waiting) -> str:
        return f"{clock(row.first_ms)} – {clock(row.last_ms)}"

    def _why(self, row: Waiting) -> str:
        return reason_in_words(row.reason, self._session.language())

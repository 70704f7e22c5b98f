"""The duty numbers as a table: whom to telephone in danger, where, and for what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.office import DutyNumber
from gridapp.register import codes
from gridapp.ui.parts.label import capital
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable


class DutyTable(ListTable[DutyNumber]):
    """`where` names the areas."""

    WIDTHS: ClassVar = {0: 260, 1: 180, 2: 200}
    STRETCH = 3

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.where: Mapping[str, str] = {}
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("打给谁"), text=lambda row: row.name or ""),
                Column(code="", heading=self.tr("电话"), text=lambda row: row.number or ""),
                Column(code="", heading=self.tr("什么险情"), text=self._sort),
                Column(code="", heading=self.tr("管哪里"), text=self._area),
            )
        )

    def _sort(self, row: DutyNumber) -> str:
        if not row.sort:
            return self.tr("什么险情都打")
        return capital(codes.label("hazard_type", row.sort, self._session.language()))

    def _area(self, row: DutyNumber) -> str:
        return self.where.get(row.area or "", row.area or "")

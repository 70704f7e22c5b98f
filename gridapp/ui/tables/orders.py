"""The hotline's orders at a place as a table: the first due first."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register import codes, order_list
from gridapp.register.order_list import OrderRow
from gridapp.ui.parts.order_words import due_tone_of, order_due, order_state, order_tone
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

DUE, STATE = 5, 6


class OrderTable(NarrowedTable[OrderRow]):
    """Number, what about, type, where, who has it, deadline, state; nobody who called."""

    WIDTHS: ClassVar = {0: 124, 2: 108, 3: 116, 4: 72, 5: 88, 6: 116}
    ENGLISH: ClassVar = {2: 116, 3: 96, 4: 76, 5: 98, 6: 138}

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, order_list.ids, order_list.rows, parent)

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="number", heading=self.tr("编号"), text=lambda row: row.number),
                Column(code="title", heading=self.tr("诉求"), text=lambda row: row.title),
                Column(code="type", heading=self.tr("类型"), text=self._type),
                Column(code="place", heading=self.tr("地点"), text=self._spot),
                Column(code="holder", heading=self.tr("承办人"), text=lambda row: row.holder),
                Column(
                    code="due",
                    heading=self.tr("到期"),
                    text=lambda row: order_due(row.due, self._session.today()),
                    tone=lambda row: due_tone_of(row.due, self._session.today()),
                ),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: order_state(row.state, self._session.language()),
                    tone=lambda row: order_tone(row.state),
                ),
            )
        )

    def _type(self, row: OrderRow) -> str:
        return codes.label("hotline_type", row.type, self._session.language()) if row.type else ""

    def _spot(self, row: OrderRow) -> str:
        return row.address or self._where(row.place)

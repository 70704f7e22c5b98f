"""The disputes of a place as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register import codes, dispute_list
from gridapp.register.dispute_list import DisputeRow
from gridapp.ui.parts.dispute_words import next_tone, next_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

DUE, STATE = 4, 5


class DisputeTable(NarrowedTable[DisputeRow]):
    """What about, between whom, of which kind, where, what is due, how it stands.

    Attributes:
        ticked: ids of those that were chosen for a circuit session, in that order.
    """

    WIDTHS: ClassVar = {1: 150, 2: 104, 3: 112, 4: 136, 5: 118}
    ENGLISH: ClassVar = {1: 128, 2: 96, 3: 100, 4: 154, 5: 178}
    STRETCH = 0

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self.ticked: list[str] = []
        super().__init__(session, dispute_list.ids, dispute_list.rows, parent)

    def say_columns(self) -> None:
        self.say(
            (
                Column(
                    code="title",
                    heading=self.tr("事由"),
                    text=lambda row: f"✓ {row.title}" if row.id in self.ticked else row.title,
                    icon=self._icon,
                ),
                Column(code="parties", heading=self.tr("当事人"), text=lambda row: row.parties),
                Column(code="type", heading=self.tr("类型"), text=self._type),
                Column(
                    code="place", heading=self.tr("地点"), text=lambda row: self._where(row.place)
                ),
                Column(
                    code="due",
                    heading=self.tr("下一步"),
                    text=lambda row: next_words(self._due(row), self._session.today()),
                    tone=lambda row: next_tone(self._due(row), self._session.today()),
                ),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: state_word(
                        row.state, self._session.language(), row.revisit_by
                    ),
                    tone=lambda row: state_tone(row.state),
                ),
            )
        )

    def _due(self, row: DisputeRow) -> tuple[str, str]:
        """What the list is about: until when the court can be asked, or whatever comes first."""
        if self.narrow == dispute_list.COURT:
            return "confirm_by", row.confirm_by[:10]
        return row.next_due()

    def _icon(self, row: DisputeRow) -> str:
        if row.id in self.ticked:
            return "check-circle"
        return "alert" if row.alerted else "dispute"

    def _type(self, row: DisputeRow) -> str:
        return codes.label("dispute_type", row.type, self._session.language()) if row.type else ""

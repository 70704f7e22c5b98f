"""The households that are helped, as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register import codes, help_list
from gridapp.register.help_list import HelpRow
from gridapp.ui.parts.help_words import due_tone, due_words, state_tone, state_word
from gridapp.ui.parts.label import capital
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

DUE, STATE = 5, 6


class HelpTable(NarrowedTable[HelpRow]):
    """Whom, why, who helps, where, what is next and when, how it stands."""

    WIDTHS: ClassVar = {0: 108, 1: 116, 2: 112, 3: 104, 5: 104, 6: 104}
    ENGLISH: ClassVar = {0: 96, 1: 128, 2: 104, 3: 96, 5: 106, 6: 128}
    STRETCH = 4

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, help_list.ids, help_list.rows, parent)

    def say_columns(self) -> None:
        self.say(
            (
                Column(
                    code="head",
                    heading=self.tr("户主"),
                    text=lambda row: row.head or "***",
                    icon=lambda _row: "help",
                ),
                Column(code="category", heading=self.tr("困难类型"), text=self._category),
                Column(
                    code="helpers",
                    heading=self.tr("帮扶人"),
                    text=lambda row: row.helpers or self.tr("还没结对"),
                    tone=lambda row: "" if row.helpers or row.ended_on else "amber",
                ),
                Column(
                    code="place", heading=self.tr("地点"), text=lambda row: self._where(row.place)
                ),
                Column(code="next", heading=self.tr("下一步措施"), text=lambda row: row.next),
                Column(
                    code="due",
                    heading=self.tr("期限"),
                    text=lambda row: due_words(row.due, row.ended_on, self._session.today()),
                    tone=lambda row: due_tone(row.due, row.ended_on, self._session.today()),
                ),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: state_word(
                        row.ended_on, row.outcome, self._session.language()
                    ),
                    tone=lambda row: state_tone(row.ended_on, row.outcome),
                ),
            )
        )

    def _category(self, row: HelpRow) -> str:
        if not row.category:
            return ""
        return capital(codes.label("event_category", row.category, self._session.language()))

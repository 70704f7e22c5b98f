"""The task forces, as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register import force_list
from gridapp.register.force_list import ForceRow
from gridapp.ui.parts.force_words import due_tone, due_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

DUE, STATE = 5, 6


class ForcesTable(NarrowedTable[ForceRow]):
    """What it is called and for, who leads, how many tasks are done, what is next, until when."""

    WIDTHS: ClassVar = {1: 160, 2: 76, 3: 64, 4: 140, 5: 104, 6: 84}
    ENGLISH: ClassVar = {1: 150, 2: 80, 3: 64, 4: 130, 5: 108, 6: 100}
    STRETCH = 0

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, force_list.ids, force_list.rows, parent)

    def say_columns(self) -> None:
        today = self._session.today
        self.say(
            (
                Column(
                    code="name",
                    heading=self.tr("专班"),
                    text=lambda row: row.name,
                    icon=lambda _row: "people",
                ),
                Column(code="about", heading=self.tr("为哪件事"), text=lambda row: row.about),
                Column(code="lead", heading=self.tr("牵头人"), text=lambda row: row.lead),
                Column(
                    code="tasks",
                    heading=self.tr("办完"),
                    text=lambda row: f"{row.done} / {row.tasks}",
                ),
                Column(
                    code="next",
                    heading=self.tr("下一项任务"),
                    text=lambda row: row.next,
                    tone=lambda row: due_tone(row.next_due, row.ended_on, today()),
                ),
                Column(
                    code="due",
                    heading=self.tr("化解期限"),
                    text=lambda row: due_words(row.due, row.ended_on, today()),
                    tone=lambda row: due_tone(row.due, row.ended_on, today()),
                ),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: state_word(row.ended_on),
                    tone=lambda row: state_tone(row.ended_on),
                ),
            )
        )

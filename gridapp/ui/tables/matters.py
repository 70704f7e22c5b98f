"""The matters of a place as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.tasks import TASKS
from gridapp.register import matter_list
from gridapp.register.matter_list import MatterRow
from gridapp.ui.parts.states import due_tone, due_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

DUE, STATE = 5, 6


class MatterTable(NarrowedTable[MatterRow]):
    """Number, title, task, where, who holds it, deadline, state."""

    WIDTHS: ClassVar = {0: 116, 2: 64, 3: 116, 4: 80, 5: 92, 6: 142}
    ENGLISH: ClassVar = {0: 104, 2: 104, 3: 100, 4: 72, 5: 96, 6: 194}

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, matter_list.ids, matter_list.rows, parent)

    def held_to(self) -> dict[str, object]:
        return {"task": self.within.task} if self.within else {}

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="number", heading=self.tr("编号"), text=lambda row: row.number),
                Column(
                    code="title",
                    heading=self.tr("事由"),
                    text=lambda row: row.title,
                    icon=lambda row: TASKS[row.task].icon if row.task in TASKS else "matters",
                ),
                Column(code="task", heading=self.tr("任务"), text=self._task),
                Column(code="place", heading=self.tr("地点"), text=self._spot),
                Column(code="holder", heading=self.tr("承办人"), text=lambda row: row.holder_name),
                Column(code="due", heading=self.tr("到期"), text=self._due, tone=self._due_tone),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=self._state,
                    tone=lambda row: state_tone(row.state, row.owed),
                ),
            )
        )

    def _task(self, row: MatterRow) -> str:
        if self._session.language() == "zh" and row.task in TASKS:
            return TASKS[row.task].short
        return row.task.capitalize()

    def _spot(self, row: MatterRow) -> str:
        return row.spot_text or row.head or self._where(row.place)

    def _due(self, row: MatterRow) -> str:
        return due_words(row.due, row.state, self._session.today())

    def _due_tone(self, row: MatterRow) -> str:
        return due_tone(row.due, row.state, self._session.today())

    def _state(self, row: MatterRow) -> str:
        return state_word(row.state, row.owed, self._session.language(), row.task)

"""Activities and livelihood projects as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.tasks import TASKS
from gridapp.register import doings_list
from gridapp.register.doings_list import DoingRow
from gridapp.ui.parts.doing_words import parts_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

DAY, STATE = 0, 5


class ActivityTable(NarrowedTable[DoingRow]):
    """When, what, under which task, where, with how many, and whether it goes on."""

    WIDTHS: ClassVar = {0: 116, 2: 76, 3: 172, 4: 104, 5: 104}
    ENGLISH: ClassVar = {2: 100, 4: 116, 5: 112}

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, doings_list.ids, doings_list.rows, parent)

    def held_to(self) -> dict[str, object]:
        return {"period": self.within.period} if self.within else {}

    def say_columns(self) -> None:
        self.say(
            (
                Column(code="day", heading=self.tr("日期"), text=lambda row: row.day),
                Column(
                    code="title",
                    heading=self.tr("做了什么"),
                    text=lambda row: row.title,
                    icon=lambda row: TASKS[row.task].icon if row.task in TASKS else "activities",
                ),
                Column(code="task", heading=self.tr("任务"), text=self._task),
                Column(
                    code="where",
                    heading=self.tr("地点"),
                    text=lambda row: row.where or self._where(row.place),
                ),
                Column(code="people", heading=self.tr("多少人"), text=parts_words),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: state_word(row.kind, row.ended_on),
                    tone=lambda row: state_tone(row.kind, row.ended_on),
                ),
            )
        )

    def _task(self, row: DoingRow) -> str:
        if self._session.language() == "zh" and row.task in TASKS:
            return TASKS[row.task].short
        return row.task.capitalize()

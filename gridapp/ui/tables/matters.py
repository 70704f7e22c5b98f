"""The matters of a place as a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.tasks import TASKS
from gridapp.register import matter_list, places
from gridapp.register.matter_list import ALL, MatterRow
from gridapp.ui.parts.states import due_tone, due_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.asked import AskedTable, Question
from gridapp.ui.tables.keys import Column

DUE, STATE = 5, 6


class MatterTable(AskedTable[MatterRow]):
    """Number, title, task, where, who holds it, deadline, state."""

    WIDTHS: ClassVar = {0: 116, 2: 64, 3: 116, 4: 80, 5: 92, 6: 142}
    STRETCH = 1

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, self._matters, parent)
        self._filter, self._text = ALL, ""
        self._places: dict[str, str] = {}
        self.say_columns()

    def show(self, let_through: str, text: str) -> None:
        """Show the matters that the filter lets through and that hold `text`."""
        self._filter, self._text = let_through, text
        self._places = places.names(self._session.conn)
        self.look()

    def widths(self) -> dict[int, int]:
        """Column widths as at 100 %, for the words of the language of now."""
        return self.WIDTHS | ({} if self._session.language() == "zh" else {2: 108, 6: 176})

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
                Column(code="place", heading=self.tr("地点"), text=self._where),
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

    def question(self) -> Question:
        return partial(
            _ids, self._session.today(), self._session.me.place, self._filter, self._text
        )

    def _matters(self, ids: Sequence[str]) -> dict[str, MatterRow]:
        return matter_list.rows(self._session.conn, ids)

    def _task(self, row: MatterRow) -> str:
        if self._session.language() == "zh" and row.task in TASKS:
            return TASKS[row.task].short
        return row.task.capitalize()

    def _where(self, row: MatterRow) -> str:
        if row.spot_text or row.head:
            return row.spot_text or row.head
        return places.path(self._places, row.place, self._session.me.place)

    def _due(self, row: MatterRow) -> str:
        return due_words(row.due, row.state, self._session.today())

    def _due_tone(self, row: MatterRow) -> str:
        return due_tone(row.due, row.state, self._session.today())

    def _state(self, row: MatterRow) -> str:
        return state_word(row.state, row.owed, self._session.language(), row.task)


def _ids(
    today: str,
    place: str,
    let_through: str,
    text: str,
    conn: sqlite3.Connection,
    sort: str,
    descending: bool,
) -> list[str]:
    return matter_list.ids(
        conn,
        today=today,
        place=place,
        let_through=let_through,
        text=text,
        sort=sort,
        descending=descending,
    )

"""What a centre has to do with matters, as a table: the worst first."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.tasks import TASKS
from gridapp.register import codes, triage
from gridapp.register.triage import NORMAL, TriageRow
from gridapp.ui.parts.states import due_tone, due_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

WORST, STATE = 0, 5
_TONES = {"2": "amber", "3": "red"}


class DispatchTable(NarrowedTable[TriageRow]):
    """How grave, title, where, how many told of it, deadline, state."""

    WIDTHS: ClassVar = {0: 76, 2: 132, 3: 52, 4: 92, 5: 136}
    ENGLISH: ClassVar = {0: 88, 3: 78, 5: 168}

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, triage.ids, triage.rows, parent)
        self.narrow = triage.UNTRIAGED

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(
                    code=triage.WORST,
                    heading=self.tr("轻重"),
                    text=self._grave,
                    tone=lambda row: "red" if row.calls else _TONES.get(row.urgency, "text2"),
                ),
                Column(
                    code="title",
                    heading=self.tr("事由"),
                    text=lambda row: row.matter.title,
                    icon=lambda row: (
                        TASKS[row.matter.task].icon if row.matter.task in TASKS else "matters"
                    ),
                ),
                Column(code="place", heading=self.tr("地点"), text=self._spot),
                Column(
                    code="number",
                    heading=self.tr("反映"),
                    text=lambda row: str(row.told) if row.told else "",
                ),
                Column(code="due", heading=self.tr("到期"), text=self._due, tone=self._due_tone),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=self._state,
                    tone=lambda row: state_tone(row.matter.state, row.matter.owed),
                ),
            )
        )

    def _grave(self, row: TriageRow) -> str:
        if row.calls:
            return self.tr("险情")
        language = self._session.language()
        return codes.label("urgency", row.urgency, language) if row.urgency > NORMAL else ""

    def _spot(self, row: TriageRow) -> str:
        return row.matter.spot_text or self._where(row.matter.place)

    def _due(self, row: TriageRow) -> str:
        return due_words(row.matter.due, row.matter.state, self._session.today())

    def _due_tone(self, row: TriageRow) -> str:
        return due_tone(row.matter.due, row.matter.state, self._session.today())

    def _state(self, row: TriageRow) -> str:
        matter = row.matter
        return state_word(matter.state, matter.owed, self._session.language(), matter.task)

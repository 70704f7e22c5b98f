"""Rounds of visits as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.visit import Round
from gridapp.register import codes, round_list
from gridapp.register.rounds import Progress
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.round_words import left_tone, left_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

UNTIL, STATE = 3, 5


class RoundTable(NarrowedTable[Round]):
    """What it is called, where, whom, until when, who is left, whether it goes on.

    Attributes:
        far: how far rounds have come, by id: looked up elsewhere.
    """

    WIDTHS: ClassVar = {1: 140, 2: 84, 3: 104, 4: 140, 5: 104}
    ENGLISH: ClassVar = {2: 100, 5: 124}
    STRETCH = 0

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self.far: dict[str, Progress] = {}
        super().__init__(session, round_list.ids, round_list.rows, parent)

    def say_columns(self) -> None:
        today = self._session.today
        self.say(
            (
                Column(
                    code="name",
                    heading=self.tr("名称"),
                    text=lambda row: row.name or "",
                    icon=lambda _row: "visit",
                ),
                Column(code="area", heading=self.tr("范围"), text=self._area),
                Column(code="subject", heading=self.tr("走访对象"), text=self._whom),
                Column(code="to_on", heading=self.tr("截止"), text=lambda row: row.to_on or ""),
                Column(
                    code="left",
                    heading=self.tr("还剩"),
                    text=lambda row: left_words(self.far.get(row.id)),
                    tone=lambda row: left_tone(self.far.get(row.id), today()),
                ),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: state_word(row, today()),
                    tone=lambda row: state_tone(row, today()),
                ),
            )
        )

    def _area(self, row: Round) -> str:
        area = row.area or ""
        return self._where(area) or self._places.get(area) or area[-3:]

    def _whom(self, row: Round) -> str:
        return capital(codes.label("round_subject", row.subject, self._session.language()))

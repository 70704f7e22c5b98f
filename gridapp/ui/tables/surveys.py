"""Surveys as a table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register import codes, survey_list
from gridapp.register.survey_list import SurveyRow
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.survey_words import state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

UNTIL, STATE = 3, 5


class SurveyTable(NarrowedTable[SurveyRow]):
    """What it is called, where, whom, until when, how many answered, whether it is asked.

    Attributes:
        bases: how many answered, by id: looked up elsewhere; None while it is not known.
    """

    WIDTHS: ClassVar = {1: 140, 2: 84, 3: 104, 4: 84, 5: 104}
    ENGLISH: ClassVar = {2: 100, 4: 90, 5: 124}
    STRETCH = 0

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self.bases: dict[str, int] | None = None
        super().__init__(session, survey_list.ids, survey_list.rows, parent)

    def say_columns(self) -> None:
        today, language = self._session.today, self._session.language
        self.say(
            (
                Column(
                    code="name",
                    heading=self.tr("问卷"),
                    text=lambda row: row.survey.name or "",
                    icon=lambda _row: "opinion",
                ),
                Column(code="area", heading=self.tr("范围"), text=self._area),
                Column(code="subject", heading=self.tr("问谁"), text=self._whom),
                Column(
                    code="to_on", heading=self.tr("截止"), text=lambda row: row.survey.to_on or ""
                ),
                Column(code="base", heading=self.tr("收到"), text=self._base),
                Column(
                    code="state",
                    heading=self.tr("状态"),
                    text=lambda row: state_word(row.survey, today(), language()),
                    tone=lambda row: state_tone(row.survey, today()),
                ),
            )
        )

    def _base(self, row: SurveyRow) -> str:
        return "" if self.bases is None else str(self.bases.get(row.id, 0))

    def _area(self, row: SurveyRow) -> str:
        area = row.place
        return self._where(area) or self._places.get(area) or area[-3:]

    def _whom(self, row: SurveyRow) -> str:
        return capital(codes.label("survey_subject", row.survey.subject, self._session.language()))

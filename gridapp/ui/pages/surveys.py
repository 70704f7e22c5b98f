"""Surveys: the list, how many have answered each, the chosen one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gridapp.models.rights import may_write
from gridapp.register import survey_list, surveys
from gridapp.register.survey_list import SurveyRow
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts import record_facts
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.survey_words import SHOWN, badges_of, question_events
from gridapp.ui.tables.surveys import STATE, UNTIL, SurveyTable


class SurveysPage(ListPage[SurveyRow]):
    """A centre makes surveys; whoever visits answers them."""

    CODE, ICON = "surveys", "opinion"
    STATE, SORTED, NEWEST_FIRST = STATE, UNTIL, True
    table: SurveyTable

    def make_table(self) -> SurveyTable:
        return SurveyTable(self.session)

    def title(self) -> str:
        return self.tr("入户问卷")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        return survey_list.counts(conn, today=self.session.today(), place=self.session.me.place)

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        super()._on_counted(counts)
        self.session.look(survey_list.bases_of, self._on_bases)

    def _on_bases(self, bases: dict[str, int]) -> None:
        self.table.bases = bases
        self.view.viewport().update()

    def words(self) -> ListWords:
        may = may_write(self.session.me.role, "survey")
        make = self.tr("出一份问卷") if may else ""
        waits = self.tr("中心出了问卷，导入中心的文件后就列在这里。")
        return ListWords(
            list=self.tr("问卷名单"),
            filter=self.tr("筛选问卷"),
            hint=self.tr("按名称筛选"),
            nothing=self.tr("还没有问卷"),
            next=self.tr("出好题、发下去，上门时按数字就能答。") if may else waits,
            act=make,
            narrowed=self.tr("这里没有问卷"),
            new=make,
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            survey_list.ALL: self.tr("全部"),
            survey_list.GOING: self.tr("正在问"),
            survey_list.DRAFT: self.tr("还没发下去"),
            survey_list.TO_COME: self.tr("还没开始"),
            survey_list.PAST: self.tr("已截止"),
            survey_list.ENDED: self.tr("已收回"),
        }

    def glance(self, row: SurveyRow) -> Glance | None:
        language = self.session.language()
        asked = surveys.questions_of(self.session.conn, row.id)
        return Glance(
            title=row.survey.name or "",
            badges=badges_of(row.survey, self.session.today(), language),
            facts=record_facts.facts_of(row.survey, SHOWN, language),
            events=question_events(asked, language),
            happened=self.tr("问题"),
            opens=self.tr("打开，看答得怎样"),
        )

    def goto(self, row: SurveyRow) -> Goto:
        return Goto(page="survey", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="survey")

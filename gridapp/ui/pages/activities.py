"""Activities and livelihood projects: one list with filters, the chosen one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.activity import Activity
from gridapp.models.project import Project
from gridapp.models.rights import may_write
from gridapp.models.tasks import TASKS
from gridapp.register import doings_list, records
from gridapp.register.doings_list import DoingRow
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.doing_words import parts_words, state_tone, state_word
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.tables.activities import DAY, STATE, ActivityTable

_ACTIVITY = ("task", "category", "happened_on", "where", "people", "content")
_PROJECT = ("category", "holder", "begun_on", "ended_on", "funds", "goal", "outcome")
_OF_PROJECTS = (doings_list.PROJECTS, doings_list.ENDED)


class ActivitiesPage(ListPage[DoingRow]):
    """Chips choose the task, or the projects; Enter opens a row."""

    CODE = ICON = "activities"
    STATE, SORTED, NEWEST_FIRST = STATE, DAY, True

    def make_table(self) -> ActivityTable:
        return ActivityTable(self.session)

    def title(self) -> str:
        return self.tr("活动和项目")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        within = self.table.within
        return doings_list.counts(
            conn,
            today=self.session.today(),
            place=self.table.place,
            period=within.period if within else None,
        )

    @property
    def _projects(self) -> bool:
        return self.chips.current() in _OF_PROJECTS

    def words(self) -> ListWords:
        may = may_write(self.session.me.role, "project" if self._projects else "activity")
        new = self.tr("新的项目") if self._projects else self.tr("记一次活动")
        return ListWords(
            list=self.tr("活动和项目名单"),
            filter=self.tr("筛选活动"),
            hint=self.tr("按名称、地点、内容筛选"),
            nothing=self.tr("还没有记过活动"),
            next=self.tr("走访时勾选联动、联宣、联树、联富就记下了；院坝会、培训在这里记。"),
            act=new if may else "",
            narrowed=self.tr("这里没有项目") if self._projects else self.tr("这里没有活动"),
            new=new if may else "",
        )

    def chip_words(self) -> Mapping[str, str]:
        chinese = self.session.language() == "zh"
        tasks = {
            code: TASKS[code].short if chinese else code.capitalize()
            for code in doings_list.OF_TASKS
        }
        return {
            doings_list.ALL: self.tr("全部活动"),
            **tasks,
            doings_list.PROJECTS: self.tr("致富项目"),
            doings_list.ENDED: self.tr("已结束的项目"),
        }

    def glance(self, row: DoingRow) -> Glance | None:
        conn, language = self.session.conn, self.session.language()
        found: Activity | Project | None = records.get(conn, Activity, row.id)
        fields: Sequence[str] = _ACTIVITY
        if row.kind == "project":
            found, fields = records.get(conn, Project, row.id), _PROJECT
        if found is None:
            return None
        badges = [(state_word(row.kind, row.ended_on), state_tone(row.kind, row.ended_on))]
        if said := parts_words(row):
            badges.append((said, "grey"))
        facts = facts_of(found, fields, language)
        opens = self.tr("打开")
        return Glance(title=row.title, badges=badges, facts=facts, events=[], opens=opens)

    def goto(self, row: DoingRow) -> Goto:
        return Goto(page=row.kind, subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="project" if self._projects else "activity")

    def _on_chosen(self) -> None:
        super()._on_chosen()
        self.say()

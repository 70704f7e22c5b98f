"""A centre's task forces: which are at work, what is overdue, and the chosen one beside."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gridapp.register import force_list, forces, log
from gridapp.register.force_list import ForceRow
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.force_words import SHOWN, badges_of, events_of
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.tables.forces import DUE, STATE, ForcesTable


class ForcesPage(ListPage[ForceRow]):
    """Chips choose what the list lets through; Enter opens a force."""

    CODE, ICON = "forces", "people"
    STATE, SORTED, ALL = STATE, DUE, force_list.GOING

    def make_table(self) -> ForcesTable:
        return ForcesTable(self.session)

    def title(self) -> str:
        return self.tr("专班")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        return force_list.counts(conn, today=self.session.today(), place=self.session.me.place)

    def words(self) -> ListWords:
        return ListWords(
            list=self.tr("专班名单"),
            filter=self.tr("筛选专班"),
            hint=self.tr("按名称、事由、牵头人、成员筛选"),
            nothing=self.tr("现在没有在办的专班"),
            next=self.tr("打开重大的事项或纠纷，按“成立专班”。"),
            act=self.tr("看事项"),
            narrowed=self.tr("这里没有专班"),
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            force_list.GOING: self.tr("在办"),
            force_list.OVERDUE: self.tr("过了期限"),
            force_list.LATE: self.tr("任务逾期"),
            force_list.IDLE: self.tr("没有要办的任务"),
            force_list.ALONE: self.tr("还没分工"),
            force_list.ENDED: self.tr("已结束"),
        }

    def glance(self, row: ForceRow) -> Glance | None:
        try:
            about = forces.get(self.session.conn, row.id)
        except log.UnknownRecord:
            return None
        tasks = self.tr("{done} / {all} 项").format(done=row.done, all=row.tasks)
        return Glance(
            title=row.name,
            badges=badges_of(about, self.session.today()),
            facts=[
                (self.tr("为哪件事"), row.about),
                (self.tr("办完"), tasks),
                *facts_of(about.force, SHOWN, self.session.language()),
            ],
            events=events_of(about),
            happened=self.tr("专班经过"),
            opens=self.tr("打开专班"),
        )

    def goto(self, row: ForceRow) -> Goto:
        return Goto(page="force", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="matters")

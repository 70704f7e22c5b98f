"""Help: the households that are helped, with filters, the chosen one beside the list."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gridapp.models.rights import may_write
from gridapp.register import help_list, helping, log
from gridapp.register.authors import Names
from gridapp.register.help_list import HelpRow
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.help_words import badges_of, events_of
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.tables.help import DUE, STATE, HelpTable


class HelpPage(ListPage[HelpRow]):
    """Chips choose what the list lets through; Enter opens a plan."""

    CODE, ICON = "help", "help"
    STATE, SORTED, ALL = STATE, DUE, help_list.GOING

    def make_table(self) -> HelpTable:
        return HelpTable(self.session)

    def title(self) -> str:
        return self.tr("联帮")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        return help_list.counts(conn, today=self.session.today(), place=self.session.me.place)

    def words(self) -> ListWords:
        may = may_write(self.session.me.role, "help_plan")
        return ListWords(
            list=self.tr("帮扶名单"),
            filter=self.tr("筛选帮扶"),
            hint=self.tr("按户主、帮扶人、目标筛选"),
            nothing=self.tr("现在没有正在帮扶的户"),
            next=self.tr("走访时勾选困难帮扶就登记了；也可以在这里找一户开始。"),
            act=self.tr("开始帮扶一户") if may else "",
            narrowed=self.tr("这里没有帮扶的户"),
            new=self.tr("开始帮扶一户") if may else "",
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            help_list.GOING: self.tr("正在帮扶"),
            help_list.OVERDUE: self.tr("措施逾期"),
            help_list.UNPAIRED: self.tr("还没结对"),
            help_list.LEFT: self.tr("帮扶人离任"),
            help_list.IDLE: self.tr("没有下一步"),
            help_list.UNSEEN: self.tr("一个月没人去看"),
            help_list.ENDED: self.tr("已结束"),
        }

    def glance(self, row: HelpRow) -> Glance | None:
        conn, language = self.session.conn, self.session.language()
        try:
            helped = helping.get(conn, row.id)
        except log.UnknownRecord:
            return None
        shown = ("category", "goal", "begun_on", "ended_on", "outcome", "note")
        return Glance(
            title=helped.head or "***",
            badges=badges_of(helped, self.session.today(), language),
            facts=[(self.tr("帮扶人"), row.helpers), *facts_of(helped.plan, shown, language)],
            events=events_of(helped, Names(conn), language),
            happened=self.tr("帮扶经过"),
            opens=self.tr("打开帮扶"),
        )

    def goto(self, row: HelpRow) -> Goto:
        return Goto(page="help_plan", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="help_plan")

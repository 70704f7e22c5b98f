"""Matters: the list with its filters, the chosen one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gridapp.models.matter import Matter
from gridapp.register import matter_list, places, records, timeline
from gridapp.register.authors import Names
from gridapp.register.matter_list import MatterRow
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.matter_facts import facts_of
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.states import due_tone, due_words, state_tone, state_word
from gridapp.ui.tables.matters import DUE, STATE, MatterTable


class MattersPage(ListPage[MatterRow]):
    """Chips choose what the list lets through; Enter opens a matter."""

    CODE = ICON = "matters"
    STATE, SORTED = STATE, DUE

    def make_table(self) -> MatterTable:
        return MatterTable(self.session)

    def title(self) -> str:
        return self.tr("事项")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        within = self.table.within
        return matter_list.counts(
            conn,
            today=self.session.today(),
            place=self.table.place,
            task=within.task if within else "",
        )

    def words(self) -> ListWords:
        visits = self.session.visits
        return ListWords(
            list=self.tr("事项名单"),
            filter=self.tr("筛选事项"),
            hint=self.tr("按编号、事由、地点筛选"),
            nothing=self.tr("还没有登记过事项"),
            next=self.tr("走访时看到、听到的事，勾一下就登记了。"),
            act=self.tr("去走访") if visits else self.tr("登记纠纷"),
            narrowed=self.tr("这里没有事项"),
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            matter_list.ALL: self.tr("全部"),
            matter_list.OPEN: self.tr("未办结"),
            matter_list.WAITING: self.tr("待受理"),
            matter_list.HANDLING: self.tr("处置中"),
            matter_list.VERIFY: self.tr("待核查"),
            matter_list.OWED: self.tr("还没告诉群众"),
            matter_list.OVERDUE: self.tr("已逾期"),
            matter_list.CLOSED: self.tr("已办结"),
        }

    def glance(self, row: MatterRow) -> Glance | None:
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        matter = records.get(conn, Matter, row.id)
        if matter is None:
            return None
        known = places.Called(conn)
        teller = Teller(language=language, workers=Names(conn), places=known)
        said = state_word(row.state, row.owed, language, row.task)
        badges = [(said, state_tone(row.state, row.owed))]
        if due := due_words(row.due, row.state, today):
            badges.append((due, due_tone(row.due, row.state, today) or "grey"))
        return Glance(
            title=row.title,
            badges=badges,
            facts=facts_of(matter, known, self.session.me.place, language),
            events=[teller.event(one) for one in timeline.of_matter(conn, row.id)],
        )

    def goto(self, row: MatterRow) -> Goto:
        return Goto(page="matter", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="visit" if self.session.visits else "dispute")

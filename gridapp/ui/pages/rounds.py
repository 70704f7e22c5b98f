"""Rounds of visits: the list, who is left in each, the chosen one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.rights import may_write
from gridapp.models.visit import Round
from gridapp.register import round_list, rounds
from gridapp.register.rounds import Progress
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts import record_facts
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.round_words import SHOWN, badges_of, numbers_of
from gridapp.ui.tables.rounds import STATE, UNTIL, RoundTable

MOST = 12
"""Of so many rounds it is looked up how far they have come, of those going on first."""


class RoundsPage(ListPage[Round]):
    """A centre plans rounds; whoever visits sees who is left."""

    CODE, ICON = "rounds", "visit"
    STATE, SORTED, NEWEST_FIRST = STATE, UNTIL, True
    table: RoundTable
    _waiting: Sequence[str] = ()

    def make_table(self) -> RoundTable:
        return RoundTable(self.session)

    def title(self) -> str:
        return self.tr("大走访")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        today, place = self.session.today(), self.session.me.place
        newest = rounds.all_of(conn, place)[:MOST]
        newest.sort(key=lambda one: round_list.part_of(one, today) != round_list.GOING)
        self._waiting = [one.id for one in newest]
        return round_list.counts(conn, today=today, place=place)

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        super()._on_counted(counts)
        self._look_on()

    def _look_on(self) -> None:
        """Look up how far the next round has come: one at a time, so that others may ask too."""
        if self._waiting:
            id_, place = self._waiting[0], self.session.me.place
            self._waiting = self._waiting[1:]
            self.session.look(
                lambda conn: rounds.progress(conn, id_, place),
                self._on_far,
                lambda _problem: self._look_on(),  # it was taken back meanwhile
            )

    def _on_far(self, progress: Progress) -> None:
        self.table.far[progress.round.id] = progress
        self.view.viewport().update()
        self._on_current()
        self._look_on()

    def words(self) -> ListWords:
        may = may_write(self.session.me.role, "round")
        plan = self.tr("安排一轮") if may else ""
        waits = self.tr("中心安排了大走访，导入中心的文件后就列在这里。")
        return ListWords(
            list=self.tr("大走访名单"),
            filter=self.tr("筛选大走访"),
            hint=self.tr("按名称筛选"),
            nothing=self.tr("还没有安排大走访"),
            next=self.tr("定好范围和截止日，谁还没走到，一看就知道。") if may else waits,
            act=plan,
            narrowed=self.tr("这里没有大走访"),
            new=plan,
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            round_list.ALL: self.tr("全部"),
            round_list.GOING: self.tr("正在走"),
            round_list.TO_COME: self.tr("还没开始"),
            round_list.PAST: self.tr("已截止"),
        }

    def glance(self, row: Round) -> Glance | None:
        progress = self.table.far.get(row.id)
        facts = record_facts.facts_of(row, SHOWN, self.session.language())
        return Glance(
            title=row.name or "",
            badges=badges_of(row, progress, self.session.today()),
            facts=[*facts, *(numbers_of(progress) if progress else ())],
            events=[],
            opens=self.tr("打开，看还剩谁"),
        )

    def goto(self, row: Round) -> Goto:
        return Goto(page="round", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="round")

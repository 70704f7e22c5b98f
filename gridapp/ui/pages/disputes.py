"""Disputes: the list with its filters, the chosen one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.models.rights import may_write
from gridapp.register import case_files, dispute_list, invitations, log, places
from gridapp.register.authors import Names
from gridapp.register.dispute_list import DisputeRow
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.dispute_words import badges_of, events_of, told_facts
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.referring import OPEN
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.disputes import DUE, STATE, DisputeTable

_SHOWN = ("number", "type", "source", "heard_on", "facts")


class DisputesPage(ListPage[DisputeRow]):
    """Chips choose what the list lets through; Enter opens a dispute.

    Space chooses one for a circuit session, and P plans what was chosen.
    """

    CODE, ICON = "disputes", "dispute"
    STATE, SORTED = STATE, DUE
    table: DisputeTable

    def __init__(
        self,
        session: Session,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.plan, self.planned = Button(icon="clock"), Button(icon="place", look="quiet")
        self.chosen, self._planning = wrapped("", "muted"), False
        super().__init__(session, preferences, parent)
        foot = QHBoxLayout()
        foot.addWidget(self.plan)
        foot.addWidget(self.planned)
        foot.addWidget(self.chosen, 1)
        self._card.body.addLayout(foot)
        may = may_write(session.me.role, "notice")
        for part in (self.plan, self.planned, self.chosen):
            part.setVisible(may)
        self.plan.clicked.connect(self._on_plan)
        self.planned.clicked.connect(self._on_planned)
        for key, act in (("Space", self._on_tick), ("P", self._on_plan)):
            self.view.on_key(key, act).setEnabled(may)

    def open(self, goto: Goto) -> None:
        if self._planning:  # what was planned is let go of; what was cancelled stays chosen
            self._planning, conn, today = False, self.session.conn, self.session.today()
            ticked = self.table.ticked
            if all(invitations.coming(conn, id_, today) for id_ in ticked):
                ticked.clear()
            self._say_chosen()
        super().open(goto)

    def say(self) -> None:
        super().say()
        self.planned.setText(self.tr("排好的巡回"))
        self._say_chosen()

    def _say_chosen(self, odd: str = "") -> None:
        many = len(self.table.ticked)
        self.plan.setText(self.tr("排一场巡回（选了 {n} 件）  P").format(n=many))
        self.plan.setEnabled(bool(many))
        self.chosen.setText(odd or self.tr("按空格选一件，再按一次不选"))

    @Slot()
    def _on_tick(self) -> None:
        at = self.view.currentIndex()
        row = self._row(at.row())
        if row is None:
            return
        ticked = self.table.ticked
        if row.id in ticked:
            ticked.remove(row.id)
        elif row.state not in OPEN:
            self._say_chosen(self.tr("“{title}”已经不用调解了").format(title=row.title))
            return
        else:
            ticked.append(row.id)
        self._say_chosen()
        self.view.viewport().update()
        below = at.siblingAtRow(at.row() + 1)
        if below.isValid():
            self.view.setCurrentIndex(below)

    @Slot()
    def _on_plan(self) -> None:
        if self.table.ticked:
            self._planning = True
            self.go.emit(Goto(page="circuit", subject=" ".join(self.table.ticked)))
        else:
            self._say_chosen(self.tr("还没有选：先按空格选几件"))

    @Slot()
    def _on_planned(self) -> None:
        self.go.emit(Goto(page="circuit"))

    def make_table(self) -> DisputeTable:
        return DisputeTable(self.session)

    def title(self) -> str:
        return self.tr("纠纷")

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        return dispute_list.counts(conn, today=self.session.today(), place=self.session.me.place)

    def words(self) -> ListWords:
        may = may_write(self.session.me.role, "dispute")
        return ListWords(
            list=self.tr("纠纷名单"),
            filter=self.tr("筛选纠纷"),
            hint=self.tr("按事由、卷号、当事人筛选"),
            nothing=self.tr("还没有登记过纠纷"),
            next=self.tr("走访时勾选矛盾纠纷就登记了；来申请调解的，在这里登记。"),
            act=self.tr("登记纠纷") if may else "",
            narrowed=self.tr("这里没有纠纷"),
            new=self.tr("登记纠纷") if may else "",
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            dispute_list.ALL: self.tr("全部"),
            dispute_list.WAITING: self.tr("待受理"),
            dispute_list.MEDIATING: self.tr("调解中"),
            dispute_list.PERFORMING: self.tr("履行中"),
            dispute_list.COURT: self.tr("可司法确认"),
            dispute_list.REVISIT: self.tr("待回访"),
            dispute_list.OVERDUE: self.tr("已逾期"),
            dispute_list.ALERTED: self.tr("可能激化"),
            dispute_list.REFERRED: self.tr("移送来、移送走"),
            dispute_list.TO_FILE: self.tr("待归档"),
            dispute_list.ENDED: self.tr("已归档"),
        }

    def glance(self, row: DisputeRow) -> Glance | None:
        conn, language = self.session.conn, self.session.language()
        try:
            case = case_files.opened(conn, row.id)
        except log.UnknownRecord:
            return None
        facts = facts_of(case.file.dispute, _SHOWN, language)
        where = places.path(places.Called(conn), row.place, self.session.me.place)
        return Glance(
            title=row.title,
            badges=badges_of(case.standing, self.session.today(), language),
            facts=[
                (self.tr("当事人"), row.parties),
                *facts[:-1],
                (self.tr("地点"), where),
                *told_facts(case, language),
                *facts[-1:],
            ],
            events=events_of(case, Names(conn), language),
        )

    def goto(self, row: DisputeRow) -> Goto:
        return Goto(page="dispute", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="dispute")

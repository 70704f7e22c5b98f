"""Matters: the list with its filters, the chosen one beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridapp.models.matter import Matter
from gridapp.register import matter_list, places, records, timeline
from gridapp.register.authors import Names
from gridapp.register.matter_list import MatterRow
from gridapp.ui import theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.filter_box import FilterBox
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.matter_facts import facts_of
from gridapp.ui.parts.matter_panel import Glance, MatterPanel
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.states import due_tone, due_words, state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.matters import DUE, STATE, MatterTable

LEAST_ROWS = 5
"""So many rows the list has to have beside the panel and below its filters."""


class MattersPage(Page):
    """Chips choose what the list lets through; Enter opens a matter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chips = Chips("")
        self.filter = FilterBox()
        self.table = MatterTable(session, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.setItemDelegateForColumn(STATE, BadgeDelegate(self.view))
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(DUE, Qt.SortOrder.AscendingOrder)
        self.empty = Empty("matters")
        self.stack = QStackedWidget()
        self._counts: dict[str, int] = {}
        self._chosen = ""
        self.panel = MatterPanel()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.refresh()

    def title(self) -> str:
        return self.tr("事项")

    def open(self, goto: Goto) -> None:
        if goto.act in matter_list.FILTERS:
            self.chips.choose(goto.act)
            self._show()
        nothing = self.table.known and not self.table.rowCount()
        (self.filter if nothing else self.view).setFocus()

    def refresh(self) -> None:
        today, place = self.session.today(), self.session.me.place
        self.session.look(
            lambda conn: matter_list.counts(conn, today=today, place=place), self._on_counted
        )
        self._show()

    def _on_counted(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._say_chips()

    def say(self) -> None:
        self.table.say_columns()
        self.view.set_widths(self.table.widths(), stretch=MatterTable.STRETCH)
        self.chips.setAccessibleName(self.tr("筛选"))
        self.view.setAccessibleName(self.tr("事项名单"))
        self.filter.say(self.tr("筛选事项"), self.tr("按编号、事由、地点筛选"))
        self._say_chips()
        self._say_empty()
        self._on_current()

    def _say_chips(self) -> None:
        words = {
            matter_list.ALL: self.tr("全部"),
            matter_list.WAITING: self.tr("待受理"),
            matter_list.HANDLING: self.tr("处置中"),
            matter_list.VERIFY: self.tr("待核查"),
            matter_list.OWED: self.tr("还没告诉群众"),
            matter_list.OVERDUE: self.tr("已逾期"),
            matter_list.CLOSED: self.tr("已办结"),
        }
        self.chips.show_chips([Chip(code, words[code], self._counts.get(code)) for code in words])

    def _say_empty(self) -> None:
        if self.filter.text().strip() or self.chips.current() != matter_list.ALL:
            self.empty.say(self.tr("这里没有事项"), self.tr("换一个筛选看看。"), self.tr("看全部"))
        else:
            self.empty.say(
                self.tr("还没有登记过事项"),
                self.tr("走访时看到、听到的事，勾一下就登记了。"),
                self.tr("去走访"),
            )

    @Slot()
    def _show(self) -> None:
        self.table.show(self.chips.current(), self.filter.text().strip())

    @Slot()
    def _on_looked(self) -> None:
        rows = self.table.rowCount()
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows:
            row = max(self.table.row_of(self._chosen), 0)
            self.view.setCurrentIndex(self.table.index(row, 0))
        elif self.view.hasFocus():
            self.filter.setFocus()
        self._say_empty()
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        at = self.view.currentIndex().row()
        self._chosen = self.table.id_at(at) or self._chosen
        row = self.table.row(at) if 0 <= at < self.table.rowCount() else None
        self.panel.show_glance(self._glance(row) if row is not None else None)

    def _glance(self, row: MatterRow) -> Glance | None:
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        matter = records.get(conn, Matter, row.id)
        if matter is None:
            return None
        known = places.names(conn)
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

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.go.emit(Goto(page="matter", subject=self.table.id_at(index.row())))

    @Slot()
    def _on_wanted(self) -> None:
        self._on_activated(self.view.currentIndex())

    @Slot()
    def _on_empty(self) -> None:
        if self.filter.text().strip() or self.chips.current() != matter_list.ALL:
            self.filter.clear()
            self.chips.choose(matter_list.ALL)
            self._show()
        else:
            self.go.emit(Goto(page="visit"))

    @Slot()
    def _on_narrowed(self) -> None:
        self.view.setFocus()

    def _lay_out(self) -> None:
        self._card = Card()
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addWidget(self.chips)
        self._head.addWidget(self.filter)
        self._card.body.addLayout(self._head)
        self.stack.addWidget(self.view)
        nothing = FormArea()
        nothing.setWidget(self.empty)
        self.stack.addWidget(nothing)
        self._card.body.addWidget(self.stack, 1)
        self._left = QVBoxLayout()
        self._left.addWidget(self._card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 5)
        row.addWidget(self.panel, 2)

    def _connect(self) -> None:
        self.table.looked.connect(self._on_looked)
        self.chips.chosen.connect(self._show)
        self.filter.asked.connect(self._show)
        self.filter.returnPressed.connect(self._on_narrowed)
        self.view.activated.connect(self._on_activated)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.panel.wanted.connect(self._on_wanted)
        self.empty.acted.connect(self._on_empty)

    def _dress(self, look: theme.Theme) -> None:
        self._head.setSpacing(look.px(theme.S))
        self.panel.setMinimumWidth(look.px(200))
        self.panel.setMaximumWidth(look.px(theme.DETAIL))
        self._fit(look)

    def _fit(self, look: theme.Theme) -> None:
        """Leave the list a few rows: else filters go into one line, and Enter shows the rest."""
        panel = min(self.width() * 2 // 7, look.px(theme.DETAIL))
        wide = self.width() - panel - look.px(2 * (theme.XL + theme.L))
        taken = self.chips.wrapped_height(wide) + self.filter.sizeHint().height()
        around = look.px(2 * (theme.L + theme.M + theme.S) + theme.HEADER)
        roomy = self.height() - taken - around >= LEAST_ROWS * look.px(theme.ROW)
        self.panel.setVisible(roomy)
        self.chips.keep_to_one_line(one_line=not roomy)
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if roomy else way.LeftToRight)
        self._head.setStretch(0, 0 if roomy else 1)
        wide, tall = look.px(theme.XL), look.px(theme.L if roomy else theme.S)
        self._left.setContentsMargins(wide, tall, wide, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(theme.of(self))

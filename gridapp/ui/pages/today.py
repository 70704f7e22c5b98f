"""Today: what waits, the most pressing first. One key opens a line, one key settles it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gridapp.register import places, today
from gridapp.register.today import Group
from gridapp.ui import theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card, StatCard
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.label import label
from gridapp.ui.parts.task_list import TaskList
from gridapp.ui.session import Session
from gridapp.ui.tables.today import Row, TodayTable, Waiting
from gridapp.ui.theme import Tone

SETTLES = {
    today.OWED: "told",
    today.VERIFY: "verify",
    today.UNTRIAGED: "accept",
    today.SENT: "sign",
    today.SENT_BACK: "report",
    today.IN_HAND: "finish",
}
"""What one key begins on a matter of each group; on others it is what Enter does."""

PAGES = {
    today.MEDIATION: "dispute",
    today.HELP: "help_plan",
    today.DOCKET: "docket",
    today.FORCE: "force",
}
"""Where lines of a group are opened that are no matters."""

LEAST_ROWS = 5
ROOMY = 150
"""Below this text size, in percent, there is room for pictures on the cards."""

_WORKER: tuple[tuple[str, str, Tone], ...] = (
    (today.OVERDUE, "alert", "red"),
    (today.DUE, "clock", "amber"),
    (today.OWED, "message", "blue"),
    (today.VISIT, "visit", "green"),
)
_CENTRE: tuple[tuple[str, str, Tone], ...] = (
    (today.UNTRIAGED, "inbox", "blue"),
    (today.VERIFY, "review", "amber"),
    (today.OVERDUE, "alert", "red"),
    (today.OWED, "message", "blue"),
)
_MEDIATOR: tuple[tuple[str, str, Tone], ...] = (
    (today.MEDIATION, "dispute", "blue"),
    (today.OVERDUE, "alert", "red"),
    (today.DUE, "clock", "amber"),
)


def _cards(session: Session) -> tuple[tuple[str, str, Tone], ...]:
    """What is counted at the top for whoever works here."""
    if session.me.role.is_centre:
        return _CENTRE
    return _WORKER if session.visits else _MEDIATOR


class TodayPage(Page):
    """Cards with counts over one list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._waiting = Waiting(names={}, today=session.today())
        self._looked = False
        self.cards = {code: StatCard("", icon, tone) for code, icon, tone in _cards(session)}
        self.table = TodayTable(self)
        self.list = TaskList("")
        self.list.setModel(self.table)
        self.empty = Empty("check-circle", "green")
        self.hint = label("", "caption")
        self.message = Button(icon="message", look="quiet")
        if not session.visits:
            self.message.hide()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.refresh()

    def title(self) -> str:
        return self.tr("今日")

    def open(self, goto: Goto) -> None:
        self.list.setFocus()
        if self._waiting.groups:  # else the first look is still under way
            self._show(replace(self._waiting, drafts=tuple(self.session.drafts.all())))

    def refresh(self) -> None:
        me, now = self.session.me, self.session.today()

        def look(conn: sqlite3.Connection) -> tuple[list[Group], dict[str, str]]:
            return today.groups(conn, me, now), places.names(conn)

        self.session.look(look, self._on_looked)

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="day"), Wanted(code="log"))

    def say(self) -> None:
        self.list.setAccessibleName(self.tr("今天要办的事"))
        self.hint.setText(self.tr("回车打开 · 空格直接办"))
        self.message.setText(self.tr("粘贴微信"))
        self.message.setToolTip(self.tr("把复制的微信变成一件事项  Ctrl+Shift+V"))
        nothing = self.tr("今天没有要办的事")
        if self.session.me.role.is_centre:
            hint = self.tr("收进下面交来的文件，新上报的事就会列在这里。")
            self.empty.say(nothing, hint, self.tr("去收文件"))
        elif not self.session.visits:
            hint = self.tr("收进中心的文件，新登记的纠纷就会列在这里。")
            self.empty.say(nothing, hint, self.tr("去收文件"))
        else:
            hint = self.tr("看到什么、听到什么，随手记一次走访。")
            self.empty.say(nothing, hint, self.tr("去走访  Ctrl+N"))
        for code, card in self.cards.items():
            card.say(self._card_name(code))
        self._show(self._waiting)

    def _card_name(self, code: str) -> str:
        return {
            today.OVERDUE: self.tr("已经逾期"),
            today.DUE: self.tr("到期了"),
            today.OWED: self.tr("还没告诉群众"),
            today.VISIT: self.tr("该去走访"),
            today.UNTRIAGED: self.tr("等着受理"),
            today.VERIFY: self.tr("等着核查"),
            today.MEDIATION: self.tr("要办的纠纷"),
        }[code]

    def _on_looked(self, found: tuple[Sequence[Group], dict[str, str]]) -> None:
        groups, names = found
        self._looked = True
        waiting = Waiting(
            groups=groups,
            drafts=tuple(self.session.drafts.all()),
            names=names,
            today=self.session.today(),
            below=self.session.me.place,
        )
        self._show(waiting)
        totals = {group.code: group.total for group in groups}
        for code, card in self.cards.items():
            card.show_number(totals.get(code, 0))

    def _show(self, waiting: Waiting) -> None:
        chosen = self._key(self.list.currentIndex())
        self._waiting = waiting
        self.table.show(waiting)
        keys = [self._key(self.table.index(row, 0)) for row in range(self.table.rowCount())]
        if keys:
            self.list.choose(keys.index(chosen) if chosen and chosen in keys else 1)
        # Before the first look nobody knows whether there is nothing to do.
        self.stack.setCurrentIndex(0 if keys or not self._looked else 1)

    def _key(self, index: QModelIndex) -> tuple[str, str] | None:
        """What a row is about, to find it again in the next list."""
        if not index.isValid() or index.row() >= len(self.table.rows):
            return None
        row = self.table.rows[index.row()]
        if row.draft is not None:
            return row.draft.page, row.draft.subject
        return ("", row.line.id) if row.line is not None else None

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self._go(self.table.rows[index.row()], settle=False)

    @Slot(int)
    def _on_settled(self, row: int) -> None:
        self._go(self.table.rows[row], settle=True)

    def _go(self, row: Row, *, settle: bool) -> None:
        act = SETTLES.get(row.group, "") if settle else ""
        if row.draft is not None:
            self.go.emit(Goto(page=row.draft.page, subject=row.draft.subject))
        elif row.line is not None and row.group == today.VISIT:
            self.go.emit(Goto(page="visit" if settle else "household", subject=row.line.id))
        elif row.line is not None:
            page = PAGES.get(row.group, "matter")
            self.go.emit(Goto(page=page, subject=row.line.id, act=act))

    @Slot()
    def _on_card(self) -> None:
        code = next(code for code, card in self.cards.items() if card is self.sender())
        if (row := self.table.first(code)) >= 0:
            self.list.choose(row)
            self.list.setFocus()

    @Slot()
    def _on_empty(self) -> None:
        visits = self.session.visits and not self.session.me.role.is_centre
        self.go.emit(Goto(page="visit" if visits else "sync"))

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.message)
        card.body.addLayout(foot)
        self.stack.addWidget(card)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.empty)
        self.stack.addWidget(scroll)
        self.top = QWidget()
        self._cards = QHBoxLayout(self.top)
        self._cards.setContentsMargins(0, 0, 0, 0)
        for each in self.cards.values():
            self._cards.addWidget(each, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.top)
        self._column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.list.activated.connect(self._on_activated)
        self.list.settled.connect(self._on_settled)
        self.empty.acted.connect(self._on_empty)
        self.message.clicked.connect(self.paste)
        for card in self.cards.values():
            card.clicked.connect(self._on_card)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column)
        self._cards.setSpacing(look.px(theme.M))
        for card in self.cards.values():
            card.disc.setVisible(look.percent < ROOMY)  # large text needs the room itself
        self._fit(look)

    def _fit(self, look: theme.Theme) -> None:
        """Show the cards only where they leave the list a few rows: its heads count as well."""
        taken = self.top.sizeHint().height() + self.message.sizeHint().height()
        around = look.px(3 * theme.L + 2 * theme.M + theme.S)
        self.top.setVisible(self.height() - taken - around >= LEAST_ROWS * look.px(theme.ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(theme.of(self))

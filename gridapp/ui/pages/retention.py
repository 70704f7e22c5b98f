"""What was kept long enough (保存期满): read here, erased by an order of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridapp.models.erasure import may_order
from gridapp.register import erasure_plan, retention
from gridapp.register.retention import Due
from gridapp.ui import leads, theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.session import Session
from gridapp.ui.tables.due import DueTable

YEARS = 3
"""The year of now and those before it may be looked at."""

MOST = 2_000
"""So many are listed; the sentence above counts all."""

Found = tuple[Sequence[Due], Mapping[str, str]]


class RetentionPage(Page):
    """Nothing goes by itself; Enter opens a record, the button leads to the order."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        year = int(session.today()[:4])
        self._due: Sequence[Due] = ()
        self.years = Choice("", [(str(year - n), str(year - n)) for n in range(YEARS)])
        self.years.choose(str(year))
        self.table = DueTable(session, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths(DueTable.WIDTHS, stretch=DueTable.STRETCH)
        self.said = wrapped("", "muted")
        self.order = Button(icon="remove", look="primary")
        self.empty, self.card, self.stack = Empty("check-circle", "green"), Card(), QStackedWidget()
        for part in (self.said, self.view):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.order, 0, Qt.AlignmentFlag.AlignLeft)
        for shown in (self.card, self.empty):
            self.stack.addWidget(shown)
        head = QHBoxLayout()
        head.addWidget(self.years)
        head.addStretch()
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(head)
        self._whole.addWidget(self.stack, 1)
        self.years.chosen.connect(self._on_year)
        self.view.activated.connect(self._on_opened)
        self.order.clicked.connect(self._on_order)
        self.say()
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("保存期满")

    def open(self, goto: Goto) -> None:
        self.refresh()

    def refresh(self) -> None:
        year, place = int(self.years.value()), self.session.me.place

        def look(conn: sqlite3.Connection) -> Found:
            due = list(retention.due(conn, year, place))
            return due, erasure_plan.listed(conn, due[:MOST])

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.table.say_columns()
        self.view.setAccessibleName(self.tr("保存期满"))
        self.years.setAccessibleName(self.tr("到哪年年底"))
        self.order.setText(self.tr("按规定删除…"))
        self.empty.say(
            self.tr("到那年年底没有保存期满的"),
            self.tr("各种记录保存几年有规定，F1 有说明；到期的会列在这里，不会自己删。"),
        )
        self._say_count()

    def _say_count(self) -> None:
        said = self.tr(
            "到年底保存期满的 %n 条。只列出来，不会自己删：删除要两个人下决定。", "", len(self._due)
        )
        self.said.setText(said)

    def _on_looked(self, found: Found) -> None:
        self._due, self.table.named = found
        self.table.show(self._due[:MOST])
        self._say_count()
        self.stack.setCurrentWidget(self.card if self._due else self.empty)
        may = may_order(self.session.me.role) and erasure_plan.erasable(self._due)
        self.order.setVisible(may)
        if self._due:
            self.view.setCurrentIndex(self.table.index(0, 0))
            self.lend(self.view.setFocus)

    @Slot(str)
    def _on_year(self, _year: str) -> None:
        self.refresh()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        one = self.table.row(index.row())
        goto = leads.to_record(self.session.conn, one.rule.kind, one.id) if one else None
        if goto is not None:
            self.go.emit(goto)

    @Slot()
    def _on_order(self) -> None:
        self.go.emit(Goto(page="erase", subject=f"{erasure_plan.DUE}{self.years.value()}"))

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._whole, theme.M)

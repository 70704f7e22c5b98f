"""Recently removed (最近删除): what was thrown away here, for 90 days; Enter brings it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridapp.register import removed
from gridapp.register.removed import Removed
from gridapp.ui import leads, problems, theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.session import Session
from gridapp.ui.tables.removed import Line, RemovedTable


class RemovedPage(Page):
    """The newest first. A form opens half typed as it was; an entry stands again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.table = RemovedTable(session, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths(RemovedTable.WIDTHS, stretch=RemovedTable.STRETCH)
        self.hint, self.told = wrapped("", "muted"), Banner()
        self.back_button = Button(icon="undo", look="primary")
        self.empty, self.card, self.stack = Empty("undo"), Card(), QStackedWidget()
        for part in (self.hint, self.view):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        for shown in (self.card, self.empty):
            self.stack.addWidget(shown)
        inside = bare()
        fill(self, inside)
        self._whole = QVBoxLayout(inside)
        self._whole.addWidget(self.told)
        self._whole.addWidget(self.stack, 1)
        self.view.activated.connect(self._on_back)
        self.back_button.clicked.connect(self._on_back)
        self.say()
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("最近删除")

    def open(self, goto: Goto) -> None:
        self.told.hide()
        self.refresh()

    def refresh(self) -> None:
        me, now_ms = self.session.me, self.session.now_ms()
        drafts = self.session.drafts

        def look(conn: sqlite3.Connection) -> list[Line]:
            lines = [Line(form=one) for one in drafts.thrown()]
            lines += [Line(entry=one) for one in removed.listed(conn, me, now_ms=now_ms)]
            return sorted(lines, key=lambda line: -line.at_ms)

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.table.say_columns()
        self.view.setAccessibleName(self.tr("最近删除"))
        self.hint.setText(
            self.tr("不要了的表和撤回的登记在这里留 90 天，回车拿回来。按决定依法删除的拿不回来。")
        )
        self.back_button.setText(self.tr("拿回来"))
        self.empty.say(
            self.tr("最近 90 天没有删过什么"), self.tr("不要了的表、撤回的登记会列在这里。")
        )

    def _on_looked(self, lines: Sequence[Line]) -> None:
        row = self.view.currentIndex().row()
        self.table.show(lines)
        self.stack.setCurrentWidget(self.card if lines else self.empty)
        if lines:
            self.view.setCurrentIndex(self.table.index(min(max(row, 0), len(lines) - 1), 0))
            self.lend(self.view.setFocus)

    @Slot()
    @Slot(QModelIndex)
    def _on_back(self, *_rows: QModelIndex) -> None:
        row = self.view.currentIndex().row()
        line = self.table.row(row) if row >= 0 else None
        if line is None:
            return
        if line.form is not None:
            self._take_out(line.form.id)
        elif line.entry is not None:
            self._bring_back(line.entry)

    def _take_out(self, id_: int) -> None:
        """Open a form half typed as it was thrown away."""
        drafts = self.session.drafts

        def opened(draft: object) -> None:
            page, subject = getattr(draft, "page", ""), getattr(draft, "subject", "")
            if page:
                self.go.emit(Goto(page=page, subject=subject))
            else:
                self.refresh()

        self.session.look(lambda _conn: drafts.take_out(id_), opened)

    def _bring_back(self, one: Removed) -> None:
        me, now_ms = self.session.me, self.session.now_ms()
        said = self.tr("拿回来了：{label}").format(label=one.label or "—")

        def work(conn: sqlite3.Connection) -> Removed:
            return removed.bring_back(conn, me, one.at, now_ms=now_ms)

        once = ("bring_back", one.at)
        self.session.write(work, self._on_stands, self._on_failed, said=said, once=once)

    def _on_stands(self, one: Removed) -> None:
        """Show where it stands now, where that is shown somewhere."""
        kind, id_ = one.entries[0]
        if goto := leads.to_record(self.session.conn, kind, id_):
            self.go.emit(goto)

    def _on_failed(self, problem: Exception) -> None:
        said = problems.foreseen(problem, self.session.language())
        if said:
            self.told.tell(said, "red")
            self.refresh()
        else:
            self.session.failed.emit(problem)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._whole)

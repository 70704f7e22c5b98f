"""Review: records that may be one, side by side; a person says whether they are."""

from __future__ import annotations

import sqlite3
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridapp.models.kinds import KINDS
from gridapp.models.rights import may_write
from gridapp.register import conflicts, duplicates, merging, places, rows
from gridapp.register.conflicts import Conflict
from gridapp.register.duplicates import Pair
from gridapp.ui import problems, theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts import pair_words
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.conflict_board import ConflictBoard
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.pair_view import Line, PairView
from gridapp.ui.parts.pair_words import called
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.session import Session
from gridapp.ui.tables.pairs import PairTable

Seen = tuple[list[Conflict], dict[str, str], dict[str, str]]
"""Conflicts, names of records by their ids, workers by the tags of their devices."""

MOST, SHOWN, LARGE = 500, 4, 125
"""So many pairs are listed; so many rows are seen without scrolling, up to that size of text."""


class ReviewPage(Page):
    """The list above, the chosen pair below; Alt+Y and Alt+N answer, and the next pair comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._apart: tuple[str, str] | None = None
        self.heading = wrapped("", "muted")
        self.told = Banner()
        self.conflicts = ConflictBoard()
        self.table = PairTable(session, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths(PairTable.WIDTHS, stretch=PairTable.STRETCH)
        self.pair = PairView()
        self.empty = Empty("check-circle", "green")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.refresh()

    def title(self) -> str:
        return self.tr("待核")

    def open(self, goto: Goto) -> None:
        self.view.setFocus()

    def refresh(self) -> None:
        self.session.look(lambda conn: duplicates.pairs(conn), self._on_looked)
        self.session.look(_conflicts, self._on_conflicts)

    def say(self) -> None:
        self.table.say_columns()
        self.view.setAccessibleName(self.tr("可能重复登记的"))
        self.empty.say(
            self.tr("没有可能重复登记的"),
            self.tr("读入文件和保存以后会自己比对，有像的就列在这里。"),
        )
        self._say_heading(self.table.rowCount())
        self._on_current()

    def chosen(self) -> Pair | None:
        """The pair that is shown."""
        row = self.view.currentIndex().row()
        return self.table.row(row) if row >= 0 else None

    def _on_conflicts(self, found: Seen) -> None:
        self.conflicts.show_conflicts(
            *found, self.session.language(), may_settle=self.session.me.role.is_centre
        )

    @Slot(object, int)
    def _on_settled(self, one: Conflict, choice: int) -> None:
        me, now_ms = self.session.me, self.session.now_ms()

        def work(conn: sqlite3.Connection) -> Conflict:
            return conflicts.resolve(conn, me, one.id, one.field, choice, now_ms=now_ms)

        self.session.write(work, otherwise=self._on_failed, said=self.tr("已定下来"))

    def _on_looked(self, found: list[Pair]) -> None:
        row = max(self.view.currentIndex().row(), 0)
        self.table.show(found[:MOST])
        self._say_heading(len(found))
        self.stack.setCurrentIndex(0 if found else 1)
        self._fit(theme.of(self))
        if found:
            row = min(row, self.table.rowCount() - 1)
            self.view.setCurrentIndex(self.table.index(row, 0))
        self._on_current()

    def _say_heading(self, total: int) -> None:
        said = self.tr(
            "可能重复登记的 %n 对。看一看是不是同一个；合并以后两边的经过都在，随时能分开。",
            "",
            total,
        )
        self.heading.setText(said)

    @Slot()
    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, *_rows: QModelIndex) -> None:
        pair, language = self.chosen(), self.session.language()
        if pair is None:
            return
        why = self.tr("像的地方：{reasons}").format(reasons=pair_words.alike(pair.seen, language))
        differs = pair_words.against(pair.seen, language)
        but = self.tr("不一样的地方：{reasons}").format(reasons=differs) if differs else ""
        heads = Line("", called(pair.one), called(pair.other))
        known = places.names(self.session.conn)
        lines = pair_words.lines(pair, known, self.session.me.place[:-3], language)
        self.pair.show_pair(why, but, heads, lines, may_merge=self._may_merge(pair))

    def _may_merge(self, pair: Pair) -> bool:
        role = self.session.me.role
        return role.is_centre if pair.kind.name == "matter" else may_write(role, "same_as")

    @Slot()
    def _on_same(self) -> None:
        pair = self.chosen()
        if pair is None:
            return
        if pair.kind.name == "matter":
            self.go.emit(Goto(page="matter", subject=pair.other.id, act="merge"))
            return
        me, now_ms = self.session.me, self.session.now_ms()

        def work(conn: sqlite3.Connection) -> str:
            return merging.merge(conn, me, pair.one.id, pair.other.id, now_ms=now_ms)

        said = self.tr("已合并：{name}").format(name=called(pair.one))
        self.session.write(work, otherwise=self._on_failed, said=said)

    @Slot()
    def _on_apart(self) -> None:
        pair, now_ms = self.chosen(), self.session.now_ms()
        if pair is None:
            return
        one, other = pair.one.id, pair.other.id
        self._apart = (one, other)
        self.session.write(
            lambda conn: duplicates.keep_apart(conn, one, other, now_ms=now_ms),
            lambda _none: self.told.tell(
                self.tr("记下了：不是同一个，以后不再问。"), "green", self.tr("再问一次")
            ),
        )

    @Slot()
    def _on_again(self) -> None:
        if self._apart is not None:
            self.session.write(partial(_look_again, pair=self._apart))
        self.told.hide()

    def _on_failed(self, problem: Exception) -> None:
        said = problems.foreseen(problem, self.session.language())
        if said:
            self.told.tell(said, "red")
        else:
            self.session.failed.emit(problem)

    @Slot(int)
    def _on_opened(self, which: int) -> None:
        pair = self.chosen()
        if pair is None:
            return
        record = (pair.one, pair.other)[which]
        if pair.kind.name == "matter":
            self.go.emit(Goto(page="matter", subject=record.id))
        else:
            household = getattr(record, "household", None) or record.id
            self.go.emit(Goto(page="household", subject=str(household)))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.pair.is_same.setFocus()

    def _lay_out(self) -> None:
        area, card, both = FormArea(), Card(), QWidget()
        card.body.addWidget(self.pair)
        area.setWidget(card)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addWidget(area, 1)
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        for part in (self.conflicts, self.heading, self.told, self.stack):
            self._column.addWidget(part)
        self._column.setStretchFactor(self.stack, 1)

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.activated.connect(self._on_activated)
        self.conflicts.settled.connect(self._on_settled)
        self.pair.same.connect(self._on_same)
        self.pair.apart.connect(self._on_apart)
        self.pair.opened.connect(self._on_opened)
        self.told.acted.connect(self._on_again)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._column.setSpacing(look.px(theme.M))
        self._fit(look)

    def _fit(self, look: theme.Theme) -> None:
        """The list is as high as its rows, up to a few: large text leaves it fewer."""
        most = SHOWN if look.px(100) <= LARGE else 1
        rows = min(max(self.table.rowCount(), 1), most)
        self.view.setFixedHeight(look.px(theme.HEADER + rows * theme.ROW + theme.L))


def _conflicts(conn: sqlite3.Connection) -> Seen:
    """What two hands wrote differently, what records are called, and whose devices these are."""
    found = conflicts.conflicts(conn)
    called = rows.labels(conn, [(one.id, KINDS[one.kind].number) for one in found])
    return found, called, conflicts.hands(conn)


def _look_again(conn: sqlite3.Connection, pair: tuple[str, str]) -> None:
    duplicates.look_again(conn, *pair)

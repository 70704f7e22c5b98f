"""What every page with a long list is: filters, the list, and the chosen row beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridapp.register import places
from gridapp.ui import theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import MAKERS
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.filter_box import FilterBox
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.matter_panel import Glance, MatterPanel
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.narrowed import NarrowedTable
from gridapp.ui.tables.within import held_in_words

LEAST_ROWS = 5
"""So many rows the list has to have beside the panel and below its filters."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What the page says in the language of now.

    Attributes:
        filter, hint: the name of the box that narrows the list, and what it says while empty.
        nothing, next, act: why the whole list is empty, what to do, and the button that does it.
        narrowed: why the list is empty under a filter.
        new: the button that begins a new one; none where nobody may.
    """

    list: str
    filter: str
    hint: str
    nothing: str
    next: str
    act: str
    narrowed: str
    new: str = ""


class ListPage(Page, Generic[Row]):
    """Chips choose what the list lets through; Enter opens a row.

    With `preferences` the chosen filter is there again when the desk is opened anew.
    """

    CODE: ClassVar[str]
    ICON: ClassVar[str]
    STATE: ClassVar[int]
    """The column that shows a state as a pill."""
    SORTED: ClassVar[int]
    NEWEST_FIRST: ClassVar[bool] = False
    ALL: ClassVar[str] = "all"
    PANEL: ClassVar[int] = theme.DETAIL
    """How wide the panel may be."""
    SHARE: ClassVar[tuple[int, int]] = (5, 2)
    """How list and panel share the width."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._card = Card(parent=self)
        self.stack = QStackedWidget(self._card)
        self.chips = Chips("", self._card)
        self.filter = FilterBox(self._card)
        self.new = Button(icon="plus", look="primary")
        self.held = Button(icon="close", look="quiet")
        self.table = self.make_table()
        self.view = RowsView("", self.stack)
        self.view.setModel(self.table)
        self.view.setItemDelegateForColumn(self.STATE, BadgeDelegate(self.view))
        self.view.setSortingEnabled(True)
        order = Qt.SortOrder
        way = order.DescendingOrder if self.NEWEST_FIRST else order.AscendingOrder
        self.view.sortByColumn(self.SORTED, way)
        self._counts: Mapping[str, int] = {}
        self._chosen, self._at, self._listed = "", 0, tuple[object, ...]()
        self.panel = self.make_panel()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self._recall()
        self.refresh()

    @cached_property
    def empty(self) -> Empty:
        """What stands in the place of the list while there is no row, made when it is needed."""
        empty, nothing = Empty(self.ICON), FormArea()
        nothing.setWidget(empty)
        self.stack.addWidget(nothing)
        empty.acted.connect(self._on_empty)
        return empty

    def make_panel(self) -> MatterPanel:
        """What shows the chosen row beside the list, made once."""
        return MatterPanel(self.ICON, parent=self)

    def make_table(self) -> NarrowedTable[Row]:
        """The rows of the list, made once."""
        raise NotImplementedError

    def chip_words(self) -> Mapping[str, str]:
        """Each filter's code, and what it is called."""
        raise NotImplementedError

    def words(self) -> ListWords:
        """What the page says."""
        raise NotImplementedError

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        """How many rows each filter lets through; asked on another thread."""
        raise NotImplementedError

    def glance(self, row: Row) -> Glance | None:
        """The row as the panel beside the list shows it."""
        raise NotImplementedError

    def goto(self, row: Row) -> Goto:
        """Where opening the row leads."""
        raise NotImplementedError

    def begin(self) -> Goto:
        """Where what the empty list proposes is done."""
        raise NotImplementedError

    def open(self, goto: Goto) -> None:
        if goto.within != self.table.within:
            self.table.within = goto.within
            self.refresh()
        if goto.act in self.chips.buttons:
            self.chips.choose(goto.act)
            self._show()
        self._say_held()
        nothing = self.table.known and not self.table.rowCount()
        (self.filter if nothing else self.view).setFocus()

    def papers(self) -> tuple[Wanted, ...]:
        if self.CODE not in MAKERS:
            return ()
        sort, descending = self.table.order()
        return (
            Wanted(
                code=self.CODE,
                subject=self.table.within.place if self.table.within else "",
                text=self.filter.text().strip(),
                narrowed=self.chips.current(),
                sort=sort,
                descending=descending,
            ),
        )

    def refresh(self) -> None:
        self.session.look(self.count, self._on_counted)
        self._show()

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._say_chips()

    def say(self) -> None:
        words = self.words()
        self.table.say_columns()
        self.view.set_widths(self.table.widths(), stretch=self.table.STRETCH)
        self.chips.setAccessibleName(self.tr("筛选"))
        self.view.setAccessibleName(words.list)
        self.filter.say(words.filter, words.hint)
        self.new.setText(words.new)
        self.new.setVisible(bool(words.new))
        self._say_chips()
        self._say_held()
        if self.table.known:
            self._on_current()
            if not self.table.rowCount():
                self._say_empty()

    def _say_held(self) -> None:
        """Say what the list is held to; pressing that lets go of it."""
        within = self.table.within
        self.held.setVisible(within is not None)
        if within is not None:
            known = places.Called(self.session.conn)
            said = held_in_words(within, known, self.session.language())
            self.held.setText(self.tr("只看 {what}").format(what=said))
            self.held.setToolTip(self.tr("按一下看全部"))

    @Slot()
    def _on_held(self) -> None:
        self.table.within = None
        self._say_held()
        self.refresh()
        self.view.setFocus()

    def _say_chips(self) -> None:
        words = self.chip_words()
        self.chips.show_chips([Chip(code, words[code], self._counts.get(code)) for code in words])

    @property
    def _narrow(self) -> bool:
        text = self.filter.text().strip()
        return bool(text or self.table.within) or self.chips.current() != self.ALL

    def _say_empty(self) -> None:
        words = self.words()
        if self._narrow:
            self.empty.say(words.narrowed, self.tr("换一个筛选看看。"), self.tr("看全部"))
        else:
            self.empty.say(words.nothing, words.next, words.act)

    def _recall(self) -> None:
        kept = self._preferences.current.filters.get(self.CODE, "") if self._preferences else ""
        if kept in self.chips.buttons:
            self.chips.choose(kept)

    @Slot()
    def _on_chosen(self) -> None:
        if self._preferences is not None:
            filters = {**self._preferences.current.filters, self.CODE: self.chips.current()}
            self._preferences.change(filters=filters)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.table.show(self.chips.current(), self.filter.text().strip())

    @Slot()
    def _on_looked(self) -> None:
        if self.table.rowCount():
            self.stack.setCurrentIndex(0)
            row = self.table.row_of(self._chosen)
            if row < 0:
                row = self._next_one()
            self._listed = self._asked()
            self.view.setCurrentIndex(self.table.index(row, 0))  # which has it shown
            return
        self._say_empty()
        self.stack.setCurrentIndex(1)
        if self.view.hasFocus():
            self.filter.setFocus()
        self._on_current()

    def _asked(self) -> tuple[object, ...]:
        """What the list is narrowed to: whoever asks for something else begins at its top."""
        return self.chips.current(), self.filter.text().strip(), self.table.within

    def _next_one(self) -> int:
        """The row that took the place of one that was dealt with; the first of another list."""
        return min(self._at, self.table.rowCount() - 1) if self._listed == self._asked() else 0

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, _now: QModelIndex, before: QModelIndex) -> None:
        """Rows that were just found are seen first; from one to the next it goes at once."""
        if before.isValid():
            self._on_current()
        else:
            self.turns.begin(self._on_current)

    @Slot()
    def _on_current(self) -> None:
        self.turns.stop()
        at = self.view.currentIndex().row()
        self._chosen = self.table.id_at(at) or self._chosen
        self._at = max(at, 0)
        row = self._row(at)
        self.show_row(row)

    def show_row(self, row: Row | None) -> None:
        """Show the chosen row beside the list; None while none is chosen."""
        self.panel.show_glance(self.glance(row) if row is not None else None)

    def _row(self, at: int) -> Row | None:
        return self.table.row(at) if 0 <= at < self.table.rowCount() else None

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self._row(index.row())
        if row is not None:
            self.go.emit(self.goto(row))

    @Slot()
    def _on_wanted(self) -> None:
        self._on_activated(self.view.currentIndex())

    @Slot()
    def _on_empty(self) -> None:
        if self._narrow:
            self.filter.clear()
            self.table.within = None
            self._say_held()
            self.chips.choose(self.ALL)
            self._on_chosen()
        else:
            self._on_new()

    @Slot()
    def _on_new(self) -> None:
        self.go.emit(self.begin())

    @Slot()
    def _on_narrowed(self) -> None:
        self.view.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QVBoxLayout()
        row.addLayout(self._left, self.SHARE[0])
        row.addWidget(self.panel, self.SHARE[1])
        self._left.addWidget(self._card)
        self._head, self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom), QHBoxLayout()
        self._card.body.addLayout(self._head)
        self._card.body.addWidget(self.stack, 1)
        self._head.addWidget(self.chips)
        self._head.addLayout(self._line)
        self._line.addWidget(self.held)
        self._line.addWidget(self.filter, 1)
        self._line.addWidget(self.new)
        self.stack.addWidget(self.view)

    def _connect(self) -> None:
        self.table.looked.connect(self._on_looked)
        self.chips.chosen.connect(self._on_chosen)
        self.filter.asked.connect(self._show)
        self.filter.returnPressed.connect(self._on_narrowed)
        self.new.clicked.connect(self._on_new)
        self.held.clicked.connect(self._on_held)
        self.view.activated.connect(self._on_activated)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.panel.wanted.connect(self._on_wanted)

    def _dress(self, look: theme.Theme) -> None:
        self._head.setSpacing(look.px(theme.S))
        self._line.setSpacing(look.px(theme.S))
        self.panel.setMinimumWidth(look.px(200))
        self.panel.setMaximumWidth(look.px(self.PANEL))
        self._fit(look)

    def _fit(self, look: theme.Theme) -> None:
        """Leave the list a few rows: else filters go into one line, and Enter shows the rest."""
        panel = min(self.width() * self.SHARE[1] // sum(self.SHARE), look.px(self.PANEL))
        wide = self.width() - panel - look.px(2 * (theme.XL + theme.L))
        taken = self.chips.wrapped_height(wide) + self.filter.sizeHint().height()
        around = look.px(2 * (theme.L + theme.M + theme.S) + theme.HEADER)
        tall_enough = self.height() - taken - around >= LEAST_ROWS * look.px(theme.ROW)
        roomy = tall_enough and look.percent <= theme.SIDE_BY_SIDE
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

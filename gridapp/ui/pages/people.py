"""People and devices: the tree of places, who works where, and how each one's devices are."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.labels import label
from gridapp.register import codes, places, worker_list
from gridapp.register.places import Branch
from gridapp.register.worker_list import PersonRow
from gridapp.reports import device_words
from gridapp.ui import theme
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.device_words import state_tone, state_word
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.place_tree import PlaceTree
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.people import PLACE, STATE, PeopleTable

_NARROW = 1_100
"""So wide a page has room for the tree as well."""


class PeoplePage(ListPage[PersonRow]):
    """The chosen place narrows the list; Enter opens a person."""

    CODE, ICON = "people", "people"
    STATE, SORTED = STATE, PLACE
    table: PeopleTable

    def __init__(
        self,
        session: Session,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.tree = PlaceTree()
        self.side = Card()
        self.place, self.many = Button(icon="place"), Button(icon="devices")
        self.trade = CodeBox()
        self.trade.hide()
        super().__init__(session, preferences, parent)
        self._line.insertWidget(1, self.trade)
        self.trade.chosen.connect(self._on_trade)
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.place)
        self._acts.addWidget(self.many)
        self._acts.addStretch()
        self._card.body.addLayout(self._acts)
        self.side.body.addWidget(self.tree)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.side)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertLayout(0, self._beside)
        self.tree.chosen.connect(self._on_place)
        self.tree.activated.connect(self._on_tree_open)
        self.place.clicked.connect(self._on_tree_open)
        self.many.clicked.connect(self._on_many)

    def make_table(self) -> PeopleTable:
        return PeopleTable(self.session)

    def title(self) -> str:
        return self.tr("人员设备")

    def refresh(self) -> None:
        super().refresh()
        self.session.look(self._tree, self._on_tree)

    def _tree(self, conn: sqlite3.Connection) -> list[Branch]:
        """The places, each with how many people work there and below."""
        found = self.table.roster.people(conn, now_ms=self.session.now_ms())
        below: Counter[str] = Counter()
        for row in found.values():
            below.update(row.place[:end] for end in range(1, len(row.place) + 1))
        return [
            replace(one, households=below[one.code])
            for one in places.tree(conn, self.session.me.place)
        ]

    def _on_tree(self, branches: Sequence[Branch]) -> None:
        self.tree.show_branches(branches)

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        found = self.table.roster.people(conn, now_ms=self.session.now_ms())
        return worker_list.counts(found, self.table.area)

    def say(self) -> None:
        super().say()
        trades = codes.offered("mediation_trade", self.session.language()).items()
        listed = [(code, capital(said)) for code, said in trades]
        self.trade.show_options(listed, self.tr("各行业"))
        self.trade.setAccessibleName(self.tr("调解员的行业"))
        self.place.setText(self.tr("打开这个地点"))
        self.many.setText(self.tr("从 Excel 导入，一次发很多"))

    def words(self) -> ListWords:
        return ListWords(
            list=self.tr("人员名单"),
            filter=self.tr("筛选人员"),
            hint=self.tr("按姓名、地点、设备号筛选"),
            nothing=self.tr("这里还没有人"),
            next=self.tr("先登一位，或者填好一张 Excel 一起导进来。"),
            act=self.tr("新登一位"),
            narrowed=self.tr("这里没有这样的人"),
            new=self.tr("新登一位"),
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            worker_list.ALL: self.tr("全部"),
            worker_list.NONE: self.tr("没有设备"),
            worker_list.WAITING: self.tr("等着启用"),
            worker_list.JOINED: self.tr("在用"),
            worker_list.ASKS: self.tr("要看一看"),
            worker_list.STOPPED: self.tr("已停用"),
            worker_list.MEDIATES: self.tr("调解员"),
        }

    def glance(self, row: PersonRow) -> Glance | None:
        language, known = self.session.language(), places.Called(self.session.conn)
        facts = [
            (self.tr("岗位"), label("role", row.role, language)),
            (self.tr("负责范围"), places.path(known, row.place, row.place[:6])),
            (self.tr("职务或部门"), row.duty),
            (self.tr("到期"), row.until),
            (self.tr("专长"), self._trade(row)),
            *((self.tr("设备"), device_words.device(one, language)) for one in row.devices),
        ]
        return Glance(
            title=row.name,
            badges=[(state_word(row.state), state_tone(row.state))],
            facts=[(name, said) for name, said in facts if said],
            events=[],
            opens=self.tr("打开，发设备或者停用") if row.carded else self.tr("打开纠纷名单"),
        )

    def _trade(self, row: PersonRow) -> str:
        """Of a mediator his trade and what he has in hand now."""
        if row.in_hand is None:
            return ""
        said = codes.label("mediation_trade", row.trade, self.session.language())
        hand = self.tr("手上 {n} 件").format(n=row.in_hand)
        return " · ".join(filter(None, (said if row.trade else "", hand)))

    @Slot()
    def _on_trade(self) -> None:
        self.table.trade = self.trade.value()
        self._show()

    @Slot()
    def _show(self) -> None:
        # Mediators alone have a trade.
        self.trade.setVisible(self.chips.current() == worker_list.MEDIATES)
        super()._show()

    def goto(self, row: PersonRow) -> Goto:
        if not row.carded:
            return Goto(page="disputes")  # where he is given one
        return Goto(page="worker", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="worker", subject=self.tree.current() or self.session.me.place)

    @Slot()
    def _on_place(self) -> None:
        self.table.area = self.tree.current() or self.session.me.place
        self.session.look(self.count, self._on_counted)
        self._show()

    @Slot()
    def _on_tree_open(self) -> None:
        self.go.emit(Goto(page="place", subject=self.tree.current() or self.session.me.place))

    @Slot()
    def _on_many(self) -> None:
        self.go.emit(Goto(page="handout", subject=self.tree.current() or self.session.me.place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        look = theme.of(self)
        self.side.setVisible(self.width() >= look.px(_NARROW) and look.percent <= 125)
        self.side.setFixedWidth(look.px(208))
        wide, tall = (look.px(theme.L), look.px(theme.L)) if self.side.isVisibleTo(self) else (0, 0)
        self._beside.setContentsMargins(wide, tall, 0, tall)
        super().resizeEvent(event)

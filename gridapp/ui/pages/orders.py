"""The hotline's orders: the list with its filters, each act by a letter, today's signed at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from gridapp.register import log, order_list, orders, places
from gridapp.register.authors import Names
from gridapp.register.order_file import opened
from gridapp.register.order_list import OrderRow
from gridapp.ui import theme
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.matter_panel import Glance, MatterPanel
from gridapp.ui.parts.order_words import GIVE, badges_of, events_of, matter_line
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.reply_strip import ReplyStrip
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.orders import DUE, STATE, OrderTable

KEYS = {
    "D": GIVE,
    "R": "reply",
    "B": "reject",
    "X": "extend",
    "U": "urge",
    "O": "redo",
    "F": "done",
}
"""What a letter does with the chosen order while the list has the keyboard: its form unfolds."""
SIGN, SIGN_ALL, MATTER, SHEET = "S", "Shift+S", "M", "T"
_BELOW = QBoxLayout.Direction.TopToBottom
_SHOWN = ("number", "type", "received_on", "content", "address")


class OrderPanel(MatterPanel):
    """The chosen order beside the list, with the letters that act on it."""

    def __init__(self) -> None:
        super().__init__("orders")
        self.keys = wrapped("", "caption")
        self.body.foot.insertWidget(0, self.keys)


class OrdersPage(ListPage[OrderRow]):
    """Chips choose what the list lets through; Enter opens an order."""

    CODE = ICON = "orders"
    STATE, SORTED = STATE, DUE
    panel: OrderPanel

    def __init__(
        self,
        session: Session,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.sign_all, self.end_all = Button(icon="edit"), Button(icon="check-circle")
        self.replies = ReplyStrip(session)
        super().__init__(session, preferences, parent)
        self._card.body.addWidget(self.replies)
        for button, do in (
            (self.sign_all, self._on_sign_all),
            (self.end_all, self._on_end_all),
        ):
            self._line.insertWidget(self._line.indexOf(self.new), button)
            button.clicked.connect(do)
        for key, act in KEYS.items():
            self.view.on_key(key, partial(self._on_key, act))
        self.view.on_key(SIGN, self._on_sign)
        self.view.on_key(SIGN_ALL, self._on_sign_all)
        self.view.on_key(MATTER, self._on_matter)
        self.view.on_key(SHEET, self.replies.pick)

    def make_panel(self) -> OrderPanel:
        return OrderPanel()

    def make_table(self) -> OrderTable:
        return OrderTable(self.session)

    def title(self) -> str:
        return self.tr("12345 工单")

    def say(self) -> None:
        super().say()
        said = self.tr(
            "S 签收   D 派单   R 答复   X 延期   B 退单   U 催办   O 重办   F 办结   M 看事项"
        )
        keys = (one.replace(" ", "\N{NO-BREAK SPACE}") for one in said.split("   "))
        self.panel.keys.setText("   ".join(keys))

    def refresh(self) -> None:
        super().refresh()
        self.replies.count()

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        return order_list.counts(conn, today=self.session.today(), place=self.session.me.place)

    def words(self) -> ListWords:
        return ListWords(
            list=self.tr("工单名单"),
            filter=self.tr("筛选工单"),
            hint=self.tr("按编号、诉求、地址筛选"),
            nothing=self.tr("还没有工单"),
            next=self.tr("把热线发来的 Excel 导入进来，每一行就是一张工单。"),
            act=self.tr("导入工单"),
            narrowed=self.tr("这里没有工单"),
            new=self.tr("导入工单"),
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            order_list.ALL: self.tr("全部"),
            order_list.TO_SIGN: self.tr("待签收"),
            order_list.TODAY: self.tr("今天到期"),
            order_list.OVERDUE: self.tr("已逾期"),
            order_list.HANDLING: self.tr("办理中"),
            order_list.READY: self.tr("可以答复"),
            order_list.URGED: self.tr("催办"),
            order_list.EXTENDED: self.tr("已延期"),
            order_list.REDO: self.tr("重办"),
            order_list.REPLIED: self.tr("已答复"),
            order_list.RETURNED: self.tr("已退单"),
            order_list.DONE: self.tr("办结"),
        }

    def glance(self, row: OrderRow) -> Glance | None:
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        try:
            about = opened(conn, row.id)
        except log.UnknownRecord:
            return None
        known, workers = places.Called(conn), Names(conn)
        teller = Teller(language=language, workers=workers, places=known)
        where = places.path(known, row.place, self.session.me.place)
        # Who called is behind the order's own page: to hand it on nobody needs the name.
        return Glance(
            title=row.title,
            badges=badges_of(about.standing, today, language),
            facts=[
                *facts_of(about.order, _SHOWN, language),
                (self.tr("归属"), where),
                (self.tr("事项"), matter_line(about, row.holder, language)),
            ],
            events=events_of(about, teller),
        )

    def goto(self, row: OrderRow) -> Goto:
        return Goto(page="order", subject=row.id)

    def begin(self) -> Goto:
        return Goto(page="load", act="orders")

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        super()._on_counted(counts)
        self._say_buttons()

    @Slot()
    def _on_chosen(self) -> None:
        super()._on_chosen()
        self._say_buttons()

    def _say_buttons(self) -> None:
        """Say how many wait; in a few signs where there is no room for words."""
        waiting = self._counts.get(order_list.TO_SIGN, 0)
        self._say_one(self.sign_all, self.tr("全部签收（{n}）"), waiting, f"  {SIGN_ALL}")
        answered = self.chips.current() == order_list.REPLIED
        unasked = self._counts.get(order_list.UNASKED, 0) if answered else 0
        self._say_one(self.end_all, self.tr("一周没有回访的办结（{n}）"), unasked)

    def _say_one(self, button: Button, words: str, waiting: int, key: str = "") -> None:
        said = words.format(n=waiting)
        button.setVisible(bool(waiting))
        button.setAccessibleName(said)
        button.setToolTip(f"{said}{key}")
        button.setText(said if self._head.direction() == _BELOW else str(waiting))

    def _fit(self, look: theme.Theme) -> None:
        super()._fit(look)
        self._say_buttons()

    def show_row(self, row: OrderRow | None) -> None:
        super().show_row(row)
        self.panel.keys.setVisible(row is not None)

    def _chosen_row(self) -> OrderRow | None:
        return self._row(self.view.currentIndex().row())

    def _on_key(self, act: str) -> None:
        if (row := self._chosen_row()) is not None:
            self.go.emit(Goto(page="order", subject=row.id, act=act))

    @Slot()
    def _on_matter(self) -> None:
        row = self._chosen_row()
        if row is not None and row.matter_state:
            self.go.emit(Goto(page="matter", subject=row.matter))

    @Slot()
    def _on_sign(self) -> None:
        row = self._chosen_row()
        if row is not None and row.state in ("RECEIVED", "REJECTED"):
            self._sign([row.id], self.tr("{number}：签收").format(number=row.number))

    @Slot()
    def _on_sign_all(self) -> None:
        if self._counts.get(order_list.TO_SIGN):
            self._do_all(order_list.TO_SIGN, orders.sign_all, self.tr("待签收的全部签收了"))

    @Slot()
    def _on_end_all(self) -> None:
        self._do_all(order_list.UNASKED, orders.end_unasked, self.tr("一周没有回访的都办结了"))

    def _sign(self, ids: list[str], said: str) -> None:
        me, now_ms, day = self.session.me, self.session.now_ms(), self.session.today()

        def work(conn: sqlite3.Connection) -> str:
            orders.sign_all(conn, me, ids, today=day, now_ms=now_ms)
            return ""

        self.session.write(work, self._on_saved, said=said, once=("sign", *ids))

    def _do_all(self, let_through: str, do: Callable[..., int], said: str) -> None:
        """Do it with all that a filter lets through, on the writer's thread."""
        me, now_ms, day = self.session.me, self.session.now_ms(), self.session.today()

        def work(conn: sqlite3.Connection) -> str:
            ids = order_list.ids(conn, today=day, place=me.place, let_through=let_through)
            do(conn, me, ids, today=day, now_ms=now_ms)
            return ""

        self.session.write(work, self._on_saved, said=said, once=("all", let_through))

    def _on_saved(self, _id: str) -> None:
        self.refresh()
        self.view.setFocus()

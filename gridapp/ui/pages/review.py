"""Review: what waits for a person's word, a question at a time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from functools import partial
from string import hexdigits

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.kinds import KINDS
from gridapp.models.rights import may_write
from gridapp.register import (
    conflicts,
    duplicates,
    merging,
    order_merging,
    places,
    questions,
    records,
    rows,
    stopping,
    turned_away,
    waiting,
)
from gridapp.register.conflicts import Conflict
from gridapp.register.copied import Copied
from gridapp.register.duplicates import Pair
from gridapp.register.identity import Identity
from gridapp.register.questions import Question
from gridapp.register.stopping import Stop
from gridapp.register.turned_away import TurnedAway
from gridapp.register.waiting import Waiting
from gridapp.sync import keys, picking
from gridapp.ui import leads
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts import pair_words
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.pair_view import Line
from gridapp.ui.parts.pair_words import called
from gridapp.ui.parts.question_board import ALL, QuestionBoard
from gridapp.ui.parts.question_words import SORTS, Known, QuestionWords
from gridapp.ui.session import Session
from gridapp.ui.tables.questions import QuestionTable

MOST, ID_LENGTH = 500, 32
"""So many questions are listed at a time; the filters count all."""

Seen = tuple[Sequence[Question], dict[str, str], dict[str, str]]
"""The questions, names of records and places, workers by the tags of their devices."""


class ReviewPage(Page):
    """The list beside the chosen question; Enter goes to its answers, and the next comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._apart: tuple[str, str] | None = None
        self._every: Sequence[Question] = ()
        self._known = Known(names={}, hands={}, centre=False, language=session.language())
        self.words = QuestionWords(self)
        self.table = QuestionTable(session, self.words, self)
        self.board = QuestionBoard(self.table, QuestionTable.WIDTHS, QuestionTable.STRETCH)
        self.view, self.told = self.board.view, self.board.told
        self.pair, self.answers = self.board.pair, self.board.answers
        self.view.setItemDelegateForColumn(QuestionTable.BADGE, BadgeDelegate(self.view))
        self.board.empty.acted.connect(self._on_sync)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.board)
        self._connect()
        self.say()
        self.refresh()

    def title(self) -> str:
        return self.tr("待核")

    def open(self, goto: Goto) -> None:
        if goto.act in self.board.chips.buttons:
            self.board.chips.choose(goto.act)
            self._show()
        self.view.setFocus()

    def refresh(self) -> None:
        me = self.session.me
        self.session.look(lambda conn: _look(conn, me), self._on_looked)

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="pairs"),)

    def say(self) -> None:
        self.board.say(self.words.sorts(), Counter(SORTS[type(one)] for one in self._every))
        self.table.say_columns()
        self._show()

    def chosen(self) -> Question | None:
        """The question that is shown."""
        row = self.view.currentIndex().row()
        return self.table.row(row) if row >= 0 else None

    def _on_looked(self, seen: Seen) -> None:
        self._every, names, hands = seen
        self._known = Known(
            names=names,
            hands=hands,
            centre=self.session.me.role.is_centre,
            language=self.session.language(),
        )
        self.board.say(self.words.sorts(), Counter(SORTS[type(one)] for one in self._every))
        self._show()

    @Slot()
    def _show(self) -> None:
        """List what the filter lets through; what was chosen stays chosen where it still stands."""
        before, row = self.chosen(), max(self.view.currentIndex().row(), 0)
        sort = self.board.chips.current() or ALL
        listed = [one for one in self._every if sort in (ALL, SORTS[type(one)])][:MOST]
        self.table.know(self._known)
        self.table.show(listed)
        self.board.show_list(some=bool(listed))
        if listed:
            row = listed.index(before) if before in listed else min(row, len(listed) - 1)
            self.view.setCurrentIndex(self.table.index(row, 0))
        self._on_current()

    @Slot()
    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, *_rows: QModelIndex) -> None:
        one = self.chosen()
        if isinstance(one, Pair):
            self._show_pair(one)
            self.board.show_question(self.pair)
        elif one is not None:
            self.answers.ask(self.words.asked(one, self._known))
            self.board.show_question(self.answers)

    def _show_pair(self, pair: Pair) -> None:
        language = self.session.language()
        why = self.tr("像的地方：{reasons}").format(reasons=pair_words.alike(pair.seen, language))
        differs = pair_words.against(pair.seen, language)
        but = self.tr("不一样的地方：{reasons}").format(reasons=differs) if differs else ""
        heads = Line("", called(pair.one), called(pair.other))
        known, above = self._known.names, self.session.me.place[:-3]
        lines = pair_words.lines(pair, known, above, language)
        self.pair.show_pair(why, but, heads, lines, may_merge=self._may_merge(pair))

    def _may_merge(self, pair: Pair) -> bool:
        role = self.session.me.role
        return role.is_centre if pair.kind.name == "matter" else may_write(role, "same_as")

    @Slot(int)
    def _on_answered(self, at: int) -> None:
        match self.chosen():
            case Conflict() as conflict:
                self._settle(conflict, at + 1)
            case Waiting() as device:
                self._let_count(device)
            case Copied() as device:
                self._stop(device)
            case TurnedAway() as refused:
                self.session.write(partial(_seen, one=refused), otherwise=self._on_failed)

    def _settle(self, one: Conflict, choice: int) -> None:
        me, now_ms = self.session.me, self.session.now_ms()

        def work(conn: sqlite3.Connection) -> bool:
            same = one in conflicts.conflicts(conn, one.id)
            if same:
                conflicts.resolve(conn, me, one.id, one.field, choice, now_ms=now_ms)
            return same

        self.session.write(work, self._on_settled, self._on_failed, said=self.tr("已定下来"))

    def _on_settled(self, same: bool) -> None:
        if not same:
            self.told.tell(self.tr("刚刚又收到了新的写法，请再看一次。"), "amber")

    def _let_count(self, one: Waiting) -> None:
        """The device counts from now on: picked of two, or released."""
        home, me, now_ms = self.session.home, self.session.me, self.session.now_ms()

        def act(conn: sqlite3.Connection) -> int:
            if one.reason == "twins":
                own = keys.load(home.keys)
                return picking.pick(conn, me, own, one.key.hex(), now_ms=now_ms).rows
            return waiting.release(conn, me, one.key.hex(), now_ms=now_ms)

        def tell(count: int) -> None:
            said = self.tr("{who} 的 %n 条现在算数了，下次写文件会告诉各台设备。", "", count)
            self.told.tell(said.format(who=one.worker or one.tag), "green")

        self.session.write(act, tell, self._on_failed)

    def _stop(self, one: Copied) -> None:
        me, now_ms, why = self.session.me, self.session.now_ms(), self.tr("出现了两份历史")

        def act(conn: sqlite3.Connection) -> Stop:
            device = stopping.look(conn, me, one.tag, now_ms=now_ms)
            stopping.stop(conn, me, device, why, now_ms=now_ms)
            return device

        def tell(device: Stop) -> None:
            said = self.tr(
                "已停用 {tag}，它的 %n 条照样算数。请给本人发新的启用文件。", "", device.rows
            )
            self.told.tell(said.format(tag=one.tag), "green")

        self.session.write(act, tell, self._on_failed)

    @Slot()
    def _on_same(self) -> None:
        pair = self.chosen()
        if not isinstance(pair, Pair):
            return
        if pair.kind.name == "matter":
            self.go.emit(Goto(page="matter", subject=pair.other.id, act="merge"))
            return
        me, now_ms = self.session.me, self.session.now_ms()

        def work(conn: sqlite3.Connection) -> str:
            if pair.kind.name == "order":
                one, other, today = pair.one.id, pair.other.id, self.session.today()
                return order_merging.merge(conn, me, one, other, today=today, now_ms=now_ms)
            return merging.merge(conn, me, pair.one.id, pair.other.id, now_ms=now_ms)

        said = self.tr("已合并：{name}").format(name=called(pair.one))
        self.session.write(work, otherwise=self._on_failed, said=said)

    @Slot()
    def _on_apart(self) -> None:
        pair, now_ms = self.chosen(), self.session.now_ms()
        if not isinstance(pair, Pair):
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
        self.say_problem(problem, self.told)

    @Slot(int)
    def _on_opened(self, which: int = 0) -> None:
        one = self.chosen()
        if isinstance(one, Pair):
            kind, id_ = one.kind.name, (one.one, one.other)[which].id
        elif isinstance(one, Conflict):
            kind, id_ = one.kind, one.id
        else:
            return
        if goto := leads.to_record(self.session.conn, kind, id_):
            self.go.emit(goto)

    @Slot()
    def _on_sync(self) -> None:
        self.go.emit(Goto(page="sync"))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        if isinstance(self.chosen(), Pair):
            self.pair.is_same.setFocus()
        else:
            self.answers.begin()

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.activated.connect(self._on_activated)
        self.board.chips.chosen.connect(self._show)
        self.answers.answered.connect(self._on_answered)
        self.answers.opened.connect(self._on_opened)
        self.pair.same.connect(self._on_same)
        self.pair.apart.connect(self._on_apart)
        self.pair.opened.connect(self._on_opened)
        self.told.acted.connect(self._on_again)


def _look(conn: sqlite3.Connection, me: Identity) -> Seen:
    """The questions, what records and places in them are called, and whose devices there are."""
    found = questions.questions(conn, me)
    differing = [one for one in found if isinstance(one, Conflict)]
    spoken = [(one.id, KINDS[one.kind].number) for one in differing]
    values = [choice.value for one in differing for choice in one.choices]
    ids = {value for value in values if isinstance(value, str) and len(value) == ID_LENGTH}
    kinds = {id_: records.kind_of_id(conn, id_) for id_ in ids if not id_.strip(hexdigits)}
    spoken += [(id_, kind.number) for id_, kind in kinds.items() if kind]
    return found, places.names(conn) | rows.labels(conn, spoken), conflicts.hands(conn)


def _seen(conn: sqlite3.Connection, one: TurnedAway) -> None:
    turned_away.seen(conn, one)


def _look_again(conn: sqlite3.Connection, pair: tuple[str, str]) -> None:
    duplicates.look_again(conn, *pair)

"""Review: what waits for a person's word, a question at a time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.rights import may_write
from gridapp.register import (
    authors,
    conflicts,
    duplicates,
    household_merging,
    merging,
    order_merging,
    requests,
    stopping,
    turned_away,
    turned_details,
    waiting,
)
from gridapp.register.conflicts import Conflict
from gridapp.register.copied import Copied
from gridapp.register.crossed import Crossed
from gridapp.register.duplicates import Pair
from gridapp.register.questions import Question
from gridapp.register.requests import Open
from gridapp.register.stopping import Stop
from gridapp.register.timeline import born_ms
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
from gridapp.ui.parts.question_look import Seen, look_at
from gridapp.ui.parts.question_words import SORTS, Known, QuestionWords
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.session import Session
from gridapp.ui.tables.questions import QuestionTable

MOST = 500
"""So many questions are listed at a time; the filters count all."""

KEYS = 4
"""Answers that have a number as their key."""


class ReviewPage(Page):
    """The list beside the chosen question; a number gives its answer, and the next one comes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._again: Callable[[], object] | None = None
        self._every: Sequence[Question] = ()
        self._known = Known(names={}, hands={}, centre=False, language=session.language())
        self.words = QuestionWords(self)
        self.table = QuestionTable(session, self.words, self)
        self.board = QuestionBoard(self.table, QuestionTable.WIDTHS, QuestionTable.STRETCH, self)
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
        self.session.look(lambda conn: look_at(conn, me), self._on_looked)

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
        self._every = seen.questions
        self._known = Known(
            names=seen.names,
            hands=seen.hands,
            centre=self.session.me.role.is_centre,
            language=self.session.language(),
            today=self.session.today(),
            wrote=seen.wrote,
            takes=seen.takes,
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
            self.view.setCurrentIndex(self.table.index(row, 0))  # which shows it

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
        lines += self._entered(pair)
        self.pair.show_pair(why, but, heads, lines, may_merge=self._may_merge(pair))

    def _entered(self, pair: Pair) -> list[Line]:
        """Who entered either, and when."""
        both = (pair.one.id, pair.other.id)
        tags = [authors.device_of(self.session.conn, pair.kind, id_) for id_ in both]
        hands = [self._known.hands.get(tag) or tag or self.tr("中心") for tag in tags]
        return [
            Line(self.tr("谁登记的"), *hands),
            Line(self.tr("登记时间"), *(clock(born_ms(id_)) for id_ in both)),
        ]

    def _may_merge(self, pair: Pair) -> bool:
        role = self.session.me.role
        return role.is_centre if pair.kind.name == "matter" else may_write(role, "same_as")

    @Slot(int)
    def _on_answered(self, at: int) -> None:
        # The button that was pressed goes with its question: the next one is answered by keys too.
        self.view.setFocus()
        match self.chosen():
            case Conflict() as conflict:
                self._settle(conflict, at + 1)
            case Waiting() as device:
                self._let_count(device)
            case Copied() as device:
                self._stop(device)
            case TurnedAway() as refused if refused in self._known.takes and at == 0:
                self._take_over(refused)
            case TurnedAway() as refused:
                self._put_by(refused)
            case Open() as asked:
                self._answer_request(asked, at)
            case Crossed() as moved:
                self._open(moved.kind, moved.id)

    @Slot(int)
    def give(self, at: int) -> None:
        """Give the answer with this number, counted from 0, wherever on the page one is."""
        one = self.chosen()
        if isinstance(one, Pair):
            self.pair.give(at)
        elif one is not None:
            self.answers.give(at)

    def _take_over(self, one: TurnedAway) -> None:
        me, now_ms = self.session.me, self.session.now_ms()

        def work(conn: sqlite3.Connection) -> list[str]:
            return turned_details.take_over(conn, me, one, now_ms=now_ms)

        said = self.tr("已照他写的改")
        self.session.write(work, otherwise=self._on_failed, said=said, once=one)

    def _put_by(self, one: TurnedAway) -> None:
        """It was read; it can be told again."""
        self._again = partial(self.session.write, partial(turned_away.unseen, one=one))
        self.session.write(
            partial(turned_away.seen, one=one),
            lambda _none: self.told.tell(
                self.tr("记下了：以后不再提这几条。"), "green", self.tr("再提一次")
            ),
            self._on_failed,
            once=one,
        )

    def _answer_request(self, one: Open, at: int) -> None:
        request = one.request
        if not request.decision or at:
            self.go.emit(Goto(page="decide", subject=request.id))
            return
        me, today, now_ms = self.session.me, self.session.today(), self.session.now_ms()

        def work(conn: sqlite3.Connection) -> str:
            return requests.answered(conn, me, request.id, today, now_ms=now_ms)

        said = self.tr("记下了：已告诉本人")
        self.session.write(work, otherwise=self._on_failed, said=said, once=one)

    def _settle(self, one: Conflict, choice: int) -> None:
        me, now_ms = self.session.me, self.session.now_ms()

        def work(conn: sqlite3.Connection) -> bool:
            same = one in conflicts.conflicts(conn, one.id)
            if same:
                conflicts.resolve(conn, me, one.id, one.field, choice, now_ms=now_ms)
            return same

        said = self.tr("已定下来")
        self.session.write(work, self._on_settled, self._on_failed, said=said, once=one)

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

        self.session.write(act, tell, self._on_failed, once=one)

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

        self.session.write(act, tell, self._on_failed, once=one)

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
        offers = {"order": self._offer_the_rest, "household": self._look_for_the_rest}
        also = offers.get(pair.kind.name)
        self.session.write(work, also, self._on_failed, said=said, once=pair)

    def _offer_the_rest(self, _kept: str) -> None:
        """A sheet of the hotline that two computers loaded: its other orders in one go."""
        me, today, now_ms = self.session.me, self.session.today(), self.session.now_ms()
        left = len(order_merging.plain(self.session.conn))
        if left:
            rest = partial(order_merging.merge_plain, me=me, today=today, now_ms=now_ms)
            self._again = partial(self.session.write, rest)
            said = self.tr("还有 %n 件工单号一样、别的也没有不一样。", "", left)
            self.told.tell(said, "green", self.tr("都合并"))

    def _look_for_the_rest(self, _kept: str) -> None:
        """A sheet of households that two computers loaded: the others, where nothing differs."""

        def look(conn: sqlite3.Connection) -> int:
            return sum(1 for _one in islice(household_merging.plain(conn), household_merging.MOST))

        self.session.look(look, self._offer_households)

    def _offer_households(self, left: int) -> None:
        if left:
            self._again = self._merge_households
            whole = left < household_merging.MOST
            said = (
                self.tr("还有 %n 户，连家里人都写得一样。", "", left)
                if whole
                else self.tr("还有 %n 户以上，连家里人都写得一样。", "", left)
            )
            self.told.tell(said, "green", self.tr("都合并"))

    def _merge_households(self) -> None:
        """Some at a time, until there are none: others may save in between."""
        me, now_ms = self.session.me, self.session.now_ms()
        self.session.write(
            partial(household_merging.merge_plain, me=me, now_ms=now_ms),
            lambda some: self._merge_households() if some else None,
            self._on_failed,
            once="merge_households",
        )

    @Slot()
    def _on_apart(self) -> None:
        pair, now_ms = self.chosen(), self.session.now_ms()
        if not isinstance(pair, Pair):
            return
        one, other = pair.one.id, pair.other.id
        self._again = partial(
            self.session.write, partial(duplicates.look_again, one=one, other=other)
        )
        self.session.write(
            lambda conn: duplicates.keep_apart(conn, one, other, now_ms=now_ms),
            lambda _none: self.told.tell(
                self.tr("记下了：不是同一个，以后不再问。"), "green", self.tr("再问一次")
            ),
            once=pair,
        )

    @Slot()
    def _on_again(self) -> None:
        if self._again is not None:
            self._again()
            self._again = None
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
        self._open(kind, id_)

    def _open(self, kind: str, id_: str) -> None:
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
        for at in range(KEYS):
            key = QShortcut(QKeySequence(str(at + 1)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.setAutoRepeat(False)  # one that is held down does not answer its own question
            key.activated.connect(partial(self.give, at))

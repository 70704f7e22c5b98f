"""Call-backs: some of those who were told, drawn by a seed, and what each of them says."""

from __future__ import annotations

import secrets
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gridapp.models.matter_loop import DISCONTENT
from gridapp.register import callbacks, reopening
from gridapp.register.callbacks import Call, Draw
from gridapp.ui import theme
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.call_card import AGAIN, OUTCOMES, CallCard
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.ledger_form import LAST_MONTH, MONTH, QUARTER, YEAR, period_of
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.session import Session
from gridapp.ui.tables.calls import SAID, CallTable

SHARES = ("5", "10", "20", "50", "100")


class CallbacksPage(Page):
    """The same seed draws the same list; a digit writes down what was said."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._here, self._number = "", 0
        self._notes: dict[str, str] = {}
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._inner = bare()
        fill(self, self._inner)
        self._card = Card(parent=self._inner)
        self.period, self.share = Choice(""), Choice("")
        self._named = (Named(self.period, self._card), Named(self.share, self._card))
        self.seed = TextField("", width=10, parent=self._card)
        self.seed.set_text(_a_seed())
        self.anew = Button(icon="sync")
        self.table = CallTable(session)
        self.view = RowsView("", self._card)
        self.view.setModel(self.table)
        self.view.setItemDelegateForColumn(SAID, BadgeDelegate(self.view))
        self.counted = wrapped("", "muted")
        self.call = CallCard(self._inner)
        self.call.show_call(None)  # what is typed before somebody is chosen would be nobody's
        self._keeper = DraftKeeper(session.drafts, "callbacks", self._typed, self._name, self)
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.period.choose(MONTH)
        self.share.choose(str(callbacks.USUAL))
        self._draw()

    def _connect(self) -> None:
        self.period.chosen.connect(self._draw)
        self.share.chosen.connect(self._draw)
        self.seed.left.connect(self._draw)
        self.seed.edit.returnPressed.connect(self._draw)  # type: ignore[union-attr]  # of one line
        self.anew.clicked.connect(self._on_anew)
        self.table.looked.connect(self._on_looked)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.activated.connect(self._on_activated)
        self.call.note.changed.connect(self._on_typed)
        self.call.said.connect(self.note)
        self.call.seen.connect(self._on_seen)
        self.call.again.connect(self.take_up)
        self.view.on_key(AGAIN, self.take_up)
        for code in OUTCOMES:
            self.view.on_key(code, partial(self.note, code))

    def title(self) -> str:
        return self.tr("抽查回访")

    def open(self, goto: Goto) -> None:
        """The list as it was drawn where something is half typed about somebody on it."""
        if typed := self._keeper.begin():
            self._notes, self._here = dict(typed["notes"]), next(reversed(typed["notes"]))
            self.period.choose(str(typed["period"]))
            self.share.choose(str(typed["share"]))
            self.seed.set_text(str(typed["seed"]))
            self._draw()
            self._keeper.rest()
        (self.view if self.table.rowCount() else self.period).setFocus()

    def leave(self) -> None:
        self._keeper.flush()

    def refresh(self) -> None:
        self._draw()

    def _name(self) -> str:
        one = self._chosen()
        return " · ".join(filter(None, (self.title(), one.title if one else "")))

    def _typed(self) -> dict[str, Any]:
        drawn = {"period": self.period, "share": self.share}
        whole = {name: part.value() for name, part in drawn.items()} | {"seed": self.seed.text()}
        return {"notes": dict(self._notes), **whole} if self._notes else {}

    @Slot()
    def _on_typed(self) -> None:
        one, words = self._chosen(), self.call.note.text().strip()
        if one is None or words == self._notes.get(one.reporter, one.note):
            return
        self._notes.pop(one.reporter, None)
        if words != one.note:
            self._notes[one.reporter] = words
        self._keeper.touch()

    def papers(self) -> tuple[Wanted, ...]:
        draw = self.table.draw
        if draw is None:
            return ()
        days, seeded = f"{draw.since} {draw.until}", f"{draw.seed} {draw.share}"
        return (Wanted(code="callbacks", text=days, narrowed=seeded),)

    def say(self) -> None:
        words = (self.tr("哪段时间告诉的"), self.tr("百分之几"))
        for named, word in zip(self._named, words, strict=True):
            named.say(word)
        self.period.show_options(
            [
                (MONTH, self.tr("本月")),
                (LAST_MONTH, self.tr("上月")),
                (QUARTER, self.tr("本季")),
                (YEAR, self.tr("今年")),
            ]
        )
        self.share.show_options([(one, f"{one}%") for one in SHARES])
        self.seed.say(self.tr("抽签号"))
        self.anew.setText(self.tr("换一批人"))
        self.view.setAccessibleName(self.tr("回访名单"))
        self.table.say_columns()
        self.view.set_widths(self.table.WIDTHS, stretch=1)
        self.call.say_words(self.session.language())
        self._count()

    @Slot(str)
    def note(self, code: str) -> None:
        """Write down what the chosen person said."""
        one = self._chosen()
        if one is None:
            return
        session = self.session
        me, now_ms, today = session.me, session.now_ms(), session.today()
        fields = {"satisfaction": code, "note": self.call.note.text().strip()}
        session.write(
            lambda conn: callbacks.note(conn, me, one.reporter, fields, today=today, now_ms=now_ms),
            lambda _id: self._on_noted(one.reporter, code),
            said=self.tr("{name}：{said}").format(
                name=one.name, said=self.call.buttons[code].text()[1:].strip()
            ),
            once=("callback", one.reporter, code),
        )

    def _on_noted(self, reporter: str, code: str) -> None:
        """Go on to the next; stay with whoever is not satisfied: one key takes it up again."""
        if self._notes.pop(reporter, None):
            self._keeper.touch()
        if code != DISCONTENT:
            at = self.table.row_of(self._here)
            self._here = self.table.id_at(at + 1) or self._here
        self.view.setFocus()

    @Slot()
    def take_up(self) -> None:
        """Take up again what the chosen person is not satisfied with, and show it."""
        one = self._chosen()
        if one is None or one.satisfaction != DISCONTENT:
            return
        session, why = self.session, self.tr("回访时说不满意")
        me, now_ms, today = session.me, session.now_ms(), session.today()
        session.write(
            lambda conn: reopening.take_up(conn, me, one.reporter, why, today=today, now_ms=now_ms),
            lambda matter: self.go.emit(Goto(page="matter", subject=matter)),
            said=self.tr("重新办理：{title}").format(title=one.title),
            once=("take_up", one.reporter),
        )

    @Slot()
    def _draw(self) -> None:
        today = self.session.today()
        since, until = period_of(self.period.value(), date.fromisoformat(today))
        self.table.draw = Draw(
            since=since.isoformat(),
            until=until.isoformat(),
            seed=self.seed.text().strip() or "0",
            share=int(self.share.value() or callbacks.USUAL),
        )
        self.table.look()

    @Slot()
    def _on_anew(self) -> None:
        self.seed.set_text(_a_seed())
        self._draw()

    @Slot()
    def _on_looked(self) -> None:
        if self.table.rowCount():
            at = max(self.table.row_of(self._here), 0)
            self.view.setCurrentIndex(self.table.index(at, 0))
        self._count()
        self._on_current()

    def _count(self) -> None:
        """Count off the window's thread: of a county it is hundreds of people."""
        drawn = [self.table.id_at(row) for row in range(self.table.rowCount())]
        self._number += 1
        number = self._number
        self.session.look(
            lambda conn: callbacks.counted(list(callbacks.rows(conn, drawn).values())),
            lambda found: self._on_counted(number, len(drawn), *found),
        )

    def _on_counted(self, number: int, n: int, called: int, reached: int, content: int) -> None:
        if number != self._number:
            return
        words = self.tr("抽了 {n} 位，打了 {called} 位，接通 {reached} 位，满意 {content} 位")
        if not n:
            words = self.tr("这段时间没有可以回访的")
        self.counted.setText(words.format(n=n, called=called, reached=reached, content=content))

    @Slot()
    def _on_current(self) -> None:
        one = self._chosen()
        self._here = one.reporter if one is not None else self._here
        self.call.show_call(one, self._notes.get(one.reporter, one.note) if one else "")
        put_in_order(self)

    def _chosen(self) -> Call | None:
        at = self.view.currentIndex().row()
        return self.table.row(at) if 0 <= at < self.table.rowCount() else None

    @Slot()
    def _on_activated(self) -> None:
        if (one := self._chosen()) is not None:
            self.go.emit(Goto(page="matter", subject=one.matter))

    @Slot()
    def _on_seen(self) -> None:
        if (one := self._chosen()) is not None:
            self.shown.emit(one.reporter, "")

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.seed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for part in (*self._named, self.seed):
            self._head.addWidget(part)
        self._head.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignBottom)
        self._head.addStretch(1)
        self._card.body.addLayout(self._head)
        self._card.body.addWidget(self.counted)
        self._card.body.addWidget(self.view, 1)
        self._column = QVBoxLayout(self._inner)
        self._column.addWidget(self._card, 1)
        self._column.addWidget(self.call)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column)
        self._head.setSpacing(look.px(theme.L))
        self._head.setDirection(look.beside())
        self.view.setMinimumHeight(look.px(200))


def _a_seed() -> str:
    """Six digits that nobody chose."""
    return f"{secrets.randbelow(1_000_000):06d}"

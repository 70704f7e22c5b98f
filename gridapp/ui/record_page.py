"""What the page of one record is: its head, what can be done now, and all that belongs to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.declare import Value
from gridapp.register import log, records
from gridapp.register.identity import Identity
from gridapp.ui import theme
from gridapp.ui.drafts import DraftKeeper, whom
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.act_card import ActCard
from gridapp.ui.parts.act_form import Act, Said
from gridapp.ui.parts.act_slot import ActSlot
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.timeline import Timeline
from gridapp.ui.session import Session

NEW = "begin"
"""The act that makes a new record; its page shows nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An act about to be done, on the writer's thread.

    Attributes:
        act: its code, without whom it is about.
        subject: the record of the page; of a new one what the page was opened for.
        about: what stood after the colon of the act's code.
    """

    conn: sqlite3.Connection
    me: Identity
    act: str
    subject: str
    about: str
    said: Said
    today: str
    now_ms: int

    @property
    def fields(self) -> dict[str, Value]:
        """The fields that were filled."""
        return dict(self.said.fields)


Work = Callable[[Doing], str]
"""Does it; where it makes a new record, it answers with its id."""


Fill = tuple[Card, Callable[[], object]]
"""A card, and what fills it with what was looked up."""


class RecordPage(Page):
    """Left what to do and what was done; right what belongs to the record.

    A page says what it shows (`look`), what can be done (`acts`) and how (`work`). Opened without
    the id of a record of its kind, it begins a new one, about whatever it was opened for.
    """

    CODE: ClassVar[str]
    APART: ClassVar[frozenset[str]] = frozenset()
    """Acts that save by themselves, and cannot be taken back."""
    HAPPENED: ClassVar[bool] = True
    """Whether it shows what was done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.subject = ""
        self.is_new = False
        self._acts: dict[str, Act] = {}
        self.slot = ActSlot()
        self.card = ActCard(self.slot)
        self.timeline = Timeline("")
        self.history = Card()
        self._keeper = DraftKeeper(session.drafts, self.CODE, self.slot.typed, self._named, self)
        self._right: tuple[Card, ...] = ()
        self._whole = True

    def whose(self) -> str:
        """What a new record is about, in a word; empty: nothing that has a name."""
        return ""

    def _named(self) -> str:
        act, words = self.slot.called()
        whose = self.whose() if self.is_new else ""
        return " · ".join(filter(None, dict.fromkeys((self.title(), act, whose, words))))

    def look(self) -> None:
        """Read the record and show it. Raises UnknownRecord."""
        raise NotImplementedError

    def knows(self, subject: str) -> bool:
        """Whether this is the id of a record of this page's kind."""
        raise NotImplementedError

    def is_lost(self, subject: str) -> bool:
        """Whether this looks like the id of a record, and there is none of any kind."""
        return len(subject) == 32 and records.kind_of_id(self.session.conn, subject) is None

    def acts(self) -> Sequence[Act]:
        """What may be done now, the likeliest first; for a new record NEW alone."""
        raise NotImplementedError

    def work(self, act: str) -> Work:
        """How an act is done, by its code without whom it is about."""
        raise NotImplementedError

    def fills(self) -> Sequence[Fill]:
        """The cards at the right that come one a turn where another record is opened."""
        return ()

    def name_cards(self) -> None:
        """Say the titles of the cards at the right."""

    def lay_out(self, *right: Card) -> None:
        """Put the parts in their places; called once, by the page itself."""
        self._right = right
        self.history.body.addWidget(self.timeline)
        inner = bare()
        self._area = fill(self, inner)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._columns[0].addWidget(self.card)
        self._columns[0].addWidget(self.history, 1)
        self._columns[0].addStretch(0)
        for card in right:
            self._columns[1].addWidget(card)
        self._columns[1].addStretch()
        self._row = QHBoxLayout(inner)
        self._row.addLayout(self._columns[0], 3)
        self._row.addLayout(self._columns[1], 2)
        self.card.asked.connect(self.unfold)
        self.slot.submitted.connect(self._on_submitted)
        self.slot.cancelled.connect(self._on_cancelled)
        self.slot.changed.connect(self._keeper.touch)
        self.slot.grown.connect(self._on_grown)
        theme.follow(self, self._dress)
        self.name_cards()

    def open(self, goto: Goto) -> None:
        """Show a record by its id, and unfold the form of the act where it is allowed."""
        if self.is_lost(goto.subject):
            # Nothing is begun about what is nowhere: a mistyped id, or one of another register.
            self.back.emit()
            self.session.failed.emit(log.UnknownRecord(self.CODE, goto.subject))
            return
        subject = whom(goto.subject)
        another, self.subject = subject != self.subject, subject
        self.is_new = not self.knows(subject)
        self.slot.drop()
        typed = self._keeper.begin(goto.subject)
        if not self._look(another=another):
            return
        act = NEW if self.is_new else goto.act or str(typed.get("action") or "")
        if act in self._acts:
            self._unfold(act, typed if typed.get("action") == act else {})
            self._keeper.rest()
        else:
            self._rest_on_first()

    def refresh(self) -> None:
        if not self.is_new:
            self._look()

    def leave(self) -> None:
        self._keeper.flush()

    def say(self) -> None:
        self.name_cards()
        typed, act = self.slot.typed(), self.slot.act
        if self._acts and self._look() and act in self._acts:
            self._unfold(act, typed, take_keyboard=False)

    def _look(self, *, another: bool = False) -> bool:
        self.turns.stop()  # what is left of another record
        try:
            self.look()
        except log.UnknownRecord:
            # It was taken back, here or at the place it came from.
            self.slot.drop()
            self.back.emit()
            return False
        self._acts = {act.code: act for act in self.acts()}
        if self.slot.act not in self._acts:
            self.slot.drop()
        new = self._acts.get(NEW) if self.is_new else None
        self.card.show_acts([] if new else list(self._acts.values()))
        if self._whole == self.is_new:  # to show what is not hidden has all of it laid out
            self._whole = not self.is_new
            for card in (self.history, *self._right) if self.HAPPENED else self._right:
                card.setVisible(self._whole)
        self._row.setStretch(1, 0 if self.is_new else 2)
        self._columns[0].setStretch(2, int(self.is_new))  # a short form ends where it ends
        self._fill(() if self.is_new else self.fills(), one_a_turn=another)
        put_in_order(self)
        self.renamed.emit()
        return True

    def _fill(self, cards: Sequence[Fill], *, one_a_turn: bool) -> None:
        """Fill these cards: at once where they show the same record already."""
        if not (cards and one_a_turn):
            for card, fill in cards:
                self._show_card(card, fill)
            self._on_filled()
            return
        for card, _fill in cards:
            card.hide()  # it says what belongs to another record, or nothing
        # Its room is kept: else all that stands there moves as the page comes to need it.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.turns.begin(*(partial(self._show_card, *one) for one in cards), self._on_filled)

    def _show_card(self, card: Card, fill: Callable[[], object]) -> None:
        fill()
        card.show()
        put_in_order(self)

    def _on_filled(self) -> None:
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @Slot(str)
    def unfold(self, act: str) -> None:
        """Unfold the form of this act; nothing where it may not be done now."""
        if act in self._acts:
            self._unfold(act)
            self._keeper.touch()

    def _unfold(
        self, act: str, typed: Mapping[str, Any] | None = None, *, take_keyboard: bool = True
    ) -> None:
        session = self.session
        self.slot.unfold(self._acts[act], session.language(), session.today(), typed or {})
        put_in_order(self)
        if self.slot.form is not None:
            self.slot.form.heading.setVisible(not self.is_new)  # the card says it already
            if take_keyboard:
                self.slot.form.begin()
                self._area.follow_focus()  # what asked for it may stand far below

    @Slot()
    def _on_grown(self) -> None:
        put_in_order(self)

    @Slot()
    def _on_cancelled(self) -> None:
        self._keeper.throw_away()
        self.slot.drop()
        if self.is_new:
            self.back.emit()
        else:
            self._rest_on_first()

    @Slot(str, object)
    def _on_submitted(self, act: str, said: Said) -> None:
        self._keeper.flush()
        if self.is_new:
            self._keeper.set_apart()
        name, label = self.title(), self._acts[act].label
        # What is new has no name yet but that of the act.
        done = label if name == label else self.tr("{name}：{act}").format(name=name, act=label)
        session, form, key = self.session, self.slot.form, self._keeper.key
        do, apart = self._doing(act, said), act.partition(":")[0] in self.APART
        final = apart or bool(self._acts[act].final)

        def saved(id_: str) -> None:
            if final:
                session.drafts.drop(*key)
                session.saved.emit(done, None)
            if self.slot.form is form:  # else the person is at something else by now
                self._on_saved(id_)

        def failed(problem: Exception) -> None:
            (self._on_failed if self.slot.form is form else session.failed.emit)(problem)

        if apart:
            session.write_in_parts(do, saved, failed)
        else:
            told = "" if final else done
            session.write(do, saved, failed, said=told, draft=key, once=form)

    def _doing(self, act: str, said: Said) -> Callable[[sqlite3.Connection], str]:
        session, (code, _, about) = self.session, act.partition(":")
        work, subject = self.work(code), self.subject
        today, now_ms = session.today(), session.now_ms()
        return lambda conn: work(
            Doing(
                conn=conn,
                me=session.me,
                act=code,
                subject=subject,
                about=about,
                said=said,
                today=today,
                now_ms=now_ms,
            )
        )

    def _on_failed(self, problem: Exception) -> None:
        self._keeper.touch()
        if self.slot.form is not None:
            self.slot.form.show_problem(problem)

    def _on_saved(self, id_: str) -> None:
        self.slot.drop()
        if self.is_new:
            self.go.emit(Goto(page=self.CODE, subject=id_, instead=True))
        elif self._look():
            self._rest_on_first()

    def _rest_on_first(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        buttons = list(self.card.buttons.values())
        self.lend((buttons[0] if buttons else self.timeline).setFocus)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._row.setDirection(look.beside())
        self._row.setContentsMargins(wide, tall, wide, tall)
        for layout in (self._row, *self._columns):
            layout.setSpacing(look.px(theme.L))
        self.timeline.setMinimumHeight(look.px(180))

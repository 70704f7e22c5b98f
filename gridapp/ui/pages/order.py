"""One order of the hotline: its loop drawn, its matter one key away, and the next act in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridapp.register import orders, places
from gridapp.register.authors import Names
from gridapp.register.order_file import OpenOrder, opened
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import MAKERS
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order_acts import acts_of
from gridapp.ui.parts.order_words import (
    GIVE,
    badges_of,
    caller_line,
    events_of,
    matter_line,
    steps_of,
)
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.reporter_list import ReporterList
from gridapp.ui.record_page import Doing, RecordPage, Work
from gridapp.ui.session import Session

SHOWN = ("number", "type", "received_on", "content", "address")
MATTER_KEY = "Ctrl+M"


class OrderPage(RecordPage):
    """Left the acts and what happened; right what is wanted, who called, and the matter."""

    CODE = "order"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._about: OpenOrder | None = None
        self.facts = Facts()
        self.caller = ReporterList()
        self.line = wrapped("", "muted")
        self.matter = Button(icon="link", look="")
        self.cards = {name: Card() for name in ("matter", "about", "who")}
        self.cards["matter"].body.addWidget(self.line)
        self.cards["matter"].body.addWidget(self.matter, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards["about"].body.addWidget(self.facts)
        self.cards["who"].body.addWidget(self.caller)
        self.lay_out(*self.cards.values())
        self.caller.seen.connect(self._on_seen)
        self.matter.clicked.connect(self._on_matter)
        QShortcut(QKeySequence(MATTER_KEY), self).activated.connect(self._on_matter)

    def title(self) -> str:
        return (self._about.order.number if self._about else "") or self.tr("12345 工单")

    def papers(self) -> tuple[Wanted, ...]:
        shown = self._about is not None and self.CODE in MAKERS
        return (Wanted(code=self.CODE, subject=self.subject),) if shown else ()

    def name_cards(self) -> None:
        self.cards["matter"].say(self.tr("按事项去办"))
        self.cards["about"].say(self.tr("要办什么"))
        self.cards["who"].say(self.tr("来电人"))
        self.history.say(self.tr("办理经过"))
        self.timeline.setAccessibleName(self.tr("办理经过"))
        self.matter.setText(self.tr("看事项（Ctrl+M）"))

    def knows(self, subject: str) -> bool:
        # Orders come from the hotline's sheet; none is begun here.
        return True

    def look(self) -> None:
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        about = self._about = opened(conn, self.subject)
        order, now, workers = about.order, about.standing, Names(conn)
        known = places.Called(conn)
        where = places.path(known, order.place, self.session.me.place[:-3])
        matter = about.matter_standing
        holder = workers[matter.holder] if matter is not None and matter.holder else ""
        title = next(iter((order.content or "").splitlines()), "")
        self.card.show_head(
            title, badges_of(now, today, language), where, steps_of(now, holder, language, today)
        )
        first = [(self.tr("首次期限"), now.first_due.replace("T", " "))] if now.first_due else []
        answer = orders.answer(conn, self.subject)
        said = [(self.tr("答复"), answer)] if answer else []
        self.facts.show_facts([*facts_of(order, SHOWN, language), *first, *said])
        self.caller.show_lines(caller_line(about, language))
        self.line.setText(matter_line(about, holder, language))
        self.matter.setVisible(about.matter is not None)
        late = frozenset(matter.late) if matter is not None else frozenset()
        teller = Teller(language=language, workers=workers, places=known, late=late)
        self.timeline.show_events(events_of(about, teller))

    def acts(self) -> Sequence[Act]:
        if self._about is None:
            return []
        return acts_of(self.session.conn, self.session.me, self._about, self.session.language())

    def work(self, act: str) -> Work:
        return _give if act == GIVE else _step

    @Slot(str)
    def _on_seen(self, order: str) -> None:
        self.shown.emit(order, "")

    @Slot()
    def _on_matter(self) -> None:
        if self._about is not None and self._about.matter is not None:
            self.go.emit(Goto(page="matter", subject=self._about.matter.id))


def _give(doing: Doing) -> str:
    return orders.give(
        doing.conn,
        doing.me,
        doing.subject,
        doing.fields,
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _step(doing: Doing) -> str:
    return orders.take(
        doing.conn,
        doing.me,
        doing.subject,
        doing.act,
        doing.fields,
        today=doing.today,
        now_ms=doing.now_ms,
    )

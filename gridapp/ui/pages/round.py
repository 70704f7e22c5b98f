"""One round of visits: how far it has come, and who is left, each a key away from a visit."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import kind_of
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.models.visit import Round
from gridapp.paths import free_name
from gridapp.register import places, records, rounds
from gridapp.reports import round_sheet
from gridapp.reports.write_ledger import hand_over
from gridapp.ui import problems
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts import record_facts
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.round_words import (
    MOST,
    SHOWN,
    Far,
    badges_of,
    far,
    left_events,
    numbers_of,
    places_of,
)
from gridapp.ui.record_page import NEW, Doing, RecordPage, Work
from gridapp.ui.session import Session


class RoundPage(RecordPage):
    """What it comes to is looked up off the window's thread."""

    CODE = "round"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._round: Round | None = None
        self.numbers, self.places, self.facts = Facts(), Facts(), Facts()
        self.excel, self.banner = Button(icon="sheet"), Banner()
        self.cards = {name: Card() for name in ("numbers", "places", "about")}
        self.cards["numbers"].body.addWidget(self.numbers)
        self.cards["numbers"].body.addWidget(self.excel)
        self.cards["numbers"].body.addWidget(self.banner)
        self.cards["places"].body.addWidget(self.places)
        self.cards["about"].body.addWidget(self.facts)
        self.lay_out(*self.cards.values())
        self.timeline.opened.connect(self._on_opened)
        self.excel.clicked.connect(self._on_excel)

    def title(self) -> str:
        if self._round is None:
            return self.tr("安排一轮") if self.is_new else self.tr("大走访")
        return self._round.name or self.tr("大走访")

    def name_cards(self) -> None:
        self.cards["numbers"].say(self.tr("走到哪里了"))
        self.cards["places"].say(self.tr("各处还剩多少"))
        self.cards["about"].say(self.tr("这一轮"))
        self.history.say(self.tr("还没走到的"))
        self.timeline.setAccessibleName(self.tr("还没走到的"))
        self.excel.setText(self.tr("存成 Excel"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, Round, subject) is not None

    def look(self) -> None:
        if self.is_new:
            self._round = None
            self.excel.hide()
            self.card.show_head(self.tr("安排一轮"))
            return
        session = self.session
        found = records.standing(session.conn, Round, self.subject)
        if self._round is None or self._round.id != found.id:
            self.timeline.show_events([])
            self.numbers.show_facts([])
            self.places.show_facts([])
            self.banner.hide()
        self._round = found
        self.excel.show()
        known, place = places.Called(session.conn), session.me.place
        where = places.path(known, found.area or "", place[:-3])
        self.card.show_head(found.name or "", badges_of(found, None, session.today()), where)
        self.facts.show_facts(record_facts.facts_of(found, SHOWN, session.language()))
        session.look(lambda conn: far(conn, found.id, place), partial(self._on_far, found.id))

    def _on_far(self, round_: str, found: Far) -> None:
        if self._round is None or self._round.id != round_:
            return
        session = self.session
        where = self.card.line.text()
        name = self._round.name or ""
        self.card.show_head(name, badges_of(self._round, found.progress, session.today()), where)
        self.turns.begin(
            lambda: self.numbers.show_facts(numbers_of(found.progress)),
            lambda: self.places.show_facts(places_of(found)),
            lambda: self._show_left(found),
        )

    def _show_left(self, found: Far) -> None:
        self.timeline.show_events(left_events(found, self.session.me.place))
        left = len(found.progress.remaining)
        said = self.tr("还没走到的（回车去走访）")
        if not left:
            said = self.tr("都走到了")
        elif left > MOST:
            said = self.tr("还没走到的，先列 {n}（回车去走访）").format(n=MOST)
        self.history.say(said)

    def papers(self) -> tuple[Wanted, ...]:
        return () if self._round is None else (Wanted(code="round", subject=self._round.id),)

    def acts(self) -> Sequence[Act]:
        session = self.session
        may = may_write(session.me.role, "round")
        if self._round is None:
            return [self._plan()] if may else []
        if not may or not covers(session.me.place, self._round.area or "-"):
            return []
        return [
            Act(
                code="edit",
                label=self.tr("改名称和截止日"),
                icon="edit",
                kind=kind_of(Round),
                fields=("name", "to_on"),
                usual=asdict(self._round),
            )
        ]

    def _plan(self) -> Act:
        session = self.session
        areas = places.choices(session.conn, session.me.place)
        area = kind_of(Round).field("area")
        return Act(
            code=NEW,
            label=self.tr("安排一轮"),
            kind=kind_of(Round),
            fields=("name", area.name, "subject", "tags", "from_on", "to_on"),
            left=3,
            offered={area.name: areas},
            usual={"area": session.me.place, "subject": "household", "from_on": session.today()},
        )

    @Slot()
    def _on_excel(self) -> None:
        if self._round is None:
            return
        session, id_, today = self.session, self._round.id, self.session.today()
        place, language, folder = session.me.place, session.language(), session.home.reports
        now_ms = session.now_ms()

        def write(conn: sqlite3.Connection) -> Path:
            made = round_sheet.make(conn, rounds.progress(conn, id_, place), language)
            folder.mkdir(parents=True, exist_ok=True)
            out = free_name(folder, f"{made.title} {today}", ".xlsx")
            return hand_over(conn, made, out, "", now_ms=now_ms).file

        session.keep(write, self._on_written, self._on_lost, once=("excel", id_))

    def _on_written(self, file: Path) -> None:
        said = self.tr("写好了：{file}").format(file=file.name)
        self.banner.tell(said, "green", stays=True)

    def _on_lost(self, problem: Exception) -> None:
        problems.note(problem)
        self.banner.tell(problems.words(problem, self.session.language()), "red", stays=True)

    def work(self, act: str) -> Work:
        return _WORK[act]

    @Slot(str)
    def _on_opened(self, id_: str) -> None:
        self.go.emit(Goto(page="visit" if self.session.visits else "household", subject=id_))


def _plan(doing: Doing) -> str:
    fields = doing.fields
    area = str(fields.pop("area"))
    return rounds.plan(doing.conn, doing.me, area, fields, now_ms=doing.now_ms)


def _edit(doing: Doing) -> str:
    said = doing.said.whole()
    return rounds.change(doing.conn, doing.me, doing.subject, said, now_ms=doing.now_ms)


_WORK: Mapping[str, Work] = MappingProxyType({NEW: _plan, "edit": _edit})

"""A centre's dispatch: what came in and waits for it, the worst first, with every act by a key."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gridapp.register import dossier, log, places, timeline, triage
from gridapp.register.authors import Names
from gridapp.register.triage import TriageRow
from gridapp.ui import theme
from gridapp.ui.list_page import ListPage, ListWords
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.matter_facts import facts_of
from gridapp.ui.parts.matter_panel import Glance
from gridapp.ui.parts.matter_words import all_reporters, badges_of, held_words
from gridapp.ui.parts.pressed import is_plain
from gridapp.ui.parts.triage_panel import ENTER, JOIN, KEYS, TriagePanel
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.dispatch import STATE, WORST, DispatchTable

RESTS = 600
"""Milliseconds for which a row is chosen before it is asked who else is on it."""


class DispatchPage(ListPage[TriageRow]):
    """The chosen matter stands beside the list; Enter opens its own page."""

    CODE = ICON = "dispatch"
    STATE, SORTED = STATE, WORST
    ALL = triage.UNTRIAGED
    PANEL: ClassVar = 440
    SHARE: ClassVar = (3, 2)
    panel: TriagePanel

    def __init__(
        self,
        session: Session,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, preferences, parent)
        for key in (*KEYS, JOIN, ENTER):
            self.view.on_key(key, partial(self._on_key, key))
        self.panel.opened.connect(self._on_opened)
        self._rests = QTimer(self, singleShot=True, interval=RESTS)
        self._rests.timeout.connect(self._attend)
        self.panel.taker.begun.connect(self._attend)
        self.panel.taker.dropped.connect(self._attend)
        self.panel.taker.taken.connect(self.view.setFocus)
        self.panel.taker.dropped.connect(self.view.setFocus)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.calls = Button(icon="phone")
        self.calls.clicked.connect(self._on_calls)
        self._line.addWidget(self.calls)

    def _fit(self, look: theme.Theme) -> None:
        super()._fit(look)
        self._say_buttons()

    def _say_buttons(self) -> None:
        """Beside filters in one line there is room for pictures alone."""
        roomy = self.panel.isVisibleTo(self)
        for button, said in (
            (self.new, self.tr("登记事项")),
            (self.calls, self.tr("抽查回访")),
        ):
            button.setText(said if roomy else "")
            button.setToolTip(said)
            button.setAccessibleName(said)

    def say(self) -> None:
        super().say()
        self._say_buttons()

    def make_panel(self) -> TriagePanel:
        return TriagePanel(self.session, self._number, self)

    def make_table(self) -> DispatchTable:
        return DispatchTable(self.session)

    def title(self) -> str:
        return self.tr("派单")

    def papers(self) -> tuple[Wanted, ...]:
        row = self._row(self.view.currentIndex().row())
        codes = ("docket", "slip", "matter") if row is not None else ()
        return tuple(Wanted(code=code, subject=row.matter.id) for code in codes if row is not None)

    def open(self, goto: Goto) -> None:
        super().open(goto)
        self._rests.start()

    def leave(self) -> None:
        self.panel.taker.keeper.flush()

    def count(self, conn: sqlite3.Connection) -> Mapping[str, int]:
        return triage.counts(conn, today=self.session.today(), place=self.session.me.place)

    def words(self) -> ListWords:
        return ListWords(
            list=self.tr("等中心办的事项"),
            filter=self.tr("筛选事项"),
            hint=self.tr("按编号、事由、地点筛选"),
            nothing=self.tr("没有等着受理的事项"),
            next=self.tr("收进文件以后，新上报的事项排在这里，险情在最前面。"),
            act=self.tr("去收文件"),
            narrowed=self.tr("这里没有事项"),
            new=self.tr("登记事项"),
        )

    def chip_words(self) -> Mapping[str, str]:
        return {
            triage.UNTRIAGED: self.tr("待受理"),
            triage.ACCEPTED: self.tr("待派单"),
            triage.OUT: self.tr("已派出"),
            triage.ANSWERED: self.tr("承办有答复"),
            triage.VERIFY: self.tr("待核查"),
            triage.OWED: self.tr("还没告诉群众"),
            triage.BACK: self.tr("退回补充"),
        }

    def glance(self, row: TriageRow) -> Glance | None:
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        try:
            about = dossier.of(conn, row.matter.id)
        except log.UnknownRecord:
            return None
        known, workers = places.Called(conn), Names(conn)
        teller = Teller(language=language, workers=workers, places=known)
        facts = facts_of(about.matter, known, self.session.me.place, language)
        held = held_words(about, workers)
        # Who told of it is behind the matter's own page: to dispatch it nobody needs the name.
        told = [
            (self.tr("反映人"), one.how)
            for one in all_reporters(conn, about, self.session.me, language)
        ]
        return Glance(
            title=row.matter.title,
            badges=badges_of(conn, about, today, language),
            facts=[*([(self.tr("经办"), held)] if held else []), *facts, *told],
            events=[teller.event(one) for one in timeline.of_matter(conn, row.matter.id)],
        )

    def show_row(self, row: TriageRow | None) -> None:
        self.panel.show_matter(row, self.glance(row) if row is not None else None)
        self._rests.start()

    @Slot()
    def _attend(self) -> None:
        """Colleagues see who is on this one once its form is open, not while one passes by."""
        if self.isVisible():
            row = self._row(self.view.currentIndex().row())
            works = bool(self.panel.taker.slot.action)
            self.attended.emit(row.matter.id if row is not None else "", works)

    def goto(self, row: TriageRow) -> Goto:
        return Goto(page="matter", subject=row.matter.id)

    def begin(self) -> Goto:
        return Goto(page="visit" if self.table.rowCount() else "sync")

    def _number(self) -> str:
        row = self._row(self.view.currentIndex().row())
        return row.matter.number or row.matter.title if row is not None else self.title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter acts also right after a filter was chosen: a button has no use for it."""
        key = event.text().upper()
        on_chip = self.chips.isAncestorOf(self.window().focusWidget())
        if on_chip and is_plain(event) and key in (*KEYS, JOIN, ENTER):
            self._on_key(key)
        else:
            super().keyPressEvent(event)

    def _on_key(self, key: str) -> None:
        self.turns.finish()  # it means the row that is chosen now
        if key == JOIN:
            self.panel.join_likeliest()
        elif key == ENTER:
            self.panel.enter_answer()
        elif self.panel.isVisible():
            self.panel.taker.ask(KEYS[key])
        elif (row := self._row(self.view.currentIndex().row())) is not None:
            self.go.emit(Goto(page="matter", subject=row.matter.id, act=KEYS[key]))

    @Slot()
    def _on_new(self) -> None:
        self.go.emit(Goto(page="visit"))

    @Slot()
    def _on_calls(self) -> None:
        self.go.emit(Goto(page="callbacks"))

    @Slot(str)
    def _on_opened(self, matter: str) -> None:
        self.go.emit(Goto(page="matter", subject=matter))

"""Who works under a centre, as a table: what each does, where, and how his devices are."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.labels import label
from gridapp.register import calendar, codes, places, worker_list
from gridapp.register.worker_list import PersonRow
from gridapp.ui.parts.device_words import state_tone, state_word
from gridapp.ui.session import Session
from gridapp.ui.tables.asked import Question
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.narrowed import NarrowedTable

STATE, PLACE = 2, 3


class PeopleTable(NarrowedTable[PersonRow]):
    """Name, role, state, where, tags, when something last came.

    Attributes:
        area: whose people are shown, with those below it.
        trade: of mediators those of this trade alone; empty for every one.
        roster: everybody there is, read on the thread that looks things up.
    """

    WIDTHS: ClassVar = {0: 108, 1: 104, 2: 116, 4: 64, 5: 108}
    ENGLISH: ClassVar = {0: 88, 1: 104, 2: 128, 4: 66, 5: 114}
    STRETCH = PLACE

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self.area, self.trade = session.me.place, ""
        self.roster = worker_list.Roster(session.me)
        self._known: Mapping[str, PersonRow] = {}
        super().__init__(session, lambda *_args, **_how: [], self._of, parent)

    def _of(self, _conn: sqlite3.Connection, wanted: Sequence[str]) -> Mapping[str, PersonRow]:
        return {id_: self._known[id_] for id_ in wanted if id_ in self._known}

    def question(self) -> Question:
        trade = self.trade if self.mediators else ""
        held = self.area, self.narrow, trade, self._text
        return partial(self._ask, *held, self._session.now_ms())

    @property
    def mediators(self) -> bool:
        """Whether it is the list of mediators, which says their trade and what they have."""
        return self.narrow == worker_list.MEDIATES

    def show(self, let_through: str, text: str) -> None:
        turned = self.mediators != (let_through == worker_list.MEDIATES)
        self.narrow = let_through
        if turned:
            self.say_columns()
        super().show(let_through, text)

    def _ask(
        self,
        place: str,
        let_through: str,
        trade: str,
        text: str,
        now_ms: int,
        conn: sqlite3.Connection,
        sort: str,
        descending: bool,
    ) -> list[str]:
        found = self.roster.people(conn, now_ms=now_ms)
        rows = worker_list.matching(
            found,
            places.names(conn),
            place=place,
            let_through=let_through,
            trade=trade,
            text=text,
            sort=sort,
            descending=descending,
        )
        self._known = found
        return [row.id for row in rows]

    def say_columns(self) -> None:
        language = self._session.language
        self.say(
            (
                Column(
                    code="name",
                    heading=self.tr("姓名"),
                    text=lambda row: row.name,
                    icon=lambda _row: "person",
                ),
                self._trade()
                if self.mediators
                else Column(
                    code="role",
                    heading=self.tr("岗位"),
                    text=lambda row: label("role", row.role, language()),
                ),
                Column(
                    code="state",
                    heading=self.tr("设备"),
                    text=lambda row: state_word(row.state),
                    tone=lambda row: state_tone(row.state),
                ),
                Column(code="place", heading=self.tr("负责范围"), text=self._area),
                Column(code="name", heading=self.tr("手上"), text=self._in_hand)
                if self.mediators
                else Column(code="tag", heading=self.tr("设备号"), text=lambda row: row.tags),
                Column(
                    code="heard",
                    heading=self.tr("最近收到"),
                    text=lambda row: calendar.today(row.heard) if row.heard else "",
                ),
            )
        )

    def _trade(self) -> Column[PersonRow]:
        language = self._session.language
        return Column(
            code="trade",
            heading=self.tr("专长"),
            text=lambda row: (
                codes.label("mediation_trade", row.trade, language()) if row.trade else ""
            ),
        )

    def _in_hand(self, row: PersonRow) -> str:
        """To share out the work: pressing the heading sorts by name, for nobody is ranked."""
        return self.tr("{n} 件").format(n=row.in_hand or 0)

    def _area(self, row: PersonRow) -> str:
        return self._where(row.place) or self._places.get(row.place) or row.place[-3:]

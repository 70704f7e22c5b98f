"""One place under a centre: who works there, a new place below it, and closing it for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from gridapp.models.declare import kind_of
from gridapp.models.labels import label
from gridapp.models.place import Place
from gridapp.register import bounds, places, worker_list
from gridapp.register.log import UnknownRecord
from gridapp.register.worker_list import PersonRow
from gridapp.ui.page import Goto
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.device_words import state_tone, state_word
from gridapp.ui.parts.line_list import Line, LineList
from gridapp.ui.record_page import Doing, RecordPage, Work
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

BEGIN, CLOSE = "begin_place", "close_place"


class PlacePage(RecordPage):
    """A place is never edited: one that succeeds it is begun, what stands there goes over."""

    CODE = "place"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.workers = LineList()
        self.here = Card()
        self.here.body.addWidget(self.workers)
        self.workers.asked.connect(self._on_worker)
        self.lay_out(self.here)

    def title(self) -> str:
        return places.Called(self.session.conn).get(self.subject) or self.tr("地点")

    def _look(self, *, another: bool = False) -> bool:
        found = super()._look(another=another)
        self.history.hide()
        return found

    def name_cards(self) -> None:
        self.here.say(self.tr("在这里工作的"))

    def knows(self, subject: str) -> bool:
        return bool(subject)

    def is_lost(self, subject: str) -> bool:
        return subject not in places.Called(self.session.conn)

    def look(self) -> None:
        session, code = self.session, self.subject
        known = places.Called(session.conn)
        if code not in known:
            raise UnknownRecord("place", code)
        closed = code not in places.open_ones(session.conn)
        badges: list[tuple[str, Tone]] = [(self.tr("已停用"), "grey")] if closed else []
        self.card.show_head(known[code], badges, f"{places.path(known, code, code[:6])} · {code}")
        me, now_ms = session.me, session.now_ms()

        def ask(conn: sqlite3.Connection) -> list[PersonRow]:
            found = worker_list.people(conn, me, now_ms=now_ms).values()
            return [one for one in found if one.place == code and one.carded]

        session.look(ask, partial(self._on_people, code))

    def _on_people(self, code: str, found: Sequence[PersonRow]) -> None:
        if code != self.subject:
            return
        language = self.session.language()
        lines = [
            Line(
                what=one.name,
                note=" · ".join(
                    part for part in (label("role", one.role, language), one.tags) if part
                ),
                word=state_word(one.state),
                tone=state_tone(one.state),
                act=one.id,
                label=self.tr("打开"),
            )
            for one in found
        ]
        self.workers.show_lines(lines, self.tr("这里还没有人"))

    def _on_worker(self, worker: str) -> None:
        self.go.emit(Goto(page="worker", subject=worker))

    def acts(self) -> Sequence[Act]:
        session, code = self.session, self.subject
        if not session.me.role.is_centre or code not in places.open_ones(session.conn):
            return []
        known = places.names(session.conn)
        free = places.free_codes(session.conn, code)
        others = [
            (one, places.path(known, one, code))
            for one in sorted(known)
            if one.startswith(code) and len(one) == len(code) + 3
        ]
        fields = ["name", "code", "grid_type", "opened_on", *(["succeeds"] if others else [])]
        begins = Act(
            code=BEGIN,
            label=self.tr("下面新设一个"),
            icon="plus",
            look="primary",
            kind=kind_of(Place),
            fields=fields,
            offered={"code": [(one, one) for one in free], "succeeds": others},
            usual={"code": free[0] if free else "", "opened_on": session.today()},
            about=self.tr(
                "编码用过一次就不再用。撤并、拆分：新设一个接替旧的，划转住户，再停用旧的。"
            ),
        )
        closes = Act(
            code=CLOSE,
            label=self.tr("停用这里"),
            icon="remove",
            kind=kind_of(Place),
            fields=("closed_on",),
            required=("closed_on",),
            usual={"closed_on": session.today()},
            about=self.tr("先把这里的住户划转走。停用后不再收新记录，编码也不再用。"),
            final=self.tr("停用，不能再打开"),
        )
        own = code == session.me.place
        return [*([begins] if free else ()), *(() if own else [closes])]

    def work(self, act: str) -> Work:
        works: Mapping[str, Work] = {BEGIN: _begin, CLOSE: _close}
        return works[act]


def _begin(doing: Doing) -> str:
    said = {name: str(value or "") for name, value in doing.fields.items()}
    bounds.begin(
        doing.conn,
        doing.me,
        said["code"],
        said["name"],
        opened_on=said.get("opened_on") or doing.today,
        succeeds=said.get("succeeds", ""),
        grid_type=said.get("grid_type", ""),
        now_ms=doing.now_ms,
    )
    return doing.subject


def _close(doing: Doing) -> str:
    on = str(doing.fields["closed_on"])
    bounds.close(doing.conn, doing.me, doing.subject, closed_on=on, now_ms=doing.now_ms)
    return doing.subject

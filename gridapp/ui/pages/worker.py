"""One person under a centre: his card, his devices, the slips that wait, and what can be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gridapp.models.committee import Mediator
from gridapp.models.labels import label
from gridapp.models.rights import may_write
from gridapp.models.role import Role
from gridapp.models.worker import Worker
from gridapp.register import calendar, mediators, places, records, slips, worker_list
from gridapp.register.mediators import InHand
from gridapp.register.slips import Slip
from gridapp.register.worker_list import PersonRow
from gridapp.sync.code import shown
from gridapp.ui import worker_acts
from gridapp.ui.parts import referring
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.device_words import REPLACE, STOP, device_lines, state_tone, state_word
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.line_list import Line, LineList
from gridapp.ui.preferences import Preferences
from gridapp.ui.record_page import NEW, RecordPage, Work
from gridapp.ui.session import Session

Found = tuple[PersonRow | None, list[Slip], "Mediates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediates:
    """Whether somebody is a mediator, what he has in hand, and of which committees he can be."""

    card: Mediator | None = None
    in_hand: InHand | None = None
    committees: Sequence[tuple[str, str]] = ()


class WorkerPage(RecordPage):
    """His devices are looked up off the window's thread; acts come with the answer."""

    CODE = "worker"
    APART = frozenset({worker_acts.HAND_OUT, worker_acts.COVER, REPLACE})

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        self._worker: Worker | None = None
        self._person: PersonRow | None = None
        self._mediates = Mediates()
        self.devices, self.slips = LineList(), LineList()
        self.where, self.refused = FolderField(session.home), wrapped("", "muted")
        self.cards = {name: Card() for name in ("devices", "slips")}
        self.cards["devices"].body.addWidget(self.devices)
        self.cards["devices"].body.addWidget(self.refused)
        self.cards["slips"].body.addWidget(self.slips)
        self.cards["slips"].body.addWidget(self.where)
        self.devices.asked.connect(self.unfold)
        self.where.chosen.connect(self._on_folder)
        self.may = worker_list.may_hand_out(session.conn, session.me)
        self.lay_out(*self.cards.values())

    def title(self) -> str:
        if self._worker is None:
            return self.tr("新登一位") if self.is_new else self.tr("人员设备")
        return self._worker.name or self.tr("人员设备")

    def _look(self, *, another: bool = False) -> bool:
        found = super()._look(another=another)
        self.history.hide()
        return found

    def name_cards(self) -> None:
        self.cards["devices"].say(self.tr("设备"))
        self.cards["slips"].say(self.tr("等着启用的，启用码"))
        self.where.say(self.tr("启用文件写到"))
        self.refused.setText(self.tr("这台电脑是中心发下来的，自己不能再发设备，请到乡镇中心发。"))
        self.refused.setVisible(not self.may)

    def knows(self, subject: str) -> bool:
        return len(subject) == 32 and records.get(self.session.conn, Worker, subject) is not None

    def look(self) -> None:
        self.where.show_folder(str(self._folder()))
        if self.is_new:
            self._worker = None
            self.card.show_head(self.tr("新登一位"))
            return
        session = self.session
        found = records.standing(session.conn, Worker, self.subject)
        if self._person is not None and self._person.id != found.id:
            self._person, self._mediates = None, Mediates()
        self._worker = found
        self._show_head()
        drafts, me, now_ms = session.home.drafts, session.me, session.now_ms()
        today = session.today()

        def ask(conn: sqlite3.Connection) -> Found:
            person = worker_list.people(conn, me, now_ms=now_ms).get(found.id)
            waiting = slips.waiting(conn, drafts, now_ms=now_ms)
            own = [one for one in waiting if one.worker == found.id]
            return person, own, _mediates(conn, found, today)

        session.look(ask, partial(self._on_found, found.id))

    def _show_head(self) -> None:
        worker, session = self._worker, self.session
        if worker is None:
            return
        known = places.Called(session.conn)
        role = label("role", worker_list.role_name(worker.role or ""), session.language())
        where = places.path(known, worker.area or "", (worker.area or "")[:6])
        state = self._person.state if self._person else ""
        badges = [(state_word(state), state_tone(state))] if state else []
        hand = self._mediates.in_hand
        load = referring.in_hand_words(hand, session.today(), session.language()) if hand else ""
        line = " · ".join(part for part in (role, where, worker.duty or "", load) if part)
        self.card.show_head(worker.name or "", badges, line)

    def _on_found(self, worker: str, found: Found) -> None:
        if self._worker is None or self._worker.id != worker:
            return
        self._person, waiting, self._mediates = found
        known: Mapping[str, str] = places.Called(self.session.conn)
        language = self.session.language()
        devices = self._person.devices if self._person else ()
        self.devices.show_lines(
            device_lines(devices, known, language, may=self.may), self.tr("还没有设备")
        )
        self.slips.show_lines(
            [
                Line(
                    what=shown(one.code),
                    note=self.tr("设备号 {tag}，{day}前启用").format(
                        tag=one.tag, day=calendar.today(one.deadline)
                    ),
                )
                for one in waiting
            ],
            self.tr("没有等着启用的启用文件"),
        )
        self._show_head()
        before = set(self._acts)
        self._acts = {act.code: act for act in self.acts()}
        self.card.show_acts(list(self._acts.values()))
        if not before and self.slot.form is None:
            self._rest_on_first()

    def acts(self) -> Sequence[Act]:
        session = self.session
        areas = places.choices(session.conn, session.me.place, levels=3)
        if self.is_new:
            return [worker_acts.new_worker(areas, self.subject or session.me.place)]
        if self._person is None or self._worker is None:
            return []
        acts = worker_acts.acts_of(self._person, self._worker, areas, may=self.may)
        trade = self._mediates
        if trade.committees and may_write(session.me.role, "mediator"):
            acts.append(worker_acts.trade(trade.card, trade.committees))
        return acts

    def work(self, act: str) -> Work:
        handing = worker_acts.Handing(self.session.home, self._folder())
        works: Mapping[str, Work] = {
            NEW: worker_acts.add_worker,
            worker_acts.EDIT: worker_acts.edit,
            worker_acts.TRADE: worker_acts.mediates,
            worker_acts.HAND_OUT: handing.hand_out,
            worker_acts.COVER: handing.cover,
            REPLACE: handing.again,
            STOP: worker_acts.stop,
        }
        return works[act]

    def _folder(self) -> Path:
        kept = self._preferences.current.export_folder
        return Path(kept) if kept else self.session.home.outbox

    def _on_folder(self, folder: str) -> None:
        self._preferences.change(export_folder=folder)


def _mediates(conn: sqlite3.Connection, worker: Worker, today: str) -> Mediates:
    """Told of whoever is a mediator, by his role or by a card that he has."""
    card = mediators.of_worker(conn, worker.id)
    if card is None and worker_list.role_name(worker.role or "") != Role.MEDIATOR.name:
        return Mediates()
    near = mediators.near(conn, worker.area or "", today) if card else []
    return Mediates(
        card=card,
        in_hand=next((one for one in near if card and one.id == card.id), None),
        committees=mediators.committees(conn, today),
    )

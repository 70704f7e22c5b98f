"""Feeds the top bar: who works here, for which place, and how much is not confirmed yet."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import QLocale, QObject, Slot

from gridapp.models.worker import Worker
from gridapp.register import peers, places, records, rows
from gridapp.ui.language import locale
from gridapp.ui.page import Goto
from gridapp.ui.parts.top_bar import TopBar
from gridapp.ui.session import Session

LISTED = ("sync", "simple_files")
"""The pages that tell what was sent back."""
COUNTY = 6
"""Digits of a county's code: its name goes without saying."""


class TopFeed(QObject):
    """Keeps the bar in step with the register, off the window's thread."""

    def __init__(self, session: Session, bar: TopBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._bar = session, bar
        self._name = self._place = ""

    def refresh(self) -> None:
        """Look again at the register."""
        me, now_ms = self._session.me, self._session.now_ms()

        def look(conn: sqlite3.Connection) -> tuple[str, str, int, int, bool]:
            worker = records.get(conn, Worker, me.worker.hex())
            place = places.path(places.names(conn), me.place, me.place[:COUNTY])
            who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
            states = rows.counts(conn, me, peers.centres_above(conn, me, who))
            waiting = rows.unconfirmed(states)
            name = (worker.name or "") if worker else ""
            refused = states["refused"]
            seen = bool(refused) and rows.looked_at(conn)
            return name, place or me.centre, waiting, refused, seen

        self._session.look(look, self._on_looked)

    @Slot(object)
    def on_arrived(self, goto: Goto) -> None:
        """What was sent back is looked at where it is listed: the chip need not call any more."""
        if goto.page in LISTED and self._bar.chip.calls:
            self._session.keep(rows.note_looked_at, lambda _none: self.refresh())

    def say(self) -> None:
        """Say it again in the language of now."""
        me, language = self._session.me, self._session.language()
        role = me.role.zh if language == "zh" else me.role.en
        day = locale("zh" if language == "zh" else "en").toString(
            QLocale.c().toDate(self._session.today(), "yyyy-MM-dd"), self.tr("M月d日 dddd")
        )
        place = self._place.split(" ")[-1] if self._bar.simple else self._place
        said = (self._name, "" if self._bar.simple else role, place, day)
        self._bar.show_who(" · ".join(part for part in said if part))

    def _on_looked(self, found: tuple[str, str, int, int, bool]) -> None:
        self._name, self._place, unconfirmed, refused, seen = found
        self._bar.chip.show_waiting(unconfirmed, refused, seen=seen)
        self.say()

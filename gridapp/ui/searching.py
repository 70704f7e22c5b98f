"""What the search box in the top bar finds, and where choosing it leads."""

from __future__ import annotations

import sqlite3
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gridapp.models.masks import in_words
from gridapp.register import places, search
from gridapp.register.search_hits import Hit
from gridapp.ui import leads
from gridapp.ui.page import Goto
from gridapp.ui.parts.search_box import Found, SearchBox
from gridapp.ui.session import Session

ICONS = {
    "household": "house",
    "resident": "person",
    "visit": "visit",
    "help_plan": "help",
    "activity": "activities",
    "project": "prosperity",
    "round": "visit",
    "matter": "matters",
    "dispute": "dispute",
    "order": "orders",
    "task_force": "people",
    "place": "place",
}
"""Kinds that can be opened, with the picture of each."""

MOST = 30


class Searching(QObject):
    """Looks off the window's thread; only the newest question is answered.

    Signals:
        go: the person chose something that was found (Goto).
    """

    go = Signal(object)

    def __init__(self, session: Session, box: SearchBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._box = session, box
        self._leads: dict[str, Goto] = {}
        self._number = ""
        session.changed.connect(box.ask_again)
        session.indexed.connect(box.ask_again)
        box.asked.connect(self._on_asked)
        box.picked.connect(self._on_picked)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        if search.asks_for_number(text) and text != self._number:
            self._number = text  # asked again by the box itself it is no other search
            self._session.note_number_sought()
        if text:
            refused = partial(self._on_refused, text)
            self._session.look(lambda conn: _find(conn, text), self._on_found, refused)

    def _on_found(self, found: tuple[str, list[tuple[Hit, Goto]], dict[str, str]]) -> None:
        text, hits, names = found
        if text != self._box.text().strip():
            return
        self._leads = {hit.id: goto for hit, goto in hits}
        below = self._session.me.place
        self._box.show_results([_shown(hit, names, below) for hit, _goto in hits])

    def _on_refused(self, text: str, _problem: Exception) -> None:
        """Text that cannot be looked for, as with hidden characters, finds nothing."""
        if text == self._box.text().strip():
            self._box.show_results([])

    @Slot(str)
    def _on_picked(self, id_: str) -> None:
        self._box.clear()
        self.go.emit(self._leads[id_])


def _find(
    conn: sqlite3.Connection, text: str
) -> tuple[str, list[tuple[Hit, Goto]], dict[str, str]]:
    found = [(hit, _leads_to(conn, hit)) for hit in search.find(conn, text, limit=MOST).rows]
    return text, [(hit, goto) for hit, goto in found if goto], places.names(conn)


def _shown(hit: Hit, names: dict[str, str], below: str) -> Found:
    where = places.path(names, hit.place, below)
    subtitle = " · ".join(part for part in (hit.subtitle, where) if part)
    return Found(hit.id, ICONS[hit.kind], in_words(hit.title), in_words(subtitle))


def _leads_to(conn: sqlite3.Connection, hit: Hit) -> Goto | None:
    return leads.to_record(conn, hit.kind, hit.id) if hit.kind in ICONS else None

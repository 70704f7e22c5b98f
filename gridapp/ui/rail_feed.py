"""How much waits on a page, beside its name in the rail: looked up off the window's thread."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import QObject, QTimer, Slot

from gridapp.ui.parts.rail import Rail
from gridapp.ui.session import Session

SOON = 700
"""Milliseconds after a save: what is shown comes first."""


class RailFeed(QObject):
    """Counts what waits for a person's word on Review."""

    def __init__(self, session: Session, rail: Rail, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._rail = session, rail
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._look)
        session.closing.connect(self._soon.stop)

    def refresh(self) -> None:
        """Look again at the register, soon."""
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        me = self._session.me

        def look(conn: sqlite3.Connection) -> int:
            # Only now: the window is on screen long before.
            from gridapp.register import questions

            return questions.count(conn, me)

        self._session.look(look, lambda count: self._rail.set_count("review", count))

"""Whom to telephone about a line of a notebook page, before it is saved."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.danger import Call, calls_for
from gridapp.register import duty
from gridapp.ui.parts.batch_row import BatchRow
from gridapp.ui.parts.danger_strip import DangerStrip
from gridapp.ui.session import Session


class BatchDanger(DangerStrip):
    """Speaks of one line at a time, which keeps the call that was noted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.language(), parent)
        self._session = session
        self._line: BatchRow | None = None
        self.phoned.connect(self._on_noted)

    def follow(self, row: BatchRow) -> None:
        """Ask for a telephone call where the words of a line mean danger."""
        calls = self.calls_of(row)
        if not calls and row is not self._line:
            return
        self._line = row if calls else None
        self.fill(row.phoned)
        self.look_at(calls)

    def calls_of(self, row: BatchRow) -> tuple[Call, ...]:
        """Whom the words of a line ask for, and who is on duty where it is."""
        found = calls_for(row.words.text())
        place = row.subject.place if row.subject else self._session.me.place
        return duty.beside(self._session.conn, found, place)

    def rest(self) -> None:
        """Nothing is dangerous any more."""
        self._line = None
        self.fill("")
        self.look_at(())

    @Slot()
    def _on_noted(self) -> None:
        if self._line is not None:
            self._line.phoned = self.noted()

"""Whether what is being typed stands in the register already: asked when the typing pauses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gridapp.models.declare import Record
from gridapp.register import duplicates
from gridapp.register.duplicates import Alike
from gridapp.ui.parts import pair_words
from gridapp.ui.session import Session

PAUSE: Final = 400
"""Milliseconds without a key after which it is looked for."""


class Twice(QObject):
    """Looks off the window's thread; only the newest question is answered.

    Signals:
        found: what the likest record is called and why it may be the one; both empty for none.
    """

    found = Signal(str, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.other = ""
        self._session = session
        self._draft: Record | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)

    def ask(self, draft: Record) -> None:
        """Compare this with what stands in the register, once nothing more is typed."""
        self._draft = draft
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        draft = self._draft
        if draft is not None:
            self._session.look(lambda conn: (draft, duplicates.like(conn, draft)), self._on_looked)

    def _on_looked(self, looked: tuple[Record, list[Alike]]) -> None:
        draft, found = looked
        if draft is not self._draft:
            return
        if not found:
            self.found.emit("", "")
            return
        self.other = found[0].record.id
        why = pair_words.alike(found[0].seen, self._session.language())
        self.found.emit(pair_words.called(found[0].record), why)

"""Messages that are pasted or dropped: each becomes a half-typed visit, and nothing is saved."""

from __future__ import annotations

import sqlite3
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from gridapp.models import wechat
from gridapp.ui.page import MESSAGE, Goto
from gridapp.ui.session import Session
from gridapp.ui.shortcuts import LONGEST


class Pasting(QObject):
    """Makes a draft of what was copied elsewhere, and leads to it.

    Signals:
        go: the form is wanted (Goto).
        nothing: there was nothing to paste.
    """

    go = Signal(object)
    nothing = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @Slot()
    def paste(self) -> None:
        """Take what is in the clipboard."""
        self.take(QApplication.clipboard().mimeData())

    def take(self, given: QMimeData | None) -> None:
        """Take the words of this."""
        text = given.text()[:LONGEST] if given is not None and given.hasText() else ""
        if not text.strip():
            self.nothing.emit()
            return
        # Loaded only now: the window is on screen long before anybody pastes.
        from gridapp.register import messages

        session, today = self._session, self._session.today()
        key = f"{MESSAGE}{session.now_ms()}"

        def look(conn: sqlite3.Connection) -> dict[str, Any]:
            read = wechat.read(text, today)
            return messages.draft(read, messages.others(conn, session.me, read), today)

        def then(form: dict[str, Any]) -> None:
            title = next(iter(found["title"] for found in form["found"].values()))
            session.drafts.keep("visit", key, title, form)
            self.go.emit(Goto(page="visit", subject=key))

        session.look(look, then)

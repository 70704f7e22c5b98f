"""Messages that are pasted or dropped: each becomes a half-typed visit, and nothing is saved."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal, Slot

from gridapp.models import wechat
from gridapp.ui import clipboard
from gridapp.ui.page import MESSAGE, Goto
from gridapp.ui.session import Session
from gridapp.ui.shortcuts import LONGEST

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".heic"})


class Pasting(QObject):
    """Makes a draft of what was copied elsewhere, and leads to it.

    Signals:
        go: the form is wanted (Goto).
        nothing: there was nothing to paste.
        refused: one of the pictures cannot be taken (Exception).
    """

    go = Signal(object)
    nothing = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @Slot()
    def paste(self) -> None:
        """Take what is in the clipboard."""
        self.take(clipboard.copied())

    @staticmethod
    def takes(given: QMimeData) -> bool:
        """Whether there are words or pictures in this, and no files of other sorts."""
        words = given.hasText() and not given.hasUrls()
        return words or given.hasImage() or _holds_pictures(given)

    def take(self, given: QMimeData) -> None:
        """Take the words and the pictures of this."""
        # Loaded only now: the window is on screen long before anybody pastes.
        from gridapp.register import messages
        from gridapp.ui.parts.picture_strip import given_in
        from gridapp.ui.parts.record_pictures import made_small

        text = given.text()[:LONGEST] if given.hasText() and not given.hasUrls() else ""
        pictures = [] if text.strip() else given_in(given)
        if not text.strip() and not pictures:
            self.nothing.emit()
            return

        session, today = self._session, self._session.today()
        key = f"{MESSAGE}{session.now_ms()}"

        def look(conn: sqlite3.Connection) -> tuple[dict[str, Any], list[Exception]]:
            read = wechat.read(text, today)
            form = messages.draft(read, messages.others(conn, session.me, read), today)
            small, wrong = made_small(pictures)
            names = [session.drafts.keep_picture(one) for one in small]
            return form | ({"pictures": names} if names else {}), wrong

        def then(made: tuple[dict[str, Any], list[Exception]]) -> None:
            form, wrong = made
            for one in wrong:
                self.refused.emit(one)
            if "found" in form or "pictures" in form:
                titles = [found["title"] for found in form.get("found", {}).values()]
                session.drafts.keep("visit", key, "".join(titles), form)
                self.go.emit(Goto(page="visit", subject=key))

        session.look(look, then)


def _holds_pictures(given: QMimeData) -> bool:
    """Whether files of pictures are dragged, as far as their names say."""
    files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    return any(file.suffix.lower() in _PICTURES for file in files)

"""What was copied elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence


def copied() -> QMimeData:
    """What is in the clipboard; nothing in it where nothing was copied."""
    # The stubs know nothing of an empty clipboard, which holds None.
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if found is None else found


def is_for_the_page(event: QKeyEvent) -> bool:
    """Whether a picture is pasted, of which a line of text can make nothing: the page may.

    The event is left for whatever the line stands on.
    """
    pastes = event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)
    given = copied() if pastes else None
    words = given is not None and given.hasText() and not given.hasUrls()
    if given is None or words or not (given.hasImage() or given.hasUrls()):
        return False
    event.ignore()
    return True

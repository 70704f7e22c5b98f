"""What was copied elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copied() -> QMimeData:
    """What is in the clipboard; nothing in it where nothing was copied."""
    # The stubs know nothing of an empty clipboard, which holds None.
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if found is None else found

"""A file is dragged over a page and let go there, as by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def drop(page: QWidget, file: Path) -> None:
    """Drop the file on the page, which has to say that it takes it."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    given = (
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(*given)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(*given))

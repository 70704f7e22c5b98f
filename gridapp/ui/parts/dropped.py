"""What is dragged over a page and let go there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def files(event: QDropEvent) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

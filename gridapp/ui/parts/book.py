"""A chapter in the way it is read: its text, and pictures no wider than the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gridapp.ui import theme

LINE = 135
"""Height of a line, in percent of its letters."""
PICTURE = chr(0xFFFC)
"""What stands for a picture in the text of a document."""


class Book(QTextBrowser):
    """Shows one Markdown file; what a link is to lead to is for the page to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._width = 0
        self.setProperty("look", "book")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        # A bar that comes while the text is set would have it set once more in the midst of that.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        theme.follow(self, self._dress)

    def read(self, file: Path) -> None:
        """Show this chapter from its beginning."""
        self._file = file
        self._show(0)

    def _show(self, at: int) -> None:
        if self._file is None:
            return
        self._width = self.viewport().width()
        # One document for good, and its own `setMarkdown`: that of the view goes on in the letters
        # in which the last chapter ended, and a document let go of is let go of twice by PySide.
        document = self.document()
        document.setBaseUrl(QUrl.fromLocalFile(str(self._file)))
        document.setDocumentMargin(theme.of(self).px(theme.S))
        document.setDefaultFont(self.font())
        document.setMarkdown(self._file.read_text(encoding="utf-8"))
        self._space()
        self.verticalScrollBar().setValue(at)

    def _space(self) -> None:
        """Leave room between lines and between paragraphs."""
        look, cursor = theme.of(self), QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            spaced = block.blockFormat()
            if PICTURE not in block.text():  # as high as it is, with nothing empty below
                kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                spaced.setLineHeight(LINE, kind.value)
            above = theme.L if spaced.headingLevel() else 0
            spaced.setTopMargin(look.px(above))
            spaced.setBottomMargin(look.px(theme.S))
            cursor.setPosition(block.position())
            cursor.setBlockFormat(spaced)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        image = QImage(QUrl(name).toLocalFile())
        room = self._width - 4 * theme.of(self).px(theme.S)
        if image.width() <= max(room, 1):
            return image
        return image.scaledToWidth(max(room, 1), Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._show(self.verticalScrollBar().value())

    def _dress(self, look: theme.Theme) -> None:
        self._show(self.verticalScrollBar().value())

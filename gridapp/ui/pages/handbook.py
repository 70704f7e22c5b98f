"""The handbook: a chapter for each role, page and trouble, opened by F1 where one stands."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui.page import Goto, Page
from gridapp.ui.reader import Reader
from gridapp.ui.session import Session


class HandbookPage(Page):
    """The reader as a page of the desk."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.reader = Reader(session.language)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.reader)

    def title(self) -> str:
        return self.tr("使用手册")

    def open(self, goto: Goto) -> None:
        """Show the chapter called `subject`; else the one that was read last, or the first."""
        self.reader.open(goto.subject)

    def say(self) -> None:
        self.reader.say()

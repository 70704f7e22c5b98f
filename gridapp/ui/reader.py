"""The handbook as it is read: its chapters beside the one that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QUrl, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import chapters, theme
from gridapp.ui.parts.book import Book
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.tables.chapters import ChapterTable


class Reader(QWidget):
    """Enter goes from the chapters into the one that is read, links lead to others."""

    def __init__(self, language: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._shown = language, ""
        self.table = ChapterTable(language, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths({}, stretch=0)
        self.book = Book()
        card = Card()
        card.body.addWidget(self.book)
        self._beside = QHBoxLayout(self)
        self._beside.addWidget(self.view, 1)
        self._beside.addWidget(card, 3)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.activated.connect(self.book.setFocus)
        self.book.anchorClicked.connect(self._on_link)
        theme.follow(self, self._dress)
        self.say()

    def open(self, name: str = "") -> None:
        """Show this chapter; else the one that was read last, or the first."""
        self.read(name or self._shown or self.table.id_at(0))
        self.view.setFocus()

    def read(self, name: str) -> None:
        """Show this chapter."""
        self._choose(self.table.row_of(name))

    def say(self) -> None:
        """Say every word again, in the language of now."""
        shown = self._shown
        self.table.say_columns()
        self.table.look()
        self.view.setAccessibleName(self.tr("各章"))
        self.book.setAccessibleName(self.tr("使用手册"))
        self._shown = ""
        self._choose(self.table.row_of(shown))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.view.setCurrentIndex(self.table.index(row, 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        name = self.table.id_at(now.row())
        if name and name != self._shown:
            self._shown = name
            self.book.read(chapters.file(name, self._language()))

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        self.read(link.fileName().removesuffix(".md"))

    def _dress(self, look: theme.Theme) -> None:
        beside = look.percent < theme.SIDE_BY_SIDE
        wide, tall = look.px(theme.XL), look.px(theme.L if beside else theme.XS)
        self._beside.setContentsMargins(wide, tall, wide, tall)
        self._beside.setSpacing(look.px(theme.M if beside else theme.XS))
        self._beside.setDirection(look.beside())
        # What scrolls needs no more than a line: the largest text fits the screen.
        self.view.setMinimumHeight(look.px(theme.HEADER + theme.ROW))
        self.book.setMinimumHeight(look.px(theme.ROW))
        rows = look.px(theme.HEADER + 2 * theme.ROW + theme.XS)
        self.view.setMaximumHeight(16_777_215 if beside else rows)

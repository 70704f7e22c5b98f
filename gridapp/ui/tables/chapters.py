"""The chapters of the handbook as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from gridapp.ui import chapters
from gridapp.ui.tables.keys import Column, KeysTable


class ChapterTable(KeysTable[str]):
    """One chapter a row, by its heading."""

    def __init__(self, language: Callable[[], str], parent: QObject | None = None) -> None:
        self._language = language
        super().__init__(lambda _code, _down: list(chapters.pages()), self._headings, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the column in the language of now."""
        self.say((Column(code="", heading=self.tr("各章"), text=lambda heading: heading),))

    def _headings(self, names: Sequence[str]) -> dict[str, str]:
        language = self._language()
        return {name: chapters.heading(name, language) for name in names}

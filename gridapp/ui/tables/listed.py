"""A table of what was looked up elsewhere, all at once and off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject

from gridapp.ui.session import Session
from gridapp.ui.tables.keys import KeysTable

Line = TypeVar("Line")


class ListTable(KeysTable[Line]):
    """Shows the lines that it is given, in their order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        self._session = session
        self._lines: Sequence[Line] = ()
        super().__init__(self._asked, self._fetched, parent)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self._lines = lines
        self.look()

    def _asked(self, _sort: str, _descending: bool) -> list[str]:
        return [str(number) for number in range(len(self._lines))]

    def _fetched(self, ids: Sequence[str]) -> dict[str, Line]:
        return {id_: self._lines[int(id_)] for id_ in ids}

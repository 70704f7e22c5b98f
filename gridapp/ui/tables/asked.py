"""A list that is looked for off the window's thread: a county's takes a second."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from gridapp.ui.session import Session
from gridapp.ui.tables.keys import KeysTable

Row = TypeVar("Row")
Question = Callable[[sqlite3.Connection, str, bool], list[str]]


class AskedTable(KeysTable[Row]):
    """Only the answer to the newest question is shown; until it comes, the old list stands."""

    WRITTEN = True

    def __init__(
        self,
        session: Session,
        fetch: Callable[[Sequence[str]], Mapping[str, Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(lambda _sort, _descending: [], fetch, parent)
        self._session = session
        self._number = 0

    def question(self) -> Question:
        """What to look for now: asked on another thread, with the order (code, descending)."""
        raise NotImplementedError

    def look(self) -> None:
        question, order = self.question(), self._order
        self._number += 1
        self._session.look(
            lambda conn: question(conn, *order), partial(self._on_found, self._number)
        )

    def _on_found(self, number: int, ids: list[str]) -> None:
        if number == self._number:
            self._take(ids)

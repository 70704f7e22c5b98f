"""A list of which a filter and a text let some rows through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import ClassVar, TypeVar

from PySide6.QtCore import QObject

from gridapp.register import places
from gridapp.ui.session import Session
from gridapp.ui.tables.asked import AskedTable, Question
from gridapp.ui.tables.within import Within

Row = TypeVar("Row")
Ids = Callable[..., list[str]]
"""Takes the connection, then by name today, place, let_through, text, sort and descending."""
Rows = Callable[[sqlite3.Connection, Sequence[str]], Mapping[str, Row]]


class NarrowedTable(AskedTable[Row]):
    """`ids` finds what the filter lets through, `rows` reads what is looked at.

    Attributes:
        narrow: the filter.
        within: what the list is held to besides.
    """

    WIDTHS: ClassVar[Mapping[int, int]]
    ENGLISH: ClassVar[Mapping[int, int]] = MappingProxyType({})
    """Widths of columns whose English words need another."""
    STRETCH: ClassVar[int] = 1

    def __init__(
        self, session: Session, ids: Ids, rows: Rows[Row], parent: QObject | None = None
    ) -> None:
        super().__init__(session, partial(rows, session.conn), parent)
        self._find_ids = ids
        self.narrow, self._text = "all", ""
        self._places: Mapping[str, str] = {}
        self.within: Within | None = None
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        raise NotImplementedError

    def show(self, let_through: str, text: str) -> None:
        """Show what the filter lets through and what holds `text`."""
        self.narrow, self._text = let_through, text
        self._places = places.Called(self._session.conn)
        self.look()

    def widths(self) -> dict[int, int]:
        """Column widths as at 100 %, for the words of the language of now."""
        return {**self.WIDTHS, **({} if self._session.language() == "zh" else self.ENGLISH)}

    @property
    def place(self) -> str:
        """The place whose rows are shown, and of all below it."""
        return self.within.place if self.within else self._session.me.place

    def held_to(self) -> dict[str, object]:
        """What `ids` is told besides, where the list is held to more than a place."""
        return {}

    def question(self) -> Question:
        find = partial(self._find_ids, **self.held_to())
        return partial(_ask, find, self._session.today(), self.place, self.narrow, self._text)

    def _where(self, place: str) -> str:
        """A place by the names that lead to it from here."""
        return places.path(self._places, place, self._session.me.place)


def _ask(
    find: Ids,
    today: str,
    place: str,
    let_through: str,
    text: str,
    conn: sqlite3.Connection,
    sort: str,
    descending: bool,
) -> list[str]:
    return find(
        conn,
        today=today,
        place=place,
        let_through=let_through,
        text=text,
        sort=sort,
        descending=descending,
    )

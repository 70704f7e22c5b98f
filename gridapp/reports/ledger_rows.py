"""The rows of a ledger as they come from the register, each value in the shape it is written in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gridapp.models.age import CHILD
from gridapp.models.declare import Shape
from gridapp.models.place import bounds
from gridapp.register import codes, places
from gridapp.register.households import spoken_order
from gridapp.reports.book import Cell
from gridapp.reports.declared import SERIAL, Column, Ledger

_NO_CHILD = "9999"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which rows are wanted: those of a place and below, of the days from `first` to `last`.

    Attributes:
        reason: why sensitive columns and children are wanted too; empty where they are not.
    """

    place: str
    first: str
    last: str
    today: str
    reason: str = ""

    @property
    def bindings(self) -> dict[str, str]:
        """What a ledger's source may name."""
        return {
            **bounds(self.place),
            "first": self.first,
            "last": self.last,
            "today": self.today,
            "year": self.last[:4] + "-01-01",
            "fourteen": _NO_CHILD if self.reason else _years_before(self.today, CHILD),
        }


def count(conn: sqlite3.Connection, ledger: Ledger, asked: Asked) -> int:
    """How many rows there are."""
    statement = f"SELECT count(*) {ledger.source}"
    return int(conn.execute(statement, asked.bindings).fetchone()[0])


def rows(
    conn: sqlite3.Connection,
    ledger: Ledger,
    columns: Sequence[Column],
    asked: Asked,
    language: str,
) -> Iterator[list[Cell]]:
    """The rows, read a few hundred at a time."""
    conn.create_function("spoken", 1, _spoken, deterministic=True)
    wanted = ", ".join(column.sql or "NULL" for column in columns)
    statement = f"SELECT {wanted} {ledger.source} ORDER BY {ledger.order}"
    names = places.names(conn)
    cells = [_writer(column, names, language) for column in columns]
    found = conn.execute(statement, asked.bindings)
    number = 0
    while some := found.fetchmany(_AT_ONCE):
        for row in some:
            number += 1
            yield [
                number if column.name == SERIAL else cell(value)
                for column, cell, value in zip(columns, cells, row, strict=True)
            ]


def _writer(column: Column, names: Mapping[str, str], language: str) -> Callable[[Any], Cell]:
    """How the values of a column become cells."""
    if column.shape is Shape.DATE:
        return _day
    if column.shape is Shape.MONEY:
        return lambda fen: None if fen is None else fen / 100
    if column.shape is Shape.PLACE:
        return lambda code: names.get(code) or (code and code[-3:]) or None
    if column.shape is Shape.CODE:
        return lambda code: codes.label(column.codes, code, language) or None
    if column.shape is Shape.CODES:
        return lambda given: " ".join(
            codes.label(column.codes, code, language) for code in (given or "").split()
        )
    return lambda value: value


def _day(said: str | None) -> Cell:
    """A day as a day; what is only a month stays as it was written."""
    try:
        return date.fromisoformat(said or "")
    except ValueError:
        return said


def _years_before(today: str, years: int) -> str:
    """The same day so many years ago, as text; no calendar is asked, for it is only compared."""
    return f"{int(today[:4]) - years:04d}{today[4:]}"


def _spoken(text: str | None) -> bytes:
    """What sorts names by their sound and numbers by their size, as bytes."""
    return b"".join(
        b"\x00" + said + b"\x00" if number < 0 else b"\x01" + min(number, 2**63).to_bytes(8, "big")
        for number, said in spoken_order(text or "")
    )

"""The rows of a list, each with the values of the records it gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gridapp.exchange.cells import BadCell, is_blank, text
from gridapp.exchange.headings import Table
from gridapp.exchange.ledger_rows import Refuse, Row, passed_over
from gridapp.exchange.list_kinds import TIERS, Guess, Listing, Target
from gridapp.exchange.parsed import PassedRow
from gridapp.exchange.telling import Told, counted, say_nothing
from gridapp.exchange.values import clock, days_in, nearest, read_value, without_year
from gridapp.models.declare import Shape, Value, kind_of
from gridapp.register.calendar import calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: the values of each target, or None where it gives no such record.

    Attributes:
        places: what it says of where it belongs, wide to narrow.
        area: what it says of the area somebody is responsible for.
    """

    row: Row
    values: tuple[dict[str, Value] | None, ...]
    places: tuple[str, ...]
    area: str


class ListReader:
    """Reads the rows of lists of one sort."""

    def __init__(self, conn: sqlite3.Connection, listing: Listing, today: date) -> None:
        self._listing, self._today = listing, today
        self._calendar = calendar(conn)
        self.passed: list[PassedRow] = []

    def rows(self, table: Table, refuse: Refuse, told: Told = say_nothing) -> Iterator[Line]:
        """Every row that tells of something, in the order of the sheet; others are `passed`."""
        needed = self._listing.needed
        for index in counted(range(table.last_heading + 1, table.sheet.height), told):
            row = Row(table, index, refuse)
            if why := passed_over(row, *needed):
                one = PassedRow(sheet=table.sheet.name, row=row.number, why=why)
                self.passed.append(one)
            elif row.has(*needed):
                yield self._line(row)

    def _line(self, row: Row) -> Line:
        return Line(
            row=row,
            values=tuple(self._values(row, target) for target in self._listing.targets),
            places=tuple(_words(row, tier) for tier in TIERS),
            area=_words(row, "area"),
        )

    def _values(self, row: Row, target: Target) -> dict[str, Value] | None:
        kind = kind_of(target.record)
        values: dict[str, Value] = {}
        for name, own in target.columns.items():
            values[own] = self._value(row, name, target, values)
            if values[own] is not None and kind.field(own).shape is Shape.DATE:
                values[own] = self._plausible(row, name, target, values)
            if values[own] is not None and own in target.clock:
                values[target.clock[own]] = clock(row.filled(name))
        for guess in self._listing.guesses:
            _guess(guess, target, values)
        missing = [name for name in target.needs if not _has(row, name, target, values)]
        if missing == list(target.needs):
            return None
        for name in missing:
            if is_blank(row.filled(name)):  # else it is said already why it was not taken
                row.reject(name, "missing")
        return None if missing else {name: one for name, one in values.items() if one is not None}

    def _plausible(self, row: Row, name: str, target: Target, values: dict[str, Value]) -> Value:
        """A day, where it can be: what has come already does not lie ahead."""
        day, received = str(values[target.columns[name]]), str(values.get("received_on") or "")
        if name in target.past and day > self._today.isoformat():
            row.reject(name, "in_the_future")
            return None
        if day < received:
            row.doubt(name, "before_received")
        return day

    def _value(self, row: Row, name: str, target: Target, known: dict[str, Value]) -> Value:
        cell, field = row.filled(name), kind_of(target.record).field(target.columns[name])
        received = str(known.get("received_on") or "")
        try:
            if field.shape is Shape.DATE and (span := days_in(cell)):
                days, working = span
                return self._after(received, days, working=working)
            near = self._today.isoformat() if name in target.past else received
            if field.shape is Shape.DATE and near and (day := without_year(cell)):
                found = nearest(*day, near, later=name not in target.past)
                row.doubt(name, "no_year", instead=found)
                return found
            return read_value(field, cell, self._today)
        except BadCell as bad:
            if row.top(name) == row.index:  # said once, in the row in which it stands
                row.reject(name, bad.rule)
            return None

    def _after(self, received: str, days: int, *, working: bool) -> Value:
        """The day so many days after the one on which an order came."""
        if len(received) != len("2026-11-23"):
            raise BadCell("not_understood")
        first = date.fromisoformat(received)
        if working:
            return self._calendar.due(first, days).isoformat()
        return date.fromordinal(first.toordinal() + days).isoformat()


def _guess(guess: Guess, target: Target, values: dict[str, Value]) -> None:
    own = target.columns.get(guess.field)
    said = values.get(target.columns.get(guess.source, ""))
    if own and said and values.get(own) is None:
        values[own] = guess.code(str(said))


def _has(row: Row, name: str, target: Target, values: dict[str, Value]) -> bool:
    own = target.columns.get(name)
    return bool(_words(row, name)) if own is None else values.get(own) is not None


def _words(row: Row, name: str) -> str:
    try:
        return text(row.filled(name))
    except BadCell:
        return ""

"""What is to be written into one table of an asker's workbook, and what there is to say of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gridapp.exchange.asked_sheet import AskedSheet
from gridapp.exchange.cells import is_blank, shown
from gridapp.exchange.fill_matching import Register, everybody
from gridapp.exchange.fill_plan import Notes, Plan, Wanted
from gridapp.exchange.fill_rows import Facts, facts, of_persons
from gridapp.exchange.fill_same import says_the_same
from gridapp.exchange.fill_styles import Out, Style, style_of
from gridapp.exchange.fillable import Fillable, Somebody, fields
from gridapp.exchange.filled import Filled
from gridapp.exchange.headings import Column
from gridapp.exchange.sheet_splice import Put
from gridapp.models import id_number, phone
from gridapp.models.age import is_child
from gridapp.models.declare import Shape

_SELDOM_THERE = ("tags",)
"""What most have none of: nothing is said where there is none."""


@dataclass(frozen=True, slots=True)
class _Filling:
    """A column that can be filled."""

    column: Column
    field: Fillable
    style: Style


class TableFiller:
    """Fills one table; what is written is gathered in `plan`, what is said in `filled`."""

    def __init__(self, sheet: AskedSheet, wanted: Wanted, filled: Filled) -> None:
        self.plan = Plan()
        self._sheet, self._wanted, self._filled = sheet, wanted, filled
        self._today = date.fromisoformat(wanted.today)
        self._notes = Notes(sheet, filled)
        self._rows = facts(sheet.table, self._today)
        self._columns = list(self._fillings())

    def fill(self, conn: sqlite3.Connection) -> None:
        """Fill the rows that are there, or a blank table with the rows of the place."""
        if self._rows:
            self._fill_rows(Register(conn, self._wanted.place, self._rows, self._wanted.today))
        else:
            self._fill_blank(conn)
        rows = [one.row for one in self._rows]
        self.plan.puts += self._notes.puts(rows, self._wanted.language)

    def _fillings(self) -> Iterable[_Filling]:
        taken: set[str] = set()
        for column in self._sheet.table.columns:
            known = fields().get(column.field or "")
            if known is None or known.name in taken:  # a heading over two columns: the first
                continue
            taken.add(known.name)
            self._filled.columns[column.heading] = known.name
            if known.sensitive and not self._wanted.reason:
                self._filled.needs_reason.append(column.heading)
                continue
            yield _Filling(column, known, self._style(column, known))

    def _style(self, column: Column, known: Fillable) -> Style:
        rows = [one.row for one in self._rows]
        looked_at = rows or range(self._sheet.first, self._sheet.first + max(self._sheet.room, 1))
        return style_of(
            known,
            column.heading,
            self._sheet.samples(column, iter(rows)),
            dated=any(self._sheet.is_dated(row, column.index) for row in looked_at),
            places=self._wanted.names,
        )

    def _fill_rows(self, register: Register) -> None:
        meant = register.person if of_persons(self._sheet.table) else register.home
        for row in self._rows:
            self._filled.rows += 1
            found = meant(row, self._wanted.names)
            if isinstance(found, str):
                self._notes.add(row.row, None, "", found)
            elif self._is_closed(found):
                self._filled.children += 1
                self._notes.add(row.row, None, "", "child")
            else:
                self._filled.matched += 1
                self._fill_row(row, found)

    def _fill_row(self, row: Facts, somebody: Somebody) -> None:
        for one in self._columns:
            value = one.field.value(somebody)
            cell = self._sheet.table.sheet.own(row.row, one.column.index)
            if not self._sheet.may_fill(row.row, one.column.index):
                continue
            if value is None:
                if is_blank(cell) and one.field.name not in _SELDOM_THERE:
                    self._notes.add(row.row, one.column, one.field.name, "nothing_known")
            elif is_blank(cell):
                self._put(row.row, one, one.style(value))
                self._filled.cells += 1
            else:
                self._compare(row.row, one, value)

    def _compare(self, row: int, one: _Filling, value: str) -> None:
        """A cell that is filled: the same, written anew, or left and named."""
        cell, written = self._sheet.table.sheet.own(row, one.column.index), one.style(value)
        if says_the_same(one.field, cell, value, written, self._wanted.names, self._today):
            self._filled.same += 1
        elif self._wanted.refresh:
            self._put(row, one, written)
            self._filled.refreshed += 1
            self._say(row, one, "refreshed", shown(cell))
        else:
            self._say(row, one, "differs_from_register", str(written))

    def _say(self, row: int, one: _Filling, rule: str, instead: str) -> None:
        """Say something of a cell; what stood or stands instead, a number half hidden."""
        told = _masked(one.field, instead)
        self._notes.add(row, one.column, one.field.name, rule, told)

    def _fill_blank(self, conn: sqlite3.Connection) -> None:
        persons = of_persons(self._sheet.table)
        place, today = self._wanted.place, self._wanted.today
        known = everybody(conn, place, today, of_persons=persons)
        people = [one for one in known if not self._is_closed(one)]
        self._filled.children += len(known) - len(people)
        growth = self._sheet.growth(len(people))
        if growth and not self._sheet.may_grow:
            self._filled.no_room += len(people) - self._sheet.room
            people, growth = people[: self._sheet.room], None
        self.plan.growth = growth
        for number, somebody in enumerate(people):
            self._add(self._sheet.first + number, number + 1, somebody)

    def _add(self, row: int, number: int, somebody: Somebody) -> None:
        self._filled.added += 1
        for column in self._sheet.table.of("serial"):
            if is_blank(self._sheet.table.sheet.own(row, column.index)) or self._is_below(row):
                self.plan.puts.append(Put(row=row + 1, column=column.index + 1, value=number))
        for one in self._columns:
            if not self._sheet.may_fill(self._like(row), one.column.index):
                continue
            if (value := one.field.value(somebody)) is not None:
                self._put(row, one, one.style(value))
                self._filled.cells += 1
            elif one.field.name not in _SELDOM_THERE:
                self._notes.add(row, one.column, one.field.name, "nothing_known")

    def _like(self, row: int) -> int:
        """The row itself, or of one that is made anew the row that it will look like."""
        return max(self._sheet.first + self._sheet.room - 1, 0) if self._is_new(row) else row

    def _is_new(self, row: int) -> bool:
        return not self._rows and self._is_below(row)

    def _is_below(self, row: int) -> bool:
        """Whether a row is one of those that are made anew."""
        return row >= self._sheet.first + self._sheet.room

    def _put(self, row: int, one: _Filling, value: Out) -> None:
        index = one.column.index
        if isinstance(value, date):
            dated = self._sheet.is_dated(self._like(row), index)
            value = value if dated else value.isoformat()
        if value != "":
            self.plan.puts.append(Put(row=row + 1, column=index + 1, value=value))

    def _is_closed(self, somebody: Somebody) -> bool:
        """Whether a row is about a child, and nobody has said why it is needed."""
        person = somebody.person
        if person is None or self._wanted.reason:
            return False
        return is_child(person.birth, person.id_number, self._wanted.today)


def _masked(field_: Fillable, said: str) -> str:
    """A value as a note shows it."""
    if field_.shape is Shape.ID_NUMBER:
        return id_number.mask(said)
    return phone.mask(said) if field_.shape is Shape.PHONE else said

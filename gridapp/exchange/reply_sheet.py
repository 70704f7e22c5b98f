"""The hotline's own workbook with our answers in it: its columns, its rows, nothing else touched.

Only what was answered since the last sheet is filled; what is missing is listed, never guessed.
"""

from __future__ import annotations

import csv
import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from gridapp.exchange.asked_sheet import AskedSheet, asked_sheet
from gridapp.exchange.cells import BadCell, is_blank, text
from gridapp.exchange.fill_sheet import OldWorkbook
from gridapp.exchange.headings import Column, Table, Words, plain
from gridapp.exchange.known_headings import NOTHING_SAID, KnownHeadings
from gridapp.exchange.list_kinds import ORDERS, words
from gridapp.exchange.list_sheets import NoSuchList
from gridapp.exchange.sheet import read_sheets
from gridapp.exchange.sheet_grow import Growth
from gridapp.exchange.sheet_splice import Put, spliced
from gridapp.exchange.workbook_file import Format, open_workbook_file
from gridapp.models.labels import label
from gridapp.paths import resource, write_file
from gridapp.register import audit, codes, order_answers, order_list, places
from gridapp.register.database import transaction
from gridapp.register.order_answers import Answered
from gridapp.words import say

PURPOSE = "replies"
_FEWEST = 2


class NoAnswerColumn(ValueError):
    """A workbook in which no sheet has a column for the number and one for the answer."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a sheet asks for and does not get.

    Attributes:
        row: as the sheet numbers it; 0 for an order that the sheet does not name.
        why: open, unknown, sent, written, empty, not_asked or no_room.
        heading: the column, where one alone is meant.
    """

    row: int
    number: str
    why: str
    heading: str = ""


@dataclass(slots=True, kw_only=True)
class Replies:
    """What became of a reply sheet.

    Attributes:
        filled: orders whose answer is in it now.
        out: the copy; None where nothing was written.
    """

    filled: list[Answered] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    out: Path | None = None


@cache
def reply_words() -> Words:
    """The headings of reply sheets: those of orders, and what an answer says besides."""
    with resource("codes/reply_headings.csv").open(encoding="utf-8", newline="") as file:
        own = {plain(row["heading"]): (row["field"], "read") for row in csv.DictReader(file)}
    return {**words(ORDERS.name), **own}


def fill(
    conn: sqlite3.Connection,
    path: Path,
    *,
    place: str,
    language: str,
    now_ms: int,
    memory: Path | None = None,
    said: Mapping[str, str] = NOTHING_SAID,
    out: Path | None = None,
    again: bool = False,
) -> Replies:
    """Fill the hotline's workbook into a copy at `out`; without `out` only say what would be.

    Where it names no orders, every order answered since the last sheet gets a row of its own.
    Raises UnreadableWorkbook, NoAnswerColumn, NoSuchHeading or OSError.
    """
    file = open_workbook_file(path)
    if file.format is Format.XLS:
        raise OldWorkbook(path.name)
    if out is not None and out.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
    headings = KnownHeadings(PURPOSE, reply_words(), memory=memory, said=said, fewest=_FEWEST)
    work = _Filling(conn, place, language, again=again)
    puts: dict[str, list[Put]] = {}
    growths: dict[str, Growth] = {}
    tables = _tables(path, headings)
    for table in tables:
        sheet = asked_sheet(file, table)
        if any(work.numbers(table)):
            puts[table.sheet.name] = list(work.named(sheet))
        else:
            growth = work.growth(sheet)
            if growth is not None:
                growths[table.sheet.name] = growth
            puts[table.sheet.name] = list(work.blank(sheet))
    work.rest()
    if out is not None and work.replies.filled:
        copy = spliced(file.data, {name: all_ for name, all_ in puts.items() if all_}, growths)
        with transaction(conn):
            audit.note_export(conn, path.name, len(work.replies.filled), "12345", now_ms=now_ms)
            order_answers.note_told(conn, work.replies.filled)
            write_file(out, copy)
        work.replies.out = out
        headings.remember()
    return work.replies


def _tables(path: Path, headings: KnownHeadings) -> list[Table]:
    sheets = [sheet for sheet in read_sheets(path) if not sheet.hidden]
    found = [headings.find(sheet) for sheet in sheets]
    tables = [one for one in found if one and one.of("number") and one.of("answer")]
    if not tables:
        if not any(one and one.of("number") for one in found):
            raise NoSuchList(path.name, ORDERS.name)
        raise NoAnswerColumn(path.name)
    headings.check(tables)
    return tables


class _Filling:
    """The answers on their way into a workbook, each once."""

    def __init__(self, conn: sqlite3.Connection, place: str, language: str, *, again: bool) -> None:
        self._place, self._language = place, language
        self._names = places.names(conn)
        self._unsent = order_answers.unsent(conn, place, again=again)
        every = order_list.rows(conn, order_list.ids(conn, today="", place=place))
        self._states = {row.number: row.state for row in every.values()}
        self.replies = Replies()

    def numbers(self, table: Table) -> Iterator[tuple[int, str]]:
        """The rows that name an order, from 0, with its number."""
        (column, *_) = table.of("number")
        for row in range(table.last_heading + 1, table.sheet.height):
            if number := _text(table, row, column):
                yield row, number

    def named(self, sheet: AskedSheet) -> Iterator[Put]:
        """What goes into the rows of a sheet that names its orders."""
        for row, number in self.numbers(sheet.table):
            found = self._unsent.get(number)
            if found is None:
                self._miss(row + 1, number, self._why_not(number))
            elif self._has_answer(sheet.table, row):
                self._miss(row + 1, number, "written")
                del self._unsent[number]
            else:
                yield from self._row(sheet, row, row, self._unsent.pop(number))

    def blank(self, sheet: AskedSheet) -> Iterator[Put]:
        """A row each, under the headings of a sheet that names none."""
        room = len(self._unsent)
        if self.growth(sheet) is None and sheet.has_footer:
            room = min(room, sheet.room)
        for at, number in enumerate(sorted(self._unsent)[:room]):
            row = sheet.first + at
            like = min(row, max(sheet.first + sheet.room - 1, sheet.first))
            yield from self._row(sheet, row, like, self._unsent.pop(number), whole=True)
            for column in sheet.table.of("serial"):
                yield Put(row=row + 1, column=column.index + 1, value=at + 1)

    def growth(self, sheet: AskedSheet) -> Growth | None:
        """What must grow for them; None where nothing needs to, or can."""
        return sheet.growth(len(self._unsent)) if sheet.may_grow else None

    def rest(self) -> None:
        """Say which orders were answered that no sheet had room for; they come next time."""
        for number in sorted(self._unsent):
            self._miss(0, number, "not_asked")

    def _why_not(self, number: str) -> str:
        state = self._states.get(number)
        if state is None:
            return "unknown"
        return "sent" if state in ("REPLIED", "DONE", "REJECTED") else "open"

    def _has_answer(self, table: Table, row: int) -> bool:
        return not is_blank(table.sheet.own(row, table.of("answer")[0].index))

    def _row(
        self, sheet: AskedSheet, row: int, like: int, one: Answered, *, whole: bool = False
    ) -> Iterator[Put]:
        """The cells of one order that are blank and may be filled."""
        self.replies.filled.append(one)
        for column in sheet.table.columns:
            known = self._values(one, whole=whole)
            if column.field not in known or not sheet.may_fill(like, column.index):
                continue
            if not whole and not is_blank(sheet.table.sheet.own(row, column.index)):
                continue
            value = known[column.field or ""]
            if not value:
                if column.field not in ("set_due", "address"):
                    number = one.order.number or ""
                    self._miss(row + 1, number, "empty", column.heading)
                continue
            yield self._put(sheet, row, like, column, value)

    def _put(self, sheet: AskedSheet, row: int, like: int, column: Column, value: str) -> Put:
        dated = column.field in ("replied_on", "received_on", "set_due")
        if dated and sheet.is_dated(like, column.index):
            return Put(row=row + 1, column=column.index + 1, value=date.fromisoformat(value))
        return Put(row=row + 1, column=column.index + 1, value=value)

    def _values(self, one: Answered, *, whole: bool) -> Mapping[str, str]:
        """What each column gets; the hotline knows who called, so that is never written."""
        order, language = one.order, self._language
        yes, no = say("yes", language), say("no", language)
        returned = say("order_returned_for", language, why=one.answer)
        found = {
            "answer": returned if one.state == "REJECTED" else one.answer,
            "replied_on": one.replied_on,
            "handler": one.handler,
            "office": places.path(self._names, order.place, self._place[:-3]),
            "state": label("state", f"order.{one.state}", language),
            "on_time": no if one.late else yes,
            "late": yes if one.late else no,
        }
        if whole:
            found |= {
                "number": order.number or "",
                "type": codes.label("hotline_type", order.type, language),
                "received_on": order.received_on or "",
                "set_due": order.set_due or "",
                "content": order.content or "",
                "address": order.address or "",
            }
        return found

    def _miss(self, row: int, number: str, why: str, heading: str = "") -> None:
        self.replies.missing.append(Missing(row=row, number=number, why=why, heading=heading))


def _text(table: Table, row: int, column: Column) -> str:
    try:
        return text(table.sheet.own(row, column.index))
    except BadCell:
        return ""

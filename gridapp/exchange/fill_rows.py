"""What a row of an asker's sheet says that tells whom it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gridapp.exchange import births
from gridapp.exchange.cells import BadCell, CellValue, text
from gridapp.exchange.headings import Table
from gridapp.exchange.ledger_rows import Row, is_about_people
from gridapp.exchange.parsed import Refusal
from gridapp.exchange.people import clean_name
from gridapp.exchange.relations import HEAD, relation
from gridapp.models import id_number
from gridapp.models.id_number import InvalidIdNumber

_TAIL = re.compile(r"(?:.*\*)?([0-9]{3,7}[0-9X])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One row's words about whom it means; what it does not say is empty.

    Attributes:
        row: from 0.
        number: a whole identity number; `tail` is the end of one of which only that is written.
        births: every month or day its birth may mean.
        places: what it says of unit, grid, village and township, in its own words.
    """

    row: int
    name: str = ""
    head: str = ""
    number: str = ""
    tail: str = ""
    births: tuple[str, ...] = ()
    address: str = ""
    places: tuple[str, ...] = ()


def of_persons(table: Table) -> bool:
    """Whether a row is a person; otherwise it is a household, by its head."""
    return bool(table.of("name"))


def facts(table: Table, today: date) -> list[Facts]:
    """The rows that speak of somebody, in the order of the sheet."""
    found: list[Facts] = []
    head = ""
    for row in _rows(table):
        own = _name(row, "head")
        if own:
            head = own
        elif relation(_line(row, "relation")) == HEAD:
            head = _name(row, "name") or head
        one = _facts(row, head if of_persons(table) else own, today)
        if one.name or one.head or one.number:
            found.append(one)
    return found


def blank_rows(table: Table) -> range:
    """The rows under the headings on which nothing is written, up to the first that has words."""
    first = table.last_heading + 1
    last = first
    while last < table.sheet.height and not _has_words(table, last):
        last += 1
    return range(first, last)


def _has_words(table: Table, row: int) -> bool:
    """Whether anything but a running number stands in this row."""
    serial = {column.index for column in table.of("serial")}
    return any(
        value not in ("", None)
        for index, value in enumerate(table.sheet.rows[row])
        if index not in serial
    )


def _rows(table: Table) -> Iterator[Row]:
    for index in range(table.last_heading + 1, table.sheet.height):
        row = Row(table, index, _unheard)
        if is_about_people(row):
            yield row


def _facts(row: Row, head: str, today: date) -> Facts:
    number_field = "id_number" if row.table.of("id_number") else "head_id_number"
    number, tail = _number(row.own(number_field), today)
    return Facts(
        row=row.index,
        name=_name(row, "name"),
        head=head,
        number=number,
        tail=tail,
        births=births.readings(row.own("birth"), today),
        address=_line(row, "address"),
        places=tuple(
            filter(None, (_line(row, field) for field in ("unit", "grid", "village", "township")))
        ),
    )


def _number(value: CellValue, today: date) -> tuple[str, str]:
    try:
        line = text(value).replace(" ", "").replace("-", "")
        return id_number.read(line, today).number if line else "", ""
    except BadCell:
        return "", ""
    except InvalidIdNumber:
        found = _TAIL.fullmatch(line.upper())
        return "", found[1] if found else ""


def _name(row: Row, field: str) -> str:
    try:
        return clean_name(line) if (line := _line(row, field)) else ""
    except BadCell:
        return ""


def _line(row: Row, field: str) -> str:
    try:
        return text(row.filled(field))
    except BadCell:
        return ""


def _unheard(_refusal: Refusal) -> None:
    """What is wrong in an asker's sheet is not ours to mend."""

"""How a sheet is to be filled, what is to be written into it, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gridapp.exchange.asked_sheet import NOTES, AskedSheet
from gridapp.exchange.filled import Filled
from gridapp.exchange.headings import Column
from gridapp.exchange.parsed import Refusal
from gridapp.exchange.sheet_copy import note
from gridapp.exchange.sheet_grow import Growth
from gridapp.exchange.sheet_splice import Put


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a sheet is to be filled.

    Attributes:
        place: whose people are meant.
        reason: why sensitive columns and children's rows are filled; empty where they are not.
        refresh: also write anew what differs from the register.
        names: place code → name.
    """

    place: str
    today: str
    reason: str
    refresh: bool
    language: str
    names: Mapping[str, str]


@dataclass(slots=True)
class Plan:
    """What is to be written into one sheet."""

    puts: list[Put] = field(default_factory=list)
    growth: Growth | None = None


class Notes:
    """What there is to say of the rows of a table: in the answer, and in a column of the sheet."""

    def __init__(self, sheet: AskedSheet, filled: Filled) -> None:
        self._sheet, self._filled = sheet, filled
        self._by_row: dict[int, list[Refusal]] = {}

    def add(self, row: int, column: Column | None, name: str, rule: str, instead: str = "") -> None:
        """Say something of a row (from 0), or of one of its cells."""
        found = Refusal(
            sheet=self._sheet.table.sheet.name,
            row=row + 1,
            column=column.index + 1 if column else None,
            heading=column.heading if column else "",
            field=name,
            value="",
            rule=rule,
            instead=instead,
        )
        self._by_row.setdefault(row, []).append(found)
        self._filled.remarks.append(found)

    def puts(self, rows: Iterable[int], language: str) -> list[Put]:
        """The cells of the one column, right of the table, that is deleted in one go.

        Where the column is there from an earlier filling, `rows` lose what it said of them.
        """
        column = self._sheet.notes_column
        old = column < self._sheet.table.sheet.width
        if not self._by_row and not old:
            return []
        texts = dict.fromkeys(rows if old else (), "")
        texts |= {row: note(found, language) for row, found in self._by_row.items()}
        texts[self._sheet.table.last_heading] = NOTES
        return [Put(row=row + 1, column=column + 1, value=text) for row, text in texts.items()]

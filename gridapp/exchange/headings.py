"""Where a table begins in a sheet, and what its columns hold in whatever words they say so."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from gridapp.exchange.cells import BadCell, raw_text
from gridapp.exchange.sheet import Sheet
from gridapp.models.digits import half_width
from gridapp.paths import resource

NOTES_HEADING = "导入说明 / Import notes"

Words = Mapping[str, tuple[str, str]]
"""A heading in its plain form → the field it names, and read, forbidden or no_field."""

Why = Literal["forbidden", "no_field", "unknown", "twice"]

_WHY: Mapping[str, Why] = {"forbidden": "forbidden", "no_field": "no_field"}
_LOOKED_AT = 60
_WIDEST = 300
_TALLEST = 3
FEWEST_FIELDS = 3
_JOINED = ("address", "address_part")  # fields that several columns may make up together
_BRACKETED = re.compile(r"[(\[<{【〔《「〈].*?[)\]>}】〕》」〉]")
_MARKS = re.compile(r"[\s:：*、,，.。/\\\-—_()\[\]<>{}【】〔〕《》「」〈〉'\"“”]")
_OF_A_GROUP = re.compile(r"基本|详细|信息|情况|资料")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading as written, and the field it was understood as."""

    index: int
    heading: str
    field: str | None
    why_left_out: Why | None = None


@dataclass(frozen=True)
class Table:
    """A table found in a sheet; heading rows from 0, both included, its rows below them."""

    sheet: Sheet
    first_heading: int
    last_heading: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that hold this field; none, one, or several that are joined."""
        return self._by_field.get(field, ())

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(self._by_field)

    @cached_property
    def _by_field(self) -> Mapping[str, tuple[Column, ...]]:
        return {
            field: tuple(column for column in self.columns if column.field == field)
            for field in {column.field for column in self.columns if column.field}
        }

    @cached_property
    def repeated(self) -> Mapping[int, frozenset[str]]:
        """Column to its headings in their plain form: a row that repeats them is none of people."""
        rows = range(self.first_heading, self.last_heading + 1)
        return {
            index: frozenset(plain(_heading(self.sheet, row, index)) for row in rows)
            for index in range(self.sheet.width)
        }

    @property
    def holds_households(self) -> bool:
        """Whether it lists people by household, and not leaders, visitors or anything else."""
        return bool(self.fields & {"name", "head"}) and bool(
            self.fields & {"head", "relation", "household_no"}
        )


def find_table(
    sheet: Sheet, words: Words | None = None, fewest: int = FEWEST_FIELDS
) -> Table | None:
    """The table whose headings name the most fields; the shortest and first such; or none.

    Of two that name as many, the one whose line of groups says what is the head's own: left out,
    his number would be taken for that of whoever stands in the row.

    `words` are those of household ledgers where no others are given.
    """
    known = household_words() if words is None else words
    candidates = [
        Table(sheet, first, first + tall - 1, tuple(_columns(sheet, first, tall, known)))
        for tall in range(1, _TALLEST + 1)
        for first in range(min(_LOOKED_AT, sheet.height))
        if first + tall <= sheet.height
    ]
    best = max(candidates, key=_telling, default=None)
    if best is None or len(best.fields) < fewest:
        return None
    return best


def _telling(table: Table) -> tuple[int, int]:
    return len(table.fields), sum(field.startswith("head_") for field in table.fields)


def plain(heading: str) -> str:
    """A heading without spaces, line breaks, marks and brackets, which never matter."""
    return _MARKS.sub("", half_width(heading))


def _columns(sheet: Sheet, first: int, tall: int, words: Words) -> Iterator[Column]:
    found = [
        Column(index, *_understood(sheet, first, tall, index, words))
        for index in range(min(sheet.width, _WIDEST))
    ]
    doors = {"unit", "address_part"} & {column.field for column in found}
    taken: set[str] = set()
    for column in found:
        field = column.field
        if field == "unit_or_door":  # 单元 is a staircase where there are other doors or units
            field = "address_part" if doors else "unit"
        if field is None or field in _JOINED or field not in taken:
            yield Column(column.index, column.heading, field, column.why_left_out)
            taken.add(field or "")
        else:
            yield Column(column.index, column.heading, None, "twice")


def _understood(
    sheet: Sheet, first: int, tall: int, index: int, known: Words
) -> tuple[str, str | None, Why | None]:
    """The column's lowest heading, its field, and if it has none, why its values stay outside."""
    rows = range(first, first + tall)
    texts = list(dict.fromkeys(filter(None, (_heading(sheet, row, index) for row in rows))))
    if not texts:
        return "", None, None
    if plain(texts[-1]).startswith(plain(NOTES_HEADING)):
        return texts[-1], None, None
    for words in _wordings(texts, group_counts=not sheet.is_spread(first, index)):
        if entry := known.get(words):
            field, use = entry
            return texts[-1], field if use == "read" else None, _WHY.get(use)
    return texts[-1], None, "unknown"


def _heading(sheet: Sheet, row: int, column: int) -> str:
    try:
        return " ".join(raw_text(sheet.spanned(row, column)).split())
    except BadCell:
        return ""


def _wordings(texts: list[str], *, group_counts: bool) -> Iterator[str]:
    """What to look up, the most telling first: 户主情况 over 姓名 is 户主姓名."""
    *groups, lowest = texts
    if groups:
        group = _OF_A_GROUP.sub("", plain(groups[-1]))
        yield from (group + form for form in _forms(lowest))
    yield from _forms(lowest)
    if groups and group_counts:
        yield from _forms(groups[-1])


def _forms(heading: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((plain(heading), plain(_BRACKETED.sub("", half_width(heading))))))


@cache
def household_words() -> Words:
    """The headings of household ledgers."""
    return words_of("headings")


@cache
def words_of(name: str) -> Words:
    """The headings in one of our lists, `resources/codes/NAME.csv`."""
    with resource(f"codes/{name}.csv").open(encoding="utf-8", newline="") as file:
        return {plain(row["heading"]): (row["field"], row["use"]) for row in csv.DictReader(file)}

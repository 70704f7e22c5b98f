"""What was read from a ledger, before anybody compares it with the register."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from gridapp.exchange.headings import Table, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A value that was not taken, or taken in spite of a doubt; the rest of its row is kept.

    Attributes:
        row: as the sheet numbers it, from 1.
        column: from 1, or None where the whole row is meant.
        heading: the column's heading in the sheet's own words.
        soft: a doubt for a person to look at; what stands in `instead`, if anything, was taken.
    """

    sheet: str
    row: int
    column: int | None
    heading: str
    field: str
    value: str
    rule: str
    soft: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A column whose values stay outside the register."""

    sheet: str
    column: int
    heading: str
    why: Why


PassedBy = Literal["total", "signed", "headings", "nothing", "hidden"]
"""Why a row in which something stands is none of the list: `nothing` of what each must say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedRow:
    """A row that was not read; `row` as the sheet numbers it, from 1."""

    sheet: str
    row: int
    why: PassedBy


def left_out(table: Table, filled: Collection[int]) -> list[LeftOut]:
    """Columns whose values stay outside: the forbidden always, the others where they are filled."""
    return [
        LeftOut(sheet=table.sheet.name, column=column.index + 1, heading=column.heading, why=why)
        for column in table.columns
        if (why := column.why_left_out) and (why == "forbidden" or column.index in filled)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMember:
    """A person of a household; `relation` and `sex` are codes, `birth` is YYYY-MM or YYYY-MM-DD."""

    row: int
    name: str
    relation: str | None = None
    relation_words: str = ""
    sex: str | None = None
    id_number: str | None = None
    birth: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedHousehold:
    """A household and its people, as they stand between the first and the last of `rows`."""

    sheet: str
    rows: tuple[int, int]
    grid_label: str | None
    unit_label: str | None
    head_name: str
    address: str | None
    phone: str | None
    members: tuple[ParsedMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """Where in which sheet the rows came from; headings from row `first` to `last`, from 1.

    Attributes:
        rows: how many the sheet has, headings and blank ones among them.
    """

    sheet: str
    first_heading: int
    last_heading: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheets:
    """What there is to say of a workbook; `skipped_sheets` are hidden or list something else."""

    refusals: tuple[Refusal, ...]
    left_out: tuple[LeftOut, ...]
    tables: tuple[ReadTable, ...]
    skipped_sheets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSheet(ReadSheets):
    """A whole workbook's households, and the rows in which people stand that were not read."""

    households: tuple[ParsedHousehold, ...]
    passed: tuple[PassedRow, ...] = ()

    @property
    def residents(self) -> int:
        return sum(len(household.members) for household in self.households)

    @property
    def units(self) -> tuple[tuple[str | None, str], ...]:
        """Grid and name of each household unit, in the order of the sheet."""
        labels = ((one.grid_label, one.unit_label) for one in self.households)
        return tuple(dict.fromkeys((grid, unit) for grid, unit in labels if unit))

"""The tables of a workbook that hold a list of one sort, and what of it stays outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from gridapp.exchange.cells import is_blank
from gridapp.exchange.headings import Table
from gridapp.exchange.known_headings import KnownHeadings, of_households
from gridapp.exchange.list_kinds import Listing, words
from gridapp.exchange.parsed import LeftOut, ReadSheets, ReadTable, left_out
from gridapp.exchange.sheet import read_sheets


class NoSuchList(ValueError):
    """A workbook in which no visible sheet has the headings of the list that was asked for."""

    def __init__(self, name: str, listing: str) -> None:
        super().__init__(name)
        self.name, self.what = name, listing


class IsHouseholdLedger(NoSuchList):
    """The workbook is a ledger of households, whose units and people look like such a list."""


_OF_PEOPLE: Final = ("places", "workers")
_OF_HOMES: Final = frozenset({"head", "head_id_number", "relation"})
"""What only a ledger of households says of somebody."""


def headings_of(listing: Listing, memory: Path | None, said: Mapping[str, str]) -> KnownHeadings:
    """The headings of a list of this sort."""
    return KnownHeadings(listing.name, words(listing.name), memory=memory, said=said, fewest=2)


def read_list(
    path: Path, listing: Listing, headings: KnownHeadings
) -> tuple[ReadSheets, Sequence[Table]]:
    """What the workbook holds of the list: its tables, and what there is to say of it."""
    sheets = read_sheets(path)
    found = [headings.find(sheet) for sheet in sheets if not sheet.hidden]
    tables = [one for one in found if one and one.fields & set(listing.needed)]
    if listing.name in _OF_PEOPLE and tables:
        tables = [one for one in tables if not _is_of_homes(one)]
        if not tables:
            raise IsHouseholdLedger(path.name, listing.name)
    if not tables:
        raise NoSuchList(path.name, listing.name)
    headings.check(tables)
    names = {table.sheet.name for table in tables}
    read = ReadSheets(
        refusals=(),
        left_out=tuple(one for table in tables for one in _left_out(table)),
        tables=tuple(
            ReadTable(
                sheet=table.sheet.name,
                first_heading=table.first_heading + 1,
                last_heading=table.last_heading + 1,
                rows=table.sheet.height,
            )
            for table in tables
        ),
        skipped_sheets=tuple(sheet.name for sheet in sheets if sheet.name not in names),
    )
    return read, tables


def _is_of_homes(table: Table) -> bool:
    found = of_households().find(table.sheet)
    return found is not None and bool(found.fields & _OF_HOMES)


def _left_out(table: Table) -> list[LeftOut]:
    rows = range(table.last_heading + 1, table.sheet.height)
    filled = {
        column.index
        for column in table.columns
        if any(not is_blank(table.sheet.filled(row, column.index)) for row in rows)
    }
    return left_out(table, filled)

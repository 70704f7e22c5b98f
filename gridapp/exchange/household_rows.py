"""Excel in: the households of a whole workbook, whatever its sheets look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gridapp.exchange.cells import BadCell, is_blank, text
from gridapp.exchange.headings import Table
from gridapp.exchange.household_bounds import gather
from gridapp.exchange.household_ends import close, place_in_units, without_repeated_numbers
from gridapp.exchange.known_headings import KnownHeadings, of_households
from gridapp.exchange.ledger_rows import Refuse, Row, is_about_people, unit_in
from gridapp.exchange.parsed import (
    LeftOut,
    ParsedHousehold,
    ParsedSheet,
    PassedRow,
    ReadTable,
    Refusal,
    left_out,
)
from gridapp.exchange.sheet import Sheet, read_sheets
from gridapp.exchange.telling import Told, say_nothing


class NoHouseholds(ValueError):
    """A workbook in which no visible sheet has the headings of a household ledger."""

    rule = "no_households"

    def __init__(self, name: str, sheets: Sequence[str]) -> None:
        super().__init__(name, self.rule)
        self.name = name
        self.sheets = tuple(sheets)


def read_households(
    path: Path,
    today: date,
    headings: KnownHeadings | None = None,
    told: Told = say_nothing,
) -> ParsedSheet:
    """Everything this workbook says of households, and everything it says that is not taken.

    `told` is called with the rows read so far.

    Raises UnreadableWorkbook, NoHouseholds, NoSuchHeading, or OSError when it cannot be read.
    """
    sheets = read_sheets(path)
    parsed = parse(sheets, today, headings or of_households(), told)
    if not parsed.tables:
        raise NoHouseholds(path.name, [sheet.name for sheet in sheets])
    return parsed


def parse(
    sheets: Sequence[Sheet], today: date, headings: KnownHeadings, told: Told = say_nothing
) -> ParsedSheet:
    """The households of these sheets; hidden sheets and other lists are named as skipped."""
    found = [headings.find(sheet) for sheet in sheets if not sheet.hidden]
    tables = {table.sheet.name: table for table in found if table and table.holds_households}
    if tables:
        headings.check(tables.values())
    refusals: list[Refusal] = []
    passed: list[PassedRow] = []
    households = [
        household
        for table in tables.values()
        for household in _households(table, refusals.append, today, passed, told)
    ]
    kept = without_repeated_numbers(households, tables, refusals.append)
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    return ParsedSheet(
        households=kept,
        passed=tuple(passed),
        refusals=tuple(sorted(refusals, key=lambda one: (order[one.sheet], one.row))),
        left_out=tuple(one for table in tables.values() for one in _left_out(table)),
        tables=tuple(
            ReadTable(
                sheet=name,
                first_heading=table.first_heading + 1,
                last_heading=table.last_heading + 1,
                rows=table.sheet.height,
            )
            for name, table in tables.items()
        ),
        skipped_sheets=tuple(sheet.name for sheet in sheets if sheet.name not in tables),
    )


def _households(
    table: Table, refuse: Refuse, today: date, passed: list[PassedRow], told: Told
) -> Iterator[ParsedHousehold]:
    gathered = gather(table, refuse, today, passed, told)
    place_in_units(gathered, _unit_of_title(table))
    for household in gathered:
        if closed := close(household, today):
            yield closed


def _unit_of_title(table: Table) -> str:
    """The one unit of a whole sheet: in its name, or in a line above its headings."""
    if table.of("unit"):
        return ""
    lines = [table.sheet.name]
    for row in table.sheet.rows[: table.first_heading]:
        for value in row:
            try:
                lines.append(text(value))
            except BadCell:
                continue
    return next(filter(None, map(unit_in, lines)), "")


def _left_out(table: Table) -> list[LeftOut]:
    columns = [column for column in table.columns if column.why_left_out]
    filled = {
        column.index
        for index in range(table.last_heading + 1, table.sheet.height)
        for column in columns
        if not is_blank(table.sheet.filled(index, column.index))
        and is_about_people(Row(table, index, _ignore))
    }
    return left_out(table, filled)


def _ignore(refusal: Refusal) -> None:
    """For looking at a row a second time: what is wrong in it is said already."""

"""A bulletin as plain data: what its renderers print, and the rows that each number is made of.

Whatever is printed stands here as text, so that one that was signed is printed the same for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import structs

from gridapp.models.figure import Count
from gridapp.reports.bulletin_rows import Row, total


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under headings; `shares` are the columns' parts of the width."""

    columns: list[str]
    shares: list[int]
    rows: list[list[str]]
    heading: str = ""


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """One row of numbers as bars or as a line; None where there is nothing to show.

    Attributes:
        most: where the axis ends; None as the numbers want it.
    """

    title: str
    shape: Literal["bars", "line"]
    names: list[str]
    values: list[float | None]
    most: float | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One numbered part: what is said, then its tables and charts."""

    code: str
    heading: str
    text: str
    tables: list[Table] = []
    charts: list[Chart] = []


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A village, township or department with figures of its own.

    Attributes:
        sort: place, town, department; own for what stands at the centre's own place.
        code: of the place; of a department its name.
    """

    sort: str
    code: str
    name: str

    def has(self, row: Row) -> bool:
        """Whether a row adds to its figures."""
        if self.sort == "department":
            return row.department == self.code
        return row.place == self.code if self.sort == "own" else row.place.startswith(self.code)


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """A red and a black list: names of parts, by an outcome, among parts of one sort."""

    figure: str
    sort: str
    red: list[str]
    black: list[str]
    unranked: list[str]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What came late or changed of a bulletin that was signed before; rows as they are now.

    Attributes:
        removed: rows as they were, which add nothing any more.
        before, now: the figures that differ.
    """

    span: str
    name: str
    added: list[Row]
    changed: list[Row]
    removed: list[Row]
    before: dict[str, Count]
    now: dict[str, Count]


class Bulletin(msgspec.Struct, frozen=True, kw_only=True):
    """One bulletin.

    Attributes:
        before: the figures of the period before; None where there is none to compare with.
        heads: how much of each stream had come: device and place in hexadecimal digits, and the
            number of its last change.
    """

    version: int = 1
    language: str
    place: str
    place_name: str
    span: str
    name: str
    first: str
    last: str
    made_on: str
    title: str
    sections: list[Section]
    annexes: list[Table]
    signs: list[str]
    rows: list[Row]
    before: dict[str, Count] | None
    parts: list[Part]
    rankings: list[Ranking]
    corrections: list[Correction]
    heads: list[tuple[str, int]]

    @property
    def figures(self) -> dict[str, Count]:
        """The figures of the whole place."""
        return total(self.rows)

    def figures_of(self, part: Part) -> dict[str, Count]:
        """The figures of one part."""
        return total(row for row in self.rows if part.has(row))

    def reworded(self, words: Mapping[str, str]) -> Bulletin:
        """The same with what a person wrote instead, by the codes of sections."""
        sections = [
            structs.replace(one, text=words.get(one.code) or one.text) for one in self.sections
        ]
        return structs.replace(self, sections=sections)

    def section(self, code: str) -> Section:
        """The section of this code. Raises KeyError."""
        for section in self.sections:
            if section.code == code:
                return section
        raise KeyError(code)

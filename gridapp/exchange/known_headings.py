"""The headings by which tables are found: ours, those remembered, and those just said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from gridapp.exchange import heading_memory
from gridapp.exchange.headings import (
    FEWEST_FIELDS,
    Table,
    Words,
    find_table,
    household_words,
    plain,
)
from gridapp.exchange.sheet import Sheet

NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


class NoSuchHeading(ValueError):
    """No table of the workbook has a heading that was spoken of; `known` says which there are."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(name)
        self.name, self.known = name, known


class KnownHeadings:
    """What headings mean in sheets of one purpose.

    `said` are headings and the fields they stand for; `memory` is where that is remembered.
    """

    def __init__(
        self,
        purpose: str,
        words: Words,
        *,
        memory: Path | None = None,
        said: Mapping[str, str] = NOTHING_SAID,
        fewest: int = FEWEST_FIELDS,
    ) -> None:
        self._purpose, self._words, self._memory = purpose, words, memory
        self._said, self._fewest = said, fewest
        self._tables: list[Table] = []

    def find(self, sheet: Sheet) -> Table | None:
        """The table of this sheet, if it has one."""
        known = {**self._words, **heading_memory.as_words(self._said)}
        if self._memory is not None:
            recalled = heading_memory.recall(self._memory, self._purpose, sheet)
            known = {**self._words, **recalled, **heading_memory.as_words(self._said)}
        return find_table(sheet, known, self._fewest)

    def check(self, tables: Iterable[Table]) -> None:
        """Keep in mind that these tables are used. Raises NoSuchHeading."""
        self._tables = list(tables)
        headings = [one.heading for table in self._tables for one in table.columns if one.heading]
        known = {plain(heading) for heading in headings}
        for heading in self._said:
            if plain(heading) not in known:
                raise NoSuchHeading(heading, " ".join(dict.fromkeys(headings)))

    def remember(self) -> None:
        """Keep what was said for the next sheet with the same headings."""
        if self._memory is not None:
            for table in self._tables:
                heading_memory.remember(self._memory, self._purpose, table, self._said)


def of_households(
    memory: Path | None = None, said: Mapping[str, str] = NOTHING_SAID
) -> KnownHeadings:
    """The headings of household ledgers."""
    return KnownHeadings("households", household_words(), memory=memory, said=said)

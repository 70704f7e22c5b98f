"""Figures that are sums over the records of one kind, a table of columns each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gridapp.models.figure import Count, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One figure: `sql` of every record added up; a share also has what it is `of`."""

    figure: Figure
    sql: str
    of: str = "NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is counted of the records of a kind.

    Attributes:
        source: begins with FROM and may name what the source of a ledger may.
        task: the joint task of a record, as an expression; empty where the kind decides.
    """

    source: str
    sums: tuple[Sum, ...]
    task: str = "''"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is counted, in its order."""
        return tuple(one.figure for one in self.sums)

    def count(
        self, conn: sqlite3.Connection, bindings: Mapping[str, str]
    ) -> dict[str, dict[str, Count]]:
        """By joint task, the figures by their codes; tasks without a record are left out."""
        columns = [part for one in self.sums for part in (one.sql, one.of)]
        added = ", ".join(f"sum({column})" for column in columns)
        statement = f"SELECT {self.task}, {added} {self.source} GROUP BY 1"
        found = {}
        for task, *values in conn.execute(statement, bindings):
            pairs = zip(self.sums, values[::2], values[1::2], strict=True)
            found[task or ""] = {
                one.figure.code: Count(number or 0, (of or 0) if one.figure.share else None)
                for one, number, of in pairs
            }
        return found

    def each(
        self, conn: sqlite3.Connection, bindings: Mapping[str, str]
    ) -> Iterator[tuple[bytes, str, dict[str, Count]]]:
        """Every record that adds to a figure: its id, its place, and how much it adds to which."""
        columns = ", ".join(part for one in self.sums for part in (one.sql, one.of))
        for uid, place, *values in conn.execute(
            f"SELECT r.uid, t.place, {columns} {self.source} ORDER BY r.uid", bindings
        ):
            pairs = zip(self.sums, values[::2], values[1::2], strict=True)
            counts = {
                one.figure.code: Count(number or 0, (of or 0) if one.figure.share else None)
                for one, number, of in pairs
            }
            if adding := {code: count for code, count in counts.items() if count}:
                yield uid, place, adding

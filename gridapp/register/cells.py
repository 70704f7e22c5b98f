"""What stands in each cell of a record, with all that lost beside what it shows."""

from __future__ import annotations

import sqlite3
from typing import Any

from gridapp.register import stamps
from gridapp.register.fold import Head, losers_of


def heads(conn: sqlite3.Connection, row: tuple[Any, ...]) -> dict[int, list[Head]]:
    """The heads of every filled cell, the one that shows first.

    `row` is the record as its table's `read` gives it.
    """
    found: dict[int, list[Head]] = {
        column: [(at, sid, n, row[column + 1])]
        for column, (at, sid, n) in stamps.decode(row[-1]).items()
    }
    lost = conn.execute("SELECT heads FROM multi WHERE rec = ?", (row[0],)).fetchone()
    for column, losers in (losers_of(lost[0]) if lost else {}).items():
        found[column] += losers
    return found

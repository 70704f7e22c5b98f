"""What the program brings along for every register, read before a page first asks for it."""

from __future__ import annotations

import sqlite3

from gridapp.register import codes, limits, records
from gridapp.register.tables import table_of


def read_ahead(conn: sqlite3.Connection, language: str) -> None:
    """Have limits, working days, lists of codes and statements at hand: each is read once."""
    limits.rules(conn)
    for kind in records.every_kind():
        table_of(kind)
        for field in kind.fields:
            if field.codes:
                codes.labels(field.codes, language)

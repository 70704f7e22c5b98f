"""What the search index knows of one question."""

from __future__ import annotations

import sqlite3

from gridapp.register.marks import id_number_mark, known_key
from gridapp.register.search_query import NAMED, SAID, Asked, statements
from gridapp.register.search_tokens import holds

_LOOKED_AT = 1_000


class Index:
    """What the index knows of one question.

    Attributes:
        complete: whether `look` saw all there is.
    """

    def __init__(self, conn: sqlite3.Connection, asked: Asked, limit: int) -> None:
        (waiting,) = conn.execute("SELECT EXISTS (SELECT 1 FROM dirty)").fetchone()
        self._conn, self._asked, self._limit = conn, asked, limit
        self._ask = statements(asked, waiting=bool(waiting))
        self._values = {**asked.values, "limit": limit + 1, "mark": _mark(conn, asked)}
        self.complete = True

    def look(self, ranked: dict[int, int]) -> None:
        """Add to `ranked` so many of each rank as are wanted."""
        for rank, statement in self._ask.ranked:
            found = [rec for rec, *_more in self._conn.execute(statement, self._values)]
            self.complete &= len(found) <= self._limit
            for rec in found:
                ranked[rec] = min(rank, ranked.get(rec, rank))
        anywhere = self._holding(self._ask.said)
        if not self.complete:
            # Too many to rank one by one: those whose name says it are asked for by themselves.
            for rec in self._holding(self._ask.named):
                ranked.setdefault(rec, NAMED)
        for rec, named in anywhere.items():
            ranked.setdefault(rec, NAMED if named else SAID)

    def _holding(self, statement: str) -> dict[int, bool]:
        """The newest that hold every part, and whether their name does.

        Whatever the index is not sure of is looked at, up to a thousand.
        """
        asked = self._asked
        most = {} if asked.sure else {"limit": _LOOKED_AT}
        found: dict[int, bool] = {}
        passed = 0
        for rec, name, body in self._conn.execute(statement, self._values | most):
            if len(found) > self._limit:
                break
            passed += 1
            named = all(holds(name, part) for part in asked.parts)
            if named or asked.sure or all(holds(f"{name} {body}", part) for part in asked.parts):
                found[rec] = named
        self.complete &= len(found) <= self._limit and passed < _LOOKED_AT
        return found

    def count(self) -> int:
        """How many there are; where the index is not sure, a few too many may be counted."""
        (found,) = self._conn.execute(self._ask.counting, self._values).fetchone()
        return int(found)


def _mark(conn: sqlite3.Connection, asked: Asked) -> int | None:
    key = known_key(conn) if asked.whole_id else None
    return id_number_mark(asked.whole_id, key) if key else None

"""Finding records by what somebody remembers: names, initials, words, the tail of a number."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from gridapp.models.checks import hidden_character
from gridapp.models.declare import InvalidRecord
from gridapp.register import locks
from gridapp.register.search_docs import normal
from gridapp.register.search_fresh import unseen
from gridapp.register.search_hits import Hit, hits
from gridapp.register.search_known import Index
from gridapp.register.search_query import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many there are in all, and the best of them."""

    total: int
    rows: list[Hit]


def find(conn: sqlite3.Connection, text: str, place: str = "", limit: int = 50) -> Found:
    """The records at `place` and below that `text` calls to mind.

    Records touched since the index was last filled are looked through one by one. Raises
    InvalidRecord for text with hidden characters.
    """
    if hidden_character(text, line_breaks=False):
        raise InvalidRecord("find", "text", "characters", text)
    asked = Asked(normal(text).strip(), place)
    if not asked.parts:
        return Found(total=0, rows=[])
    ranked = unseen(conn, asked)
    fresh = len(ranked)
    index = Index(conn, asked, limit)
    index.look(ranked)
    for rec in locks.records_of(conn):
        ranked.pop(rec, None)
    total = len(ranked) if index.complete else fresh + index.count()
    return Found(total=total, rows=hits(conn, _best(conn, ranked)[:limit]))


def asks_for_number(text: str) -> bool:
    """Whether somebody is looked for by a whole identity number: the access log notes that."""
    return bool(Asked(normal(text).strip(), "").whole_id)


def _best(conn: sqlite3.Connection, ranked: dict[int, int]) -> list[int]:
    """The best first; of one rank what lies in this device's own place, then the newest."""
    own = {
        rec
        for (rec,) in conn.execute(
            "SELECT d.rec FROM json_each(?) j CROSS JOIN search_doc d ON d.rec = j.value"
            " JOIN meta m ON m.name = 'place' WHERE substr(d.place, 1, length(m.value)) = m.value",
            (json.dumps(list(ranked)),),
        )
    }
    return sorted(ranked, key=lambda rec: (ranked[rec], rec not in own, -rec))

"""Matters that may be the same thing as one about to be registered."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

_ALIKE = """
SELECT r.uid, t.title, t.heard_on FROM matter t JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND t.task = :task AND t.heard_on >= :since
    AND t.state NOT IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED')
ORDER BY t.heard_on DESC, r.uid DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A matter that may be the same thing."""

    id: str
    title: str
    heard_on: str


def find(conn: sqlite3.Connection, *, place: str, task: str, title: str, since: str) -> list[Alike]:
    """Open matters of the same task at `place` heard of since, whose titles share words.

    The likest first; two characters in a row that both titles have count as a word.
    """
    asked = {"low": place, "high": place + ":", "task": task, "since": since}
    words = _pairs(title)
    scored = [
        (len(words & _pairs(other)), Alike(id=uid.hex(), title=other, heard_on=heard_on))
        for uid, other, heard_on in conn.execute(_ALIKE, asked)
    ]
    scored.sort(key=lambda one: -one[0])
    return [one for score, one in scored if score]


def _pairs(text: str) -> set[str]:
    kept = "".join(character for character in text if character.isalnum())
    return {kept[at : at + 2] for at in range(len(kept) - 1)}

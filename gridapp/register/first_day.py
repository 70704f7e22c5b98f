"""Which of the things that a first day teaches have really been done, as the register tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gridapp.models.declare import UNDONE
from gridapp.models.kinds import KINDS

LESSONS: Final = (
    "told",
    "quarrel",
    "visit",
    "danger",
    "undone",
    "written",
    "taken",
    "heard",
)
"""What is to be done on a first day, in the order in which it is taught."""

_BORN = "JOIN rec r ON r.id = t.id WHERE r.id > :rec AND r.home IS NOT NULL"
# Undone later it was learned all the same: what is undone next is most often the one just made.
_LEARNED = "(t.gone IS NULL OR t.gone = :undone)"
_DONE: Mapping[str, str] = MappingProxyType(
    {
        # Somebody has to have told of it: in the end he is to be told what came of it.
        "told": "SELECT 1 FROM matter t {born} AND t.gone IS NULL AND t.task = 'environment'"
        " AND EXISTS (SELECT 1 FROM reporter p WHERE p.matter = r.uid AND p.gone IS NULL)",
        "quarrel": "SELECT 1 FROM matter t {born} AND {learned} AND t.task = 'dispute'",
        "visit": "SELECT 1 FROM visit t {born} AND {learned} AND t.result = '1'",
        "danger": "SELECT 1 FROM matter t {born} AND {learned} AND t.phoned <> ''",
        "undone": "SELECT 1 FROM rec r WHERE r.id > :rec AND r.kind IN (:matter, :visit)"
        " AND (EXISTS (SELECT 1 FROM matter t WHERE t.id = r.id AND t.gone = :undone)"
        " OR EXISTS (SELECT 1 FROM visit t WHERE t.id = r.id AND t.gone = :undone))",
        "written": "SELECT 1 FROM file WHERE direction = 'out' AND id > :file",
        "taken": "SELECT 1 FROM file WHERE direction = 'in' AND result = 'imported' AND id > :file",
        "heard": "SELECT 1 FROM step t {born} AND t.gone IS NULL AND t.action = 'told'",
    }
)


@dataclass(frozen=True, slots=True)
class Begun:
    """What stood in the register when somebody began: its last record and its last file.

    No time: the day that is played before may have ended later than it is now.
    """

    rec: int
    file: int


def begin(conn: sqlite3.Connection) -> Begun:
    """Begin now: nothing that is there already counts."""
    asked = "SELECT (SELECT ifnull(max(id), 0) FROM rec), (SELECT ifnull(max(id), 0) FROM file)"
    return Begun(*conn.execute(asked).fetchone())


def done(conn: sqlite3.Connection, begun: Begun) -> frozenset[str]:
    """The lessons that were done since."""
    asked = {
        "rec": begun.rec,
        "file": begun.file,
        "undone": UNDONE,
        "matter": KINDS["matter"].number,
        "visit": KINDS["visit"].number,
    }
    return frozenset(
        lesson
        for lesson in LESSONS
        if conn.execute(
            _DONE[lesson].replace("{born}", _BORN).replace("{learned}", _LEARNED), asked
        ).fetchone()
    )


def next_of(found: frozenset[str]) -> str:
    """The lesson that comes next; empty when all are done."""
    return next((lesson for lesson in LESSONS if lesson not in found), "")

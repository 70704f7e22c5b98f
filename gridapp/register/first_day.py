"""Which of the things that a first day teaches have really been done, as the register tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
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

_BORN = "JOIN rec r ON r.id = t.id WHERE r.uid >= :since AND r.home IS NOT NULL"
_DONE: Mapping[str, str] = MappingProxyType(
    {
        "told": "SELECT 1 FROM matter t {born} AND t.gone IS NULL AND t.task = 'environment'",
        "quarrel": "SELECT 1 FROM matter t {born} AND t.gone IS NULL AND t.task = 'dispute'",
        "visit": "SELECT 1 FROM visit t {born} AND t.gone IS NULL AND t.result = '1'",
        "danger": "SELECT 1 FROM matter t {born} AND t.gone IS NULL AND t.phoned <> ''",
        "undone": "SELECT 1 FROM rec r WHERE r.uid >= :since AND r.kind IN (:matter, :visit)"
        " AND (EXISTS (SELECT 1 FROM matter t WHERE t.id = r.id AND t.gone = :undone)"
        " OR EXISTS (SELECT 1 FROM visit t WHERE t.id = r.id AND t.gone = :undone))",
        "written": "SELECT 1 FROM file WHERE direction = 'out' AND made_ms >= :since_ms",
        "taken": "SELECT 1 FROM file WHERE direction = 'in' AND result = 'imported'"
        " AND made_ms >= :since_ms",
        "heard": "SELECT 1 FROM step t {born} AND t.gone IS NULL AND t.action = 'told'",
    }
)


def done(conn: sqlite3.Connection, since_ms: int) -> frozenset[str]:
    """The lessons that were done since."""
    asked = {
        "since": since_ms.to_bytes(6, "big"),
        "since_ms": since_ms,
        "undone": UNDONE,
        "matter": KINDS["matter"].number,
        "visit": KINDS["visit"].number,
    }
    return frozenset(
        lesson
        for lesson in LESSONS
        if conn.execute(_DONE[lesson].replace("{born}", _BORN), asked).fetchone()
    )


def next_of(found: frozenset[str]) -> str:
    """The lesson that comes next; empty when all are done."""
    return next((lesson for lesson in LESSONS if lesson not in found), "")

"""The rows of a list that were not read, in words: how many for each reason, and which."""

from __future__ import annotations

from collections.abc import Iterable

from gridapp.exchange.parsed import PassedBy, PassedRow
from gridapp.exchange.rules import in_words
from gridapp.words import marks, say

_MOST = 8
"""So many rows are named for one reason."""


def passed_in_words(passed: Iterable[PassedRow], language: str) -> str:
    """Each reason with its rows; empty where every row was read."""
    by_reason: dict[PassedBy, list[int]] = {}
    for one in passed:
        by_reason.setdefault(one.why, []).append(one.row)
    said = [
        marks.named(in_words(f"passed_{why}", language), _rows(rows, language), language)
        for why, rows in by_reason.items()
    ]
    return marks.clauses(said, language)


def _rows(rows: list[int], language: str) -> str:
    named = [str(row) for row in rows[:_MOST]] + (["…"] if len(rows) > _MOST else [])
    return say("passed_rows", language, n=len(rows), rows=marks.listed(named, language))

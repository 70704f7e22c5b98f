"""Rounds of visits as lists show them: which ones a filter lets through, and each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.models.visit import Round
from gridapp.register import records, rounds

ALL, GOING, TO_COME, PAST = FILTERS = ("all", "going", "to_come", "past")


def part_of(round_: Round, today: str) -> str:
    """Whether it is going on, is still to come, or is past."""
    if (round_.from_on or "") > today:
        return TO_COME
    return PAST if (round_.to_on or "") < today else GOING


def ids(
    conn: sqlite3.Connection,
    *,
    today: str,
    place: str = "",
    let_through: str = ALL,
    text: str = "",
    sort: str = "to_on",
    descending: bool = False,
) -> list[str]:
    """The rounds that concern `place`, as the filter lets them through; there are never many."""
    wanted = text.strip()
    found = [
        one
        for one in rounds.all_of(conn, place)
        if let_through in (ALL, part_of(one, today)) and wanted in (one.name or "")
    ]
    key = sort if sort in ("name", "area", "subject") else "to_on"
    found.sort(key=lambda one: (str(getattr(one, key) or ""), one.id), reverse=descending)
    return [one.id for one in found]


def counts(conn: sqlite3.Connection, *, today: str, place: str = "") -> dict[str, int]:
    """How many rounds each filter lets through."""
    found = dict.fromkeys(FILTERS, 0)
    for one in rounds.all_of(conn, place):
        found[part_of(one, today)] += 1
        found[ALL] += 1
    return found


def rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, Round]:
    """These rounds, by id."""
    return records.get_many(conn, Round, wanted)

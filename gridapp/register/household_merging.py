"""Households of one sheet that two computers loaded: told alike to the last field, one each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from gridapp.models.declare import Record
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import KINDS
from gridapp.register import duplicates, merging, records
from gridapp.register.identity import Identity

MOST: Final = 200
"""Households in one transaction: a long sheet must not keep others from saving for long."""

_OWN: Final = ("id", "household")
"""What two records of one thing differ in all the same."""


def merge_plain(conn: sqlite3.Connection, me: Identity, *, now_ms: int, most: int = MOST) -> int:
    """Say of plain pairs, and of their people, that they are one; of how many. In a transaction.

    Called until it says 0 it has said so of all. Where anything differs, or was written since in
    one of them, a person decides.
    """
    merged, touched = 0, set[str]()
    for one, other, people in plain(conn):
        if merged == most:
            break
        if touched & {one, other}:  # of three the third comes next
            continue
        touched |= {one, other}
        for kept, joined in ((one, other), *people):
            merging.merge(conn, me, kept, joined, now_ms=now_ms)
        merged += 1
    return merged


def plain(conn: sqlite3.Connection) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """(kept, other, their people two by two): the pairs of which nothing differs, address and all.

    The one that was there first is kept.
    """
    for pair in duplicates.pairs(conn, kind="household"):
        one, other = pair.one, pair.other
        if not isinstance(one, Household) or not one.address or _said(one) != _said(other):
            continue
        mine, theirs = _people(conn, one.id), _people(conn, other.id)
        if mine.keys() == theirs.keys():
            yield one.id, other.id, [(mine[key], theirs[key]) for key in mine]


def _people(conn: sqlite3.Connection, household: str) -> dict[tuple[object, ...], str]:
    """What is said of each of its people, and his id; none where two are told alike."""
    ids = records.ids(conn, KINDS["resident"], where={"household": household})
    found = records.get_many(conn, Resident, ids)
    known = {_said(person): id_ for id_, person in found.items()}
    return known if len(known) == len(found) else {("twice", household): household}


def _said(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, one.name) for one in fields(record) if one.name not in _OWN)

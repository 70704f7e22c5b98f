"""Two orders of one number are one: two computers of a centre had loaded the hotline's sheet."""

from __future__ import annotations

import sqlite3
from typing import Final

from gridapp.models.matter import Matter
from gridapp.models.order import Order
from gridapp.register import duplicates, matters, merging, records, standings
from gridapp.register.duplicates import Pair
from gridapp.register.identity import Identity

_OF_THE_SHEET: Final = ("number", "type", "caller", "phone", "content", "address")
"""What an order says of whoever called, as the hotline wrote it."""


def merge(
    conn: sqlite3.Connection, me: Identity, one: str, other: str, *, today: str, now_ms: int
) -> str:
    """Say that these are one order; the id of the one that is kept. In a transaction.

    Kept is the one with which more was done. The matter of the other is joined to its matter where
    that can still be, so that one handler has it and whoever called is told once.
    """
    ends = records.get_many(conn, Order, [one, other])
    if len(ends) == 2 and _done(conn, ends[other]) > _done(conn, ends[one]):
        one, other = other, one
    kept = merging.merge(conn, me, one, other, now_ms=now_ms)
    into, joined = ends[one].matter, ends[other].matter
    if into and joined and into != joined and _may_join(conn, me, into, joined):
        fields = {"merged_into": into}
        matters.step(conn, me, joined, "merge", fields, today=today, now_ms=now_ms)
    return kept


def plain(conn: sqlite3.Connection) -> list[Pair]:
    """The pairs of one number in which nothing else differs: one sheet that was loaded twice."""
    return [pair for pair in duplicates.pairs(conn, kind="order") if _is_plain(pair)]


def merge_plain(conn: sqlite3.Connection, me: Identity, *, today: str, now_ms: int) -> int:
    """Say of every plain pair that it is one order; of how many. In a transaction."""
    merged = 0
    while pairs := plain(conn):
        touched: set[str] = set()
        for pair in pairs:
            ends = {pair.one.id, pair.other.id}
            if not touched & ends:  # of three of one number the third comes next
                merge(conn, me, pair.one.id, pair.other.id, today=today, now_ms=now_ms)
                merged += 1
            touched |= ends
    return merged


def _is_plain(pair: Pair) -> bool:
    one, other = (
        {name: getattr(record, name) for name in _OF_THE_SHEET} for record in (pair.one, pair.other)
    )
    return one == other


def _done(conn: sqlite3.Connection, order: Order) -> int:
    """How many steps were taken of it and of its matter."""
    done = len(standings.order(conn, bytes.fromhex(order.id)).path)
    return done + len(standings.matter(conn, bytes.fromhex(order.matter or "")).path)


def _may_join(conn: sqlite3.Connection, me: Identity, into: str, joined: str) -> bool:
    here = [records.get(conn, Matter, id_) for id_ in (into, joined)]
    if any(one is None or one.gone is not None for one in here):
        return False
    return "merge" in matters.possible(standings.matter(conn, bytes.fromhex(joined)), me)

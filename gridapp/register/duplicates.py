"""Pairs of records that may speak of one thing: found on save and from the queue, told in words."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from gridapp.models.declare import Kind, Record, kind_of
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.likeness import Likeness, is_compared, likeness
from gridapp.models.order import Order
from gridapp.register import alike, locks, records, same, veils
from gridapp.register.locks import LOCKED_HEADS, LOCKED_RECORDS
from gridapp.register.marks import heard_alike, key_of, known_key, marks_of

_CROWD: Final = 40
"""What more records than this have in common says nothing: the office's own telephone, say."""

_SHARING = f"""
SELECT DISTINCT a.rec, b.rec FROM (
    SELECT m.mark FROM json_each(?1) j CROSS JOIN mark m ON m.rec = j.value GROUP BY m.mark
    HAVING (SELECT count(*) FROM (SELECT 1 FROM mark c WHERE c.mark = m.mark LIMIT {_CROWD + 1}))
        BETWEEN 2 AND {_CROWD}
) k CROSS JOIN mark a ON a.mark = k.mark CROSS JOIN mark b ON b.mark = k.mark AND b.rec > a.rec
WHERE a.rec IN (SELECT value FROM json_each(?1)) OR b.rec IN (SELECT value FROM json_each(?1))
"""  # noqa: S608  a number that stands above
_STORED = f"""
SELECT p.one, p.other, r.kind FROM likely p
CROSS JOIN rec r ON r.id = p.one CROSS JOIN rec o ON o.id = p.other
WHERE NOT EXISTS (SELECT 1 FROM apart a WHERE (a.one = r.uid AND a.other = o.uid)
        OR (a.one = o.uid AND a.other = r.uid))
    AND p.one NOT IN ({LOCKED_RECORDS}) AND p.other NOT IN ({LOCKED_RECORDS})
    AND r.uid NOT IN ({LOCKED_HEADS}) AND o.uid NOT IN ({LOCKED_HEADS})
    AND p.one NOT IN (SELECT rec FROM merged) AND p.other NOT IN (SELECT rec FROM merged)
    AND NOT EXISTS (SELECT 1 FROM matter t WHERE t.id IN (p.one, p.other)
        AND t.state IN ('CLOSED', 'WITHDRAWN', 'VOID', 'MERGED'))
"""  # noqa: S608  all of it is written here
"""Pairs to be looked at; whoever is locked to storage only is compared with nobody."""
MANY = 200
"""Up to so many pairs it is worked out again for a mere number whether they are still alike."""
_OF_ALL = f"{_STORED} ORDER BY max(p.one, p.other) DESC"
_OF_RECORDS = (
    f"{_STORED} AND (p.one IN (SELECT value FROM json_each(?1))"  # noqa: S608  all written here
    " OR p.other IN (SELECT value FROM json_each(?1)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records that may be one, the older first, and why."""

    kind: Kind
    one: Record
    other: Record
    seen: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A record that stands and may be the one about to be saved, and why."""

    record: Record
    seen: Likeness


def refresh(conn: sqlite3.Connection, touched: Collection[int]) -> None:
    """Mark these records anew and look for what they may be the same as. In a transaction."""
    listed = json.dumps(sorted(touched))
    conn.execute("DELETE FROM mark WHERE rec IN (SELECT value FROM json_each(?))", (listed,))
    for end in ("one", "other"):
        conn.execute(
            f"DELETE FROM likely WHERE {end} IN (SELECT value FROM json_each(?))",  # noqa: S608  one of our own two columns
            (listed,),
        )
    key = key_of(conn)
    for record_class, recs in _by_kind(conn, touched).items():
        if kind_of(record_class).name == "matter":
            pairs = alike.likely_pairs(conn, recs)
        else:
            pairs = _pairs(conn, record_class, recs, key)
        conn.executemany("INSERT OR IGNORE INTO likely (one, other) VALUES (?, ?)", sorted(pairs))


def _by_kind(
    conn: sqlite3.Connection, touched: Collection[int]
) -> Mapping[type[Record], list[int]]:
    found: dict[type[Record], list[int]] = defaultdict(list)
    for rec, number in conn.execute(
        "SELECT r.id, r.kind FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value"
        " WHERE r.home IS NOT NULL AND r.id NOT IN (SELECT rec FROM merged)",
        (json.dumps(sorted(touched)),),
    ):
        kind = BY_NUMBER.get(number)
        if kind is not None and is_compared(kind.name):
            found[kind.record].append(rec)
    return found


def _pairs(
    conn: sqlite3.Connection, record_class: type[Record], recs: list[int], key: bytes
) -> set[tuple[int, int]]:
    mine = _standing(conn, record_class, recs)
    conn.executemany(
        "INSERT OR IGNORE INTO mark (mark, rec) VALUES (?, ?)",
        [(mark, rec) for rec, record in mine.items() for mark in marks_of(record, key)],
    )
    sharing = conn.execute(_SHARING, (json.dumps(sorted(mine)),)).fetchall()
    known = _standing(conn, record_class, {rec for pair in sharing for rec in pair})
    return {
        (one, other)
        for one, other in sharing
        if one in known
        and other in known
        and likeness(known[one], known[other], heard_alike).likely
    }


def _standing(
    conn: sqlite3.Connection, record_class: type[Record], recs: Iterable[int]
) -> dict[int, Record]:
    found = records.by_number(conn, record_class, recs)
    stand = {rec: record for rec, record in found.items() if record.gone is None}
    if record_class is Order:
        return _veiled(conn, stand)
    return _at_home(conn, stand) if record_class is Resident else stand


def _veiled(conn: sqlite3.Connection, orders: Mapping[int, Record]) -> dict[int, Record]:
    """Orders without what they say of somebody locked."""
    shown = veils.veiled_records(conn, Order, {one.id: one for one in orders.values()})
    return {rec: shown[one.id] for rec, one in orders.items()}


def _at_home(conn: sqlite3.Connection, people: Mapping[int, Record]) -> dict[int, Record]:
    """People with the household that is kept, where theirs was merged into another."""
    homes = {getattr(one, "household", None) or "" for one in people.values()}
    kept = same.kept_among(conn, Household.declaration, homes - {""})
    return {
        rec: replace(one, household=kept[home])  # type: ignore[call-arg]  # only a resident has it
        if (home := getattr(one, "household", None)) in kept
        else one
        for rec, one in people.items()
    }


def like(conn: sqlite3.Connection, draft: Record) -> list[Alike]:
    """The records that the one about to be saved may be, those that say most first.

    Whether it has an id or not: a record is not like itself.
    """
    key = known_key(conn)
    marks = marks_of(draft, key) if key else set()
    crowd = conn.execute(
        "SELECT m.rec FROM json_each(?) j CROSS JOIN mark m ON m.mark = j.value LIMIT ?",
        (json.dumps(sorted(marks)), _CROWD * len(marks)),
    )
    locked = locks.records_of(conn)
    found = [
        Alike(record=record, seen=likeness(draft, record, heard_alike))
        for record in _standing(conn, type(draft), {rec for (rec,) in crowd} - locked).values()
        if record.id != draft.id
    ]
    likely = [one for one in found if one.seen.likely]
    return sorted(likely, key=lambda one: (len(one.seen.against), -len(one.seen.alike)))


def pairs(conn: sqlite3.Connection, *, kind: str = "", place: str = "") -> list[Pair]:
    """Every pair to be looked at, the newest first; of one kind, at one place, where asked."""
    stored = conn.execute(_OF_ALL).fetchall()
    return [
        pair
        for pair in _told(conn, stored)
        if (not kind or pair.kind.name == kind)
        and any(record.place.startswith(place) for record in (pair.one, pair.other))
    ]


def count(conn: sqlite3.Connection) -> int:
    """About how many pairs there are: where there are many, some may no longer be alike."""
    stored = conn.execute(_OF_ALL).fetchall()
    return len(stored) if len(stored) > MANY else sum(1 for _pair in _told(conn, stored))


def pairs_of(conn: sqlite3.Connection, ids: Iterable[str]) -> list[Pair]:
    """The pairs in which one of these records stands."""
    listed = json.dumps(
        [
            rec
            for id_ in ids
            for (rec,) in conn.execute("SELECT id FROM rec WHERE uid = ?", (bytes.fromhex(id_),))
        ]
    )
    return list(_told(conn, conn.execute(_OF_RECORDS, (listed,)).fetchall()))


def _told(conn: sqlite3.Connection, stored: Collection[tuple[int, int, int]]) -> Iterator[Pair]:
    """The stored pairs with their records as they are now; what is no longer alike is left out."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for one, other, number in stored:
        wanted[number] |= {one, other}
    known = {
        number: _standing(conn, BY_NUMBER[number].record, recs) for number, recs in wanted.items()
    }
    for one, other, number in stored:
        here = known[number]
        if one in here and other in here:
            first, second = sorted((here[one], here[other]), key=lambda record: record.id)
            seen = likeness(first, second, heard_alike)
            if seen.likely:
                yield Pair(kind=BY_NUMBER[number], one=first, other=second, seen=seen)


def keep_apart(conn: sqlite3.Connection, one: str, other: str, *, now_ms: int) -> None:
    """Remember here that these two are not the same. In a transaction."""
    first, second = sorted((bytes.fromhex(one), bytes.fromhex(other)))
    conn.execute(
        "INSERT OR REPLACE INTO apart (one, other, at_ms) VALUES (?, ?, ?)",
        (first, second, now_ms),
    )


def look_again(conn: sqlite3.Connection, one: str, other: str) -> None:
    """Take back that these two are not the same. In a transaction."""
    first, second = sorted((bytes.fromhex(one), bytes.fromhex(other)))
    conn.execute("DELETE FROM apart WHERE one = ? AND other = ?", (first, second))

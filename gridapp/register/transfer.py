"""Households handed from one place to another, with all that belongs to them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gridapp.models.declare import UNDONE, InvalidRecord
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.place import covers
from gridapp.register import belongings, places, records, stamps, streams
from gridapp.register.fold import losers_of
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.register.retelling import Pen
from gridapp.register.segment import stream_place
from gridapp.register.tables import name


class AlreadyThere(Exception):
    """Nothing of it stands anywhere else."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.value = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred:
    """What went over: records by their kinds."""

    to: str
    records: Counter[str]


def households(
    conn: sqlite3.Connection, me: Identity, ids: Sequence[str], to: str, *, now_ms: int
) -> Transferred:
    """Hand these households, with all that belongs to them, to a place. Needs a transaction.

    Raises UnknownRecord, NoRight for anybody but a centre over both places, ClosedPlace,
    AlreadyThere.
    """
    found = [records.standing(conn, Household, id_) for id_ in ids]
    recs = belongings.of(conn, ids, [one.place for one in found])
    return carry_over(conn, me, recs, to, now_ms=now_ms)


def place(
    conn: sqlite3.Connection, me: Identity, from_: str, to: str, *, now_ms: int
) -> Transferred:
    """Hand over all that stands at a place and below. Needs a transaction; raises as above.

    What stands in a unit goes to the unit of the same number, where there is one at the new place.
    """
    if covers(from_, to) or covers(to, from_):
        raise InvalidRecord("place", "code", "place", to)
    recs = belongings.at(conn, from_)
    return carry_over(conn, me, recs, to, now_ms=now_ms, from_=from_)


def late(conn: sqlite3.Connection, me: Identity) -> dict[int, str]:
    """What those at its place do not know whole yet: local number to the place to tell it at.

    Records that came at an old place of their household after it went elsewhere, and values that
    were written there where no other stands; where another does, it is a conflict.
    """
    found = _untold(conn, me)
    homes = conn.execute(
        "SELECT r.uid, t.place FROM household t CROSS JOIN rec r ON r.id = t.id"
        " WHERE r.home IS NOT t.place AND r.home IS NOT NULL AND t.gone IS NULL"
        " AND t.place >= ?1 AND t.place < ?1 || ':'",
        (me.place,),
    ).fetchall()
    belonging = belongings.below(conn, {uid.hex(): place for uid, place in homes})
    for rec, (there, now) in belonging.items():
        if covers(me.place, there) and not (covers(now, there) or covers(there, now)):
            found[rec] = now
    return found


def waiting(conn: sqlite3.Connection, me: Identity) -> int:
    """How many records `fetch` would tell; looked for where this centre ever transferred any."""
    ever = conn.execute("SELECT 1 FROM audit WHERE act = 'transfer' LIMIT 1").fetchone()
    return len(late(conn, me)) if ever and me.role.is_centre else 0


def fetch(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> Transferred:
    """Tell at their places what came late. Needs a transaction; raises as above."""
    if not me.role.is_centre:
        raise NoRight("action", "transfer")
    there = late(conn, me)
    if not there:
        raise AlreadyThere("")
    pen = Pen(conn, me, now_ms, there.keys())
    for rec, to in there.items():
        pen.move(rec, to, again=True)
    pen.close()
    return Transferred(to="", records=Counter(kind.name for kind in pen.moved.values()))


def _untold(conn: sqlite3.Connection, me: Identity) -> dict[int, str]:
    """Records that were moved, and hold a value that is in no stream of the place they are at."""
    keys = streams.Keys(conn)
    found = {}
    for kind in KINDS.values():
        if kind.central:
            continue
        rows = conn.execute(
            f"SELECT t.id, t.place, t.st, m.heads FROM {name(kind.name)} t"  # noqa: S608  checked names
            " CROSS JOIN rec r ON r.id = t.id LEFT JOIN multi m ON m.rec = t.id"
            " WHERE r.home IS NOT t.place AND r.home IS NOT NULL AND t.gone IS NOT ?2"
            " AND t.place >= ?1 AND t.place < ?1 || ':'",
            (me.place, UNDONE),
        )
        for rec, place, st, lost in rows.fetchall():
            beside = losers_of(lost) if lost else {}
            if any(
                column not in beside and not covers(place, str(stream_place(keys[sid])))
                for column, (_at, sid, _n) in stamps.decode(st).items()
            ):
                found[rec] = place
    return found


def carry_over(
    conn: sqlite3.Connection,
    me: Identity,
    recs: Collection[int],
    to: str,
    *,
    now_ms: int,
    from_: str = "",
) -> Transferred:
    """Hand just these records, by their local numbers, to a place. Raises as above."""
    if not me.role.is_centre:
        raise NoRight("action", "transfer")
    if not covers(me.place, to):
        raise NoRight("place", to)
    known = places.open_ones(conn)
    places.check_open(conn, to)
    pen = Pen(conn, me, now_ms, recs)
    for rec in sorted(recs):
        where = to
        if from_ and (same := to + pen.place_of(rec)[len(from_) :]) in known:
            where = same
        pen.move(rec, where)
    if not pen.moved:
        raise AlreadyThere(to)
    pen.close()
    return Transferred(to=to, records=Counter(kind.name for kind in pen.moved.values()))


def away(conn: sqlite3.Connection, me: Identity) -> dict[str, int]:
    """Place to how many households went there that this device may read and no longer change."""
    rows = conn.execute(
        "SELECT t.place, count(*) FROM household t JOIN rec r USING (id)"
        " WHERE (t.place < ?1 OR t.place >= ?1 || ':') AND r.home >= ?1 AND r.home < ?1 || ':'"
        " AND t.gone IS NULL GROUP BY t.place",
        (me.place,),
    )
    return dict(rows.fetchall())

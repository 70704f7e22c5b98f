"""Households handed from one place to another: their place is set where they stood, and all that
is known of them is told again where they go.

Whoever works at the new place never gets what was written at the old one, so every value that
stands is told again there, a conflict with all its values, and each record's birth. What the old
place still writes stands beside that as a conflict; nothing of it is lost. Given back, a record
follows what is known at its old place too, so that nobody there sees two values of one.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from gridapp.models.declare import UNDONE, InvalidRecord, Kind, Value
from gridapp.models.household import Household
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.models.place import covers
from gridapp.models.role import Role
from gridapp.register import (
    audit,
    belongings,
    birth,
    cells,
    dirty,
    erased,
    outbox,
    own_clock,
    places,
    records,
    refold,
    streams,
)
from gridapp.register import stamps as stamped
from gridapp.register.birth import Birth
from gridapp.register.fold import Head, losers_of
from gridapp.register.heads import heads as heads_of
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.register.outbox import Waiting
from gridapp.register.parts import admitted, gather
from gridapp.register.segment import stream_key, stream_place
from gridapp.register.streams import FOLDED
from gridapp.register.tables import CLAIM_COLUMN, PLACE_COLUMN, name, table_of

_LEVELS = (6, 9, 12, 15, 18)
Dot = tuple[int, int]
"""(stream, n)"""


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


def fetch(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> Transferred:
    """Tell at their places what came late. Needs a transaction; raises as above."""
    if not me.role.is_centre:
        raise NoRight("action", "transfer")
    waiting = late(conn, me)
    if not waiting:
        raise AlreadyThere("")
    pen = _Pen(conn, me, now_ms, waiting.keys())
    for rec, to in waiting.items():
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
                for column, (_at, sid, _n) in stamped.decode(st).items()
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
    pen = _Pen(conn, me, now_ms, recs)
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


class _Pen:
    """Writes the changes of one transfer: places first, and a moment later what is told again."""

    def __init__(
        self, conn: sqlite3.Connection, me: Identity, now_ms: int, recs: Collection[int]
    ) -> None:
        self._conn, self._me, self._now_ms = conn, me, now_ms
        listed = sorted(recs)
        self._kinds, self._uids = _known(conn, listed)
        self._parts = gather(conn, listed)
        self._authors = _Authors(conn, me, listed)
        self._keys = streams.Keys(conn)
        self._rows = _rows(conn, self._kinds)
        self._at = own_clock.next_at(conn, self._latest_own, now_ms)
        self._given: dict[int, int] = {}
        self.moved: dict[int, Kind] = {}

    def place_of(self, rec: int) -> str:
        """Where a record stands now."""
        return str(self._rows[rec][PLACE_COLUMN + 1])

    def move(self, rec: int, to: str, *, again: bool = False) -> None:
        """Set a record's place where it stands, and tell it again where it goes.

        With `again` also one that is there already, of which something came late.
        """
        now = self.place_of(rec)
        if now == to and not again:
            return
        if not covers(self._me.place, now):
            raise NoRight("place", now)
        self.moved[rec] = self._kinds[rec]
        standing = cells.heads(self._conn, self._rows[rec])
        old, new = self._stream(now), self._stream(to)
        placed = [head[1:3] for head in standing.pop(PLACE_COLUMN, [])]
        set_ = (
            placed[0] if placed and now == to else self._write(old, rec, PLACE_COLUMN, placed, to)
        )
        if now != to:
            self._enter(old, rec, 1, self._at)
        standing[PLACE_COLUMN] = [(self._at, *set_, to)]
        more = self._seen_there(rec, to)
        first = self._next(new)
        for column, heads in sorted(standing.items()):
            for i, head in enumerate(heads):
                if now == to and covers(to, str(stream_place(self._keys[head[1]]))):
                    continue
                born = column == CLAIM_COLUMN
                value = self._birth(head).encode() if born else head[3]
                self._tell(new, rec, column, head, more if i == 0 else {}, value)
        self._enter(new, rec, self._next(new) - first, self._at + 1)

    def close(self) -> None:
        """Count the numbers given, and fold what was written."""
        for sid, n in self._given.items():
            outbox.give(self._conn, sid, n, self._at + 1)
        refold.records(self._conn, self.moved)
        dirty.note(self._conn, _by_kind(self.moved))
        for rec, kind in self.moved.items():
            if kind.name == "household":
                audit.note(self._conn, "transfer", self._uids[rec], "", now_ms=self._now_ms)

    def _birth(self, claim: Head) -> Birth:
        at, sid, n, value = claim
        again = birth.told(value)
        if again is not None:
            return again
        assert isinstance(value, bytes)
        role = self._authors.role(sid, n)
        return Birth(claim=value, stream=self._keys[sid], n=n, at=at, role=role)

    def _seen_there(self, rec: int, to: str) -> dict[int, list[Dot]]:
        """By column what stands for those who see only a part of what was written, at `to`.

        Somebody who had the record before knows older values; what is told now follows them too.
        """
        (home,) = self._conn.execute("SELECT home FROM rec WHERE id = ?", (rec,)).fetchone()
        counted = admitted(self._conn, self._kinds[rec], rec, self._parts[rec], home)
        more: dict[int, dict[Dot, None]] = defaultdict(dict)
        for level in _LEVELS:
            seen = [part for part in counted if part.place.startswith(to[:level])]
            if seen and level <= len(to) and len(seen) < len(counted):
                lines = _OneLine()
                standing, _missing = heads_of(
                    [(0, part.changes) for part in seen], lines, self._keys
                )
                for sid, n, column, *_rest in standing:
                    more[column][sid, n] = None
        return {column: list(dots) for column, dots in more.items()}

    def _tell(
        self, sid: int, rec: int, column: int, head: Head, more: dict[int, list[Dot]], value: Value
    ) -> None:
        """One value again, after the head it stands for; in the words of whoever gave it."""
        base = head[1:3]
        bases = [base, *(dot for dot in more.get(column, ()) if dot != base)]
        self._write(sid, rec, column, bases, value, later=1, worker=self._authors.worker(*base))

    def _write(
        self,
        sid: int,
        rec: int,
        column: int,
        bases: Sequence[Dot],
        value: Value,
        *,
        later: int = 0,
        worker: bytes = b"",
    ) -> Dot:
        n = self._next(sid)
        at, worker = self._at + later, worker or self._me.worker
        outbox.put(self._conn, Waiting(sid, n, rec, column, at, bases, worker, value))
        self._given[sid] = n
        return sid, n

    def _enter(self, sid: int, rec: int, count: int, at: int) -> None:
        last = self._given[sid]
        outbox.enter(self._conn, sid, (last - count + 1, last), rec, at)

    def _stream(self, place: str) -> int:
        return streams.number(self._conn, stream_key(self._me.key, int(place)))

    def _next(self, sid: int) -> int:
        if sid not in self._given:
            self._given[sid] = outbox.last_number(self._conn, sid)
        return self._given[sid] + 1

    def _latest_own(self) -> int:
        return max(
            (
                at
                for row in self._rows.values()
                for at, sid, _n in stamped.decode(row[-1]).values()
                if self._keys[sid][:32] == self._me.key
            ),
            default=0,
        )


class _OneLine(dict[int, set[int]]):
    """Streams as if each had one history: a base too many does no harm here."""

    def __missing__(self, line: int) -> set[int]:
        return {line}


class _Authors:
    """Who wrote each change of some records, and in which role."""

    def __init__(self, conn: sqlite3.Connection, me: Identity, recs: Sequence[int]) -> None:
        self._conn, self._me = conn, me
        self._workers: dict[Dot, bytes] = {
            (sid, n): bytes(worker)
            for sid, n, worker in conn.execute(
                "SELECT o.sid, o.n, o.worker FROM json_each(?) j JOIN outbox o ON o.rec = j.value",
                (json.dumps(list(recs)),),
            )
        }
        segments = conn.execute(
            "SELECT DISTINCT s.sid, s.body FROM json_each(?) j"
            " CROSS JOIN touch t ON t.rec = j.value JOIN segment s ON s.gid = t.gid"
            " WHERE s.state = ?",
            (json.dumps(list(recs)), FOLDED),
        )
        for sid, body in segments.fetchall():
            header, payload = erased.read(conn, body)
            for i in range(header.count):
                worker = payload.workers[payload.worker[i] if payload.worker else 0]
                self._workers[sid, header.first + i] = worker

    def worker(self, sid: int, n: int) -> bytes:
        """The worker's id, empty where this device writes it just now."""
        return self._workers.get((sid, n), b"")

    def role(self, sid: int, n: int) -> Role:
        """In which role a change was written."""
        found = self._conn.execute(
            "SELECT role FROM segment WHERE sid = ? AND last >= ? AND first <= ? AND role > 0",
            (sid, n, n),
        ).fetchone()
        return Role(found[0]) if found else self._me.role


def _known(conn: sqlite3.Connection, recs: Sequence[int]) -> tuple[dict[int, Kind], dict[int, str]]:
    rows = conn.execute(
        "SELECT r.id, r.kind, r.uid FROM json_each(?) j JOIN rec r ON r.id = j.value",
        (json.dumps(list(recs)),),
    ).fetchall()
    return {rec: BY_NUMBER[kind] for rec, kind, _uid in rows}, {
        rec: uid.hex() for rec, _kind, uid in rows
    }


def _by_kind(recs: dict[int, Kind]) -> dict[Kind, list[int]]:
    found: dict[Kind, list[int]] = defaultdict(list)
    for rec, kind in recs.items():
        found[kind].append(rec)
    return found


def _rows(conn: sqlite3.Connection, kinds: dict[int, Kind]) -> dict[int, tuple[Any, ...]]:
    return {
        row[0]: row
        for kind, recs in _by_kind(kinds).items()
        for row in conn.execute(table_of(kind).read, (json.dumps(recs),))
    }

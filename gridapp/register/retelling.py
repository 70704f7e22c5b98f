"""How a transfer is written: a record's place is set where it stood, and all that is known of it
is told again where it goes.

Whoever works at the new place never gets what was written at the old one, so every value that
stands is told again there, a conflict with all its values, and each record's birth. What the old
place still writes stands beside that as a conflict; nothing of it is lost. Given back, a record
follows what is known at its old place too, so that nobody there sees two values of one.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from gridapp.models.declare import Kind, Value
from gridapp.models.kinds import BY_NUMBER
from gridapp.models.place import LEVELS, covers
from gridapp.models.role import Role
from gridapp.register import (
    audit,
    birth,
    cells,
    dirty,
    erasure_masks,
    outbox,
    own_clock,
    refold,
    stamps,
    streams,
)
from gridapp.register.archives import ArchiveLost
from gridapp.register.birth import Birth
from gridapp.register.fold import Head
from gridapp.register.heads import heads as heads_of
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.register.outbox import Waiting
from gridapp.register.parts import admitted, gather
from gridapp.register.segment import stream_key, stream_place
from gridapp.register.streams import FOLDED
from gridapp.register.tables import CLAIM_COLUMN, PLACE_COLUMN, table_of

Dot = tuple[int, int]
"""(stream, n)"""


class Pen:
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
        for level in LEVELS:
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
                for at, sid, _n in stamps.decode(row[-1]).values()
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
            "SELECT DISTINCT s.sid, s.archive, s.body FROM json_each(?) j"
            " CROSS JOIN touch t ON t.rec = j.value JOIN whole s ON s.gid = t.gid"
            " WHERE s.state = ?",
            (json.dumps(list(recs)), FOLDED),
        )
        for sid, year, body in segments.fetchall():
            if body is None:
                raise ArchiveLost(year)
            header, payload = erasure_masks.read(conn, body)
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

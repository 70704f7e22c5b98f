"""Where this device stands: its rows, what is missing here, and of whom nothing was heard."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gridapp.models.role import Role
from gridapp.register import (
    anchors,
    archives,
    attachments,
    conflicts,
    copied,
    held,
    life,
    own_clock,
    peers,
    places,
)
from gridapp.register.admission import Trust
from gridapp.register.anchors import Shrunk
from gridapp.register.archives import Archive
from gridapp.register.authors import Names
from gridapp.register.copied import Copied
from gridapp.register.files import FileRow
from gridapp.register.identity import Identity
from gridapp.register.peers import Directory
from gridapp.register.rows import EntryState, counts, entries, held_above, unconfirmed

__all__ = ["EntryState", "NotReported", "Status", "entries", "files", "reported", "status"]

DAY_MS = 86_400_000
SILENT_DAYS = 2
"""A device of which nothing came for this long is named; before that it may just be offline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReported:
    """A device of which nothing was received for some days, or `never`: check the device.

    Attributes:
        number: of the newest file of its that was heard of; 0 where there was none.
    """

    tag: str
    worker: str
    place: str
    days: int
    never: bool = False
    number: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether it is to be named: before that it may just be offline, or handed out today."""
        return self.days >= SILENT_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a device stands.

    Attributes:
        unconfirmed: own rows that no centre above has accepted or refused yet; one that it has
            and holds back is among them.
        held: others' rows kept here and not counted yet: an unknown author, two devices from one
            start-up file, a clock gone wrong.
        clock: whether this machine's own clock is in doubt: behind, ahead or empty.
        stopped: why a centre above has stopped this device; empty where none has.
        copied: devices of which two histories are here and that nobody has stopped yet.
        asking: whether it asks what it has lost, and puts nothing new into files until it knows.
        life: why its register lately began a new life: restored, older, moved, rewound.
        attachments_missing: files that records here name and that have not come.
        archives: past years whose bytes lie in files beside, and whether these can be read.
        shrunk: devices whose access log lately was not what it had been, and more.
        held_above: own rows that a centre above has and does not count yet, by its reason.
    """

    device: str
    place: str
    role: str
    rows: dict[str, int]
    unconfirmed: int
    conflicts: int
    gaps: int
    forks: int
    held: int
    not_reported: tuple[NotReported, ...]
    clock: str = ""
    stopped: str = ""
    asking: bool = False
    life: str = ""
    copied: tuple[Copied, ...] = ()
    attachments_missing: int = 0
    archives: tuple[Archive, ...] = ()
    shrunk: tuple[Shrunk, ...] = ()
    held_above: Mapping[str, int] = field(default_factory=dict)


def status(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> Status:
    """Where this device stands; the silence of others is counted up to `now_ms`."""
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    centres = peers.centres_above(conn, me, who)
    rows = counts(conn, me, centres)
    two = copied.copied(conn, me)
    return Status(
        device=me.tag or "C",
        place=me.place,
        role=me.role.name,
        rows=rows,
        unconfirmed=unconfirmed(rows),
        conflicts=len(conflicts.conflicts(conn)),
        gaps=_gaps(conn),
        forks=sum(one.streams for one in two),
        copied=tuple(two),
        held=held.rows(conn),
        not_reported=tuple(one for one in reported(conn, me, who, now_ms) if one.is_silent),
        clock=own_clock.doubt(conn, me.key, [one.key for one in centres], now_ms),
        stopped=next(iter(Trust(conn, me.root).cuts(me.key)), ""),
        asking=life.asking_since(conn) > 0,
        life=life.lately(conn, now_ms),
        attachments_missing=attachments.missing(conn),
        archives=tuple(archives.listed(conn)),
        shrunk=tuple(anchors.lately(conn, now_ms)),
        held_above=held_above(conn, me, centres) if rows["received"] else {},
    )


def files(conn: sqlite3.Connection, limit: int) -> list[FileRow]:
    """Sync files in and out, the newest first."""
    rows = conn.execute(
        "SELECT direction, name, number, coalesce(peer, x''), made_ms, rows, result, reason"
        " FROM file ORDER BY id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    keys = {bytes(row[3]) for row in rows if row[3]}
    tags = {key: peers.tag_of(conn, key) for key in keys}
    who = _who(conn, keys)
    return [
        FileRow(
            direction=direction,
            name=name,
            number=number,
            peer=tags.get(bytes(peer), ""),
            made_ms=made_ms,
            rows=count,
            result=result,
            reason=reason,
            who=who.get(bytes(peer), ""),
        )
        for direction, name, number, peer, made_ms, count, result, reason in rows
    ]


def _who(conn: sqlite3.Connection, keys: Iterable[bytes]) -> dict[bytes, str]:
    """Who has a device: the person, or the centre; those of whom no card is here are left out."""
    people, called = Names(conn), places.Called(conn)
    found = {}
    for key in keys:
        one = peers.certificate_of(conn, key)
        if one is not None:
            centre = called.get(str(one.place), "") if one.role.is_centre else ""
            found[key] = centre or people[one.worker.hex()]
    return found


def _gaps(conn: sqlite3.Connection) -> int:
    """How many stretches of streams are missing."""
    (count,) = conn.execute(
        "SELECT count(DISTINCT s.sid || '.' || s.first) FROM stream t"
        " CROSS JOIN segment s ON s.sid = t.sid AND s.first > t.hi + 1"
        " WHERE NOT EXISTS (SELECT 1 FROM segment b WHERE b.sid = s.sid"
        " AND b.last >= s.first - 1 AND b.first < s.first)"
    ).fetchone()
    return int(count)


def reported(
    conn: sqlite3.Connection, me: Identity, who: Directory, now_ms: int
) -> list[NotReported]:
    """The devices below, unit leaders' left out, and since when nothing came from each."""
    seen = {
        bytes(key): (last, number)
        for key, last, number in conn.execute("SELECT key, last_seen_ms, last_number FROM peer")
    }
    names = Names(conn)
    found = []
    for one in who.under(me.place, peers.own_rank(conn, me)):
        if one.role is Role.UNIT:
            continue
        last, number = seen.get(one.key, (0, 0))
        # Certificates begin a day early, for clocks that go slow.
        days = max(0, (now_ms - (last or one.certificate.valid_from + DAY_MS)) // DAY_MS)
        found.append(
            NotReported(
                tag=one.tag,
                worker=names[one.certificate.worker.hex()],
                place=one.place,
                days=days,
                never=not last,
                number=number,
            )
        )
    return found

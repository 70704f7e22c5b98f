"""Storing what a batch of opened files brings: one transaction, an outcome for each file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from gridapp.register import acks, held, intake, regained, streams
from gridapp.register.admission import Trust
from gridapp.register.database import rehearsal
from gridapp.register.identity import Identity
from gridapp.register.intake import Taken
from gridapp.sync import announced
from gridapp.sync.believing import Ear
from gridapp.sync.certifying import certify
from gridapp.sync.keys import KeyRing
from gridapp.sync.opening import Bad, Sifted
from gridapp.sync.outcomes import Candidate, set_aside, settle

FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
)
"""What bytes from outside might still set off behind all checks; a full disk is not among them."""

MAX_UNKNOWN = 1_000
MAX_UNKNOWN_BYTES = 16 * 1024 * 1024


def store(
    conn: sqlite3.Connection,
    ear: Ear,
    ring: KeyRing,
    batch: Sequence[Candidate],
    *,
    now_ms: int,
    final: bool,
) -> None:
    """Store a batch. Must run inside a transaction; nothing is done outside it.

    Files of unknown senders are left for later unless this is the `final` look at them.
    """
    trust, introduced = _introductions(conn, ear, batch)
    for one in batch:
        if one.parcel is None or (one.stranger and final):
            set_aside(conn, one, now_ms)
    taking = [one for one in batch if one.parcel is not None and not one.stranger]
    _limit_unknown(conn, trust, taking)
    taken = _take(conn, ear.me, taking, now_ms)
    for one in taking:
        _note_refused(conn, trust, one.sifted.bad)
        one.told = _listen(conn, ear, trust, one, now_ms)
    if introduced:
        certify(conn, ear.me, ring, now_ms=now_ms)
    counted: set[bytes] = set()
    for one in taking:
        settle(conn, one, taken, counted)


def leave_out_faulty(conn: sqlite3.Connection, me: Identity, sifted: Sifted, now_ms: int) -> Sifted:
    """The same without the segments that cannot be folded even by themselves."""
    kept = Sifted(certificates=sifted.certificates, bad=list(sifted.bad), streams=sifted.streams)
    for arrival in sifted.fresh:
        try:
            with rehearsal(conn):
                announced.store(conn, sifted.certificates)
                intake.take(conn, [arrival], root=me.root, now_ms=now_ms)
            kept.fresh.append(arrival)
        except FAULTS:
            header = arrival.header
            kept.bad.append(Bad(reason="fault", header=header, id=arrival.id, authentic=True))
    return kept


def _introductions(
    conn: sqlite3.Connection, ear: Ear, batch: Iterable[Candidate]
) -> tuple[Trust, bool]:
    """Keep the certificates that files of known senders bring; whether any of them is new."""
    known, introduced = Trust(conn, ear.me.root, twins=True), False
    for one in batch:
        if one.parcel is None:
            continue
        conn.execute("SAVEPOINT introduced")
        new = announced.store(conn, one.sifted.certificates)
        asked = Trust(conn, ear.me.root, twins=True) if new else known
        one.stranger = not asked.rights(one.parcel.said.statement.sender)
        if one.stranger:
            conn.execute("ROLLBACK TO introduced")
        elif new:
            known, introduced = asked, True
        conn.execute("RELEASE introduced")
    return Trust(conn, ear.me.root), introduced


def _take(
    conn: sqlite3.Connection, me: Identity, taking: Iterable[Candidate], now_ms: int
) -> Taken:
    arrivals = [arrival for one in taking for arrival in one.sifted.fresh]
    if not arrivals:
        return Taken()
    taken = intake.take(conn, arrivals, root=me.root, now_ms=now_ms)
    if any(arrival.header.key == me.key for arrival in arrivals):
        regained.catch_up(conn, me.key, arrivals)
    return taken


def _limit_unknown(conn: sqlite3.Connection, trust: Trust, taking: Iterable[Candidate]) -> None:
    """Of authors nobody here knows only so much is kept until somebody vouches for them."""
    room: tuple[int, int] | None = None
    for one in taking:
        kept = []
        for arrival in one.sifted.fresh:
            if not trust.rights(arrival.header.key):
                if room is None:
                    count, size = held.of_unknown_authors(conn)
                    room = MAX_UNKNOWN - count, MAX_UNKNOWN_BYTES - size
                room = room[0] - 1, room[1] - len(arrival.body)
                if min(room) < 0:
                    one.left_out += 1
                    continue
            kept.append(arrival)
        one.sifted.fresh = kept


def _note_refused(conn: sqlite3.Connection, trust: Trust, bad: Iterable[Bad]) -> None:
    """What an author truly signed against the rules is kept in mind, so that he is told."""
    for one in bad:
        if one.authentic and one.header is not None and trust.rights(one.header.key):
            sid = streams.number(conn, one.header.stream)
            acks.refuse(conn, sid, one.header.first, one.header.last, one.id, one.reason)


def _listen(conn: sqlite3.Connection, ear: Ear, trust: Trust, one: Candidate, now_ms: int) -> bool:
    """Believe the file's statements as far as each may be; whether they told anything new."""
    assert one.parcel is not None
    told = [
        ear.hear(conn, trust, said, now_ms) for said in (one.parcel.said, *one.parcel.forwarded)
    ]
    return any(told)

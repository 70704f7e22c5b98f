"""Taking in segments: stored byte for byte, judged, folded. One call is one transaction's worth.

Signatures and digests were checked by the caller; here the set decides, never the order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from gridapp.models.role import Role
from gridapp.register import archives, erased_cells, held, refold, streams
from gridapp.register.admission import CUT_KEYS, Trust, Verdict
from gridapp.register.bindings import bind, settle
from gridapp.register.database import transaction
from gridapp.register.increment import (
    Stored,
    fold_in,
    read_again,
)
from gridapp.register.numbering import number_records
from gridapp.register.payload import Payload, read_payload
from gridapp.register.segment import Header, identity, read_header
from gridapp.register.streams import FOLDED, HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A segment whose signature and digest hold."""

    id: bytes
    header: Header
    payload: Payload
    body: bytes


@dataclass(slots=True, kw_only=True)
class Taken:
    """What became of a batch.

    Attributes:
        folded, held: segment ids by what became of them; held with the reason.
        known: how many were here already.
        forked: stream keys of which two histories are now here.
    """

    folded: set[bytes] = field(default_factory=set)
    held: dict[bytes, str] = field(default_factory=dict)
    known: int = 0
    forked: set[bytes] = field(default_factory=set)


def parse(body: bytes) -> Arrival:
    """A segment read in full; its signature is the caller's to check. Raises Unreadable."""
    header = read_header(body)
    return Arrival(
        id=identity(header.signed()),
        header=header,
        payload=read_payload(header, body),
        body=body,
    )


def is_known(conn: sqlite3.Connection, id_: bytes) -> bool:
    """Whether the segment with this id lies here already, its bytes too or in an archive."""
    found = conn.execute("SELECT archive FROM segment WHERE id = ?", (id_,)).fetchone()
    if not found or not found[0]:
        return found is not None
    (size,) = conn.execute("SELECT size FROM whole WHERE id = ?", (id_,)).fetchone()
    return size is not None


def _is_here(conn: sqlite3.Connection, arrival: Arrival) -> bool:
    """Whether it lies here, now at least: its bytes may have been lost with their archive."""
    known = is_known(conn, arrival.id)
    return known or archives.bring_back(conn, arrival.id, arrival.body)


def take(
    conn: sqlite3.Connection, arrivals: Sequence[Arrival], *, root: bytes, now_ms: int
) -> Taken:
    """Store and fold a batch. Logs without a place come first: they say who counts."""
    taken = Taken()
    fresh: dict[bytes, Arrival] = {}
    for arrival in arrivals:
        if arrival.id in fresh or _is_here(conn, arrival):
            taken.known += 1
        else:
            fresh[arrival.id] = arrival
    logs = [a for a in fresh.values() if not a.header.place and not a.header.emptied]
    works = [arrival for arrival in fresh.values() if arrival.header.place]
    if logs:
        _take_in(conn, logs, taken, Trust(conn, root), now_ms)
    if logs or conn.execute("SELECT 1 FROM doubt LIMIT 1").fetchone():
        readmit(conn, root=root, now_ms=now_ms)
    if works:
        trust = Trust(conn, root)
        works = [a for a in works if erased_cells.may_restate(conn, trust, a.header, a.payload)]
        _take_in(conn, works, taken, trust, now_ms)
        ended = {bytes(key) for (key,) in conn.execute(CUT_KEYS)}
        if any(arrival.header.key in ended for arrival in works):
            # Which of two histories a cut leaves is known once its very end is here.
            readmit(conn, root=root, now_ms=now_ms)
    if _splintered(conn, taken.forked):
        readmit(conn, root=root, now_ms=now_ms)
    return taken


def _splintered(conn: sqlite3.Connection, forked: set[bytes]) -> bool:
    """Whether a stream has got more histories than are folded: those that were, are no longer."""
    found = [(stream[:32],) for stream in forked if streams.branches_from(conn, stream)]
    conn.executemany("INSERT OR IGNORE INTO doubt (key) VALUES (?)", found)
    return bool(found)


def readmit(conn: sqlite3.Connection, *, root: bytes, now_ms: int) -> int:
    """Judge anew what is held, and what counted but may do so no longer. Returns how many turned.

    Called when certificates, cuts or releases arrive, and by `wake`. A cut may fall outside
    another cut, so it goes on until nothing turns.
    """
    turned = 0
    while now := _readmit(conn, Trust(conn, root), now_ms):
        turned += now
    if not archives.lost(conn):
        conn.execute("DELETE FROM doubt")
    return turned


def wake(conn: sqlite3.Connection, *, root: bytes, now_ms: int) -> None:
    """Let count what was held by its clock alone and is far ahead no longer. Cheap otherwise.

    Called whenever a register is opened. Must run outside a transaction.
    """
    if held.is_due(conn, now_ms):
        with transaction(conn):
            readmit(conn, root=root, now_ms=now_ms)


def _readmit(conn: sqlite3.Connection, trust: Trust, now_ms: int) -> int:
    rows = conn.execute(
        "SELECT gid, sid, state, role, area, reason, body FROM segment WHERE state = ?"
        " UNION ALL SELECT s.gid, s.sid, s.state, s.role, s.area, s.reason, s.body FROM whole s"
        " WHERE s.state = ? AND s.sid IN (SELECT sid FROM stream WHERE substr(skey, 1, 32) IN"
        " (WITH RECURSIVE below (key) AS (SELECT key FROM cut UNION SELECT c.key FROM below b"
        " JOIN credential c ON c.issuer = b.key) SELECT key FROM below UNION SELECT key FROM"
        ' "release" UNION SELECT key FROM doubt)) ORDER BY gid',
        (HELD, FOLDED),
    ).fetchall()
    admitted: list[tuple[int, int, Role, Header, Payload]] = []
    again, turned = set[int](), 0
    for gid, sid, state, role, area, reason, body in rows:
        if body is None:
            continue  # judged once its archive is back
        header = read_header(body)
        verdict = trust.judge(header, now_ms)
        if (verdict.role or 0, verdict.area, verdict.reason) == (role, area, reason):
            continue
        turned += 1
        _set_verdict(conn, gid, verdict)
        if state == FOLDED:
            again |= refold.touched(conn, gid)
        if verdict.role is not None:
            payload = read_payload(header, body)
            admitted.append((gid, sid, verdict.role, header, payload))
    if admitted or again:
        stored, numbers = read_again(conn, admitted)
        fold_in(conn, stored, again, numbers)
    return turned


def _take_in(
    conn: sqlite3.Connection, arrivals: list[Arrival], taken: Taken, trust: Trust, now_ms: int
) -> None:
    arrivals.sort(key=lambda arrival: (arrival.header.stream, arrival.header.first))
    numbers = number_records(conn, [arrival.payload for arrival in arrivals])
    placed: list[tuple[int, int, Header]] = []
    admitted: list[Stored] = []
    again: set[int] = set()
    touched: list[tuple[int, int]] = []
    for arrival in arrivals:
        header, payload = arrival.header, arrival.payload
        sid = streams.number(conn, header.stream)
        verdict = trust.judge(header, now_ms)
        gid = _insert(conn, arrival, sid, verdict, now_ms)
        records = numbers.records_of(payload)
        touched += [(rec, gid) for rec in records if rec]
        bind(conn, gid, payload)
        placed.append((gid, sid, header))
        if streams.forks(conn, gid, sid, header, arrival.id):
            taken.forked.add(header.stream)
            streams.mark_fork(conn, sid, header, now_ms)
        if verdict.role is None:
            taken.held[arrival.id] = verdict.reason
            continue
        taken.folded.add(arrival.id)
        admitted.append(
            Stored(
                header=header,
                payload=payload,
                gid=gid,
                sid=sid,
                role=verdict.role,
                records=records,
            )
        )
    conn.executemany("INSERT OR IGNORE INTO touch (rec, gid) VALUES (?, ?)", touched)
    sids = {sid for _gid, sid, _header in placed}
    for sid in sids:
        streams.advance(conn, sid)
    if forked := sids & streams.forked(conn):
        again |= streams.records_of(conn, forked)
    for gid in settle(conn, placed):
        again |= refold.touched(conn, gid)
    fold_in(conn, admitted, again, numbers)


def _insert(
    conn: sqlite3.Connection, arrival: Arrival, sid: int, verdict: Verdict, now_ms: int
) -> int:
    made = conn.execute(
        "INSERT INTO segment (sid, first, last, id, previous, state, reason, role, area,"
        " entries, received_ms, emptied, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sid,
            arrival.header.first,
            arrival.header.last,
            arrival.id,
            arrival.header.previous,
            HELD if verdict.role is None else FOLDED,
            verdict.reason,
            verdict.role or 0,
            verdict.area,
            arrival.payload.entries(),
            now_ms,
            int(arrival.header.emptied is not None),
            arrival.body,
        ),
    )
    return int(made.lastrowid or 0)


def _set_verdict(conn: sqlite3.Connection, gid: int, verdict: Verdict) -> None:
    conn.execute("DELETE FROM refused_change WHERE gid = ?", (gid,))
    conn.execute(
        "UPDATE segment SET state = ?, reason = ?, role = ?, area = ? WHERE gid = ?",
        (
            HELD if verdict.role is None else FOLDED,
            verdict.reason,
            verdict.role or 0,
            verdict.area,
            gid,
        ),
    )

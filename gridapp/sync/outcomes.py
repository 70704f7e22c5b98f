"""What became of each file of a batch, and the note that the register keeps of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from gridapp.register import files, held, peers
from gridapp.register.intake import Arrival, Taken
from gridapp.register.segment import stream_place
from gridapp.sync.opening import Parcel, Sifted, Stranger, reason_of

_MOST_NAMED = 5


@dataclass(slots=True, kw_only=True)
class Candidate:
    """One file of a batch, and in the end what became of it.

    Attributes:
        parcel: what was in it; None when it is to be set aside whole for `reason`.
        stranger: its sender is not known here, at least not yet.
    """

    index: int
    name: str
    digest: bytes
    parcel: Parcel | None = None
    sifted: Sifted = field(default_factory=Sifted)
    reason: str = ""
    stranger: bool = False
    left_out: int = 0
    told: bool = False
    result: str = ""
    rows: int = 0
    detail: str = ""


def set_aside(conn: sqlite3.Connection, one: Candidate, now_ms: int) -> None:
    """Note, once, that a file is not taken, and why."""
    one.result = "set_aside"
    one.reason = one.reason or reason_of(Stranger(one.name))
    if files.result_of(conn, one.digest) != (one.result, one.reason):
        files.came(
            conn,
            name=one.name,
            number=0,
            peer=b"",
            made_ms=now_ms,
            rows=0,
            result=one.result,
            reason=one.reason,
            digest=one.digest,
        )


def settle(conn: sqlite3.Connection, one: Candidate, taken: Taken, counted: set[bytes]) -> None:
    """Say what became of a file, and note it if anything did."""
    assert one.parcel is not None
    new = [
        arrival
        for arrival in one.sifted.fresh
        if arrival.id not in counted and (arrival.id in taken.folded or arrival.id in taken.held)
    ]
    counted.update(arrival.id for arrival in new)
    one.rows = sum(arrival.payload.entries() for arrival in new)
    waiting = [(each, why) for each in new if (why := _held(conn, each, taken))]
    missing = files.gaps(conn, one.sifted.streams)
    one.result = "imported" if new or one.told else "known"
    if waiting or one.left_out:
        one.result = "held"
        one.reason = waiting[0][1] if waiting else "too_many_unknown"
        one.detail = _named(conn, [_range(each) for each, _why in waiting])
    elif missing:
        one.result = "gap"
        one.detail = _named(conn, [(s, *gap) for s, gaps in missing.items() for gap in gaps])
    elif one.sifted.bad:
        one.reason = one.sifted.bad[0].reason
        heads = [bad.header for bad in one.sifted.bad if bad.header]
        one.detail = _named(conn, [(head.stream, head.first, head.last) for head in heads])
    if one.result != "known" and files.result_of(conn, one.digest) != (one.result, one.reason):
        statement = one.parcel.said.statement
        files.came(
            conn,
            name=one.name,
            number=statement.number,
            peer=statement.sender,
            made_ms=statement.made,
            rows=one.rows,
            result=one.result,
            reason=one.reason,
            digest=one.digest,
        )


def _held(conn: sqlite3.Connection, arrival: Arrival, taken: Taken) -> str:
    """Why a segment is held, if it still is once the whole batch is in."""
    return held.why(conn, arrival.id) if arrival.id in taken.held else ""


def _range(arrival: Arrival) -> tuple[bytes, int, int]:
    return arrival.header.stream, arrival.header.first, arrival.header.last


def _named(conn: sqlite3.Connection, ranges: Sequence[tuple[bytes, int, int]]) -> str:
    """Device tag, place and range of each, the first few of them."""
    named = [
        f"{peers.tag_of(conn, stream[:32])} {stream_place(stream)} {first}-{last}"
        for stream, first, last in ranges[:_MOST_NAMED]
    ]
    return "; ".join(named) + ("; …" if len(ranges) > _MOST_NAMED else "")

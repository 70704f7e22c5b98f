"""Signed bulletins as the register keeps them: once for a span and a place, never changed.

The first that was signed counts, also where it was taken back or changed since. First is what no
other had seen when it was signed: in one device's own stream the lower number, else what the
signature says it had seen of other streams. Clocks only break ties.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import msgspec

from gridapp.models.bulletin import SignedBulletin
from gridapp.models.declare import Value, kind_of
from gridapp.register import log, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight
from gridapp.register.stamps import stamp

_PART: Final = 60_000
"""Bytes in one part: what a value may hold at most is a little more."""
MOST: Final = 256 << 20
"""Bytes that one may have once unpacked: a county's has some fifteen million."""


class AlreadySigned(Exception):
    """The bulletin of this span was signed before."""

    def __init__(self, span: str) -> None:
        super().__init__(span)
        self.value = span


class SignedUnreadable(Exception):
    """What was signed has not come whole, or is not what was signed."""

    def __init__(self, span: str) -> None:
        super().__init__(span)
        self.value = span


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One bulletin that was signed; `mark` tells whether a paper says what the register says."""

    id: str
    span: str
    signed_on: str
    by: str
    mark: str


def mark_of(body: bytes) -> str:
    """What tells one content from another, as the record keeps it."""
    return sha256(body).hexdigest()


def sign(
    conn: sqlite3.Connection, me: Identity, span: str, body: bytes, *, today: str, now_ms: int
) -> Signed:
    """Keep the bulletin of this centre's own place. Must run inside a transaction.

    Raises AlreadySigned; NoRight where this is no centre.
    """
    if not me.role.is_centre:
        raise NoRight("kind", "bulletin")
    if find(conn, me.place, span):
        raise AlreadySigned(span)
    id_, claim = log.new_id(me, me.place, now_ms)
    parts = [body[at : at + _PART] for at in range(0, len(body), _PART)]
    head: dict[str, Value] = {
        "span": span,
        "signed_on": today,
        "by": me.worker.hex(),
        "parts": len(parts),
        "mark": mark_of(body),
    }
    entries = [Entry(kind="bulletin", id=id_, place=me.place, fields=head)]
    entries += [
        Entry(kind="bulletin_part", place=me.place, fields={"bulletin": id_, "n": n, "body": part})
        for n, part in enumerate(parts)
    ]
    log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})
    return Signed(id=id_, span=span, signed_on=today, by=me.worker.hex(), mark=mark_of(body))


def every(conn: sqlite3.Connection, place: str) -> list[Signed]:
    """The bulletins of this very place that were signed, in the order in which they were."""
    kind = kind_of(SignedBulletin)
    ids = records.ids(conn, kind, place=place, gone=True)
    known = records.get_many(conn, SignedBulletin, ids)
    spans: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        if known[id_].place == place:
            spans[known[id_].span or ""].append(id_)
    spans.pop("", None)
    chosen = {span: of[0] if len(of) == 1 else _first(conn, of) for span, of in spans.items()}
    return [
        Signed(
            id=id_,
            span=span,
            signed_on=known[id_].signed_on or "",
            by=known[id_].by or "",
            mark=known[id_].mark or "",
        )
        for span, id_ in chosen.items()
    ]


def find(conn: sqlite3.Connection, place: str, span: str) -> Signed | None:
    """The one of this span, if it was signed."""
    return next((one for one in every(conn, place) if one.span == span), None)


def body(conn: sqlite3.Connection, one: Signed) -> bytes:
    """What was signed, byte for byte. Raises SignedUnreadable."""
    whole = _whole(conn, one.id)
    if mark_of(whole) != one.mark:
        raise SignedUnreadable(one.span)
    return whole


def _whole(conn: sqlite3.Connection, id_: str) -> bytes:
    found: Sequence[tuple[bytes]] = conn.execute(
        "SELECT t.body FROM bulletin_part t JOIN rec r USING (id)"
        " WHERE t.bulletin = ?1 AND t.body IS NOT NULL AND r.home IS NOT NULL AND t.place ="
        " (SELECT b.place FROM bulletin b JOIN rec q USING (id) WHERE q.uid = ?1)"
        " ORDER BY t.n, r.uid",
        (bytes.fromhex(id_),),
    ).fetchall()
    return b"".join(part for (part,) in found)


class _Seen(msgspec.Struct):
    """What is read here of a content: how much of each stream its signer had."""

    heads: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Birth:
    """The change that made a signature, and what was seen before it."""

    at: int
    id: str
    stream: str
    n: int
    seen: dict[str, int]

    def follows(self, other: _Birth) -> bool:
        """Whether the other stood there already when this was signed."""
        if self.stream == other.stream:
            return other.n < self.n
        return other.n <= self.seen.get(other.stream, 0)


def _first(conn: sqlite3.Connection, ids: Sequence[str]) -> str:
    """Which of several signatures of one span was there first."""
    births = [_birth(conn, id_) for id_ in ids]
    unled = [one for one in births if not any(one.follows(other) for other in births)]
    return min((one.at, one.id) for one in unled or births)[1]


def _birth(conn: sqlite3.Connection, id_: str) -> _Birth:
    (stamps,) = conn.execute(
        "SELECT t.st FROM bulletin t JOIN rec r USING (id) WHERE r.uid = ?", (bytes.fromhex(id_),)
    ).fetchone()
    at, sid, n = stamp(stamps)
    (key,) = conn.execute("SELECT skey FROM stream WHERE sid = ?", (sid,)).fetchone() or (b"",)
    try:
        text = zlib.decompressobj().decompress(_whole(conn, id_), MOST)
        seen = dict(msgspec.json.decode(text, type=_Seen).heads)
    except (zlib.error, msgspec.MsgspecError):
        seen = {}
    return _Birth(at, id_, stream_name(bytes(key)), n, seen)


def stream_name(key: bytes) -> str:
    """A stream as contents name it: first 8 bytes of the device's key, and the place."""
    return (key[:8] + key[32:]).hex()

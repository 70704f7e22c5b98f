"""Signed bulletins as the register keeps them: once for a span and a place, never changed.

The first that was signed counts, also where it was taken back or changed since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from gridapp.models.bulletin import SignedBulletin
from gridapp.models.declare import Value, kind_of
from gridapp.register import log, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight

_PART: Final = 60_000
"""Bytes in one part: what a value may hold at most is a little more."""


class AlreadySigned(Exception):
    """The bulletin of this span was signed before."""

    def __init__(self, span: str) -> None:
        super().__init__(span)
        self.value = span


class Unreadable(Exception):
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
    first: dict[str, Signed] = {}
    for id_ in ids:
        one = known[id_]
        if one.place == place and one.span and one.span not in first:
            first[one.span] = Signed(
                id=id_,
                span=one.span,
                signed_on=one.signed_on or "",
                by=one.by or "",
                mark=one.mark or "",
            )
    return list(first.values())


def find(conn: sqlite3.Connection, place: str, span: str) -> Signed | None:
    """The one of this span, if it was signed."""
    return next((one for one in every(conn, place) if one.span == span), None)


def body(conn: sqlite3.Connection, one: Signed) -> bytes:
    """What was signed, byte for byte. Raises Unreadable."""
    found: Sequence[tuple[bytes]] = conn.execute(
        "SELECT t.body FROM bulletin_part t JOIN rec r USING (id)"
        " WHERE t.bulletin = ?1 AND t.body IS NOT NULL AND r.home IS NOT NULL AND t.place ="
        " (SELECT b.place FROM bulletin b JOIN rec q USING (id) WHERE q.uid = ?1)"
        " ORDER BY t.n, r.uid",
        (bytes.fromhex(one.id),),
    ).fetchall()
    whole = b"".join(part for (part,) in found)
    if mark_of(whole) != one.mark:
        raise Unreadable(one.span)
    return whole

"""What a device says in its files about itself: what it has, misses, holds back and refuses."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gridapp.models.certificate import Certificate
from gridapp.models.domain import Unreadable
from gridapp.register import acks, archives, attachments, audit, files, scope, streams
from gridapp.register.attachments import Named
from gridapp.register.identity import Identity
from gridapp.register.peers import Directory, Known
from gridapp.register.scope import Stream
from gridapp.sync.statement import MAX_ROWS, Statement, read_statement
from gridapp.sync.statement_rows import MAX_ISLANDS, Held, Notice, Refused, VectorRow, Want

_MOST_VERDICTS = 5_000
_MOST_FORKS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the statement of a file tells beside its segments."""

    vectors: tuple[VectorRow, ...]
    wants: tuple[Want, ...]
    held: tuple[Held, ...] = ()
    refused: tuple[Refused, ...] = ()
    notices: tuple[Notice, ...] = ()


PICTURES = 8 * 1024 * 1024
"""So many bytes of attachments go into one file, beside the text."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """A device about to write its files: its register, who is around it, what they last said.

    Attributes:
        budget: so many bytes of attachments go into one file.
        only: the keys of the devices that get a file; None for everybody.
        again: whether what was said and brought before is written once more.
    """

    conn: sqlite3.Connection
    me: Identity
    mine: Certificate
    who: Directory
    rank: tuple[int, int]
    budget: int = PICTURES
    now_ms: int = 0
    only: frozenset[bytes] | None = None
    again: bool = False
    _shelf: tuple[list[Named], frozenset[bytes]] | None = None
    _unanswered: dict[bytes, tuple[int, int]] | None = None
    _heard: dict[bytes, Statement | None] = field(default_factory=dict)
    _anchor: tuple[int, bytes] | None = None

    @property
    def shelf(self) -> tuple[list[Named], frozenset[bytes]]:
        """The attachments that records name, and those that are here; read once."""
        if self._shelf is None:
            named = attachments.named(self.conn)
            self._shelf = named, attachments.here(self.conn) if named else frozenset()
        return self._shelf

    @property
    def unanswered(self) -> dict[bytes, tuple[int, int]]:
        """How often we wrote to a device since it was last heard of, and when last; read once."""
        if self._unanswered is None:
            self._unanswered = files.unanswered(self.conn)
        return self._unanswered

    @property
    def anchor(self) -> tuple[int, bytes]:
        """What stands for the access log as it was before anything was written; read once."""
        if self._anchor is None:
            self._anchor = audit.anchor(self.conn)
        return self._anchor

    def heard(self, key: bytes) -> Statement | None:
        """The newest statement of a device, read once."""
        if key not in self._heard:
            raw = acks.peer(self.conn, key).statement
            try:
                self._heard[key] = read_statement(raw, self.me.domain) if raw else None
            except Unreadable:
                self._heard[key] = None
        return self._heard[key]


def _wants(desk: Desk, shared: Sequence[Stream], here: Sequence[streams.Held]) -> Iterator[Want]:
    for one in here:
        yield from (Want(one.stream, first, last) for first, last in one.gaps)
    keys = {stream.sid: stream.key for stream in shared}
    for sid, first, last in archives.asked_for(desk.conn, keys):
        yield Want(keys[sid], first, last)


def said(desk: Desk, shared: Sequence[Stream], *, verdicts: bool = False) -> Said:
    """What is here of these streams; with `verdicts` also what of them does not count here."""
    here = scope.vectors(desk.conn, shared)
    sids = json.dumps([stream.sid for stream in shared if stream.author != desk.me.key])
    held, refused = [], []
    if verdicts and desk.me.role.is_centre:
        held = acks.held_here(desk.conn, sids, _MOST_VERDICTS)
        refused = acks.refused_here(desk.conn, sids, _MOST_VERDICTS)
        # Its author need not wait for what lies behind the end of his device.
        refused += [one for one in held if one.reason == "cut"]
        held = [one for one in held if one.reason != "cut"]
    forked = [stream for stream in shared if stream.forked][:_MOST_FORKS]
    return Said(
        vectors=tuple(
            VectorRow(one.stream, one.hi, one.prefix or bytes(16), one.islands[:MAX_ISLANDS])
            for one in here
        ),
        wants=tuple(_wants(desk, shared, here))[:MAX_ROWS],
        held=tuple(Held(one.stream, one.first, one.last, one.reason) for one in held),
        refused=tuple(
            Refused(one.stream, one.first, one.last, one.reason, "", one.segment) for one in refused
        ),
        notices=tuple(
            Notice("fork", {"all": scope.whole(desk.conn, one.sid), "stream": one.key})
            for one in forked
        ),
    )


def lost(desk: Desk, shared: Sequence[Stream], centres: Sequence[Known]) -> list[Want]:
    """What a centre has of our own work and we no longer have: an old copy of us runs here."""
    here = {stream.key: stream.hi for stream in shared}
    there: dict[bytes, int] = {}
    for one in centres:
        heard = desk.heard(one.key)
        for row in heard.vectors if heard else ():
            if row.stream[:32] == desk.me.key:
                there[row.stream] = max(row.hi, there.get(row.stream, 0))
    return [
        Want(stream, here.get(stream, 0) + 1, hi)
        for stream, hi in sorted(there.items())
        if hi > here.get(stream, 0)
    ]


def receipts(desk: Desk, centre: Known, device: Known) -> list[VectorRow]:
    """What a centre's statement confirms of a device's own streams."""
    heard = desk.heard(centre.key)
    return [row for row in heard.vectors if row.stream[:32] == device.key] if heard else []

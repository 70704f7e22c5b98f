"""Attachments in sync files: after the text, within a budget, until the other side has them.

Upward goes what no centre is known to have; downward what a device says it lacks. Who has the
record and does not say that he lacks its file has it: his statement is the receipt.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from gridapp.register import acks, attachments
from gridapp.register.peers import Known
from gridapp.sync.container import MAX_ATTACHMENTS
from gridapp.sync.outcomes import Candidate
from gridapp.sync.saying import Desk
from gridapp.sync.statement import Statement
from gridapp.sync.statement_rows import Notice

KIND: Final = "attachments"
_LACKING: Final = "lacking"
_SIZE: Final = 32
_IN_ONE: Final = 4096 // _SIZE
MOST_NAMED: Final = 8 * _IN_ONE
"""More that are missing are named once some of these have come."""
_LARGEST_BUDGET: Final = 48 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Attachments that go with a file.

    Attributes:
        fresh: some of them were not sent to this device since we last read a file of its; such
            a load is reason enough to write one.
        size: bytes they take in the file.
    """

    digests: tuple[bytes, ...] = ()
    fresh: bool = False
    size: int = 0


NOTHING = Load()


def lacking(desk: Desk, place: str) -> tuple[Notice, ...]:
    """Which files are named at a place and below and have not come, the oldest ones."""
    named, here = desk.shelf
    gone = dict.fromkeys(
        one.digest for one in named if one.place.startswith(place) and one.digest not in here
    )
    told = list(gone)[:MOST_NAMED]
    return tuple(
        Notice(KIND, {_LACKING: b"".join(told[at : at + _IN_ONE])})
        for at in range(0, len(told), _IN_ONE)
    )


def upward(desk: Desk, others: Sequence[Known]) -> Load:
    """What none of these devices has, of all that stands at our own place and below."""
    named, here = desk.shelf
    if not here:
        return NOTHING
    lacks = {one.key: _lacked(desk.heard(one.key)) for one in others}
    has_text = acks.reached(desk.conn, lacks)
    return _load(
        desk,
        others[0],
        (
            one.digest
            for one in named
            if one.digest in here
            and one.place.startswith(desk.me.place)
            and not any(
                one.digest not in lacks[key]
                and (one.stream[:32] == key or one.n <= has_text.get((key, one.sid), 0))
                for key in lacks
            )
        ),
    )


def downward(desk: Desk, device: Known) -> Load:
    """What a device below says it lacks, of what stands at its place and below."""
    named, here = desk.shelf
    lacks = _lacked(desk.heard(device.key))
    return _load(
        desk,
        device,
        (
            one.digest
            for one in named
            if one.digest in lacks and one.digest in here and one.place.startswith(device.place)
        ),
    )


def read(desk: Desk, load: Load) -> Iterator[bytes]:
    """The files of a load; one that is damaged here is not sent."""
    for digest in load.digests:
        data = attachments.read(desk.conn, digest)
        if data is not None:
            yield data


def keep(conn: sqlite3.Connection, one: Candidate) -> None:
    """Keep the attachments of a file whose text is in: those that a record names, sound pictures.

    Others are left out and harm nothing; what is still missing is named in our next file.
    """
    if one.parcel is None or one.stranger or not one.parcel.attachments:
        return
    from gridapp.register import pictures  # only now: most files bring none

    came = {hashlib.sha256(data).digest(): data for data in one.parcel.attachments}
    for digest in attachments.wanted(conn, came):
        # A disk too full for pictures does not stop the text.
        with suppress(pictures.NotAPicture, OSError):
            pictures.check(came[digest])
            attachments.keep(conn, came[digest])


def _lacked(heard: Statement | None) -> set[bytes]:
    """The digests that a statement names as missing."""
    said = [
        value
        for notice in (heard.notices if heard else ())
        if notice.kind == KIND and isinstance(value := notice.data.get(_LACKING), bytes)
    ]
    return {part[at : at + _SIZE] for part in said for at in range(0, len(part), _SIZE)}


def _load(desk: Desk, to: Known, wanted: Iterable[bytes]) -> Load:
    """As many of these as one file may hold: first those that were not sent yet."""
    listed = list(dict.fromkeys(wanted))
    if not listed or desk.budget <= 0:
        return NOTHING
    before = attachments.sent(desk.conn, to.key)
    taken: list[bytes] = []
    total = 0
    for digest in sorted(listed, key=lambda one: one in before)[:MAX_ATTACHMENTS]:
        size = attachments.size(desk.conn, digest)
        if taken and total + size > min(desk.budget, _LARGEST_BUDGET):
            break
        taken.append(digest)
        total += size
    return Load(
        digests=tuple(taken),
        fresh=any(one not in before for one in taken),
        size=total + 8 * len(taken),
    )

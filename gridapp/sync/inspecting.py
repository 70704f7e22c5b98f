"""What a sync file is; with a home's key, what is in it. Nothing about a person is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gridapp.models.domain import Damaged, Unreadable
from gridapp.register.payload import read_payload
from gridapp.register.segment import read_header
from gridapp.sync import container
from gridapp.sync.container import MAX_FILE, Item, ItemType, NotForThisHome
from gridapp.sync.keys import KeyRing
from gridapp.sync.opening import TooLarge, open_parcel
from gridapp.sync.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentSeen:
    """One segment: whose, about which place, which changes; `fault` where it cannot be read."""

    device: str
    place: str
    first: int
    last: int
    rows: int
    bytes: int
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A sync file as far as this home can see into it.

    Attributes:
        domain: real or practice.
        recipients: key ids, as they stand in the clear.
        for_me: whether this home's keys open it; the rest is empty unless they do.
        sender: first 16 hex digits of the sending device's key.
    """

    domain: str
    bytes: int
    recipients: tuple[str, ...]
    for_me: bool = False
    sender: str = ""
    place: str = ""
    number: int = 0
    made_ms: int = 0
    rows: int = 0
    segments: tuple[SegmentSeen, ...] = ()
    attachments: int = 0
    forwarded: int = 0
    vectors: int = 0
    wants: int = 0
    held: int = 0
    refused: int = 0


def inspect(path: Path, ring: KeyRing | None) -> Inspection:
    """Look at a file without taking anything in. Raises an Unreadable, or OSError."""
    if path.stat().st_size > MAX_FILE:
        raise TooLarge(path.name)
    data = path.read_bytes()
    head = container.header(data)
    seen = Inspection(
        domain=head.domain.name.lower(),
        bytes=len(data),
        recipients=tuple(key_id.hex() for key_id in head.key_ids),
    )
    if ring is None or ring.domain is not head.domain:
        return seen
    try:
        items = container.open_file(data, ring.sealing, ring.domain)
    except NotForThisHome:
        return seen
    parcel = open_parcel(data, ring)
    return replace(
        _told(seen, parcel.said.statement),
        for_me=True,
        segments=tuple(_segment(body) for body in parcel.segments),
        attachments=_count(items, ItemType.ATTACHMENT),
        forwarded=len(parcel.forwarded),
    )


def _told(seen: Inspection, statement: Statement) -> Inspection:
    return replace(
        seen,
        sender=statement.sender.hex()[:16],
        place=str(statement.place),
        number=statement.number,
        made_ms=statement.made,
        rows=statement.rows,
        vectors=len(statement.vectors),
        wants=len(statement.wants),
        held=len(statement.held),
        refused=len(statement.refused),
    )


def _segment(body: bytes) -> SegmentSeen:
    try:
        header = read_header(body)
    except Unreadable as why:
        fault = str(why)
        return SegmentSeen(device="", place="", first=0, last=0, rows=0, bytes=0, fault=fault)
    rows, fault = 0, ""
    try:
        rows = read_payload(header, body).entries()
    except Damaged as why:
        fault = str(why)
    return SegmentSeen(
        device=header.key.hex()[:16],
        place=str(header.place or ""),
        first=header.first,
        last=header.last,
        rows=rows,
        bytes=len(body),
        fault=fault,
    )


def _count(items: Sequence[Item], type_: ItemType) -> int:
    return sum(item.type is type_ for item in items)

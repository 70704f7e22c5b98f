"""A sync file opened and sifted before anything of it is stored: what is new, what is bad."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from gridapp.models.certificate import Certificate
from gridapp.models.domain import Damaged, OtherDomain, Unreadable
from gridapp.register import intake
from gridapp.register.erasure_proof import NOBODY
from gridapp.register.identity import Identity
from gridapp.register.intake import Arrival
from gridapp.register.payload import read_payload
from gridapp.register.segment import SIGNED_SIZE, Header, identity, read_header
from gridapp.sync import announced, container
from gridapp.sync.checking import signature_holds
from gridapp.sync.container import ItemType
from gridapp.sync.keys import KeyRing
from gridapp.sync.statement import Statement, matches, read_statement


class Mismatched(Unreadable):
    """The statement was made for another file: somebody put other contents under it."""


class Stranger(Unreadable):
    """The sender is not known under our root: a file of another centre, or a forged one."""


class TooLarge(Unreadable):
    """More bytes than a sync file may have."""


def reason_of(why: Unreadable) -> str:
    """The short code of a refusal: NotASyncFile is not_a_sync_file."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(why).__name__).lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement whose signature holds, and its bytes."""

    statement: Statement
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A sync file whose statement holds and is bound to what lies in it."""

    said: Said
    forwarded: tuple[Said, ...]
    segments: tuple[bytes, ...]
    attachments: tuple[bytes, ...] = ()


def open_parcel(data: bytes, ring: KeyRing) -> Parcel:
    """Open a sync file. Raises an Unreadable for one that is to be set aside whole."""
    items = container.open_file(data, ring.sealing, ring.domain)
    said = [item.data for item in items if item.type is ItemType.STATEMENT]
    segments = tuple(item.data for item in items if item.type is ItemType.SEGMENT)
    statement = read_statement(said[0], ring.domain)
    ids = (identity(body[:SIGNED_SIZE]) for body in segments)
    if not matches(statement, ids, container.header(data).key_ids):
        raise Mismatched("statement")
    return Parcel(
        said=Said(statement=statement, raw=said[0]),
        forwarded=tuple(_readable(said[1:], ring)),
        segments=segments,
        attachments=tuple(item.data for item in items if item.type is ItemType.ATTACHMENT),
    )


def _readable(said: Iterable[bytes], ring: KeyRing) -> Iterable[Said]:
    """Forwarded statements; a bad one says nothing and harms nothing."""
    for raw in said:
        try:
            yield Said(statement=read_statement(raw, ring.domain), raw=raw)
        except Unreadable:
            continue


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A segment that is not taken. `authentic`: its author truly signed these very bytes."""

    reason: str
    header: Header | None = None
    id: bytes = b""
    authentic: bool = False


@dataclass(slots=True, kw_only=True)
class Sifted:
    """The segments of one file: new ones that hold, certificates they bring, bad ones."""

    fresh: list[Arrival] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    streams: set[bytes] = field(default_factory=set)
    changes: int = 0


def sift(conn: sqlite3.Connection, me: Identity, segments: Iterable[bytes]) -> Sifted:
    """Check every segment that is not here yet; a bad one is left out alone."""
    found = Sifted()
    seen: set[bytes] = set()
    for body in segments:
        id_ = identity(body[:SIGNED_SIZE])
        if id_ in seen or intake.is_known(conn, id_):
            continue
        fault, header = _fault(me, body)
        if header is not None and fault is None:
            try:
                payload = read_payload(header, body)
            except Unreadable as why:
                # A false digest is a bad copy; anything behind a true one is the author's doing.
                fault = Bad(
                    reason=reason_of(why),
                    header=header,
                    id=id_,
                    authentic=str(why) != "digest",
                )
            else:
                seen.add(id_)
                arrival = Arrival(id=id_, header=header, payload=payload, body=body)
                found.fresh.append(arrival)
                found.certificates += announced.certificates_in(arrival)
                found.changes += header.count
                found.streams.add(header.stream)
        if fault is not None:
            found.bad.append(fault)
    return found


def _fault(me: Identity, body: bytes) -> tuple[Bad | None, Header | None]:
    """What is wrong with a segment from outside, its payload not looked at."""
    try:
        header = read_header(body)
        if header.domain is not me.domain:
            raise OtherDomain("G")
        proved = header.emptied is None or header.emptied.by != NOBODY
        if not (proved and signature_holds(header, body)):
            raise Damaged("signature")
    except Unreadable as why:
        return Bad(reason=reason_of(why)), None
    if header.place and not str(header.place).startswith(me.place):
        return Bad(reason="other_place", header=header), header
    return None, header

"""Files and segments as somebody might make them who means harm, or whose program is broken."""

from __future__ import annotations

import hashlib
import secrets
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec

from gridapp.models.certificate import decode
from gridapp.models.domain import Domain
from gridapp.register.payload import Payload, pack_payload
from gridapp.register.segment import (
    HEADER_SIZE,
    SIGNED_SIZE,
    Header,
    identity,
    origin,
    read_header,
)
from gridapp.sync.container import Item, ItemType, open_file, seal
from gridapp.sync.keys import KeyRing, SigningKey
from gridapp.sync.statement import Statement, read_statement, segments_digest, sign_statement
from tests.sync.township import NOW_MS, Device


def items_of(data: bytes, reader: Device) -> list[Item]:
    """What a sync file holds, for one of its recipients."""
    ring = reader.ring
    return open_file(data, ring.sealing, ring.domain)


def segments_of(data: bytes, reader: Device) -> list[bytes]:
    return [item.data for item in items_of(data, reader) if item.type is ItemType.SEGMENT]


def statement_of(data: bytes, reader: Device) -> Statement:
    return read_statement(items_of(data, reader)[0].data, reader.ring.domain)


def a_file(
    ring: KeyRing,
    to: Device,
    segments: Sequence[bytes],
    *,
    forwarded: Sequence[bytes] = (),
    **says: Any,
) -> bytes:
    """A sync file by the holder of `ring`, saying what it likes."""
    own = decode(ring.chain[-1])
    recipient = decode(to.ring.chain[-1]).sealing_key
    told: dict[str, Any] = {
        "domain": ring.domain,
        "sender": ring.signing.public,
        "certificate": own.id,
        "place": own.place,
        "number": 900,
        "made": NOW_MS + 900_000,
        "recipients": (recipient,),
        "segments_digest": segments_digest(identity(body[:SIGNED_SIZE]) for body in segments),
        "epoch": bytes(8),
    }
    statement = sign_statement(Statement(**(told | says)), ring.signing)
    items = [Item(ItemType.STATEMENT, raw) for raw in (statement, *forwarded)]
    items += [Item(ItemType.SEGMENT, body) for body in segments]
    return seal(ring.domain, items, [recipient])


def raw_segment(
    key: SigningKey,
    place: int,
    payload: bytes,
    *,
    first: int = 1,
    count: int = 1,
    at: tuple[int, int] = (NOW_MS << 16, NOW_MS << 16),
    raw_size: int | None = None,
    previous: bytes | None = None,
    certificate: bytes = bytes(32),
    codec: int = 1,
) -> bytes:
    """A truly signed segment around any payload bytes (already compressed)."""
    header = Header(
        domain=Domain.REAL,
        key=key.public,
        place=place,
        first=first,
        count=count,
        least_at=at[0],
        greatest_at=at[1],
        previous=previous or origin(Domain.REAL, key.public, place, certificate),
        payload_digest=hashlib.sha256(payload).digest(),
        raw_size=len(zlib.decompress(payload)) if raw_size is None else raw_size,
        size=len(payload),
        codec=codec,
    )
    signed = header.signed()
    return signed + key.sign(signed) + payload


def a_payload(**changed: Any) -> Payload:
    """One change that sets the note of a new visit, unless told otherwise."""
    parts: dict[str, Any] = {
        "salt": secrets.token_bytes(16),
        "kinds": ["visit"],
        "fields": ["note"],
        "workers": [secrets.token_bytes(16)],
        "records": [secrets.token_bytes(16)],
        "kind_of": [0],
        "streams": [],
        "record": [0],
        "field": [0],
        "at": [0],
        "base_stream": [0],
        "base_n": [0],
        "more_bases": [],
        "worker": [],
        "plain": ["x"],
        "bytes_at": [],
        "bytes_value": [],
    }
    return Payload(**(parts | changed))


def a_segment(key: SigningKey, place: int, payload: Payload | None = None, **head: Any) -> bytes:
    body, _size = pack_payload(payload or a_payload())
    return raw_segment(key, place, body, **head)


def columns(*parts: Any) -> bytes:
    """Any array of parts as a compressed payload."""
    return zlib.compress(msgspec.msgpack.encode(list(parts)), 6)


def spoiled(segment: bytes) -> bytes:
    """The same head over another payload of the same length."""
    header = read_header(segment)
    return segment[:HEADER_SIZE] + secrets.token_bytes(header.size)

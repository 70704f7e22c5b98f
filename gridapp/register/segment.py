"""A segment: changes of one stream as bytes. No keys here: signing and verifying belong to sync.

The header is of fixed size and signed; the payload is a msgpack array of columns, compressed.
Offsets, limits and the meaning of every column stand in docs/format.md.
"""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

import msgspec

from gridapp.models.domain import (
    SUITE,
    VERSION,
    Damaged,
    Domain,
    NeedsUpdate,
    Truncated,
    check_version,
    domain_of,
)

_SIGNED = struct.Struct("<4sBBH32sQQIqq32s32sII")
SIGNED_SIZE = _SIGNED.size
SIGNATURE_SIZE = 64
HEADER_SIZE = SIGNED_SIZE + SIGNATURE_SIZE
ZLIB = 1

MAX_RAW = 4 * 1024 * 1024
MAX_RATIO = 100
MAX_CHANGES = 50_000
MAX_BASES = 64
MAX_MORE_BASES = 100_000
"""All bases beyond the first of their change, in one segment."""

MAX_N = 2**31 - 1
MAX_AT = 2**63 - 1

NO_BASE, OWN_STREAM, FIRST_STREAM = 0, 1, 2
"""Codes of the base-stream column: none, this stream, or 2 + index into the named streams."""

_Count = Annotated[int, msgspec.Meta(ge=0, le=MAX_N)]
_At = Annotated[int, msgspec.Meta(ge=0, le=MAX_AT)]
_Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_Uid = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_StreamKey = Annotated[bytes, msgspec.Meta(min_length=40, max_length=40)]
_Prefix = Annotated[bytes, msgspec.Meta(max_length=16)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
_Text = Annotated[str, msgspec.Meta(max_length=65_536)]
_Bytes = Annotated[bytes, msgspec.Meta(max_length=65_536)]
Value = int | float | str | bytes | None

T = TypeVar("T")
_Column = Annotated[list[T], msgspec.Meta(max_length=MAX_CHANGES)]
_More = Annotated[list[tuple[_Count, _Count, _Count]], msgspec.Meta(max_length=MAX_MORE_BASES)]


class Payload(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """The columns of a segment's changes, in the order they are written."""

    salt: _Uid
    kinds: _Column[_Name]
    fields: _Column[_Name]
    workers: _Column[_Uid]
    records: _Column[_Uid]
    kind_of: _Column[_Count]
    streams: _Column[tuple[_StreamKey, _Count, _Prefix]]
    record: _Column[_Count]
    field: _Column[_Count]
    at: _Column[_At]
    base_stream: _Column[_Count]
    base_n: _Column[_Count]
    more_bases: _More
    worker: _Column[_Count]
    plain: _Column[_Whole | float | _Text | None]
    bytes_at: _Column[_Count]
    bytes_value: _Column[_Bytes]

    def values(self) -> list[Value]:
        """The value of each change: bytes stand in columns of their own, None where they go."""
        values: list[Value] = list(self.plain)
        for i, value in zip(self.bytes_at, self.bytes_value, strict=True):
            values[i] = value
        return values

    def entries(self) -> int:
        """How many entries it brings: records in one save, certificates left aside."""
        saves = set(zip(self.record, self.at, strict=True))
        if "certificate" not in self.kinds:
            return len(saves)
        counted = [self.kinds[kind] != "certificate" for kind in self.kind_of]
        return sum(1 for record, _at in saves if counted[record])


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The clear, signed head of a segment. `place` 0 is the device's own log."""

    domain: Domain
    key: bytes
    place: int
    first: int
    count: int
    least_at: int
    greatest_at: int
    previous: bytes
    payload_digest: bytes
    raw_size: int
    size: int
    codec: int = ZLIB

    @property
    def last(self) -> int:
        """The number of its last change."""
        return self.first + self.count - 1

    @property
    def stream(self) -> bytes:
        """Stream key: device key and place, 40 bytes."""
        return stream_key(self.key, self.place)

    def signed(self) -> bytes:
        """The bytes that are signed; their SHA-256 is the segment's id."""
        return _SIGNED.pack(
            self.domain.magic("G"),
            VERSION,
            self.codec,
            SUITE,
            self.key,
            self.place,
            self.first,
            self.count,
            self.least_at,
            self.greatest_at,
            self.previous,
            self.payload_digest,
            self.raw_size,
            self.size,
        )


def stream_key(key: bytes, place: int) -> bytes:
    """The key of the stream that device `key` keeps about `place`: 32 + 8 bytes."""
    return key + struct.pack("<Q", place)


def stream_place(stream: bytes) -> int:
    """The place in a stream key."""
    return int.from_bytes(stream[32:], "little")


def origin(domain: Domain, key: bytes, place: int, certificate_id: bytes) -> bytes:
    """What stands as the previous id in the first segment of a stream."""
    return hashlib.sha256(domain.magic("G") + stream_key(key, place) + certificate_id).digest()


def identity(signed: bytes) -> bytes:
    """A segment's id: SHA-256 of its signed header."""
    return hashlib.sha256(signed).digest()


def read_header(data: bytes) -> Header:
    """The head of a segment, its numbers within limits; nothing behind it is touched."""
    domain = domain_of(data, "G")
    if len(data) < HEADER_SIZE:
        raise Truncated("segment")
    _, version, codec, suite, *rest = _SIGNED.unpack_from(data)
    check_version(version, suite)
    if codec != ZLIB:
        raise NeedsUpdate("codec")
    key, place, first, count, least, greatest, previous, digest, raw_size, size = rest
    if not (1 <= count <= MAX_CHANGES and 1 <= first <= MAX_N - count):
        raise Damaged("count")
    if not 0 <= least <= greatest or place >= 10**18:
        raise Damaged("header")
    if not 1 <= raw_size <= MAX_RAW or raw_size > MAX_RATIO * size:
        raise Damaged("ratio")
    if len(data) != HEADER_SIZE + size:
        raise Truncated("segment") if len(data) < HEADER_SIZE + size else Damaged("length")
    return Header(
        domain=domain,
        key=key,
        place=place,
        first=first,
        count=count,
        least_at=least,
        greatest_at=greatest,
        previous=previous,
        payload_digest=digest,
        raw_size=raw_size,
        size=size,
        codec=codec,
    )


def signature(data: bytes) -> bytes:
    """The signature that follows the signed header."""
    return bytes(data[SIGNED_SIZE:HEADER_SIZE])


def pack_payload(payload: Payload) -> tuple[bytes, int]:
    """The compressed columns and their size before compression.

    Columns that would shrink beyond what a reader accepts are stored as they are.
    """
    raw = _ENCODER.encode(payload)
    body = zlib.compress(raw, 6)
    return body if len(raw) <= MAX_RATIO * len(body) else zlib.compress(raw, 0), len(raw)


def read_payload(header: Header, data: bytes) -> Payload:
    """The columns of a segment whose signature holds. Raises Damaged for anything odd."""
    body = memoryview(data)[HEADER_SIZE:]
    if hashlib.sha256(body).digest() != header.payload_digest:
        raise Damaged("digest")
    inflate = zlib.decompressobj()
    try:
        raw = inflate.decompress(body, header.raw_size + 1)
        payload = _DECODER.decode(raw)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Damaged("payload") from error
    if len(raw) != header.raw_size or not inflate.eof or inflate.unused_data:
        raise Damaged("length")
    _check_columns(header, payload)
    return payload


def _check_columns(header: Header, payload: Payload) -> None:
    count = header.count
    columns: tuple[Sequence[object], ...] = (
        payload.record,
        payload.field,
        payload.at,
        payload.base_stream,
        payload.base_n,
        payload.plain,
    )
    if any(len(column) != count for column in columns):
        raise Damaged("columns")
    if len(payload.kind_of) != len(payload.records) or len(payload.worker) not in (0, count):
        raise Damaged("columns")
    _check_indices(payload)
    at = payload.at
    if min(at) != 0 or max(at) != header.greatest_at - header.least_at:
        raise Damaged("clock")
    if float in set(map(type, payload.plain)) and not all(
        math.isfinite(value) for value in payload.plain if type(value) is float
    ):
        raise Damaged("value")
    _check_bases(header, payload)


def _check_indices(payload: Payload) -> None:
    for column, size in (
        (payload.record, len(payload.records)),
        (payload.field, len(payload.fields)),
        (payload.kind_of, len(payload.kinds)),
        (payload.worker, len(payload.workers)),
        (payload.base_stream, FIRST_STREAM + len(payload.streams)),
    ):
        if column and max(column) >= size:
            raise Damaged("index")
    if not payload.workers:
        raise Damaged("worker")
    at = payload.bytes_at
    if len(at) != len(payload.bytes_value) or sorted(set(at)) != at:
        raise Damaged("columns")
    if at and (at[-1] >= len(payload.plain) or any(payload.plain[i] is not None for i in at)):
        raise Damaged("columns")


def _check_bases(header: Header, payload: Payload) -> None:
    """A base stands before the change that names it: in its own line, or as far as was seen."""
    _check_streams(header, payload)
    limits = [0, 0, *(hi or MAX_N for _stream, hi, _prefix in payload.streams)]
    first = header.first
    for i, (stream, n) in enumerate(zip(payload.base_stream, payload.base_n, strict=True)):
        if not (stream or n):
            continue
        limit = first + i - 1 if stream == OWN_STREAM else limits[stream]
        if n > limit or (n == 0) != (stream == NO_BASE):
            raise Damaged("base")
    per_change: dict[int, int] = {}
    for i, stream, n in payload.more_bases:
        per_change[i] = per_change.get(i, 1) + 1
        if i >= header.count or not OWN_STREAM <= stream < len(limits):
            raise Damaged("base")
        limit = first + i - 1 if stream == OWN_STREAM else limits[stream]
        if not 0 < n <= limit or per_change[i] > MAX_BASES:
            raise Damaged("base")


def _check_streams(header: Header, payload: Payload) -> None:
    """A foreign stream is bound by what was seen of it; an own one needs no binding."""
    named = [stream for stream, _hi, _prefix in payload.streams]
    if len(set(named)) != len(named) or header.stream in named:
        raise Damaged("stream")
    for stream, hi, prefix in payload.streams:
        foreign = stream[:32] != header.key
        if len(prefix) != (16 if foreign else 0) or (hi > 0) != foreign:
            raise Damaged("stream")

"""A segment: changes of one stream as bytes. No keys here: signing and verifying belong to sync.

The header, read here, is of fixed size and signed; the columns behind it are read by `payload`.
Offsets and limits stand in docs/format.md.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass

from gridapp.models.domain import (
    MAGIC_SIZE,
    SUITE,
    VERSION,
    Damaged,
    Domain,
    NeedsUpdate,
    Truncated,
    check_version,
    domain_of,
)
from gridapp.register import erasure_proof
from gridapp.register.erasure_proof import BLOCK_SIZE, Emptied

_SIGNED = struct.Struct("<4sBBH32sQQIqq32s32sII")
SIGNED_SIZE = _SIGNED.size
SIGNATURE_SIZE = 64
HEADER_SIZE = SIGNED_SIZE + SIGNATURE_SIZE
ZLIB = 1

MAX_RAW = 4 * 1024 * 1024
MAX_RATIO = 100
MAX_CHANGES = 50_000
MAX_N = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The clear, signed head of a segment. `place` 0 is the device's own log.

    `emptied` is no part of what is signed: it tells of columns that were erased since.
    """

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
    emptied: Emptied | None = None

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
    _check_ratio(raw_size, size)
    whole, left = HEADER_SIZE + size, None
    if erasure_proof.is_emptied(domain, data[HEADER_SIZE : HEADER_SIZE + MAGIC_SIZE]):
        left = erasure_proof.read(domain, data[HEADER_SIZE : HEADER_SIZE + BLOCK_SIZE])
        _check_ratio(left.raw_size, left.size)
        whole = HEADER_SIZE + BLOCK_SIZE + left.size
    if len(data) != whole:
        raise Truncated("segment") if len(data) < whole else Damaged("length")
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
        emptied=left,
    )


def _check_ratio(raw_size: int, size: int) -> None:
    if not 1 <= raw_size <= MAX_RAW or raw_size > MAX_RATIO * size:
        raise Damaged("ratio")


def columns(header: Header, data: bytes) -> memoryview:
    """The compressed columns. Raises Damaged when they are not those of the head, or the block."""
    left = header.emptied
    body = memoryview(data)[HEADER_SIZE + (BLOCK_SIZE if left else 0) :]
    if hashlib.sha256(body).digest() != (left.digest if left else header.payload_digest):
        raise Damaged("digest")
    return body


def signature(data: bytes) -> bytes:
    """The signature that follows the signed header."""
    return bytes(data[SIGNED_SIZE:HEADER_SIZE])

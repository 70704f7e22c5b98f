"""A second reader and writer of sync files, made from docs/format.md alone.

Nothing of the program is imported here: only the standard library and `cryptography`.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_FIXED = {0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q"}
_FIXED |= {0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"}
_SIZED = {0xC4: ("bin", ">B"), 0xC5: ("bin", ">H"), 0xC6: ("bin", ">I"), 0xD9: ("str", ">B")}
_SIZED |= {0xDA: ("str", ">H"), 0xDB: ("str", ">I"), 0xDC: ("array", ">H"), 0xDD: ("array", ">I")}
_SIZED |= {0xDE: ("map", ">H"), 0xDF: ("map", ">I")}


class _Reader:
    """msgpack, as far as the page uses it."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        self.at += size
        assert self.at <= len(self.data)
        return self.data[self.at - size : self.at]

    def value(self) -> Any:
        (mark,) = self.take(1)
        if mark < 0x80:
            return mark
        if mark >= 0xE0:
            return mark - 0x100
        if mark in (0xC0, 0xC2, 0xC3):
            return {0xC0: None, 0xC2: False, 0xC3: True}[mark]
        if mark in _FIXED:
            form = _FIXED[mark]
            return struct.unpack(form, self.take(struct.calcsize(form)))[0]
        if mark in _SIZED:
            sort, form = _SIZED[mark]
            return self.sized(sort, struct.unpack(form, self.take(struct.calcsize(form)))[0])
        if mark < 0x90:
            return self.sized("map", mark & 0x0F)
        return self.sized("array", mark & 0x0F) if mark < 0xA0 else self.sized("str", mark & 0x1F)

    def sized(self, sort: str, size: int) -> Any:
        if sort == "array":
            return [self.value() for _ in range(size)]
        if sort == "map":
            return {self.value(): self.value() for _ in range(size)}
        raw = self.take(size)
        return raw.decode() if sort == "str" else raw


def unpack(data: bytes) -> Any:
    """One msgpack value and nothing behind it."""
    reader = _Reader(data)
    found = reader.value()
    assert reader.at == len(data)
    return found


def pack(value: Any) -> bytes:
    """One value in its shortest form."""
    if value is None:
        return b"\xc0"
    if isinstance(value, int):
        return _pack_int(value)
    if isinstance(value, str):
        raw = value.encode()
        short = bytes([0xA0 | len(raw)]) if len(raw) < 32 else b""
        return (short or _head(len(raw), (0xD9, 0xDA, 0xDB))) + raw
    if isinstance(value, bytes):
        return _head(len(value), (0xC4, 0xC5, 0xC6)) + value
    short = bytes([0x90 | len(value)]) if len(value) < 16 else b""
    return (short or _head(len(value), (None, 0xDC, 0xDD))) + b"".join(map(pack, value))


def _pack_int(value: int) -> bytes:
    if -32 <= value < 128:
        return struct.pack("b", value)
    signed = ((0xD0, ">b"), (0xD1, ">h"), (0xD2, ">i"), (0xD3, ">q"))
    unsigned = ((0xCC, ">B"), (0xCD, ">H"), (0xCE, ">I"), (0xCF, ">Q"))
    for mark, form in unsigned if value >= 0 else signed:
        bits = struct.calcsize(form) * 8
        if value < 2**bits and value >= -(2 ** (bits - 1)):
            return bytes([mark]) + struct.pack(form, value)
    raise ValueError(value)


def _head(size: int, marks: tuple[int | None, int, int]) -> bytes:
    for mark, form, most in zip(marks, (">B", ">H", ">I"), (2**8, 2**16, 2**32), strict=True):
        if mark is not None and size < most:
            return bytes([mark]) + struct.pack(form, size)
    raise ValueError(size)


@dataclass(frozen=True)
class Keys:
    """What a key file holds."""

    seed: bytes
    sealing: list[bytes]
    chain: list[bytes]

    @property
    def public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()


def read_keys(data: bytes) -> Keys:
    """A key file."""
    assert data[:4] in (b"GSK1", b"GPK1")
    assert data[-32:] == hashlib.sha256(data[:-32]).digest()
    seed, sealing, _root, chain = unpack(data[8:-32])
    return Keys(seed, [key for key, _made in sealing], chain)


@dataclass(frozen=True)
class Segment:
    """A segment whose signature and digest hold."""

    id: bytes
    key: bytes
    place: int
    first: int
    least_at: int
    columns: list[Any]

    def changes(self) -> list[tuple[int, str, bytes, str, Any]]:
        """(number, kind, record id, field, value) of each change."""
        kinds, fields, records, kind_of = (self.columns[i] for i in (1, 2, 4, 5))
        values = list(self.columns[14])
        for i, value in zip(self.columns[15], self.columns[16], strict=True):
            values[i] = value
        return [
            (self.first + i, kinds[kind_of[r]], records[r], fields[f], values[i])
            for i, (r, f) in enumerate(zip(self.columns[7], self.columns[8], strict=True))
        ]


def read_segment(data: bytes) -> Segment:
    """A segment from its bytes."""
    assert data[:6] in (b"GSG1\x01\x01", b"GPG1\x01\x01")
    key, place, first, count, least, _greatest = struct.unpack_from("<32sQQIqq", data, 8)
    digest, raw_size, size = struct.unpack_from("<32sII", data, 108)
    Ed25519PublicKey.from_public_bytes(key).verify(data[148:212], data[:148])
    payload = data[212:]
    assert len(payload) == size
    assert hashlib.sha256(payload).digest() == digest
    raw = zlib.decompress(payload)
    assert len(raw) == raw_size
    columns = unpack(raw)
    assert len(columns[7]) == count
    return Segment(hashlib.sha256(data[:148]).digest(), key, place, first, least, columns)


@dataclass(frozen=True)
class File:
    """What a sync file holds: the parts of its statement, its segments, and the rest.

    Attributes:
        others: the parts of statements that were handed on.
    """

    sender: bytes
    parts: list[Any]
    segments: list[Segment]
    others: list[list[Any]]
    attachments: list[bytes]


def is_for(data: bytes, keys: Keys) -> bool:
    """Whether a sync file is sealed for the holder of these keys."""
    names = {data[16 + 88 * i : 24 + 88 * i] for i in range(data[8])}
    public = (X25519PrivateKey.from_private_bytes(one).public_key() for one in keys.sealing)
    return any(_name(one) in names for one in public)


def read_file(data: bytes, keys: Keys) -> File:
    """A sync file sealed for the holder of these keys."""
    assert data[:4] in (b"GSF1", b"GPF1")
    recipients, (size,) = data[8], struct.unpack_from("<I", data, 12)
    start = 28 + 88 * recipients
    assert len(data) == start + size
    slots = {data[16 + 88 * i : 24 + 88 * i]: data[24 + 88 * i : 104 + 88 * i]
             for i in range(recipients)}  # fmt: skip
    (file_key,) = (
        _SUITE.decrypt(slots[name], private, info=data[:4] + name)
        for private in map(X25519PrivateKey.from_private_bytes, keys.sealing)
        if (name := _name(private.public_key())) in slots
    )
    body = ChaCha20Poly1305(file_key).decrypt(data[start - 12 : start], data[start:], data[:start])
    items, at = [], 0
    while at < len(body):
        sort, length = struct.unpack_from("<BI", body, at)
        items.append((sort, body[at + 5 : at + 5 + length]))
        at += 5 + length
    sender, parts = _statement(items[0][1])
    segments = [read_segment(data) for sort, data in items if sort == 2]
    assert parts[5] == hashlib.sha256(b"".join(one.id for one in segments)).digest()
    assert [hashlib.sha256(key).digest()[:8] for key in parts[4]] == list(slots)
    others = [_statement(data)[1] for sort, data in items[1:] if sort == 1]
    return File(sender, parts, segments, others, [data for sort, data in items if sort == 3])


def _statement(said: bytes) -> tuple[bytes, list[Any]]:
    """Who said it, and the parts."""
    assert said[:7] in (b"GSF1\x01\x01S", b"GPF1\x01\x01S")
    (size,) = struct.unpack_from("<I", said, 40)
    assert len(said) == 44 + size + 64
    Ed25519PublicKey.from_public_bytes(said[8:40]).verify(said[-64:], said[:-64])
    parts = unpack(said[44 : 44 + size])
    assert len(parts) == 15
    return said[8:40], parts


def write_segment(keys: Keys, place: int, before: Segment, change: dict[str, Any]) -> bytes:
    """A segment of one change that follows another of its own stream."""
    last = before.first + len(before.columns[7]) - 1
    columns = [
        os.urandom(16),
        [change["kind"]],
        [change["field"]],
        [change["worker"]],
        [change["record"]],
        [0],
        [],
        [0],
        [0],
        [0],
        [1],
        [change["base"]],
        [],
        [],
        [change["value"]],
        [],
        [],
    ]
    raw = pack(columns)
    payload = zlib.compress(raw, 6)
    head = b"GSG1\x01\x01" + struct.pack("<H", 1) + keys.public
    head += struct.pack("<QQIqq", place, last + 1, 1, change["at"], change["at"]) + before.id
    head += hashlib.sha256(payload).digest() + struct.pack("<II", len(raw), len(payload))
    return head + Ed25519PrivateKey.from_private_bytes(keys.seed).sign(head) + payload


def write_file(keys: Keys, segments: list[bytes], *, number: int, made: int) -> bytes:
    """A sync file for the centre above, as its certificate in the chain names its sealing key."""
    own = keys.chain[-1]
    sealing = [certificate for certificate in keys.chain if certificate[5] == 2][-1][40:72]
    ids = b"".join(hashlib.sha256(one[:148]).digest() for one in segments)
    parts = [
        hashlib.sha256(own[:164]).digest(),
        struct.unpack_from("<Q", own, 72)[0],
        number,
        made,
        [sealing],
        hashlib.sha256(ids).digest(),
        bytes(8),
        *([], [], [], [], []),
        1,
        0,
        hashlib.sha256(b"audit").digest(),
    ]
    raw = pack(parts)
    said = b"GSF1\x01\x01S\x00" + keys.public + struct.pack("<I", len(raw)) + raw
    said += Ed25519PrivateKey.from_private_bytes(keys.seed).sign(said)
    items = [(1, said), *((2, one) for one in segments)]
    body = b"".join(struct.pack("<BI", sort, len(data)) + data for sort, data in items)
    file_key, nonce = os.urandom(32), os.urandom(12)
    public = X25519PublicKey.from_public_bytes(sealing)
    name = _name(public)
    wrapped = _SUITE.encrypt(file_key, public, info=b"GSF1" + name)
    head = b"GSF1\x01\x01\x00\x00\x01\x00\x00\x00" + struct.pack("<I", len(body) + 16)
    head += name + wrapped + nonce
    return head + ChaCha20Poly1305(file_key).encrypt(nonce, body, head)


def _name(key: X25519PublicKey) -> bytes:
    return hashlib.sha256(key.public_bytes_raw()).digest()[:8]

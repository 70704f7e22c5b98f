"""The sync file: a clear header, a file key wrapped for each recipient, a sealed body."""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gridapp.models.domain import (
    SUITE,
    VERSION,
    Damaged,
    Domain,
    NeedsUpdate,
    NotASyncFile,
    OtherDomain,
    Truncated,
    Unreadable,
    check_version,
    domain_of,
)
from gridapp.sync.keys import (
    KEY_ID_SIZE,
    KEY_SIZE,
    WRAPPED_SIZE,
    CannotUnwrap,
    SealingKey,
    key_id,
    wrap,
)

MAX_FILE = 64 * 1024 * 1024
MAX_RECIPIENTS = 16
MAX_SEGMENTS = 20_000
MAX_STATEMENTS = 1_000
MAX_ATTACHMENTS = 1_000
STATEMENT_MARK = ord("S")
BEGINNINGS = tuple(domain.magic("F")[:3] for domain in Domain)
"""The first three bytes of a sync file of any version, by which one is known among others."""

_FIXED = struct.Struct("<4sBBHB3xI")
_SLOT = KEY_ID_SIZE + WRAPPED_SIZE
_NONCE = 12
_TAG = 16
_ITEM = struct.Struct("<BI")


class NotForThisHome(Unreadable):
    """Sealed for others: none of this home's keys is among the recipients."""


class OverLimit(ValueError):
    """More than one sync file may carry; `limit` names which limit."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class ItemType(IntEnum):
    """What an item of the body is. Items stand in this order."""

    STATEMENT = 1
    SEGMENT = 2
    ATTACHMENT = 3


_MOST = {
    ItemType.STATEMENT: (MAX_STATEMENTS, 4 * 1024 * 1024),
    ItemType.SEGMENT: (MAX_SEGMENTS, 4 * 1024 * 1024 + 4096),
    ItemType.ATTACHMENT: (MAX_ATTACHMENTS, 16 * 1024 * 1024),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One statement, segment or attachment, byte for byte as its author made it."""

    type: ItemType
    data: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What anybody can read of a sync file: no names, no places."""

    domain: Domain
    key_ids: tuple[bytes, ...]
    size: int


def seal(domain: Domain, items: Sequence[Item], recipients: Sequence[bytes]) -> bytes:
    """The sync file that holds these items, readable by the holders of these sealing keys."""
    body = _body(items)
    if not 1 <= len(recipients) <= MAX_RECIPIENTS or len(set(recipients)) != len(recipients):
        raise OverLimit("recipients")
    if _head_size(len(recipients)) + len(body) + _TAG > MAX_FILE:
        raise OverLimit("size")
    magic = domain.magic("F")
    file_key = os.urandom(KEY_SIZE)
    slots = [key_id(key) + wrap(key, file_key, info=magic + key_id(key)) for key in recipients]
    fixed = _FIXED.pack(magic, VERSION, SUITE, 0, len(recipients), len(body) + _TAG)
    nonce = os.urandom(_NONCE)
    head = b"".join((fixed, *slots, nonce))
    return head + ChaCha20Poly1305(file_key).encrypt(nonce, body, head)


def header(data: bytes) -> Header:
    """What a sync file says in the clear; raises an `Unreadable` if it is not a whole one."""
    domain = domain_of(data, "F")
    if len(data) < _FIXED.size:
        raise Truncated("header")
    _, version, suite, flags, count, sealed = _FIXED.unpack_from(data)
    check_version(version, suite)
    if flags == STATEMENT_MARK:
        raise NotASyncFile("statement")
    if flags:
        raise NeedsUpdate("flags")
    size = _head_size(count) + sealed
    if not 1 <= count <= MAX_RECIPIENTS or sealed < _TAG or size > MAX_FILE or any(data[9:12]):
        raise Damaged("header")
    if len(data) < size:
        raise Truncated("body")
    if len(data) > size:
        raise Damaged("bytes after the end")
    at = range(_FIXED.size, _FIXED.size + count * _SLOT, _SLOT)
    key_ids = tuple(bytes(data[start : start + KEY_ID_SIZE]) for start in at)
    if len(set(key_ids)) != count:
        raise Damaged("recipients")
    return Header(domain, key_ids, size)


def open_file(data: bytes, keys: Sequence[SealingKey], domain: Domain) -> list[Item]:
    """The items of a sync file sealed for one of these keys."""
    head = header(data)
    if head.domain is not domain:
        raise OtherDomain("F")
    file_key = _file_key(data, head, keys)
    end = _head_size(len(head.key_ids))
    try:
        body = ChaCha20Poly1305(file_key).decrypt(data[end - _NONCE : end], data[end:], data[:end])
    except InvalidTag as error:
        raise Damaged("body") from error
    return _items(body)


def _head_size(recipients: int) -> int:
    return _FIXED.size + recipients * _SLOT + _NONCE


def _file_key(data: bytes, head: Header, keys: Sequence[SealingKey]) -> bytes:
    mine = {key.id: key for key in keys}
    for slot, name in enumerate(head.key_ids):
        if key := mine.get(name):
            start = _FIXED.size + slot * _SLOT + KEY_ID_SIZE
            try:
                file_key = key.unwrap(
                    data[start : start + WRAPPED_SIZE], head.domain.magic("F") + name
                )
            except CannotUnwrap as error:
                raise Damaged("wrapped key") from error
            return file_key
    raise NotForThisHome


def _body(items: Sequence[Item]) -> bytes:
    if fault := _disorder(items):
        raise OverLimit(fault)
    return b"".join(
        part for item in items for part in (_ITEM.pack(item.type, len(item.data)), item.data)
    )


def _items(body: bytes) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(body):
        if len(body) - at < _ITEM.size:
            raise Damaged("item")
        type_, size = _ITEM.unpack_from(body, at)
        at += _ITEM.size
        if type_ not in _MOST:
            raise NeedsUpdate("item")
        if size > len(body) - at or len(found) > MAX_SEGMENTS + MAX_STATEMENTS + MAX_ATTACHMENTS:
            raise Damaged("item")
        found.append(Item(ItemType(type_), body[at : at + size]))
        at += size
    if fault := _disorder(found):
        raise Damaged(fault)
    return found


def _disorder(items: Sequence[Item]) -> str | None:
    """The rule of the body these items break, or None."""
    types = [item.type for item in items]
    if not types or types[0] is not ItemType.STATEMENT or types != sorted(types):
        return "order"
    for type_, (count, size) in _MOST.items():
        sizes = [len(item.data) for item in items if item.type is type_]
        if len(sizes) > count:
            return type_.name.lower() + "s"
        if any(not 0 < length <= size for length in sizes):
            return type_.name.lower() + " size"
    return None

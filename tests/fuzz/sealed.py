"""Garbage under true seals: keys that everybody knows, and files, statements and segments by them.

Bytes that are signed, sealed or summed up stop any random change at the first check. Here the
change comes first, and then the seal, as somebody would do who holds the keys.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gridapp.models.domain import SUITE, VERSION, Domain
from gridapp.models.role import Role
from gridapp.register.segment import MAX_CHANGES, SIGNED_SIZE, identity
from gridapp.sync import startup_file
from gridapp.sync.container import ItemType
from gridapp.sync.keys import KEY_SIZE, KeyRing, SealingKey, SigningKey, key_id, wrap
from gridapp.sync.statement import Statement, segments_digest, sign_statement
from tests.unit.register.forgery import AT, payload, segment
from tests.world import NOW_MS, Desk, World

GRID = "520381003001001"
UNIT = GRID + "001"
CODE = "1234 5678 9012"
_DIGITS = b"123456789012"
_FILE_KEY = hashlib.sha256(b"file").digest()
_SALT, _NONCE = bytes(16), bytes(12)
_ITEM = struct.Struct("<BI")
_MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Stage:
    """A centre, a worker and a leader, their keys the same in every run; the centre receives."""

    world: World
    desks: tuple[Desk, ...]
    ring: KeyRing


@cache
def stage() -> Stage:
    """The one stage of this process."""
    seeds = (hashlib.sha256(b"fuzz %d" % number).digest() for number in count())
    world = World(make_key=lambda: SigningKey(next(seeds)))
    desks = (
        world.centre,
        world.device(GRID, Role.GRID, "W2"),
        world.device(UNIT, Role.UNIT, "L2"),
    )
    ring = KeyRing(
        domain=Domain.REAL,
        signing=world.centre.key,
        sealing=(SealingKey(hashlib.sha256(b"sealing").digest(), NOW_MS),),
        root=world.root_key.public,
        chain=tuple(one.encode() for one in world.certificates[:2]),
    )
    return Stage(world, desks, ring)


def sync_file(body: bytes) -> bytes:
    """A sync file for the centre with this body, whatever it says."""
    head = struct.pack("<4sBBHB3xI", b"GSF1", VERSION, SUITE, 0, 1, len(body) + 16) + _slot()
    return head + ChaCha20Poly1305(_FILE_KEY).encrypt(_NONCE, body, head)


@cache
def _slot() -> bytes:
    key = stage().ring.sealing[0].public
    return key_id(key) + wrap(key, _FILE_KEY, info=b"GSF1" + key_id(key)) + _NONCE


def items(body: bytes) -> list[tuple[int, bytes]]:
    """The items of a body, as far as they go."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at + _ITEM.size <= len(body) and len(found) < _MOST_ITEMS:
        type_, size = _ITEM.unpack_from(body, at)
        at += _ITEM.size
        found.append((type_, body[at : at + size]))
        at += size
    return found


def body_of(parts: Sequence[tuple[int, bytes]]) -> bytes:
    """A body of these items."""
    return b"".join(_ITEM.pack(type_, len(data)) + data for type_, data in parts)


def parcel(body: bytes) -> bytes:
    """A sync file by the worker: garbage behind a statement that truly speaks of it."""
    parts = [(type_, data) for type_, data in items(body) if type_ != ItemType.STATEMENT]
    ids = (identity(data[:SIGNED_SIZE]) for type_, data in parts if type_ == ItemType.SEGMENT)
    said = replace(plain_statement(), segments_digest=segments_digest(ids))
    first = (int(ItemType.STATEMENT), sign_statement(said, stage().desks[1].key))
    return sync_file(body_of([first, *parts]))


def plain_statement() -> Statement:
    """What the worker says of a file with nothing in it."""
    worker = stage().desks[1]
    return Statement(
        domain=Domain.REAL,
        sender=worker.me.key,
        certificate=worker.me.certificate,
        place=int(worker.me.place),
        number=1,
        made=NOW_MS,
        recipients=(stage().ring.sealing[0].public,),
        segments_digest=segments_digest(()),
        epoch=bytes(8),
    )


def statement(unsigned: bytes) -> bytes:
    """These bytes as a statement of the worker's, signed."""
    key = stage().desks[1].key
    said = unsigned[:8] + key.public + unsigned[40:]
    return said + key.sign(said)


def columns(data: bytes) -> bytes:
    """A segment whose columns are these bytes but for the first, which says whose it is."""
    desk = stage().desks[data[0] % 3]
    where = ("", GRID, UNIT)[data[0] // 3 % 3]
    raw = data[1:]
    packed = zlib.compress(raw, 1)
    changes, span = _measure(raw)
    return segment(
        desk,
        where,
        payload(),
        body=packed,
        raw_size=len(raw),
        size=len(packed),
        count=changes,
        greatest_at=AT + span,
    )


def _measure(raw: bytes) -> tuple[int, int]:
    """How many changes these columns seem to have, and over what time."""
    try:
        said = msgspec.msgpack.decode(raw)
        at = said[9]
        return min(max(len(at), 1), MAX_CHANGES), min(max(at), 2**62)
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, RecursionError):
        return 1, 0


def startup(body: bytes, kind: bytes = b"A") -> bytes:
    """A start-up file or root sheet with this body under `CODE`."""
    head = struct.pack(
        "<4sBBBB16s12sI", b"GSE1", VERSION, SUITE, kind[0], 0, _SALT, _NONCE, len(body) + 16
    )
    key = startup_file.stretched(_DIGITS, _SALT, KEY_SIZE)
    whole = head + ChaCha20Poly1305(key).encrypt(_NONCE, body, head)
    return whole + hashlib.sha256(whole).digest()


def card(body: bytes) -> bytes:
    """A centre's card with this body."""
    whole = struct.pack("<4sBBBBI", b"GSE1", VERSION, SUITE, ord("C"), 0, len(body)) + body
    return whole + hashlib.sha256(whole).digest()


def keys(body: bytes, version: int = VERSION) -> bytes:
    """A key file with this body."""
    return summed(b"GSK1", body, version)


def summed(magic: bytes, body: bytes, version: int = VERSION) -> bytes:
    """A small file of ours with this body and a true sum."""
    whole = magic + bytes([version, SUITE, 0, 0]) + body
    return whole + hashlib.sha256(whole).digest()


def a_request_that_waits() -> bytes:
    """What a home keeps of the request for its passphrase: a private key, and which request."""
    return msgspec.msgpack.encode((hashlib.sha256(b"once").digest(), bytes(32)))

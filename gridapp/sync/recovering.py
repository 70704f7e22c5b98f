"""A forgotten passphrase: the centre opens the copy of the database key that was sealed for it.

The key file of an encrypted home holds the database key once for the passphrase, once for the
nearest centre above, and once for the root, whose sheet lies in a safe. Who has forgotten makes a
request (`ask`): the file holds these copies and a public key made for this once. The centre asks
who he is, compares eight digits with him, opens its copy and seals the key for that public key
alone (`answer`). Only the home that asked can open the answer (`accept`), once; he chooses a new
passphrase. Nobody at the centre can do anything with the copy but give it back: the databases are
on the device.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.domain import (
    SUITE,
    VERSION,
    Damaged,
    Domain,
    OtherDomain,
    Truncated,
    check_version,
    domain_of,
)
from gridapp.paths import Home, wipe, write_file
from gridapp.register import audit, cipher, identity, peers
from gridapp.register.database import connect
from gridapp.register.identity import Identity
from gridapp.sync import encrypting, keys, vault
from gridapp.sync.keys import (
    KEY_SIZE,
    WRAPPED_SIZE,
    CannotUnwrap,
    Lock,
    SealingKey,
    SigningKey,
    sealing_of,
    wrap,
)
from gridapp.sync.startup_file import check_number

MOST = 4096
"""A request and an answer have no more bytes."""

_HEADER = 8
_CHECKSUM = 32
_REQUEST, _ANSWER, _WAITING = "Q", "W", "P"

T = TypeVar("T")


class NothingAsked(Exception):
    """No request was made here, or it was answered already."""


class OtherRequest(Exception):
    """The answer is to another request: an earlier one, or another device's."""


class StrangeDevice(Exception):
    """The request is of a device that does not stand under this centre.

    `reason` is "unknown", "elsewhere" or "stopped".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoCopyHere(Exception):
    """The copy is sealed for another centre, or for a key that this centre no longer has."""


_Key = Annotated[bytes, Meta(min_length=KEY_SIZE, max_length=KEY_SIZE)]
_Wrapped = Annotated[bytes, Meta(min_length=WRAPPED_SIZE, max_length=WRAPPED_SIZE)]


class _Request(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    device: _Key
    once: _Key
    copies: Annotated[tuple[tuple[_Key, _Wrapped], ...], Meta(max_length=keys.MAX_COPIES)]


class _Answer(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    request: _Key
    wrapped: _Wrapped


class _Waiting(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    private: _Key
    request: _Key


def renew_copies(home: Home, conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> bool:
    """Have the key's copies sealed for whoever is above now; whether there was anything to do.

    A centre's sealing key is replaced every 90 days and destroyed after 180. Nothing is done in a
    plain home, nor one that was never unlocked here.
    """
    key = cipher.held(home.keys)
    found = keys.read_lock(home.keys) if cipher.is_sealed(home.keys) else None
    if found is None or key is None:
        return False
    ring = keys.load(home.keys)
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    above = [one.sealing for one in peers.centres_above(conn, me, who)[:1]]
    root = decode(ring.chain[0])
    wanted = list(dict.fromkeys([*above, root.sealing_key]))
    domain, lock = found
    if [public for public, _wrapped in lock.copies] == wanted:
        return False
    keys.write_lock(home.keys, domain, keys.relocked(lock, ring, key, wanted))
    return True


def encrypt(home: Home, passphrase: str, *, now_ms: int) -> None:
    """Encrypt a plain home, whose key can be had back from whoever is above. As `vault.encrypt`."""
    vault.encrypt(home, passphrase)
    with closing(connect(home.register)) as conn:
        renew_copies(home, conn, identity.load(conn), now_ms=now_ms)
    encrypting.carry_keys(home)


def ask(home: Home) -> tuple[bytes, str]:
    """A request for the centre, and the eight digits to compare by telephone.

    An earlier request of this home is worth nothing from then on. Raises NotEncrypted.
    """
    domain, lock = vault.lock_of(home)
    once = SealingKey.generate(0)
    data = _whole(domain, _REQUEST, _Request(lock.device, once.public, lock.copies))
    waits = _Waiting(once.private, _digest(data))
    write_file(home.forgotten, _whole(domain, _WAITING, waits), private=True)
    return data, digits(data)


def digits(request: bytes) -> str:
    """By which the person who asked and the centre know that they have the same request."""
    return check_number(_digest(request))


def look(conn: sqlite3.Connection, me: Identity, request: bytes, *, now_ms: int) -> peers.Known:
    """Whose device made this request. Raises StrangeDevice or an Unreadable."""
    domain, asked = _read(request, _REQUEST, _Request)
    if domain is not me.domain:
        raise OtherDomain(_REQUEST)
    return _device(conn, me, asked.device, now_ms)


def answer(
    conn: sqlite3.Connection,
    me: Identity,
    sealing: Sequence[SealingKey],
    request: bytes,
    *,
    now_ms: int,
) -> bytes:
    """What opens the home that made this request, for it alone.

    `sealing` are this centre's own keys, or the root's. Must run inside a transaction: it is noted
    in the access log. Raises NoCopyHere, or as `look` does.
    """
    device = look(conn, me, request, now_ms=now_ms)
    domain, asked = _read(request, _REQUEST, _Request)
    lock = Lock(bytes(16), bytes(60), asked.device, asked.copies, b"")
    try:
        key = keys.copied_key(domain, lock, sealing)
    except CannotUnwrap:
        raise Damaged("request") from None
    if key is None:
        raise NoCopyHere
    request_id = _digest(request)
    audit.note(conn, "reset", "", device.tag, now_ms=now_ms)
    wrapped = wrap(asked.once, key, _info(domain, request_id))
    return _whole(domain, _ANSWER, _Answer(request_id, wrapped))


def accept(home: Home, data: bytes, passphrase: str) -> None:
    """Open this home with the centre's answer, and have the new passphrase from now on.

    The answer is of no use afterwards. Raises NothingAsked, OtherRequest, WeakPassphrase,
    NotEncrypted, or an Unreadable.
    """
    vault.check(passphrase)
    domain, said = _read(data, _ANSWER, _Answer)
    try:
        own, waits = _read(home.forgotten.read_bytes(), _WAITING, _Waiting)
    except FileNotFoundError:
        raise NothingAsked from None
    if domain is not own or said.request != waits.request:
        raise OtherRequest
    once = SealingKey(waits.private, 0)
    try:
        key = once.unwrap(said.wrapped, _info(domain, said.request))
    except CannotUnwrap:
        raise Damaged("answer") from None
    vault.open_with(home, key, passphrase)
    wipe(home.forgotten)


def by_sheet(home: Home, root: SigningKey, passphrase: str) -> None:
    """Have a new passphrase by the root's own key, which its sheet holds: nobody need be asked.

    Raises NoCopyHere for another root, WeakPassphrase or NotEncrypted.
    """
    domain, lock = vault.lock_of(home)
    key = keys.copied_key(domain, lock, [sealing_of(root, 0)])
    if key is None:
        raise NoCopyHere
    vault.open_with(home, key, passphrase)


def _device(conn: sqlite3.Connection, me: Identity, key: bytes, now_ms: int) -> peers.Known:
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms)
    if any(one.key == key for one in who.stopped):
        raise StrangeDevice("stopped")
    device = who.get(key)
    if device is None or device.certificate.type is CertificateType.TOKEN:
        raise StrangeDevice("unknown")
    if not device.is_under(me.place, peers.own_rank(conn, me)):
        raise StrangeDevice("elsewhere")
    return device


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _info(domain: Domain, request: bytes) -> bytes:
    return domain.magic(_ANSWER) + request


def _whole(domain: Domain, letter: str, said: object) -> bytes:
    head = domain.magic(letter) + bytes([VERSION, SUITE, 0, 0])
    whole = head + msgspec.msgpack.encode(said)
    return whole + _digest(whole)


def _read(data: bytes, letter: str, kind: type[T]) -> tuple[Domain, T]:
    domain = domain_of(data, letter)
    if len(data) <= _HEADER + _CHECKSUM:
        raise Truncated("request")
    check_version(data[4], data[5])
    whole, checksum = data[:-_CHECKSUM], data[-_CHECKSUM:]
    if len(data) > MOST or _digest(whole) != checksum or data[6:8] != b"\0\0":
        raise Damaged("request")
    try:
        return domain, msgspec.msgpack.decode(whole[_HEADER:], type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Damaged("request") from error

"""Signing and sealing keys, and the one file in which a home keeps its own.

In an encrypted home that file is sealed: see `vault`, which locks and unlocks it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from msgspec import Meta

from gridapp.models.certificate import MAX_DEPTH
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
from gridapp.paths import Home, write_file
from gridapp.register import cipher
from gridapp.register.cipher import SEALED

KEY_SIZE = 32
KEY_ID_SIZE = 8
WRAPPED_SIZE = 80
DAY = 86_400_000
ROTATE_AFTER = 90 * DAY
DESTROY_AFTER = 180 * DAY
MAX_SEALING_KEYS = 16
MAX_COPIES = 4
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_KEYS_HEADER = 8
_CHECKSUM = 32
_NONCE = 12

# Points of small order: for such a "public key" anybody can write signatures that verify.
_SMALL_ORDER = frozenset(
    bytes.fromhex(y)[:31] + bytes([bytes.fromhex(y)[31] | sign])
    for y in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
    for sign in (0x00, 0x80)
)


class CannotUnwrap(Exception):
    """The wrapped key was not made for this sealing key, or was altered."""


class UselessKey(ValueError):
    """A public key for which nothing can be sealed."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key pair."""

    seed: bytes = field(repr=False)
    public: bytes = field(init=False)
    _private: Ed25519PrivateKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        object.__setattr__(self, "_private", private)
        object.__setattr__(self, "public", private.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> SigningKey:
        """A new key from the system's randomness."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    def sign(self, data: bytes) -> bytes:
        """The 64 bytes that only the holder of this key can make."""
        return self._private.sign(data)


@dataclass(frozen=True, slots=True)
class SealingKey:
    """An X25519 key pair and when it was made (milliseconds UTC)."""

    private: bytes = field(repr=False)
    made: int
    public: bytes = field(init=False)
    _private: X25519PrivateKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        private = X25519PrivateKey.from_private_bytes(self.private)
        object.__setattr__(self, "_private", private)
        object.__setattr__(self, "public", private.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, made: int) -> SealingKey:
        """A new key from the system's randomness."""
        return cls(X25519PrivateKey.generate().private_bytes_raw(), made)

    @property
    def id(self) -> bytes:
        """What names this key in a sync file's clear header."""
        return key_id(self.public)

    def unwrap(self, wrapped: bytes, info: bytes) -> bytes:
        """The secret that `wrap` sealed for this key with the same info."""
        try:
            return _HPKE.decrypt(wrapped, self._private, info=info)
        except (InvalidTag, ValueError) as error:
            raise CannotUnwrap from error


def key_id(sealing_public: bytes) -> bytes:
    """The first 8 bytes of SHA-256 of a public sealing key."""
    return hashlib.sha256(sealing_public).digest()[:KEY_ID_SIZE]


def wrap(sealing_public: bytes, secret: bytes, info: bytes) -> bytes:
    """Seal a short secret for the holder of a sealing key (HPKE base mode)."""
    try:
        return _HPKE.encrypt(secret, X25519PublicKey.from_public_bytes(sealing_public), info=info)
    except ValueError as error:
        raise UselessKey("sealing key") from error


def sealing_of(key: SigningKey, made: int) -> SealingKey:
    """The sealing key that the holder of a token's or root's signing key can always make again."""
    return SealingKey(hashlib.sha256(b"GSE1 sealing key" + key.seed).digest(), made)


def verify(key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the holder of this public key signed exactly these bytes."""
    if key in _SMALL_ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRing:
    """What one home alone knows, and the root it trusts.

    Attributes:
        sealing: the current sealing key first, then older ones not yet destroyed.
        root: public signing key of the root above this home.
        chain: certificates from the root down to this home's own, as bytes.
    """

    domain: Domain
    signing: SigningKey
    sealing: tuple[SealingKey, ...]
    root: bytes
    chain: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.sealing) <= MAX_SEALING_KEYS:
            raise ValueError("sealing")
        if len(self.root) != KEY_SIZE:
            raise ValueError("root")

    def rotation_due(self, now: int) -> bool:
        """Whether the current sealing key is 90 days old."""
        return now - self.sealing[0].made >= ROTATE_AFTER

    def rotated(self, now: int) -> KeyRing:
        """The same ring with a new sealing key and without those 180 days old.

        The one before it stays at any age: others seal for it until they have heard of the new.
        """
        current, *older = self.sealing
        kept = [current, *(key for key in older if now - key.made < DESTROY_AFTER)]
        sealing = (SealingKey.generate(now), *kept[: MAX_SEALING_KEYS - 1])
        return replace(self, sealing=sealing)


_Key = Annotated[bytes, Meta(min_length=KEY_SIZE, max_length=KEY_SIZE)]
_Made = Annotated[int, Meta(ge=0, le=2**63 - 1)]
_Wire = tuple[
    _Key,
    Annotated[tuple[tuple[_Key, _Made], ...], Meta(min_length=1, max_length=MAX_SEALING_KEYS)],
    _Key,
    Annotated[tuple[bytes, ...], Meta(max_length=MAX_DEPTH)],
]
_decoder = msgspec.msgpack.Decoder(_Wire)


class Lock(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What stands in the key file of an encrypted home; all of it may be seen.

    Attributes:
        salt: with the passphrase it gives the key that opens `wrapped`.
        wrapped: the home's database key, which opens all the rest.
        device: the device's public signing key.
        copies: the database key once more, sealed for those who may open it for a person who has
            forgotten the passphrase: their public sealing keys, and what is sealed for each.
        sealed: the private keys under a key that follows from the database key.
    """

    salt: Annotated[bytes, Meta(min_length=16, max_length=16)]
    wrapped: Annotated[bytes, Meta(min_length=60, max_length=60)]
    device: _Key
    copies: Annotated[
        tuple[
            tuple[_Key, Annotated[bytes, Meta(min_length=WRAPPED_SIZE, max_length=WRAPPED_SIZE)]],
            ...,
        ],
        Meta(max_length=MAX_COPIES),
    ]
    sealed: bytes


_lock_decoder = msgspec.msgpack.Decoder(Lock)


def save(path: Path, ring: KeyRing) -> None:
    """Write the key file so that only its owner can read it; sealed where the home's is sealed."""
    lock = _lock_of_home(path)
    if lock is None:
        header, body = _header(ring.domain, VERSION), _body(ring)
        write_file(path, _whole(header, body), private=True)
    else:
        write_lock(path, ring.domain, relocked(lock, ring, _held(path)))


def load(path: Path) -> KeyRing:
    """The keys of this home. Raises Locked, or an `Unreadable` when the file is not whole."""
    domain, version, body = _read(path)
    if version == SEALED:
        body = opened(domain, _lock(body), _held(path))
    try:
        seed, sealing, root, chain = _decoder.decode(body)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Damaged("keys") from error
    keys = tuple(SealingKey(private, made) for private, made in sealing)
    return KeyRing(domain=domain, signing=SigningKey(seed), sealing=keys, root=root, chain=chain)


def read_lock(path: Path) -> tuple[Domain, Lock] | None:
    """What locks this home; None for one that is not encrypted. Raises an `Unreadable`."""
    domain, version, body = _read(path)
    return (domain, _lock(body)) if version == SEALED else None


def write_lock(path: Path, domain: Domain, lock: Lock) -> None:
    """Put the key file of an encrypted home in its place, whole."""
    write_file(path, _whole(_header(domain, SEALED), msgspec.msgpack.encode(lock)), private=True)


def relocked(lock: Lock, ring: KeyRing, key: bytes, recipients: Sequence[bytes] = ()) -> Lock:
    """The lock with these private keys in it, and the database key sealed for these recipients.

    Without any, for those for whom it is sealed already.
    """
    recipients = recipients or [public for public, _wrapped in lock.copies]
    device = ring.signing.public
    known = dict(lock.copies) if device == lock.device else {}
    said = _copy_info(ring.domain, device)
    header = _header(ring.domain, SEALED)
    nonce = secrets.token_bytes(_NONCE)
    return Lock(
        salt=lock.salt,
        wrapped=lock.wrapped,
        device=device,
        copies=tuple((one, known.get(one) or wrap(one, key, said)) for one in recipients),
        sealed=nonce + _aead(key).encrypt(nonce, _body(ring), header + device),
    )


def copied_key(domain: Domain, lock: Lock, sealing: Iterable[SealingKey]) -> bytes | None:
    """The database key from the copy sealed for one of these keys; None where there is none.

    Raises CannotUnwrap where the copy was altered, or taken from another device's file.
    """
    copies = dict(lock.copies)
    for one in sealing:
        if one.public in copies:
            return one.unwrap(copies[one.public], _copy_info(domain, lock.device))
    return None


def opened(domain: Domain, lock: Lock, key: bytes) -> bytes:
    """The private keys as they are stored. Raises Damaged where this is not the database key."""
    nonce, sealed = lock.sealed[:_NONCE], lock.sealed[_NONCE:]
    try:
        return _aead(key).decrypt(nonce, sealed, _header(domain, SEALED) + lock.device)
    except (InvalidTag, ValueError) as error:
        raise Damaged("keys") from error


def _read(path: Path) -> tuple[Domain, int, bytes]:
    """Domain, version and what stands between header and checksum."""
    data = path.read_bytes()
    domain = domain_of(data, "K")
    if len(data) <= _KEYS_HEADER + _CHECKSUM:
        raise Truncated("keys")
    if data[4] != SEALED:
        check_version(data[4], data[5])
    elif data[5] != SUITE:
        raise NeedsUpdate("version")
    whole, checksum = data[:-_CHECKSUM], data[-_CHECKSUM:]
    if hashlib.sha256(whole).digest() != checksum or data[6:8] != b"\0\0":
        raise Damaged("keys")
    return domain, data[4], whole[_KEYS_HEADER:]


def _lock(body: bytes) -> Lock:
    try:
        return _lock_decoder.decode(body)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Damaged("keys") from error


def _lock_of_home(path: Path) -> Lock | None:
    """What locks the home in which this key file is to lie."""
    for one in (path, Home(path.parent).keys):
        if cipher.is_sealed(one):
            found = read_lock(one)
            return found[1] if found else None
    return None


def _held(path: Path) -> bytes:
    key = cipher.held(path)
    if key is None:
        raise cipher.Locked(path.name)
    return key


def _body(ring: KeyRing) -> bytes:
    sealing: Sequence[tuple[bytes, int]] = [(key.private, key.made) for key in ring.sealing]
    return msgspec.msgpack.encode((ring.signing.seed, sealing, ring.root, ring.chain))


def _header(domain: Domain, version: int) -> bytes:
    return domain.magic("K") + bytes([version, SUITE, 0, 0])


def _whole(header: bytes, body: bytes) -> bytes:
    return header + body + hashlib.sha256(header + body).digest()


def _aead(key: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(cipher.Use.KEYS.key(key))


def _copy_info(domain: Domain, device: bytes) -> bytes:
    return domain.magic("K") + b" recovery " + device


def waiting(path: Path) -> Path:
    """Where new keys lie until the register knows of them."""
    return path.with_suffix(".new")


def of(path: Path, ring: KeyRing, key: bytes) -> KeyRing:
    """The keys that belong to a register whose device has the signing key `key`.

    When the power went between the register's change and that of the key file, the new keys lie
    beside it: they take their place now. Raises Damaged where they are not to be found.
    """
    if ring.signing.public == key:
        return ring
    try:
        found = load(waiting(path))
    except FileNotFoundError:
        raise Damaged("keys") from None
    if found.signing.public != key:
        raise Damaged("keys")
    waiting(path).replace(path)
    return found

"""The start-up file of a new device and the root sheet: sealed under a code read from paper."""

from __future__ import annotations

import hashlib
import os
import struct
import threading
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta

from gridapp.models.certificate import (
    MAX_DEPTH,
    MAX_INSTANT,
    SIZE,
    Certificate,
    CertificateType,
    decode,
)
from gridapp.models.domain import (
    STARTUP,
    SUITE,
    VERSION,
    Damaged,
    Domain,
    NotASyncFile,
    OtherDomain,
    Truncated,
    Unreadable,
    check_version,
    domain_of,
)
from gridapp.sync.certificates import chain_fault
from gridapp.sync.code import ROOT_DIGITS, STARTUP_DIGITS, NotACode, new_code, normal
from gridapp.sync.container import MAX_FILE, MAX_RECIPIENTS, MAX_SEGMENTS
from gridapp.sync.keys import KEY_SIZE, SigningKey
from gridapp.sync.statement_rows import HIDDEN

MAX_NAME = 200
TOKEN_LIFE = 14 * 86_400_000
_MEMORY = 128 * 1024  # KiB
_PASSES = 4
MAX_SHEET = 1_024
_LANES = 4
_stretching = threading.Lock()
"""Two derivations at once in one process wait for each other's lanes for good."""
_HEADER = struct.Struct("<4sBBBB16s12sI")
_CHECKSUM = 32
_TAG = 16


class WrongCode(Unreadable):
    """The file is whole, but this is not its code."""


class _Kind(IntEnum):
    STARTUP = ord(STARTUP)
    ROOT = ord("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class StartUp:
    """What a new device needs to begin; nothing in it is about a resident.

    Attributes:
        chain: certificates from the root down to the centre that names the device.
        token: the token's certificate: role, place, tag and worker of the device to be.
        token_key: signs the certificate of the one device this file is for.
        log0: segments of the centre's log 0, byte for byte.
        recipients: certificates of those for whom the device seals its files.
        deadline: when the file may no longer be used (milliseconds UTC).
    """

    chain: tuple[Certificate, ...]
    token: Certificate
    token_key: SigningKey
    deadline: int
    centre_name: str
    worker_name: str = ""
    log0: tuple[bytes, ...] = ()
    recipients: tuple[Certificate, ...] = ()

    def __post_init__(self) -> None:
        if self.token.type is not CertificateType.TOKEN:
            raise ValueError("token")
        if self.token_key.public != self.token.signing_key:
            raise ValueError("token key")
        if fault := chain_fault((*self.chain, self.token), self.root):
            raise ValueError(fault.value)
        if any(certificate.domain is not self.domain for certificate in self.recipients):
            raise ValueError("recipients")
        for name in (self.centre_name, self.worker_name):
            if len(name) > MAX_NAME or HIDDEN.search(name):
                raise ValueError("name")

    @property
    def root(self) -> bytes:
        """The root's public signing key, whose check number people compare."""
        return self.chain[0].signing_key if self.chain else b""

    @property
    def domain(self) -> Domain:
        """Whether this begins a real home or a practice one."""
        return self.token.domain


_CertificateBytes = Annotated[bytes, Meta(min_length=SIZE, max_length=SIZE)]
_Name = Annotated[str, Meta(max_length=MAX_NAME)]


class _Wire(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    chain: Annotated[tuple[_CertificateBytes, ...], Meta(min_length=1, max_length=MAX_DEPTH)]
    token: _CertificateBytes
    token_key: Annotated[bytes, Meta(min_length=KEY_SIZE, max_length=KEY_SIZE)]
    deadline: Annotated[int, Meta(ge=0, le=MAX_INSTANT)]
    centre_name: _Name
    worker_name: _Name
    log0: Annotated[tuple[bytes, ...], Meta(max_length=MAX_SEGMENTS)]
    recipients: Annotated[tuple[_CertificateBytes, ...], Meta(max_length=MAX_RECIPIENTS)]


_decoder = msgspec.msgpack.Decoder(_Wire)


@dataclass(frozen=True, slots=True)
class Lock:
    """A code and the key that follows from it: made slowly, and before anybody waits for it."""

    code: str
    salt: bytes = field(repr=False)
    key: bytes = field(repr=False)


def new_lock() -> Lock:
    """A lock under a new 12-digit code."""
    return _lock(new_code(STARTUP_DIGITS))


def _lock(digits: str) -> Lock:
    salt = os.urandom(16)
    return Lock(digits, salt, stretched(digits.encode("ascii"), salt, KEY_SIZE))


def seal_startup(startup: StartUp, code: str | Lock) -> bytes:
    """The start-up file, readable with this 12-digit code."""
    lock = code if isinstance(code, Lock) else _lock(normal(code, STARTUP_DIGITS))
    wire = _Wire(
        chain=tuple(certificate.encode() for certificate in startup.chain),
        token=startup.token.encode(),
        token_key=startup.token_key.seed,
        deadline=startup.deadline,
        centre_name=startup.centre_name,
        worker_name=startup.worker_name,
        log0=startup.log0,
        recipients=tuple(certificate.encode() for certificate in startup.recipients),
    )
    body = msgspec.msgpack.encode(wire)
    _decoder.decode(body)  # what no reader would take is refused here
    return _seal(startup.domain, _Kind.STARTUP, body, lock)


def check_startup(data: bytes) -> None:
    """Raise an Unreadable unless this is a whole start-up file; its code is not asked for."""
    _checked_header(data, _Kind.STARTUP)


def open_startup(data: bytes, code: str) -> StartUp:
    """What the start-up file holds; its deadline is for the caller to judge."""
    body = _open(data, _Kind.STARTUP, code, STARTUP_DIGITS)
    try:
        wire = _decoder.decode(body)
        startup = StartUp(
            chain=tuple(map(decode, wire.chain)),
            token=decode(wire.token),
            token_key=SigningKey(wire.token_key),
            deadline=wire.deadline,
            centre_name=wire.centre_name,
            worker_name=wire.worker_name,
            log0=wire.log0,
            recipients=tuple(map(decode, wire.recipients)),
        )
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged("start-up file") from error
    if startup.domain is not domain_of(data, "E"):
        raise OtherDomain("E")
    return startup


def seal_root(domain: Domain, key: SigningKey, code: str) -> bytes:
    """The root's private key under the 24-digit code of its printed sheet."""
    return _seal(domain, _Kind.ROOT, key.seed, _lock(normal(code, ROOT_DIGITS)))


def open_root(data: bytes, code: str, domain: Domain) -> SigningKey:
    """The root's private key again."""
    if domain_of(data, "E") is not domain:
        raise OtherDomain("E")
    body = _open(data, _Kind.ROOT, code, ROOT_DIGITS)
    if len(body) != KEY_SIZE:
        raise Damaged("root sheet")
    return SigningKey(body)


def check_number(root: bytes) -> str:
    """Eight digits that two people compare to know that they mean the same root.

    Slow on purpose: a look-alike root with the same digits must cost years to find.
    """
    digest = stretched(root, b"GSE1 root number", 8)
    return f"{int.from_bytes(digest, 'little') % 10**8:08d}"


def _seal(domain: Domain, kind: _Kind, body: bytes, lock: Lock) -> bytes:
    nonce = os.urandom(12)
    size = len(body) + _TAG
    if _HEADER.size + size + _CHECKSUM > MAX_FILE:
        raise ValueError("size")
    head = _HEADER.pack(domain.magic("E"), VERSION, SUITE, kind, 0, lock.salt, nonce, size)
    sealed = head + ChaCha20Poly1305(lock.key).encrypt(nonce, body, head)
    return sealed + hashlib.sha256(sealed).digest()


def _open(data: bytes, kind: _Kind, code: str, digits: int) -> bytes:
    salt, nonce = _checked_header(data, kind)
    try:
        typed = normal(code, digits)
    except NotACode as error:
        raise WrongCode from error
    key = stretched(typed.encode("ascii"), salt, KEY_SIZE)
    try:
        return ChaCha20Poly1305(key).decrypt(
            nonce, data[_HEADER.size : -_CHECKSUM], data[: _HEADER.size]
        )
    except InvalidTag as error:
        raise WrongCode from error


def _checked_header(data: bytes, kind: _Kind) -> tuple[bytes, bytes]:
    """Salt and nonce, once the file is known to be whole: damage must not look like a typo."""
    domain_of(data, "E")
    if len(data) < _HEADER.size:
        raise Truncated("header")
    _, version, suite, found, reserved, salt, nonce, size = _HEADER.unpack_from(data)
    check_version(version, suite)
    whole = _HEADER.size + size + _CHECKSUM
    if reserved or whole > MAX_FILE or len(data) > whole:
        raise Damaged("size")
    if len(data) < whole:
        raise Truncated("body")
    if hashlib.sha256(data[:-_CHECKSUM]).digest() != data[-_CHECKSUM:]:
        raise Damaged("checksum")
    if found != kind:
        raise NotASyncFile("kind")
    return salt, nonce


def stretched(secret: bytes, salt: bytes, size: int) -> bytes:
    """Bytes that only who knows the secret can make, slowly and with much memory (Argon2id)."""
    derivation = Argon2id(
        salt=salt, length=size, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY
    )
    with _stretching:
        return derivation.derive(secret)

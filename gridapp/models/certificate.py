"""Who may write where: a certificate, and its bytes."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from gridapp.models.domain import (
    SUITE,
    VERSION,
    Damaged,
    Domain,
    Truncated,
    check_version,
    domain_of,
)
from gridapp.models.role import Role

_BODY = struct.Struct("<4sBBBB32s32sQqq4s16s32s16s")
BODY_SIZE = _BODY.size
SIGNATURE_SIZE = 64
SIZE = BODY_SIZE + SIGNATURE_SIZE
MAX_DEPTH = 6
MAX_PLACE = 10**18 - 1
MAX_INSTANT = 2**63 - 1
NO_WORKER = bytes(16)
_TAG = re.compile(r"[A-Z2-9]{0,4}")


class CertificateType(IntEnum):
    """What the certified key is for."""

    ROOT = 1
    CENTRE = 2
    STAFF = 3
    DEVICE = 4
    TOKEN = 5


class BadCertificate(ValueError):
    """A field holds what no certificate can hold; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


_OF_CENTRES = frozenset({CertificateType.ROOT, CertificateType.CENTRE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A key, the role and place it may write for, and from when to when.

    Attributes:
        id: SHA-256 of what is signed.
    """

    domain: Domain
    type: CertificateType
    role: Role
    signing_key: bytes
    sealing_key: bytes
    place: int
    valid_from: int
    valid_to: int
    serial: bytes
    issuer: bytes
    tag: str = ""
    worker: bytes = NO_WORKER
    signature: bytes = bytes(SIGNATURE_SIZE)
    suite: int = SUITE
    id: bytes = field(init=False, compare=False)

    def __post_init__(self) -> None:
        _check_sizes(self)
        if self.suite != SUITE:
            raise BadCertificate("suite")
        if not 1 <= self.place <= MAX_PLACE:
            raise BadCertificate("place")
        if not 0 <= self.valid_from < self.valid_to <= MAX_INSTANT:
            raise BadCertificate("valid_to")
        if not _TAG.fullmatch(self.tag) or (not self.tag and self.type not in _OF_CENTRES):
            raise BadCertificate("tag")
        if self.type in _OF_CENTRES and not self.role.is_centre:
            raise BadCertificate("role")
        object.__setattr__(self, "id", hashlib.sha256(self.body()).digest())

    def body(self) -> bytes:
        """The bytes that the issuer signs."""
        return _BODY.pack(
            self.domain.magic("C"),
            VERSION,
            self.type,
            self.suite,
            self.role,
            self.signing_key,
            self.sealing_key,
            self.place,
            self.valid_from,
            self.valid_to,
            self.tag.encode("ascii"),
            self.serial,
            self.issuer,
            self.worker,
        )

    @property
    def renews(self) -> bool:
        """Whether a device says here itself which sealing key it has now; it gives no right."""
        return self.issuer == self.signing_key and self.type is not CertificateType.ROOT

    def encode(self) -> bytes:
        """The whole certificate: body and signature."""
        return self.body() + self.signature


@lru_cache(maxsize=4_096)
def decode(data: bytes) -> Certificate:
    """The certificate in exactly these bytes; its signature is not looked at here."""
    domain = domain_of(data, "C")
    if len(data) < SIZE:
        raise Truncated("certificate")
    if len(data) > SIZE:
        raise Damaged("certificate")
    _, version, type_, suite, role, *rest = _BODY.unpack_from(data)
    check_version(version, suite)
    signing_key, sealing_key, place, valid_from, valid_to, tag, serial, issuer, worker = rest
    try:
        certificate = Certificate(
            domain=domain,
            type=CertificateType(type_),
            role=Role(role),
            signing_key=signing_key,
            sealing_key=sealing_key,
            place=place,
            valid_from=valid_from,
            valid_to=valid_to,
            serial=serial,
            issuer=issuer,
            tag=tag.rstrip(b"\0").decode("ascii"),
            worker=worker,
            signature=bytes(data[BODY_SIZE:]),
            suite=suite,
        )
    except ValueError as error:
        raise Damaged("certificate") from error
    return certificate


def _check_sizes(certificate: Certificate) -> None:
    sizes = {
        "signing_key": 32,
        "sealing_key": 32,
        "serial": 16,
        "issuer": 32,
        "worker": 16,
        "signature": SIGNATURE_SIZE,
    }
    for name, size in sizes.items():
        if len(getattr(certificate, name)) != size:
            raise BadCertificate(name)

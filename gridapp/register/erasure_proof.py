"""What stands behind the head of a segment whose columns were erased: who emptied it, and a proof.

The head stays as its author signed it, so that the chain goes on. Offsets stand in docs/format.md.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from gridapp.models.domain import SUITE, VERSION, Damaged, Domain, Truncated, check_version

_BLOCK = struct.Struct("<4sBxH32s32sII")
_SIGNATURE_SIZE = 64
BLOCK_SIZE = _BLOCK.size + _SIGNATURE_SIZE

NOBODY = bytes(32)
"""In place of a centre's key: emptied for this register alone, never handed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """Who restates what is left of a segment's columns, and how these are known again.

    Attributes:
        by: the signing key of the centre, or NOBODY.
        digest, raw_size, size: of the columns that are left, as the head says them of all.
    """

    by: bytes
    digest: bytes
    raw_size: int
    size: int

    def block(self, domain: Domain) -> bytes:
        """The block without its signature."""
        return _BLOCK.pack(
            domain.magic("A"), VERSION, SUITE, self.by, self.digest, self.raw_size, self.size
        )

    def signed(self, domain: Domain, id_: bytes) -> bytes:
        """The bytes that are signed: the block, and the segment it is about."""
        return self.block(domain) + id_


def is_emptied(domain: Domain, behind: bytes) -> bool:
    """Whether what follows a segment's head begins with such a block."""
    return behind[:4] == domain.magic("A")


def read(domain: Domain, behind: bytes) -> Emptied:
    """The block that `behind` begins with. Raises Truncated, Damaged or NeedsUpdate."""
    if len(behind) < BLOCK_SIZE:
        raise Truncated("segment")
    magic, version, suite, by, digest, raw_size, size = _BLOCK.unpack_from(behind)
    check_version(version, suite)
    if magic != domain.magic("A") or behind[5]:
        raise Damaged("header")
    return Emptied(by=by, digest=digest, raw_size=raw_size, size=size)


def signature(behind: bytes) -> bytes:
    """The signature at the end of the block."""
    return bytes(behind[_BLOCK.size : BLOCK_SIZE])

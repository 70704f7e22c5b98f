"""Whether a segment is still what its author signed."""

from __future__ import annotations

from gridapp.register import erasure_proof
from gridapp.register.segment import HEADER_SIZE, Header, identity, signature
from gridapp.sync.keys import verify


def signature_holds(header: Header, body: bytes) -> bool:
    """Whether the author signed exactly this header, and a centre what is left behind it.

    What was emptied for the register alone in which it lies needs no centre's signature.
    """
    if not verify(header.key, signature(body), header.signed()):
        return False
    left = header.emptied
    if left is None or left.by == erasure_proof.NOBODY:
        return True
    said = left.signed(header.domain, identity(header.signed()))
    return verify(left.by, erasure_proof.signature(body[HEADER_SIZE:]), said)

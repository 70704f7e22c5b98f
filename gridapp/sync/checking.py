"""Whether a segment kept here is still what its author signed."""

from __future__ import annotations

from gridapp.register.segment import Header, signature
from gridapp.sync.keys import verify


def signature_holds(header: Header, body: bytes) -> bool:
    """Whether the author of a segment signed exactly this header."""
    return verify(header.key, signature(body), header.signed())

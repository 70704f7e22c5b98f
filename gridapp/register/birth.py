"""Where a record was born, told again in another place's stream when it is transferred.

Who is handed that stream never gets the one the record was born in. The id itself proves the
birth: it is bound to the stream and the eight bytes told here; see docs/format.md.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.register.segment import stream_place

_WIRE = struct.Struct("<8s40sQqB")
_ROLES = frozenset(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """A record's first word: the claim to its id, the change that made it, its author's role."""

    claim: bytes
    stream: bytes
    n: int
    at: int
    role: Role

    @property
    def place(self) -> str:
        """Where the record was born."""
        return str(stream_place(self.stream))

    def encode(self) -> bytes:
        """The value of a change that tells of this birth."""
        return _WIRE.pack(self.claim, self.stream, self.n, self.at, self.role)


def told(value: Value) -> Birth | None:
    """The birth that a value in the column of the claim tells of; None for a claim of one's own."""
    if not isinstance(value, bytes) or len(value) != _WIRE.size:
        return None
    claim, stream, n, at, role = _WIRE.unpack(value)
    if role not in _ROLES or not n or at < 0 or not stream_place(stream):
        return None
    return Birth(claim=claim, stream=stream, n=n, at=at, role=Role(role))

"""What one erasure order names, as it stands in its field `what`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Fields of one record.

    Attributes:
        changes: (stream key, n) of the values that go; of none named, whatever is ever written
            there goes, also what comes from somebody who had not heard of the order yet.
    """

    kind: str
    id: str
    fields: tuple[str, ...]
    changes: tuple[tuple[bytes, int], ...] = ()


_Line = tuple[str, bytes, list[str], list[tuple[bytes, int]]]
_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(list[_Line]).decode


def encode(parts: Iterable[Part]) -> bytes:
    """The field `what`: an array of [kind, record id, fields, [[stream key, n], ...]]."""
    return _ENCODE([(p.kind, bytes.fromhex(p.id), p.fields, p.changes) for p in parts])


def decode(what: bytes | None) -> list[Part]:
    """What an order names; nothing where it is not readable."""
    try:
        return [
            Part(kind=kind, id=uid.hex(), fields=tuple(fields), changes=tuple(changes))
            for kind, uid, fields, changes in _DECODE(what or b"")
        ]
    except msgspec.MsgspecError:
        return []

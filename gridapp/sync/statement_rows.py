"""The rows of a statement's lists, and the rules that keep them from contradicting themselves."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

from gridapp.models.certificate import MAX_PLACE

MAX_ISLANDS = 256
MAX_N = 2**31 - 1
_NO_ID = bytes(16)
_CODE = re.compile(r"[a-z][a-z0-9_]{0,31}")
# Characters that hide or reorder what a person is shown: controls, bidi marks, surrogates.
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

Value = str | int | bytes
Bytes16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
Bytes32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
StreamKey = Annotated[bytes, Meta(min_length=40, max_length=40)]
N = Annotated[int, Meta(ge=1, le=MAX_N)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Code = Annotated[str, Meta(min_length=1, max_length=32)]
Text = Annotated[str, Meta(max_length=1_000)]


class BadStatement(ValueError):
    """A part of a statement holds what none can hold; `part` names it."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class _Row(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One row of a list in a statement; the order of its fields is the order of its bytes."""


class VectorRow(_Row, frozen=True):
    """What the sender has of one stream: all up to `hi`, and islands beyond the gap.

    Attributes:
        stream: device key (32 bytes) and place (u64).
        id16: first 16 bytes of the id of the segment that holds `hi`; zeros when hi is 0.
    """

    stream: StreamKey
    hi: Annotated[int, Meta(ge=0, le=MAX_N)]
    id16: Bytes16
    islands: Annotated[tuple[tuple[N, N], ...], Meta(max_length=MAX_ISLANDS)] = ()


class Want(_Row, frozen=True):
    """Changes `a` to `b` of a stream that the sender misses; where b is MAX_N, all from `a` on."""

    stream: StreamKey
    a: N
    b: N

    def asks(self, key: bytes) -> bool:
        """Whether the device with this key asks here what it has lost of its own work."""
        return self.b == MAX_N and self.stream[:32] == key


class Held(_Row, frozen=True):
    """Changes that arrived and wait, with the reason."""

    stream: StreamKey
    n0: N
    n1: N
    reason: Code


class Refused(_Row, frozen=True):
    """A segment, or changes within one, that the sender will not fold, with the reason.

    Attributes:
        segment: the segment's id when all of it is refused, else empty.
    """

    stream: StreamKey
    n0: N
    n1: N
    reason: Code
    detail: Text = ""
    segment: Annotated[bytes, Meta(max_length=32)] = b""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the sender tells the recipient: a kind and what belongs to it."""

    kind: str
    data: Mapping[str, Value]


def check_unique(part: str, rows: Sequence[Hashable]) -> None:
    """Raise when a list says the same thing twice."""
    if len(set(rows)) != len(rows):
        raise BadStatement(part)


def check_vector(row: VectorRow) -> None:
    """Raise unless the islands lie beyond `hi`, in order and apart."""
    _check_stream("vectors", row.stream)
    if row.hi == 0 and row.id16 != _NO_ID:
        raise BadStatement("vectors")
    for (_, end), (start, stop) in pairwise([(0, row.hi), *row.islands]):
        if not end < start <= stop:
            raise BadStatement("vectors")


def check_range(part: str, stream: bytes, first: int, last: int) -> None:
    """Raise unless the range runs forward in a stream that can be."""
    _check_stream(part, stream)
    if first > last:
        raise BadStatement(part)


def check_refused(row: Refused) -> None:
    """Raise unless the refusal names what is refused, with a reason."""
    check_range("refused", row.stream, row.n0, row.n1)
    _check_code("refused", row.reason)
    if HIDDEN.search(row.detail) or len(row.segment) not in (0, 32):
        raise BadStatement("refused")


def check_held(row: Held) -> None:
    """Raise unless the row names what is held, with a reason."""
    check_range("held", row.stream, row.n0, row.n1)
    _check_code("held", row.reason)


def check_notice(notice: Notice) -> None:
    """Raise unless kind and keys are codes and no text hides anything."""
    _check_code("notices", notice.kind)
    for key, value in notice.data.items():
        _check_code("notices", key)
        if isinstance(value, str) and HIDDEN.search(value):
            raise BadStatement("notices")


def _check_stream(part: str, stream: bytes) -> None:
    if int.from_bytes(stream[32:], "little") > MAX_PLACE:
        raise BadStatement(part)


def _check_code(part: str, code: str) -> None:
    if not _CODE.fullmatch(code):
        raise BadStatement(part)

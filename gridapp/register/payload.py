"""The columns of a segment: a msgpack array, compressed, and checked before anything is used.

Limits and the meaning of every column stand in docs/format.md.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import Annotated, TypeVar

import msgspec

from gridapp.models.domain import Damaged
from gridapp.register.segment import MAX_CHANGES, MAX_N, MAX_RATIO, Header, columns

MAX_BASES = 64
MAX_MORE_BASES = 100_000
"""All bases beyond the first of their change, in one segment."""

MAX_AT = 2**63 - 1

BY_ITSELF = frozenset({"certificate", "look"})
"""Kinds that the program writes by itself: no rows of which people are told."""

NO_BASE, OWN_STREAM, FIRST_STREAM = 0, 1, 2
"""Codes of the base-stream column: none, this stream, or 2 + index into the named streams."""

_Count = Annotated[int, msgspec.Meta(ge=0, le=MAX_N)]
_At = Annotated[int, msgspec.Meta(ge=0, le=MAX_AT)]
_Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_Uid = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_StreamKey = Annotated[bytes, msgspec.Meta(min_length=40, max_length=40)]
_Prefix = Annotated[bytes, msgspec.Meta(max_length=16)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
_Text = Annotated[str, msgspec.Meta(max_length=65_536)]
_Bytes = Annotated[bytes, msgspec.Meta(max_length=65_536)]
Value = int | float | str | bytes | None

T = TypeVar("T")
_Column = Annotated[list[T], msgspec.Meta(max_length=MAX_CHANGES)]
_More = Annotated[list[tuple[_Count, _Count, _Count]], msgspec.Meta(max_length=MAX_MORE_BASES)]


class Payload(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """The columns of a segment's changes, in the order they are written."""

    salt: _Uid
    kinds: _Column[_Name]
    fields: _Column[_Name]
    workers: _Column[_Uid]
    records: _Column[_Uid]
    kind_of: _Column[_Count]
    streams: _Column[tuple[_StreamKey, _Count, _Prefix]]
    record: _Column[_Count]
    field: _Column[_Count]
    at: _Column[_At]
    base_stream: _Column[_Count]
    base_n: _Column[_Count]
    more_bases: _More
    worker: _Column[_Count]
    plain: _Column[_Whole | float | _Text | None]
    bytes_at: _Column[_Count]
    bytes_value: _Column[_Bytes]

    def values(self) -> list[Value]:
        """The value of each change: bytes stand in columns of their own, None where they go."""
        values: list[Value] = list(self.plain)
        for i, value in zip(self.bytes_at, self.bytes_value, strict=True):
            values[i] = value
        return values

    def entries(self) -> int:
        """How many entries it brings: records in one save, less what nobody wrote himself."""
        saves = set(zip(self.record, self.at, strict=True))
        if BY_ITSELF.isdisjoint(self.kinds):
            return len(saves)
        counted = [self.kinds[kind] not in BY_ITSELF for kind in self.kind_of]
        return sum(1 for record, _at in saves if counted[record])


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Payload)


def pack_payload(payload: Payload) -> tuple[bytes, int]:
    """The compressed columns and their size before compression.

    Columns that would shrink beyond what a reader accepts are stored as they are.
    """
    raw = _ENCODER.encode(payload)
    body = zlib.compress(raw, 6)
    return body if len(raw) <= MAX_RATIO * len(body) else zlib.compress(raw, 0), len(raw)


def read_payload(header: Header, data: bytes) -> Payload:
    """The columns of a segment whose signature holds. Raises Damaged for anything odd."""
    body = columns(header, data)
    raw_size = header.emptied.raw_size if header.emptied else header.raw_size
    inflate = zlib.decompressobj()
    try:
        raw = inflate.decompress(body, raw_size + 1)
        payload = _DECODER.decode(raw)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Damaged("payload") from error
    if len(raw) != raw_size or not inflate.eof or inflate.unused_data:
        raise Damaged("length")
    _check_columns(header, payload)
    return payload


def _check_columns(header: Header, payload: Payload) -> None:
    count = header.count
    columns: tuple[Sequence[object], ...] = (
        payload.record,
        payload.field,
        payload.at,
        payload.base_stream,
        payload.base_n,
        payload.plain,
    )
    if any(len(column) != count for column in columns):
        raise Damaged("columns")
    if len(payload.kind_of) != len(payload.records) or len(payload.worker) not in (0, count):
        raise Damaged("columns")
    _check_indices(payload)
    at = payload.at
    if min(at) != 0 or max(at) != header.greatest_at - header.least_at:
        raise Damaged("clock")
    if float in set(map(type, payload.plain)) and not all(
        math.isfinite(value) for value in payload.plain if type(value) is float
    ):
        raise Damaged("value")
    _check_bases(header, payload)


def _check_indices(payload: Payload) -> None:
    for column, size in (
        (payload.record, len(payload.records)),
        (payload.field, len(payload.fields)),
        (payload.kind_of, len(payload.kinds)),
        (payload.worker, len(payload.workers)),
        (payload.base_stream, FIRST_STREAM + len(payload.streams)),
    ):
        if column and max(column) >= size:
            raise Damaged("index")
    if not payload.workers:
        raise Damaged("worker")
    at = payload.bytes_at
    if len(at) != len(payload.bytes_value) or sorted(set(at)) != at:
        raise Damaged("columns")
    if at and (at[-1] >= len(payload.plain) or any(payload.plain[i] is not None for i in at)):
        raise Damaged("columns")


def _check_bases(header: Header, payload: Payload) -> None:
    """A base stands before the change that names it: in its own line, or as far as was seen."""
    _check_streams(header, payload)
    limits = [0, 0, *(hi or MAX_N for _stream, hi, _prefix in payload.streams)]
    first = header.first
    for i, (stream, n) in enumerate(zip(payload.base_stream, payload.base_n, strict=True)):
        if not (stream or n):
            continue
        limit = first + i - 1 if stream == OWN_STREAM else limits[stream]
        if n > limit or (n == 0) != (stream == NO_BASE):
            raise Damaged("base")
    per_change: dict[int, int] = {}
    for i, stream, n in payload.more_bases:
        per_change[i] = per_change.get(i, 1) + 1
        if i >= header.count or not OWN_STREAM <= stream < len(limits):
            raise Damaged("base")
        limit = first + i - 1 if stream == OWN_STREAM else limits[stream]
        if not 0 < n <= limit or per_change[i] > MAX_BASES:
            raise Damaged("base")


def _check_streams(header: Header, payload: Payload) -> None:
    """A foreign stream is bound by what was seen of it; an own one needs no binding."""
    named = [stream for stream, _hi, _prefix in payload.streams]
    if len(set(named)) != len(named) or header.stream in named:
        raise Damaged("stream")
    for stream, hi, prefix in payload.streams:
        foreign = stream[:32] != header.key
        if len(prefix) != (16 if foreign else 0) or (hi > 0) != foreign:
            raise Damaged("stream")

"""A segment's columns spread into changes by record: checked, and bound to local numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gridapp.models.checks import fits, is_place
from gridapp.models.declare import CLAIM, HIDDEN_FIELDS, PLACE, Kind, Shape, Value
from gridapp.models.domain import Domain
from gridapp.models.kinds import KINDS
from gridapp.models.rights import may_write
from gridapp.models.role import Role
from gridapp.register.fold import Change
from gridapp.register.segment import Header, Payload, stream_key

Check = Callable[[Value], bool]


@dataclass(slots=True, kw_only=True)
class Spread:
    """What one segment says, record by record.

    Attributes:
        changes: local record number to its changes.
        births: local record numbers whose birth stands in this segment and holds.
        moved: local record numbers that get another place.
        refused: (n, reason) of single changes that are kept but never folded.
        unknown: whether it speaks of kinds or fields that this version does not know.
    """

    changes: dict[int, list[Change]] = field(default_factory=dict)
    births: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    refused: list[tuple[int, str]] = field(default_factory=list)
    unknown: bool = False


def spread(
    header: Header,
    payload: Payload,
    *,
    sid: int,
    records: Sequence[int],
    bases: Mapping[int, int],
    role: Role,
) -> Spread:
    """Spread a segment.

    `records` gives the local number of each of its records, 0 for those not wanted; `bases` the
    stream number of each foreign stream by its index, left out where its binding proved false.
    """
    made = Spread()
    into = [made.changes.setdefault(rec, []) if rec else None for rec in records]
    plans = [_plan(name, tuple(payload.fields), role, header.place == 0) for name in payload.kinds]
    plan_of = [plans[kind] for kind in payload.kind_of]
    streams = [0, sid, *(bases.get(i, 0) for i in range(len(payload.streams)))]
    more = _more_bases(payload, streams)
    may_claim = claims(header.domain, header.stream)
    n, least = header.first - 1, header.least_at
    for r, f, d, b, base_n, value in zip(
        payload.record,
        payload.field,
        payload.at,
        payload.base_stream,
        payload.base_n,
        payload.values(),
        strict=True,
    ):
        n += 1
        changes = into[r]
        if changes is None:
            continue
        column, check = plan_of[r][f]
        if not check(value) or (not column and not may_claim(payload.records[r], value)):
            _turn_away(made, n, column)
            continue
        base_sid = streams[b]
        changes.append((sid, n, column, least + d, base_sid, base_n if base_sid else 0, value))
        if column <= _PLACE_COLUMN:
            (made.moved if column else made.births).add(records[r])
        if more and n - header.first in more:
            bound = more[n - header.first]
            changes += [(sid, n, column, least + d, *base, value) for base in bound]
    return made


def _more_bases(payload: Payload, streams: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """The bases beyond the first, by the index of their change."""
    more: dict[int, list[tuple[int, int]]] = {}
    for i, stream, base_n in payload.more_bases:
        if streams[stream]:
            more.setdefault(i, []).append((streams[stream], base_n))
    return more


_UNKNOWN, _NO_RIGHT = -1, -2
_CLAIM_COLUMN, _PLACE_COLUMN = 0, 1


def _turn_away(made: Spread, n: int, column: int) -> None:
    if column == _UNKNOWN:
        made.unknown = True
    elif column == _NO_RIGHT:
        made.refused.append((n, "right"))
    else:
        made.refused.append((n, "value" if column else "claimed"))


@cache
def _plan(
    kind_name: str, fields: tuple[str, ...], role: Role, central: bool
) -> tuple[tuple[int, Check], ...]:
    """For each field of a segment: the column it fills and the check its values must pass."""
    kind = KINDS.get(kind_name)
    if kind is None:
        return ((_UNKNOWN, _never),) * len(fields)
    if kind.central is not central or not may_write(role, kind_name):
        return ((_NO_RIGHT, _never),) * len(fields)
    columns = {name: i for i, name in enumerate(kind.columns)}
    return tuple(
        (columns[name], _check(kind, name)) if name in columns else (_UNKNOWN, _never)
        for name in fields
    )


def _never(_value: Value) -> bool:
    return False


@cache
def _check(kind: Kind, column: str) -> Check:
    """A quick check of one column's values, as they stand on the wire."""
    if column == CLAIM:
        return lambda value: isinstance(value, bytes) and len(value) == 8
    if column == PLACE:
        return lambda value: isinstance(value, str) and is_place(value)
    declared = {field.name: field for field in (*HIDDEN_FIELDS, *kind.fields)}[column]
    if declared.shape is Shape.REF:
        return lambda value: value is None or (isinstance(value, bytes) and len(value) == 16)
    return fits(declared)


def record_id(domain: Domain, key: bytes, place: int, born_ms: int, r: bytes) -> bytes:
    """The id of a record born now: 6 bytes of time, 10 that only this stream can claim."""
    bound = hashlib.sha256(domain.magic("R") + stream_key(key, place) + r).digest()
    return born_ms.to_bytes(6, "big") + bound[:10]


def claims(domain: Domain, stream: bytes) -> Callable[[bytes, Value], bool]:
    """Whether an id was born in this stream, from the claim that its birth carries."""
    begun = hashlib.sha256(domain.magic("R") + stream)

    def may_claim(uid: bytes, r: Value) -> bool:
        bound = begun.copy()
        bound.update(r if isinstance(r, bytes) else b"")
        return uid[6:] == bound.digest()[:10]

    return may_claim

"""A segment's columns spread into changes by record: checked, and bound to local numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gridapp.models.checks import is_place, problem
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
        refused: (n, reason) of single changes that are kept but never folded.
        unknown: whether it speaks of kinds or fields that this version does not know.
    """

    changes: dict[int, list[Change]] = field(default_factory=dict)
    births: set[int] = field(default_factory=set)
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
    into: list[list[Change] | None] = [
        made.changes.setdefault(rec, []) if rec else None for rec in records
    ]
    plans = [_plan(name, tuple(payload.fields), role, header.place == 0) for name in payload.kinds]
    plan_of = [plans[kind] for kind in payload.kind_of]
    streams = [0, sid, *(bases.get(i, 0) for i in range(len(payload.streams)))]
    more: dict[int, list[tuple[int, int]]] = {}
    for i, stream, base_n in payload.more_bases:
        more.setdefault(i, []).append((stream, base_n))
    first, least = header.first, header.least_at
    for i, (r, f, d, b, base_n, value) in enumerate(
        zip(
            payload.record,
            payload.field,
            payload.at,
            payload.base_stream,
            payload.base_n,
            payload.values(),
            strict=True,
        )
    ):
        changes = into[r]
        if changes is None:
            continue
        column, check = plan_of[r][f]
        if column < 0 or not check(value):
            _turn_away(made, first + i, column)
            continue
        if column == 0 and not _may_claim(header, payload.records[r], value):
            made.refused.append((first + i, "claimed"))
            continue
        if column == 0:
            made.births.add(records[r])
        base_sid = streams[b]
        changes.append(
            (sid, first + i, column, least + d, base_sid, base_n if base_sid else 0, value)
        )
        for stream, extra_n in more.get(i, ()):
            if streams[stream]:
                changes.append((sid, first + i, column, least + d, streams[stream], extra_n, value))
    return made


_UNKNOWN, _NO_RIGHT = -1, -2


def _turn_away(made: Spread, n: int, column: int) -> None:
    if column == _UNKNOWN:
        made.unknown = True
    else:
        made.refused.append((n, "right" if column == _NO_RIGHT else "value"))


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
    if declared.shape is Shape.TEXT:
        longest = declared.longest
        return lambda value: (
            value is None
            or (isinstance(value, str) and len(value) <= longest and value.isprintable())
            or problem(declared, value) is None
        )
    return lambda value: problem(declared, value) is None


def record_id(domain: Domain, key: bytes, place: int, born_ms: int, r: bytes) -> bytes:
    """The id of a record born now: 6 bytes of time, 10 that only this stream can claim."""
    bound = hashlib.sha256(domain.magic("R") + stream_key(key, place) + r).digest()
    return born_ms.to_bytes(6, "big") + bound[:10]


def _may_claim(header: Header, uid: bytes, r: Value) -> bool:
    if not isinstance(r, bytes):
        return False
    born_ms = int.from_bytes(uid[:6], "big")
    return record_id(header.domain, header.key, header.place, born_ms, r) == uid

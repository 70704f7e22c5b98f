"""A segment's columns spread into changes by record: checked, and bound to local numbers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import count, repeat
from typing import Any

from gridapp.models.checks import all_fit, is_place
from gridapp.models.declare import CLAIM, FIRST_CLAIM, HIDDEN_FIELDS, PLACE, Kind, Shape, Value
from gridapp.models.domain import Domain
from gridapp.models.kinds import KINDS
from gridapp.models.rights import may_write, only_at_birth
from gridapp.models.role import Role
from gridapp.register import birth
from gridapp.register.fold import Change
from gridapp.register.payload import Payload
from gridapp.register.segment import Header, stream_key
from gridapp.register.tables import CLAIM_COLUMN

Check = Callable[[Sequence[Any]], bool]
"""Whether all of these values may stand in a column."""

Cell = tuple[int, Check]
"""What a field is in records of one kind: the column it fills, and its check."""


@dataclass(slots=True, kw_only=True)
class Spread:
    """What one segment says, record by record.

    Attributes:
        changes: local record number to its changes.
        births: local record numbers whose birth stands in this segment and holds.
        retold: local record numbers whose birth elsewhere is told again in this segment.
        moved: local record numbers that get another place.
        refused: (n, reason) of single changes that are kept but never folded.
        unknown: whether it speaks of kinds or fields that this version does not know.
    """

    changes: dict[int, list[Change]] = field(default_factory=dict)
    births: set[int] = field(default_factory=set)
    retold: set[int] = field(default_factory=set)
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
    made = Spread(unknown=not KINDS.keys() >= set(payload.kinds))
    cells = _cells(payload, role, central=header.place == 0)
    cell_of = _cell_of_each(payload)
    values = payload.values()
    columns = [cells[cell][0] for cell in cell_of]
    wrong = _wrong(cells, cell_of, values)
    wrong |= _unclaimed(header, payload, columns, values)
    for i in _too_late(payload, role):
        columns[i] = _NO_RIGHT
        wrong.add(i)
    streams = [0, sid, *(bases.get(i, 0) for i in range(len(payload.streams)))]
    changes: list[Change] = list(
        zip(
            repeat(sid),
            count(header.first),
            columns,
            [header.least_at + later for later in payload.at],
            [streams[base] for base in payload.base_stream],
            _base_numbers(payload, streams),
            values,
            strict=False,
        )
    )
    # Beside its change and not behind the others: what follows the change would be folded first,
    # and the change come back as a second head.
    more: dict[int, list[Change]] = defaultdict(list)
    for i, stream, base_n in payload.more_bases:
        if streams[stream]:
            more[i].append((*changes[i][:4], streams[stream], base_n, values[i]))
    into = [made.changes.setdefault(rec, []) if rec else None for rec in records]
    for i, r in enumerate(payload.record):
        said = into[r]
        if said is None:
            continue
        if i in wrong:
            _turn_away(made, changes[i])
        else:
            said.append(changes[i])
            if i in more:
                said += more[i]
    made.births |= _written(CLAIM, payload, wrong, records)
    made.retold |= _written(FIRST_CLAIM, payload, wrong, records)
    made.moved |= _written(PLACE, payload, wrong, records)
    return made


def _cells(payload: Payload, role: Role, *, central: bool) -> list[Cell]:
    """The cells of each kind's fields, kind after kind."""
    fields = tuple(payload.fields)
    return [cell for name in payload.kinds for cell in _cells_of_kind(name, fields, role, central)]


def _cell_of_each(payload: Payload) -> list[int]:
    """For each change, which of the cells it fills."""
    width = len(payload.fields)
    begins = [width * kind for kind in payload.kind_of]
    return [begins[r] + f for r, f in zip(payload.record, payload.field, strict=True)]


def _wrong(cells: Sequence[Cell], cell_of: Sequence[int], values: Sequence[Value]) -> set[int]:
    """Which changes may not stand: a column is looked at whole, value by value if need be."""
    said: dict[int, list[Value]] = defaultdict(list)
    for cell, value in zip(cell_of, values, strict=True):
        said[cell].append(value)
    doubtful = {cell for cell, column in said.items() if not cells[cell][1](column)}
    if not doubtful:
        return set()
    return {
        i
        for i, cell in enumerate(cell_of)
        if cell in doubtful and not cells[cell][1](values[i : i + 1])
    }


def _unclaimed(
    header: Header, payload: Payload, columns: Sequence[int], values: Sequence[Value]
) -> set[int]:
    """The births of records whose ids were born elsewhere than is said."""
    if CLAIM_COLUMN not in columns:
        return set()
    here = claims(header.domain, header.stream)
    return {
        i
        for i, column in enumerate(columns)
        if column == CLAIM_COLUMN
        and not _proves(header.domain, here, payload.records[payload.record[i]], values[i])
    }


def _proves(domain: Domain, here: Callable[[bytes, Value], bool], uid: bytes, value: Value) -> bool:
    """Whether an id was born in this stream; or in the one told of, where a birth is told again."""
    elsewhere = birth.told(value)
    if elsewhere is None:
        return here(uid, value)
    return claims(domain, elsewhere.stream)(uid, elsewhere.claim)


def _too_late(payload: Payload, role: Role) -> list[int]:
    """The changes that their author might have made only while the record had not left him."""
    once = {k: only_at_birth(role, kind) for k, kind in enumerate(payload.kinds)}
    if not any(once.values()):
        return []
    said = [payload.fields[f] for f in payload.field]
    born = {r for r, field in zip(payload.record, said, strict=True) if field == CLAIM}
    return [
        i
        for i, (r, field) in enumerate(zip(payload.record, said, strict=True))
        if r not in born and field in once[payload.kind_of[r]]
    ]


def _base_numbers(payload: Payload, streams: Sequence[int]) -> Sequence[int]:
    """The number of each change's first base; 0 where its stream is not proved."""
    if all(streams[1:]):
        return payload.base_n
    return [
        n if streams[s] else 0 for s, n in zip(payload.base_stream, payload.base_n, strict=True)
    ]


def _written(name: str, payload: Payload, wrong: set[int], records: Sequence[int]) -> set[int]:
    """The wanted records that this segment gives a value in one of the hidden fields."""
    if name not in payload.fields:
        return set()
    called = {f for f, each in enumerate(payload.fields) if each == name}
    told = (
        payload.record[i] for i, f in enumerate(payload.field) if f in called and i not in wrong
    )
    return {records[r] for r in told if records[r]}


_UNKNOWN, _NO_RIGHT = -1, -2


RIGHT, CLAIMED, VALUE = TURNED_AWAY = ("right", "claimed", "value")
"""Why a single change is refused: a role that may not, a record that is another's, a bad value."""


def _turn_away(made: Spread, change: Change) -> None:
    _sid, n, column, *_rest = change
    if column == _UNKNOWN:
        made.unknown = True
    elif column == _NO_RIGHT:
        made.refused.append((n, RIGHT))
    else:
        made.refused.append((n, CLAIMED if column == CLAIM_COLUMN else VALUE))


@cache
def _cells_of_kind(
    kind_name: str, fields: tuple[str, ...], role: Role, central: bool
) -> tuple[Cell, ...]:
    kind = KINDS.get(kind_name)
    if kind is None:
        return ((_UNKNOWN, _never),) * len(fields)
    if kind.central is not central or not may_write(role, kind_name):
        return ((_NO_RIGHT, _never),) * len(fields)
    columns = {name: i for i, name in enumerate(kind.columns)}
    if not central:
        columns[FIRST_CLAIM] = CLAIM_COLUMN
    return tuple(
        (_UNKNOWN, _never)
        if name not in columns
        else (columns[name], _check(kind, name))
        if may_write(role, kind_name, name)
        else (_NO_RIGHT, _never)
        for name in fields
    )


def _never(_values: Sequence[Any]) -> bool:
    return False


@cache
def _check(kind: Kind, column: str) -> Check:
    """A quick check of one column's values, as they stand on the wire."""
    if column == CLAIM:
        return lambda values: all(type(value) is bytes and len(value) == 8 for value in values)
    if column == FIRST_CLAIM:
        return lambda values: all(birth.told(value) is not None for value in values)
    if column == PLACE:
        return lambda values: all(type(value) is str and is_place(value) for value in values)
    declared = {field.name: field for field in (*HIDDEN_FIELDS, *kind.fields)}[column]
    if declared.shape is Shape.REF:
        return lambda values: all(
            value is None or (type(value) is bytes and len(value) == 16) for value in values
        )
    return all_fit(declared)


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

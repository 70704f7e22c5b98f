"""What the state ought to be, said by brute force from the definition alone.

Everything that was ever said is laid on one table; a change falls when an admitted change of its
cell names it as a base. Nothing here is incremental, and nothing is shared with the fold.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from gridapp.models.checks import problem
from gridapp.models.declare import Field, Kind, Shape, Value
from gridapp.models.domain import Domain
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.models.rights import may_write, only_at_birth
from gridapp.models.role import Role
from gridapp.register.payload import NO_BASE, OWN_STREAM, read_payload
from gridapp.register.segment import Header, identity, read_header
from gridapp.register.spread import record_id
from tests.world import Desk


@dataclass(frozen=True, slots=True)
class Author:
    """In which role, and for which area, a key may write."""

    role: Role
    area: str


@dataclass(frozen=True, slots=True)
class Base:
    """A dot that a change follows, and the segment its author says to have seen there."""

    stream: bytes
    n: int
    hi: int = 0
    prefix: bytes = b""


@dataclass(frozen=True, slots=True)
class Said:
    """One change, with all that decides whether it counts."""

    domain: Domain
    stream: bytes
    n: int
    kind: str
    uid: bytes
    column: str
    at: int
    bases: tuple[Base, ...]
    value: Value
    author: Author
    segment: bytes = b""
    with_birth: bool = True

    @property
    def cell(self) -> tuple[str, bytes, str]:
        """A birth told again stands beside the claim."""
        return self.kind, self.uid, "claim" if self.column == "first_claim" else self.column

    @property
    def place(self) -> str:
        number = int.from_bytes(self.stream[32:], "little")
        return str(number) if number else ""


@dataclass(slots=True)
class Held:
    """A set of segments as the oracle sees them: what they say, and how they hang together."""

    said: list[Said] = field(default_factory=list)
    headers: dict[bytes, Header] = field(default_factory=dict)
    ends: dict[bytes, set[tuple[int, bytes]]] = field(default_factory=lambda: defaultdict(set))


def read(
    bodies: Iterable[bytes], authors: Mapping[bytes, Author], ahead: Collection[bytes] = ()
) -> Held:
    """A set of segments; those of unknown authors and wrong places say nothing, as do those ahead.

    Whether a clock was ahead when its segment came is no matter of the set: `ahead` says it.
    """
    held = Held()
    for body in set(bodies):
        header = read_header(body)
        held.headers[identity(header.signed())] = header
        held.ends[header.stream].add((header.last, identity(header.signed())[:16]))
        author = authors.get(header.key)
        if author is None or body in ahead:
            continue
        if header.place and not str(header.place).startswith(author.area):
            continue
        held.said += _said(body, author)
    return held


def _said(body: bytes, author: Author) -> list[Said]:
    header = read_header(body)
    payload = read_payload(header, body)
    more = defaultdict(list)
    for i, stream, n in payload.more_bases:
        more[i].append((stream, n))

    def base(code: int, n: int) -> Base:
        if code == OWN_STREAM:
            return Base(header.stream, n)
        stream, hi, prefix = payload.streams[code - 2]
        return Base(stream, n, hi, prefix)

    values = payload.values()
    born = {
        r
        for r, f in zip(payload.record, payload.field, strict=True)
        if payload.fields[f] == "claim"
    }
    return [
        Said(
            domain=header.domain,
            stream=header.stream,
            n=header.first + i,
            kind=payload.kinds[payload.kind_of[payload.record[i]]],
            uid=payload.records[payload.record[i]],
            column=payload.fields[payload.field[i]],
            at=header.least_at + payload.at[i],
            bases=tuple(
                base(code, n)
                for code, n in [(payload.base_stream[i], payload.base_n[i]), *more[i]]
                if code != NO_BASE
            ),
            value=values[i],
            author=author,
            segment=identity(header.signed()),
            with_birth=payload.record[i] in born,
        )
        for i in range(header.count)
    ]


def unpacked(desk: Desk) -> list[Said]:
    """What this desk has saved and not yet packed."""
    conn = desk.conn
    keys = {sid: bytes(key) for sid, key in conn.execute("SELECT sid, skey FROM stream")}
    return [
        Said(
            domain=desk.me.domain,
            stream=keys[sid],
            n=n,
            kind=BY_NUMBER[kind].name,
            uid=bytes(uid),
            # On the way out a birth told again gets the name it has on the wire.
            column=BY_NUMBER[kind].columns[col] if col or len(value) == 8 else "first_claim",
            at=at,
            bases=tuple(Base(keys[base_sid], base_n) for base_sid, base_n in json.loads(bases)),
            value=value,
            author=Author(desk.me.role, desk.me.place),
        )
        for sid, n, col, at, bases, value, uid, kind in conn.execute(
            "SELECT o.sid, o.n, o.col, o.at, o.bases, o.value, r.uid, r.kind"
            " FROM outbox o JOIN rec r ON r.id = o.rec"
        )
    ]


def may_stand(one: Said) -> bool:
    """Whether a single change counts: kind, right, field, value, and the claim to its record."""
    kind = KINDS.get(one.kind)
    if kind is None or kind.central != (not one.place):
        return False
    if not may_write(one.author.role, one.kind, one.column):
        return False
    if not one.with_birth and one.column in only_at_birth(one.author.role, one.kind):
        return False
    if one.column == "first_claim":
        born = birth_told(one)
        return bool(born) and one.author.role.is_centre
    if one.column == "claim":
        return isinstance(one.value, bytes) and one.uid == record_id(
            one.domain,
            one.stream[:32],
            int(one.place or 0),
            int.from_bytes(one.uid[:6], "big"),
            one.value,
        )
    if one.column == "place":
        return one.value is not None and problem(_hidden(Shape.PLACE), one.value) is None
    if one.column == "gone":
        return problem(_hidden(Shape.TEXT), one.value) is None
    return one.column in kind.columns and _fits(kind.field(one.column), one.value)


def birth_told(one: Said) -> str:
    """The place of birth that a `first_claim` proves; empty where it proves none."""
    value = one.value
    if one.column != "first_claim" or not isinstance(value, bytes) or len(value) != 65:
        return ""
    key, place = value[8:40], int.from_bytes(value[40:48], "little")
    n, at = (int.from_bytes(value[i : i + 8], "little", signed=i > 48) for i in (48, 56))
    proved = one.uid == record_id(
        one.domain, key, place, int.from_bytes(one.uid[:6], "big"), value[:8]
    )
    return str(place) if proved and place and n and at >= 0 and 1 <= value[64] <= 11 else ""


def birth_place(one: Said) -> str | None:
    """Where a record was born, if this change tells it and may."""
    if one.column == "claim":
        return one.place
    told = birth_told(one)
    return told if told and told.startswith(one.author.area) else None


def _hidden(shape: Shape) -> Field:
    return Field(name="hidden", shape=shape, zh="", en="", purpose="")


def _fits(declared: Field, value: Value) -> bool:
    if declared.shape is Shape.REF:
        return value is None or (isinstance(value, bytes) and len(value) == 16)
    return problem(declared, value) is None


def heads(held: Held, own: Sequence[Said] = ()) -> dict[tuple[str, bytes, str], list[Said]]:
    """The heads of every cell, the one that shows first."""
    cells = defaultdict(list)
    for one in admitted([*held.said, *own]):
        cells[one.cell].append(one)
    return {cell: _heads(held, changes) for cell, changes in cells.items()}


def admitted(said: Iterable[Said]) -> list[Said]:
    """The changes that count: each may stand, and was written where its record stood."""
    by_record = defaultdict(list)
    for one in said:
        if may_stand(one):
            by_record[one.kind, one.uid].append(one)
    counted = []
    for changes in by_record.values():
        homes = {home for one in changes if (home := birth_place(one)) is not None}
        if homes and not KINDS[changes[0].kind].central:
            homes |= {
                one.place for one in changes if one.column == "first_claim" and birth_place(one)
            }
            changes = [
                one
                for one in changes
                if one.column != "place" or str(one.value).startswith(one.author.area)
            ]
        while homes:
            moved = {
                str(one.value)
                for one in changes
                if one.column == "place"
                and one.place in homes
                and str(one.value).startswith(one.author.area)
            }
            if moved <= homes:
                break
            homes |= moved
        if KINDS[changes[0].kind].central and homes:
            counted += _by_author(changes)
        else:
            counted += [one for one in changes if not homes or one.place in homes]
    return counted


def _by_author(changes: Sequence[Said]) -> list[Said]:
    """Of a record in somebody's own log: his own changes, and those of centres above him."""
    births = [one for one in changes if one.column == "claim"]
    return [
        one
        for one in changes
        if any(
            one.stream == birth.stream
            or (one.author.role.is_centre and birth.author.area.startswith(one.author.area))
            for birth in births
        )
    ]


def _heads(held: Held, changes: Sequence[Said]) -> list[Said]:
    follows = {
        i: {
            j
            for base in child.bases
            for j, parent in enumerate(changes)
            if _names(held, child, base, parent)
        }
        for i, child in enumerate(changes)
    }
    fallen = {j for i, parents in follows.items() for j in parents if not _reaches(follows, j, i)}
    seen: dict[Any, Said] = {}
    for i, one in enumerate(changes):
        if i not in fallen:
            seen[one.at, one.stream, one.n, _order(one.value)] = one
    return [seen[key] for key in sorted(seen, reverse=True)]


def _names(held: Held, child: Said, base: Base, parent: Said) -> bool:
    if (base.stream, base.n) != (parent.stream, parent.n):
        return False
    if base.stream == child.stream and _forked(held, base.stream):
        return parent.at < child.at and parent.segment in _line(held, child.segment)
    if base.stream[:32] == child.stream[:32]:
        return parent.at < child.at
    return not base.hi or (base.hi, base.prefix) in held.ends[base.stream]


def _forked(held: Held, stream: bytes) -> bool:
    """Whether two segments of a stream cannot belong to one history."""
    headers = {id_: header for id_, header in held.headers.items() if header.stream == stream}
    before = {
        id_: [other for other, one in headers.items() if one.last == header.first - 1]
        for id_, header in headers.items()
    }
    return any(ends and headers[id_].previous not in ends for id_, ends in before.items()) or any(
        one.first <= other.last and other.first <= one.last
        for one, other in combinations(headers.values(), 2)
    )


def _line(held: Held, id_: bytes) -> set[bytes]:
    """A segment and those before it in its own history, as far as they are here."""
    line = set()
    while id_ in held.headers:
        line.add(id_)
        id_ = held.headers[id_].previous
    return line


def _reaches(follows: Mapping[int, set[int]], start: int, goal: int) -> bool:
    """Whether a change follows another, at however many removes: then neither can fall to it."""
    seen, waiting = {start}, [start]
    while waiting:
        now = waiting.pop()
        if now == goal:
            return True
        fresh = follows[now] - seen
        seen |= fresh
        waiting += fresh
    return False


def _order(value: Value) -> tuple[int, Any]:
    if value is None:
        return (0, 0)
    if isinstance(value, str):
        return (2, value)
    return (3, value) if isinstance(value, bytes) else (1, value)


def rows(held: Held, own: Sequence[Said] = ()) -> list[list[Any]]:
    """The canonical state, in the form of register.digest.rows()."""
    by_record: dict[tuple[int, bytes], dict[str, list[Said]]] = defaultdict(dict)
    for (kind, uid, column), cell in heads(held, own).items():
        by_record[KINDS[kind].number, uid][column] = cell
    births = {
        (one.kind, one.uid): home
        for one in [*held.said, *own]
        if may_stand(one) and (home := birth_place(one)) is not None
    }
    return [
        _row(BY_NUMBER[number], uid, births.get((BY_NUMBER[number].name, uid)), cells)
        for (number, uid), cells in sorted(by_record.items())
    ]


def _row(
    kind: Kind, uid: bytes, home: str | None, cells: Mapping[str, Sequence[Said]]
) -> list[Any]:
    place = cells["place"][0].value if "place" in cells else home or ""
    told = [
        [column, [[one.at, one.stream, one.n, one.value] for one in cell]]
        for column, cell in sorted(cells.items())
    ]
    return [kind.name, uid, home, place, told]


def lost(held: Held) -> set[tuple[bytes, int]]:
    """Changes that count and are neither a head nor an ancestor of one: there must be none."""
    everyone = admitted(held.said)
    cells = defaultdict(list)
    for one in everyone:
        cells[one.cell].append(one)
    gone = set()
    for cell, changes in cells.items():
        by_dot = defaultdict(list)
        for one in changes:
            by_dot[one.stream, one.n].append(one)
        reached = {(one.stream, one.n) for one in heads(held)[cell]}
        waiting = list(reached)
        while waiting:
            for one in by_dot[waiting.pop()]:
                named = {(base.stream, base.n) for base in one.bases} & by_dot.keys()
                waiting += named - reached
                reached |= named
        gone |= by_dot.keys() - reached
    return gone

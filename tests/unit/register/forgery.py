"""Segments that no honest program writes, signed by people who may write: any columns at all."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from gridapp.models.declare import Value
from gridapp.models.domain import Domain
from gridapp.register.payload import Payload, pack_payload
from gridapp.register.segment import Header, identity, origin, read_header, stream_key
from gridapp.register.spread import record_id
from tests.world import NOW_MS, Desk

AT = NOW_MS << 16


def payload(**columns: object) -> Payload:
    """A payload of one harmless change, but for the columns given."""
    plain = {
        "salt": bytes(16),
        "kinds": ["spot"],
        "fields": ["name"],
        "workers": [bytes(16)],
        "records": [bytes(16)],
        "kind_of": [0],
        "streams": [],
        "record": [0],
        "field": [0],
        "at": [0],
        "base_stream": [0],
        "base_n": [0],
        "more_bases": [],
        "worker": [],
        "plain": ["灯"],
        "bytes_at": [],
        "bytes_value": [],
    }
    return Payload(**(plain | columns))  # type: ignore[arg-type]  # fields by name


def segment(
    desk: Desk,
    where: str,
    columns: Payload,
    *,
    first: int = 1,
    previous: bytes = b"",
    least_at: int = AT,
    body: bytes = b"",
    **header: object,
) -> bytes:
    """A segment with a true signature over whatever it says."""
    packed, raw_size = pack_payload(columns)
    packed = body or packed
    told = {
        "domain": Domain.REAL,
        "key": desk.me.key,
        "place": int(where or 0),
        "first": first,
        "count": len(columns.record),
        "least_at": least_at,
        "greatest_at": least_at + max(columns.at, default=0),
        "previous": previous
        or origin(Domain.REAL, desk.me.key, int(where or 0), desk.me.certificate),
        "payload_digest": hashlib.sha256(packed).digest(),
        "raw_size": raw_size,
        "size": len(packed),
    }
    signed = Header(**(told | header)).signed()  # type: ignore[arg-type]  # fields by name
    return signed + desk.key.sign(signed) + packed


def id_of(body: bytes) -> bytes:
    """A segment's id."""
    return identity(read_header(body).signed())


@dataclass(slots=True)
class Forger:
    """Writes chains of segments in which anything may follow anything, forks included."""

    desks: Sequence[Desk]
    places: Sequence[str]
    chance: random.Random
    written: list[bytes] = field(default_factory=list)
    records: list[tuple[str, bytes]] = field(default_factory=list)

    def write(self) -> None:
        """One more segment by somebody, mostly at the end of a chain, sometimes beside it."""
        chance = self.chance
        desk, place = chance.choice(self.desks), chance.choice(self.places)
        ends = [
            body
            for body in self.written
            if read_header(body).stream == stream_key(desk.me.key, int(place))
        ]
        before = chance.choice(ends[-2:]) if ends and chance.random() < 0.95 else None
        first = read_header(before).last + 1 if before else 1
        columns = self._columns(desk, place, first)
        self.written.append(
            segment(
                desk,
                place,
                columns,
                first=first,
                previous=id_of(before) if before else b"",
                least_at=AT + chance.randrange(8),
            )
        )

    def _columns(self, desk: Desk, place: str, first: int) -> Payload:
        chance = self.chance
        count = chance.randint(1, 4)
        made = payload(
            kinds=["household", "spot"],
            fields=["claim", "place", "gone", "head", "name"],
            records=[],
            kind_of=[],
            record=[],
            field=[],
            at=[],
            base_stream=[],
            base_n=[],
            plain=[],
            salt=chance.randbytes(16),
        )
        self._name_streams(desk, place, made)
        for i in range(count):
            self._change(desk, place, made, first + i)
        low = min(made.at)
        made.at[:] = [at - low for at in made.at]
        return made

    def _name_streams(self, desk: Desk, place: str, made: Payload) -> None:
        """Streams seen: truly, or with a made-up id, or a point that is no segment's end."""
        chance = self.chance
        own = stream_key(desk.me.key, int(place))
        for body in chance.sample(self.written, min(3, len(self.written))):
            header = read_header(body)
            if header.stream == own or header.stream in [one[0] for one in made.streams]:
                continue
            if header.key == desk.me.key:
                made.streams.append((header.stream, 0, b""))
            elif chance.random() < 0.8:
                made.streams.append((header.stream, header.last, id_of(body)[:16]))
            else:
                hi = header.last + chance.randrange(3)
                made.streams.append((header.stream, hi, chance.randbytes(16)))

    def _change(self, desk: Desk, place: str, made: Payload, n: int) -> None:
        chance = self.chance
        if not self.records or chance.random() < 0.2:
            r = chance.randbytes(8)
            uid = record_id(Domain.REAL, desk.me.key, int(place), NOW_MS, r)
            kind, column = chance.choice(("household", "spot")), "claim"
            value: Value = r
            self.records.append((kind, uid))
        else:
            kind, uid = chance.choice(self.records[:3])
            column = chance.choice(("head" if kind == "household" else "name", "name", "place"))
            value = chance.choice([*self.places, "五", None, b"r", 5, f"v{n}", f"v{n}"])
        if uid not in made.records:
            made.records.append(uid)
            made.kind_of.append(made.kinds.index(kind))
        made.record.append(made.records.index(uid))
        made.field.append(made.fields.index(column))
        made.at.append(chance.randrange(6))
        if isinstance(value, bytes):
            made.bytes_at.append(len(made.plain))
            made.bytes_value.append(value)
            value = None
        made.plain.append(value)
        bases = [
            base for base in (self._base(made, n) for _ in range(chance.randint(0, 2))) if base
        ]
        made.base_stream.append(bases[0][0] if bases else 0)
        made.base_n.append(bases[0][1] if bases else 0)
        made.more_bases += [(len(made.record) - 1, *base) for base in bases[1:]]

    def _base(self, made: Payload, n: int) -> tuple[int, int] | None:
        chance = self.chance
        code = chance.randrange(1, 2 + len(made.streams))
        limit = n - 1 if code == 1 else made.streams[code - 2][1] or n + 2
        return (code, chance.randint(1, limit)) if limit else None

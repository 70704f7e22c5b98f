"""What one synthetic device writes: saves in the order of their time, as signed segments."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gridapp.models.declare import CLAIM, Value
from gridapp.practice.county.devices import DOMAIN, Device
from gridapp.register.payload import NO_BASE, OWN_STREAM, Payload, pack_payload
from gridapp.register.segment import Header, identity, origin, stream_key

_CHANGES, _BYTES = 20_000, 2 * 1024 * 1024
"""Where a segment is cut, well within the limits of the format."""


Fields = Mapping[str, Value]
"""Field name to value, ids as 16 bytes; empty ones are left out."""


@dataclass(frozen=True, slots=True)
class _Saved:
    """One record in one save; `values` are as the log keeps them, the claim of a new one first."""

    at: int
    uid: bytes
    kind: str
    values: Fields


@dataclass(slots=True)
class _Stream:
    """What a device has written about one place: signed up to `n`, and what waits."""

    place: str
    begun: hashlib._Hash
    n: int = 0
    previous: bytes = b""
    waiting: list[_Saved] = field(default_factory=list)
    written: dict[tuple[bytes, str], int] = field(default_factory=dict)
    amended: set[bytes] = field(default_factory=set)


class Pen:
    """A device at work. Ids are 16 bytes, as the log keeps them."""

    def __init__(self, device: Device, chance: random.Random) -> None:
        self.device = device
        self._chance = chance
        self._streams: dict[str, _Stream] = {}

    @property
    def worker(self) -> bytes:
        """The id of whoever holds the pen."""
        return self.device.worker

    def write(self, kind: str, place: str, at_ms: int, fields: Fields) -> bytes:
        """A new record at a place; return its id."""
        stream = self._stream(place)
        claim = self._chance.randbytes(8)
        bound = stream.begun.copy()
        bound.update(claim)
        uid = at_ms.to_bytes(6, "big") + bound.digest()[:10]
        values = {CLAIM: claim} | {name: value for name, value in fields.items() if value}
        stream.waiting.append(_Saved(at_ms << 16, uid, kind, values))
        return uid

    def amend(self, kind: str, uid: bytes, place: str, at_ms: int, fields: Fields) -> None:
        """Other values for a record that this pen has written at this place before."""
        stream = self._stream(place)
        stream.amended.add(uid)
        stream.waiting.append(_Saved(at_ms << 16, uid, kind, fields))

    def segments(self) -> Iterator[bytes]:
        """Sign all that waits, place by place."""
        for place in sorted(self._streams):
            stream = self._streams[place]
            stream.waiting.sort(key=lambda saved: saved.at)
            waiting, stream.waiting = stream.waiting, []
            for portion in _portions(waiting):
                yield self._sign(stream, _Columns(stream, self.worker, portion))

    def _stream(self, place: str) -> _Stream:
        if place not in self._streams:
            key, certificate = self.device.key.public, self.device.certificate.id
            self._streams[place] = _Stream(
                place,
                hashlib.sha256(DOMAIN.magic("R") + stream_key(key, int(place))),
                previous=origin(DOMAIN, key, int(place), certificate),
            )
        return self._streams[place]

    def _sign(self, stream: _Stream, columns: _Columns) -> bytes:
        payload = columns.payload(self._chance.randbytes(16))
        body, raw_size = pack_payload(payload)
        header = Header(
            domain=DOMAIN,
            key=self.device.key.public,
            place=int(stream.place),
            first=stream.n + 1,
            count=len(payload.record),
            least_at=columns.least,
            greatest_at=columns.greatest,
            previous=stream.previous,
            payload_digest=hashlib.sha256(body).digest(),
            raw_size=raw_size,
            size=len(body),
        )
        signed = header.signed()
        stream.n, stream.previous = header.last, identity(signed)
        return signed + self.device.key.sign(signed) + body


def _portions(waiting: list[_Saved]) -> Iterator[list[_Saved]]:
    """What waits in portions that fit a segment, no save of a record cut in two."""
    portion: list[_Saved] = []
    changes = size = 0
    for saved in waiting:
        weight = sum(len(v) * 3 if isinstance(v, str | bytes) else 9 for v in saved.values.values())
        if portion and (changes + len(saved.values) > _CHANGES or size + weight > _BYTES):
            yield portion
            portion, changes, size = [], 0, 0
        portion.append(saved)
        changes, size = changes + len(saved.values), size + weight
    if portion:
        yield portion


class _Columns:
    """The saves of one segment spread into the columns of its payload."""

    def __init__(self, stream: _Stream, worker: bytes, portion: list[_Saved]) -> None:
        self.least, self.greatest = portion[0].at, portion[-1].at
        self._kinds: dict[str, int] = {}
        self._fields: dict[str, int] = {}
        self._records: dict[bytes, int] = {}
        self._kind_of: list[int] = []
        self._record: list[int] = []
        self._field: list[int] = []
        self._at: list[int] = []
        self._base_n: list[int] = []
        self._values: list[Value] = []
        self._worker = worker
        for saved in portion:
            self._add(stream, saved)

    def _add(self, stream: _Stream, saved: _Saved) -> None:
        record = self._records.get(saved.uid)
        if record is None:
            record = self._records[saved.uid] = len(self._records)
            self._kind_of.append(self._kinds.setdefault(saved.kind, len(self._kinds)))
        fields, count = self._fields, len(saved.values)
        self._base_n += self._bases(stream, saved)
        self._record += [record] * count
        self._at += [saved.at - self.least] * count
        self._field += [fields.setdefault(name, len(fields)) for name in saved.values]
        self._values += saved.values.values()

    def _bases(self, stream: _Stream, saved: _Saved) -> list[int]:
        """What each value follows: nothing, as a rule, for what was never amended."""
        if saved.uid not in stream.amended:
            return [0] * len(saved.values)
        bases = []
        for n, name in enumerate(saved.values, stream.n + len(self._values) + 1):
            bases.append(stream.written.get((saved.uid, name), 0))
            stream.written[saved.uid, name] = n
        return bases

    def payload(self, salt: bytes) -> Payload:
        """The columns as a segment holds them."""
        bytes_at = [i for i, value in enumerate(self._values) if isinstance(value, bytes)]
        return Payload(
            salt=salt,
            kinds=list(self._kinds),
            fields=list(self._fields),
            workers=[self._worker],
            records=list(self._records),
            kind_of=self._kind_of,
            streams=[],
            record=self._record,
            field=self._field,
            at=self._at,
            base_stream=[OWN_STREAM if base else NO_BASE for base in self._base_n],
            base_n=self._base_n,
            more_bases=[],
            worker=[],
            plain=[None if isinstance(value, bytes) else value for value in self._values],
            bytes_at=bytes_at,
            bytes_value=[value for value in self._values if isinstance(value, bytes)],
        )

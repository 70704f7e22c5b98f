"""What came of other devices and does not count yet: whose it is, why, and letting it count."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.declare import Value
from gridapp.register import intake, log, tokens
from gridapp.register.authors import Names
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight
from gridapp.register.segment import Header, read_header
from gridapp.register.streams import HELD

RELEASABLE = ("clock", "cut", "branches")
"""Reasons that a centre's word outweighs; the others end when a certificate comes."""

_MARK = 8
_MARKS = re.compile(r"[0-9a-f]{8,64}")


class NotWaiting(Exception):
    """No device, or more than one, of which something waits has this mark."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.value = mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits of one device for one reason.

    Attributes:
        reason: twins (one of two devices from one start-up file), second (the other of them was
            picked), author, place, origin, cut or clock.
        rows: entries; what a device says of itself alone is none.
        first_ms, last_ms: from when to when it was written, by that device's own clock.
        since_ms: when the first of it came here.
    """

    key: bytes
    tag: str
    worker: str
    place: str
    reason: str
    rows: int
    first_ms: int
    last_ms: int
    since_ms: int

    @property
    def mark(self) -> str:
        """By what people tell two devices apart."""
        return mark(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    gid: int
    header: Header
    reason: str
    entries: int
    received_ms: int


def mark(key: bytes) -> str:
    """The eight characters by which people tell a device from another of the same name."""
    return key.hex()[:_MARK]


def meant(keys: Iterable[bytes], said: str) -> bytes:
    """The one key that a mark, or more of it, means. Raises NotWaiting."""
    begins = said.strip().lower()
    found = {key for key in keys if _MARKS.fullmatch(begins) and key.hex().startswith(begins)}
    if len(found) != 1:
        raise NotWaiting(said)
    return found.pop()


def waiting(conn: sqlite3.Connection) -> list[Waiting]:
    """What is held, by device and reason, what came first before what came later.

    What a device whose clock is ahead says of itself alone is no entry of anybody: not listed.
    """
    by_device: dict[tuple[bytes, str], list[_Part]] = defaultdict(list)
    for part in _held(conn):
        by_device[part.header.key, part.reason].append(part)
    twins = {
        device.signing_key: "second" if one.picked else "twins"
        for one in tokens.twins(conn)
        for device in one.devices
    }
    names = Names(conn)
    found = []
    for (key, reason), parts in by_device.items():
        if reason == "clock" and not any(part.entries for part in parts):
            continue
        certificate = _certificate(conn, key)
        found.append(
            Waiting(
                key=key,
                tag=certificate.tag if certificate else "",
                worker=names[certificate.worker.hex()] if certificate else "",
                place=str(certificate.place if certificate else parts[0].header.place or ""),
                reason=twins.get(key, reason) if reason == "author" else reason,
                rows=sum(part.entries for part in parts),
                first_ms=min(part.header.least_at for part in parts) >> 16,
                last_ms=max(part.header.greatest_at for part in parts) >> 16,
                since_ms=min(part.received_ms for part in parts),
            )
        )
    return sorted(found, key=lambda one: (one.since_ms, one.key, one.reason))


def release(
    conn: sqlite3.Connection, me: Identity, said: str, *, place: str = "", now_ms: int
) -> int:
    """Let the held work of one device count, at `place` alone if one is given; how many entries.

    Must run inside a transaction. Raises NotWaiting where nothing of it is held by its clock or
    behind its end, NoRight for whoever is no centre above the device.
    """
    if not me.role.is_centre:
        raise NoRight("action", "release")
    parts = [
        part
        for part in _held(conn)
        if part.reason in RELEASABLE and place in ("", str(part.header.place))
    ]
    key = meant((part.header.key for part in parts), said)
    parts = [part for part in parts if part.header.key == key]
    log.save(conn, me, [_entry(key, *span) for span in _spans(parts)], now_ms=now_ms)
    intake.readmit(conn, root=me.root, now_ms=now_ms)
    left = {part.gid for part in _held(conn)}
    if any(part.gid in left for part in parts):
        raise NoRight("action", "release")
    return sum(part.entries for part in parts)


def _held(conn: sqlite3.Connection) -> list[_Part]:
    rows = conn.execute(
        "SELECT gid, reason, entries, received_ms, body FROM segment WHERE state = ? ORDER BY gid",
        (HELD,),
    )
    return [
        _Part(
            gid=gid,
            header=read_header(body),
            reason=reason,
            entries=entries,
            received_ms=received_ms,
        )
        for gid, reason, entries, received_ms, body in rows
    ]


def _certificate(conn: sqlite3.Connection, key: bytes) -> Certificate | None:
    """What its certificate says of a device, whoever vouches for it."""
    row = conn.execute(
        "SELECT body FROM credential WHERE key = ? AND sound = 1 AND type <> ? AND issuer <> key"
        " ORDER BY type, id",
        (key, CertificateType.TOKEN),
    ).fetchone()
    return decode(bytes(row[0])) if row else None


def _spans(parts: Iterable[_Part]) -> list[tuple[int, int, int]]:
    """(place, first, last) of parts that follow one another, as few as they can be."""
    spans: list[tuple[int, int, int]] = []
    for part in sorted(parts, key=lambda one: (one.header.place, one.header.first)):
        place, first, last = part.header.place, part.header.first, part.header.last
        if spans and spans[-1][0] == place and first <= spans[-1][2] + 1:
            spans[-1] = (place, spans[-1][1], max(last, spans[-1][2]))
        else:
            spans.append((place, first, last))
    return spans


def _entry(key: bytes, place: int, first: int, last: int) -> Entry:
    fields: dict[str, Value] = {"key": key, "stream_place": place, "first": first, "last": last}
    return Entry(kind="release", fields=fields)

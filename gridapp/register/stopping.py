"""A centre stops a device: what counted until then stays, what comes after does not count."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

import msgspec

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.declare import Value
from gridapp.register import audit, intake, log, peers
from gridapp.register.admission import End, Trust
from gridapp.register.authors import Names
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight
from gridapp.register.peers import Known
from gridapp.register.streams import FOLDED
from gridapp.register.waiting import mark

encode = msgspec.msgpack.Encoder().encode
"""Ends as a cut keeps them."""


class NoSuchDevice(Exception):
    """No device under this centre is called this, or more than one."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.value = said


class AlreadyStopped(Exception):
    """The device, or its start-up file, was stopped before."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.value = said


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A device, or a start-up file that nobody has used, and what would be left of its work.

    Attributes:
        rows: entries of the device that count and go on counting.
        ends: up to where they go.
    """

    device: Known
    worker: str
    rows: int = 0
    ends: tuple[End, ...] = field(default=(), repr=False)

    @property
    def used(self) -> bool:
        """Whether there is a device: else whoever uses the file later is stopped."""
        return self.device.announced

    @property
    def mark(self) -> str:
        """By what people tell two devices apart."""
        return mark(self.device.key)


def look(conn: sqlite3.Connection, me: Identity, said: str, *, now_ms: int) -> Stop:
    """The device with this tag, or mark, and what stopping it now would leave of its work.

    The tag of a start-up file that nobody has used, as far as is known here, means that file.
    Raises NoSuchDevice, AlreadyStopped, NoRight for whoever is no centre.
    """
    if not me.role.is_centre:
        raise NoRight("action", "stop")
    who, rank = peers.directory(conn, me.root, me.key, now_ms=now_ms), peers.own_rank(conn, me)
    found = [one for one in who.below(me.place, rank) if _is_called(one, said)]
    if not found and any(_is_called(one, said) for one in who.stopped_below(me.place, rank)):
        raise AlreadyStopped(said)
    found = found or _unused(conn, me, said)
    if len(found) != 1:
        raise NoSuchDevice(said)
    (device,) = found
    ends, rows = counted(conn, device.key)
    worker = Names(conn)[device.certificate.worker.hex()]
    return Stop(device=device, worker=worker, rows=rows, ends=ends)


def stop(conn: sqlite3.Connection, me: Identity, one: Stop, reason: str, *, now_ms: int) -> None:
    """Stop a device: nothing that it writes beyond these ends counts, whenever it comes.

    Must run inside a transaction. Raises InvalidRecord for a reason that cannot stand, NoRight
    where this centre does not stand above the device.
    """
    key = one.device.key
    fields: dict[str, Value] = {"key": key, "reason": reason, "ends": encode(one.ends)}
    (made,) = log.save(conn, me, [Entry(kind="cut", fields=fields)], now_ms=now_ms)
    intake.readmit(conn, root=me.root, now_ms=now_ms)
    if not Trust(conn, me.root).is_cut(key):
        raise NoRight("action", "stop")
    audit.note(conn, "stop", made, reason, now_ms=now_ms)


def _unused(conn: sqlite3.Connection, me: Identity, said: str) -> list[Known]:
    """Start-up files handed out under this centre by which no device has announced itself."""
    rows = conn.execute(
        "SELECT t.body FROM credential t WHERE t.tag = ? AND t.type = ? AND t.sound = 1"
        " AND NOT EXISTS (SELECT 1 FROM credential u WHERE u.issuer = t.key) ORDER BY t.id",
        (said.strip().upper(), CertificateType.TOKEN),
    ).fetchall()
    trust = Trust(conn, me.root)
    every = [Known(decode(bytes(body))) for (body,) in rows]
    found = [one for one in every if one.is_under(me.place, peers.own_rank(conn, me))]
    if any(trust.is_cut(one.key) for one in found):
        raise AlreadyStopped(said)
    return [one for one in found if trust.valid(one.certificate)]


def _is_called(one: Known, said: str) -> bool:
    wanted = said.strip().lower()
    return wanted in (one.tag.lower(), mark(one.key))


def counted(conn: sqlite3.Connection, key: bytes) -> tuple[tuple[End, ...], int]:
    """Up to where a device's work counts here, and how many entries of it do.

    Of a stream with two histories every end is named: both count.
    """
    found = conn.execute(
        "SELECT t.place, s.last, s.id, s.entries, t.forked, EXISTS (SELECT 1 FROM segment n"
        " WHERE n.sid = s.sid AND n.first = s.last + 1 AND n.previous = s.id AND n.state = ?2)"
        " FROM segment s JOIN stream t USING (sid)"
        " WHERE substr(t.skey, 1, 32) = ?1 AND s.state = ?2 ORDER BY t.place, s.last, s.id",
        (key, FOLDED),
    ).fetchall()
    ends = {
        (place, bytes(id_) if forked else b""): (place, last, bytes(id_))
        for place, last, id_, _entries, forked, goes_on in found
        if not (forked and goes_on)
    }
    return tuple(ends.values()), sum(row[3] for row in found if row[0])

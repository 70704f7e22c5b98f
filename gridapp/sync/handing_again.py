"""A start-up file written again: for one that was lost, or for a computer that was or is replaced.

What there was is stopped in the same save. What came of it until then counts, and the new device
is given all of it with its first return file.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from gridapp.paths import Home
from gridapp.register import identity, peers, stopping
from gridapp.register.acks import peer
from gridapp.register.database import opened
from gridapp.register.identity import Identity
from gridapp.register.stopping import Stop
from gridapp.sync import keys
from gridapp.sync.handing_out import DeviceAdded, DeviceWanted, add_devices, check_may


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What is stopped, the number of its newest file here (0: none came), and what comes of it.

    Attributes:
        added: the new start-up file; None where it was only looked at.
    """

    stopped: Stop
    file: int
    added: DeviceAdded | None = None


def look(home: Home, said: str, *, now_ms: int) -> Replacement:
    """What replacing the device with this tag, or mark, would leave of its work.

    Raises NotACentre, NoSuchDevice, AlreadyStopped, NoRight.
    """
    check_may(home, keys.load(home.keys))
    with opened(home.register) as conn:
        one = stopping.look(conn, identity.load(conn), said, now_ms=now_ms)
        return Replacement(stopped=one, file=peer(conn, one.device.key).number)


def replace(home: Home, said: str, out: Path, *, reason: str, now_ms: int) -> Replacement:
    """Stop it and write a start-up file for the same person, place and role, in one save.

    Raises as `look` and as `handing_out.add_devices`; InvalidRecord for a reason that cannot stand.
    """
    before = look(home, said, now_ms=now_ms)
    certificate = before.stopped.device.certificate
    cover = peers.is_cover(certificate)
    wanted = DeviceWanted(
        role=certificate.role,
        place=str(certificate.place),
        worker=certificate.worker.hex(),
        out=out,
        days=(certificate.valid_from, certificate.valid_to) if cover else None,
    )

    def stop(conn: sqlite3.Connection, me: Identity) -> None:
        again = stopping.look(conn, me, said, now_ms=now_ms)
        stopping.stop(conn, me, again, reason, now_ms=now_ms)

    (added,) = add_devices(home, [wanted], now_ms=now_ms, first=stop)
    return Replacement(stopped=before.stopped, file=before.file, added=added)

"""Devices of which two histories are here: a copied disk, a cloned machine, an old register.

Both histories count, and nobody is accused. The centre stops the device, which names both ends,
and hands out a new start-up file; then there is nothing more to be told.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.register import peers
from gridapp.register.admission import Trust
from gridapp.register.authors import Names
from gridapp.register.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A device with two histories, in so many streams; `own` for the one that looks."""

    tag: str
    worker: str
    place: str
    own: bool
    streams: int


def copied(conn: sqlite3.Connection, me: Identity) -> list[Copied]:
    """The devices with two histories that no centre has stopped yet; this one first."""
    rows = conn.execute(
        "SELECT substr(skey, 1, 32), count(*) FROM stream WHERE forked GROUP BY 1"
    ).fetchall()
    if not rows:
        return []
    trust, names = Trust(conn, me.root), Names(conn)
    found = []
    for key, count in rows:
        if trust.is_cut(bytes(key)):
            continue
        certificate = peers.certificate_of(conn, bytes(key))
        found.append(
            Copied(
                tag=(certificate.tag or "C") if certificate else "?",
                worker=names[certificate.worker.hex()] if certificate else "",
                place=str(certificate.place) if certificate else "",
                own=key == me.key,
                streams=count,
            )
        )
    return sorted(found, key=lambda one: (not one.own, one.place, one.tag))

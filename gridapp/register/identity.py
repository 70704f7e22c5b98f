"""Who this register belongs to: the device, its place and role, and the root it trusts."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass

from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register.database import NoRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One device as its own register knows it.

    Attributes:
        key: the device's signing key (32 bytes).
        place: digits of the place it works for.
        worker: record id (16 bytes) of the person who uses it.
        tag: up to four characters, unique in the township.
        certificate: id of the certificate that its streams begin with (its token's, if it has one).
        root: the root key that every chain must lead to.
        centre: name of the centre it belongs to.
        epoch: 8 bytes, new whenever this register is restored on purpose.
    """

    domain: Domain
    key: bytes
    place: str
    role: Role
    worker: bytes
    tag: str
    certificate: bytes
    root: bytes
    centre: str
    epoch: bytes


def load(conn: sqlite3.Connection) -> Identity:
    """Whose register this is. Raises NoRegister before it has been founded."""
    found = dict(conn.execute("SELECT name, value FROM meta").fetchall())
    if "key" not in found:
        raise NoRegister("identity")
    return Identity(
        domain=Domain(found["domain"]),
        key=found["key"],
        place=found["place"],
        role=Role(found["role"]),
        worker=found["worker"],
        tag=found["tag"],
        certificate=found["certificate"],
        root=found["root"],
        centre=found["centre"],
        epoch=found["epoch"],
    )


def store(conn: sqlite3.Connection, me: Identity) -> None:
    """Write down whose register this is."""
    values = asdict(me) | {"domain": me.domain.value, "role": int(me.role)}
    conn.executemany(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", list(values.items())
    )

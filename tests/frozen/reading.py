"""Frozen files opened again, and homes begun anew from frozen keys."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.domain import Unreadable
from gridapp.paths import Home
from gridapp.register import admission, identity, intake
from gridapp.register.database import connect
from gridapp.register.identity import Identity
from gridapp.register.intake import Arrival
from gridapp.register.segment import SIGNED_SIZE
from gridapp.register.segment import identity as id_of
from gridapp.sync import announced, keys
from gridapp.sync.founding import found
from gridapp.sync.keys import KeyRing
from gridapp.sync.opening import Parcel, open_parcel
from gridapp.sync.startup_file import StartUp, open_startup

HOMES = ("centre", "worker", "leader-1")


class Frozen:
    """One folder of frozen files: a township's, of one domain."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.expected: dict[str, Any] = json.loads(
            (folder / "expected.json").read_text(encoding="utf-8")
        )

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / "files").glob("*.gridsync"))

    def ring(self, home: str) -> KeyRing:
        return keys.load(self.folder / f"{home}.keys")

    def startup(self, name: str) -> StartUp:
        data = (self.folder / f"{name}.gridstart").read_bytes()
        return open_startup(data, self.expected["codes"][name])

    def parcels(self, path: Path) -> dict[str, Parcel]:
        """What this file holds for each of the homes whose keys open it."""
        found = {}
        for name in HOMES:
            try:
                found[name] = open_parcel(path.read_bytes(), self.ring(name))
            except Unreadable:
                continue
        return found

    def arrivals(self) -> list[Arrival]:
        """Every segment of every file, once."""
        bodies = [body for name in ("worker", "unused") for body in self.startup(name).log0]
        for path in self.files:
            for parcel in self.parcels(path).values():
                bodies += parcel.segments
        return [intake.parse(body) for body in dict.fromkeys(bodies)]

    @contextmanager
    def home(self, name: str, folder: Path) -> Iterator[tuple[Home, sqlite3.Connection, Identity]]:
        """A home of these keys that knows its own chain and nothing else."""
        home, ring = Home(folder / name), self.ring(name)
        chain = [decode(body) for body in ring.chain]
        own = chain[-1]
        token = [one for one in chain if one.type is CertificateType.TOKEN]
        me = Identity(
            domain=ring.domain,
            key=ring.signing.public,
            place=str(own.place),
            role=own.role,
            worker=own.worker,
            tag=own.tag,
            certificate=(token or [own])[0].id,
            root=ring.root,
            centre="",
            epoch=secrets.token_bytes(8),
        )

        def fill(conn: sqlite3.Connection) -> None:
            identity.store(conn, me)
            for certificate in chain:
                admission.store_certificate(conn, certificate, sound=True)

        found(home, ring, fill)
        with closing(connect(home.register)) as conn:
            yield home, conn, me


def seen(path: Path, frozen: Frozen) -> dict[str, Any]:
    """What a reader of any later version has to find in a sync file."""
    parcels = frozen.parcels(path)
    parcel = next(iter(parcels.values()), None)
    if parcel is None:
        return {"to": []}
    statement = parcel.said.statement
    return {
        "to": list(parcels),
        "sender": statement.sender.hex(),
        "number": statement.number,
        "made": statement.made,
        "rows": statement.rows,
        "forwarded": len(parcel.forwarded),
        "segments": [id_of(body[:SIGNED_SIZE]).hex() for body in parcel.segments],
    }


def introduce(conn: sqlite3.Connection, arrivals: list[Arrival]) -> None:
    """Keep the certificates that segments bring, as an import does."""
    for arrival in arrivals:
        announced.store(conn, announced.certificates_in(arrival))

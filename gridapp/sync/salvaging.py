"""A new register made of what a damaged one, and copies of it, still hold.

Every segment and certificate proves itself, so that nothing which was altered is taken. What was
saved and in no segment yet is taken as it can be read. The damaged file stays beside, untouched.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.domain import Domain, Unreadable
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import (
    admission,
    archives,
    audit,
    cipher,
    files,
    identity,
    intake,
    life,
    looks,
    rebuild,
    regained,
    successor,
    unpacked,
    wiping,
)
from gridapp.register.check import check
from gridapp.register.database import DamagedRegister, connect, is_damaged, transaction
from gridapp.register.identity import Identity
from gridapp.register.intake import Arrival
from gridapp.register.wreck import Wreck
from gridapp.sync import announced
from gridapp.sync.checking import signature_holds
from gridapp.sync.keys import KeyRing
from gridapp.sync.restoring import UnsoundBackup

_PORTION = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What a new register was made of.

    Attributes:
        kept: where the damaged one lies now.
        rows: entries read, of whomever.
        unpacked: own changes read that were in no file yet.
        asking: whether others are asked what is missing of own work.
        centre: whether this is a centre: its devices are others, too.
        unread: files of which nothing at all could be read, as encrypted ones of another key.
    """

    kept: Path | None
    rows: int
    unpacked: int
    asking: bool
    centre: bool = False
    unread: Sequence[Path] = ()


class NothingToSalvage(Exception):
    """The register is whole: a new one made of it would be the same."""


def must_be_needed(home: Home) -> None:
    """Raises NothingToSalvage where the register opens and nothing is wrong with it."""
    with suppress(sqlite3.Error, OSError, ValueError, Unreadable, DamagedRegister):
        if is_damaged(home.register) or not home.register.exists():
            return
        with closing(connect(home.register)) as conn:
            sound = not any(one.bad for one in check(conn, signature_holds))
        if sound:
            raise NothingToSalvage


def salvage(home: Home, more: Sequence[Path], ring: KeyRing, *, now_ms: int) -> Salvaged:
    """Make a new register of what can be read in this home's, and in `more`, and put it in place.

    Raises UnsoundBackup where even that is not whole, NothingToSalvage where the register is and
    nothing could be read in `more`, sqlite3.Error where another program has the register open, or
    OSError; then the register is as it was.
    """
    for file in more:
        file.open("rb").close()
    sources = [file for file in (home.register, *(more or _newest_backup(home))) if file.exists()]
    with tempfile.TemporaryDirectory(dir=home.root, prefix=".restoring-") as folder:
        part = Path(folder) / home.register.name
        part.touch(mode=0o600)
        with closing(connect(part, create=True)) as conn:
            with transaction(conn):
                rows, left, unread = _fill(conn, sources, ring, home, now_ms)
            if more and {*more} <= {*unread}:  # as good as none named: the wrong file picked
                must_be_needed(home)
            me = identity.load(conn)
            wiping.finish(conn, me, ring.signing.sign, drafts=home.drafts)
            asking = life.asking_since(conn) > 0
            if bad := [one.kind for one in check(conn, signature_holds) if one.bad]:
                raise UnsoundBackup(bad[0])
        kept = successor.put_in_place(home, part, now_ms)
    with closing(connect(home.register)) as conn:
        life.note(home, conn)
    centre = me.role.is_centre
    return Salvaged(
        kept=kept, rows=rows, unpacked=left, asking=asking, centre=centre, unread=unread
    )


def _newest_backup(home: Home) -> list[Path]:
    found = home.backups.glob("*.db") if home.backups.is_dir() else ()
    backups = [
        file
        for file in found
        if not file.name.startswith("register-before-") and not archives.is_archive(file)
    ]
    return sorted(backups, key=lambda file: file.stat().st_mtime)[-1:]


def _fill(
    conn: sqlite3.Connection, sources: Sequence[Path], ring: KeyRing, home: Home, now_ms: int
) -> tuple[int, int, list[Path]]:
    """All that can be read, into an empty register: (entries, own changes in none, unread)."""
    wrecks = [Wreck(file, cipher.held(home.register)) for file in sources]
    try:
        said = [wreck.meta() for wreck in wrecks]
        metas = [meta for meta in said if meta.get("key") == ring.signing.public]
        me = _identity(metas, ring)
        identity.store(conn, me)
        _certify(conn, wrecks, ring)
        unread = [
            file
            for file, wreck, meta in zip(sources, wrecks, said, strict=True)
            if not meta and next(wreck.segments(me.domain), None) is None
        ]
        rows = _take(conn, wrecks, me, now_ms)
        left = sum(unpacked.put(conn, me.key, wreck.unpacked()) for wreck in wrecks)
        for acts in sorted((wreck.acts() for wreck in wrecks), key=len)[-1:]:
            audit.take_over(conn, acts)
        sent = max((int(meta.get(looks.SENT) or 0) for meta in metas), default=0)
        looks.set_sent(conn, min(sent, audit.anchor(conn)[0]))
    finally:
        for wreck in wrecks:
            wreck.close()
    number = max((int(meta.get("file_number") or 0) for meta in metas), default=0)
    files.set_last_number(conn, number)
    life.begin(conn, me, "salvaged", now_ms)
    audit.note(conn, "restore", "", "", now_ms=now_ms)
    rebuild.rebuild(conn)
    marker = life.read(home)
    if marker is not None and life.packed(conn) >= marker.packed:
        life.go_on(conn)
    return rows, left, unread


def _identity(metas: Sequence[dict[str, Any]], ring: KeyRing) -> Identity:
    """Whose register it is: as one of the files says it, else as the keys do."""
    for found in metas:
        with suppress(KeyError, ValueError, TypeError):
            return Identity(
                domain=Domain(found["domain"]),
                key=found["key"],
                place=str(found["place"]),
                role=Role(found["role"]),
                worker=bytes(found["worker"]),
                tag=str(found["tag"]),
                certificate=bytes(found["certificate"]),
                root=bytes(found["root"]),
                centre=str(found["centre"]),
                epoch=bytes(found["epoch"]),
            )
    chain = [decode(link) for link in ring.chain]
    mine = chain[-1]
    token = next((one for one in chain if one.type is CertificateType.TOKEN), mine)
    return Identity(
        domain=ring.domain,
        key=ring.signing.public,
        place=str(mine.place),
        role=mine.role,
        worker=mine.worker,
        tag=mine.tag,
        certificate=token.id,
        root=ring.root,
        centre="",
        epoch=bytes(8),
    )


def _certify(conn: sqlite3.Connection, wrecks: Iterable[Wreck], ring: KeyRing) -> None:
    for link in ring.chain:
        admission.store_certificate(conn, decode(link), sound=True)
    for wreck in wrecks:
        announced.store(conn, _readable(wreck.certificates()))


def _readable(bodies: Iterable[bytes]) -> Iterator[Certificate]:
    for body in bodies:
        with suppress(Unreadable):
            yield decode(body)


def _take(conn: sqlite3.Connection, wrecks: Sequence[Wreck], me: Identity, now_ms: int) -> int:
    """The segments that prove themselves, logs first, in portions; how many entries they hold."""
    whole = {one.id: one for wreck in wrecks for one in _sound(wreck, me)}
    logs = [one for one in whole.values() if not one.header.place]
    works = [one for one in whole.values() if one.header.place]
    for one in logs:
        announced.store(conn, announced.certificates_in(one))
    for portion in (logs, *(works[at : at + _PORTION] for at in range(0, len(works), _PORTION))):
        intake.take(conn, portion, root=me.root, now_ms=now_ms)
        regained.catch_up(conn, me.key, portion)
    return sum(one.payload.entries() for one in whole.values())


def _sound(wreck: Wreck, me: Identity) -> Iterator[Arrival]:
    for body in wreck.segments(me.domain):
        with suppress(Unreadable):
            arrival = intake.parse(body)
            place = arrival.header.place
            ours = not place or str(place).startswith(me.place)
            if ours and signature_holds(arrival.header, body):
                yield arrival

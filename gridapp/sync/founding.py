"""A new register in a home: all of it, or nothing; and the centre with which everything begins."""

from __future__ import annotations

import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.domain import Domain
from gridapp.models.place import covers
from gridapp.models.role import Role
from gridapp.paths import Home, write_file
from gridapp.register import admission, identity, log, places
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.sync import announced, keys
from gridapp.sync.certificates import issue, self_signed_root
from gridapp.sync.code import ROOT_DIGITS, new_code
from gridapp.sync.keys import (
    DAY,
    MAX_SEALING_KEYS,
    KeyRing,
    SealingKey,
    SigningKey,
    sealing_of,
)
from gridapp.sync.startup_file import check_number, seal_root

YEAR = 365 * DAY
CENTRE_LIFE = 20 * YEAR
_ROOT_LIFE = 30 * YEAR
_ROLES = {6: Role.COUNTY, 9: Role.TOWN, 12: Role.VILLAGE}


class AlreadyFounded(Exception):
    """This home has a register; a device belongs to one centre for good."""


class NotACentrePlace(ValueError):
    """A centre stands at a county, a township or a village: 6, 9 or 12 digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreMade:
    """A new centre.

    Attributes:
        code: 24 digits, shown once and printed: they open the root file.
        root_file: the sealed root key; a second copy belongs on a stick in a safe.
        check_number: eight digits by which others know this root.
    """

    code: str
    root_file: Path
    check_number: str


def found(home: Home, ring: KeyRing, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Put a register and keys into this home; when anything fails, nothing is left behind."""
    if home.register.exists():
        raise AlreadyFounded(str(home.register))
    fresh = not home.root.exists()
    home.make()
    try:
        with tempfile.TemporaryDirectory(dir=home.root, prefix=".founding-") as folder:
            part = Path(folder) / home.register.name
            part.touch(mode=0o600)
            with closing(connect(part, create=True)) as conn, transaction(conn):
                fill(conn)
            _put_in_place(home, ring, part)
    except BaseException:
        if fresh:
            with suppress(OSError):
                home.root.rmdir()
        raise
    for folder_path in (home.inbox, home.outbox, home.sent):
        folder_path.mkdir(exist_ok=True)


def _put_in_place(home: Home, ring: KeyRing, register: Path) -> None:
    """Keys first: a register without its keys is of no use. Keys that lay there are kept.

    Whoever was here meanwhile stays: the code of his root stands on paper already.
    """
    if home.register.exists():
        raise AlreadyFounded(str(home.register))
    earlier = home.keys.exists()
    aside = _free_name(home.keys.with_suffix(".old"))
    if earlier:
        home.keys.replace(aside)
    try:
        keys.save(home.keys, ring)
        register.replace(home.register)
    except BaseException:
        home.keys.unlink(missing_ok=True)
        if earlier:
            aside.replace(home.keys)
        raise


def create_centre(
    home: Home,
    *,
    place: str,
    name: str,
    now_ms: int,
    domain: Domain = Domain.REAL,
    worker_name: str = "",
) -> CentreMade:
    """Make this home the centre of a place.

    Raises AlreadyFounded, NotACentrePlace, or InvalidRecord for a name that cannot stand.
    """
    if home.register.exists():
        raise AlreadyFounded(str(home.register))
    role = _role(place)
    root_key = SigningKey.generate()
    root = self_signed_root(
        root_key,
        domain=domain,
        role=role,
        place=int(place),
        sealing_key=sealing_of(root_key, now_ms).public,
        valid_from=now_ms - DAY,
        valid_to=now_ms + _ROOT_LIFE,
    )
    ring = daily_keys(root_key, root, root.valid_from, now_ms)
    centre = decode(ring.chain[-1])
    me = Identity(
        domain=domain,
        key=ring.signing.public,
        place=place,
        role=role,
        worker=bytes(16),
        tag="",
        certificate=centre.id,
        root=root_key.public,
        centre=name,
        epoch=secrets.token_bytes(8),
    )
    code, root_file = new_code(ROOT_DIGITS), _free_name(home.root / f"root-{place}.gridkey")
    sealed = seal_root(domain, root_key, code)

    def fill(conn: sqlite3.Connection) -> None:
        _first_words(conn, me, [root, centre], worker_name or name, now_ms)
        write_file(root_file, sealed, private=True)

    try:
        found(home, ring, fill)
    except BaseException:
        root_file.unlink(missing_ok=True)
        raise
    return CentreMade(code=code, root_file=root_file, check_number=check_number(root_key.public))


def add_place(conn: sqlite3.Connection, me: Identity, code: str, name: str, *, now_ms: int) -> str:
    """A new grid, unit or village under this centre; return the record's id. In a transaction."""
    if not code.startswith(me.place):
        raise log.NoRight("place", code)
    entry = Entry(kind="place", fields={"code": code, "name": name})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def _role(place: str) -> Role:
    if not (place.isascii() and place.isdigit() and place[0] != "0" and len(place) in _ROLES):
        raise NotACentrePlace(place)
    return _ROLES[len(place)]


def daily_keys(
    root_key: SigningKey,
    root: Certificate,
    since: int,
    now_ms: int,
    earlier: Sequence[SealingKey] = (),
) -> KeyRing:
    """New keys a centre works with every day, certified by its root from `since` (ms) on.

    The `earlier` sealing keys stay beside the new one: files under way are opened with them.
    """
    signing, sealing = SigningKey.generate(), SealingKey.generate(now_ms)
    centre = issue(
        root_key,
        root,
        type=CertificateType.CENTRE,
        role=root.role,
        place=root.place,
        signing_key=signing.public,
        sealing_key=sealing.public,
        valid_from=since,
        valid_to=min(now_ms + CENTRE_LIFE, root.valid_to),
    )
    return KeyRing(
        domain=root.domain,
        signing=signing,
        sealing=(sealing, *earlier[: MAX_SEALING_KEYS - 1]),
        root=root.signing_key,
        chain=(root.encode(), centre.encode()),
    )


def _first_words(
    conn: sqlite3.Connection, me: Identity, chain: list[Certificate], worker: str, now_ms: int
) -> None:
    """The centre's log 0 begins: its certificates, its places, its own worker; in one save."""
    worker_id, claim = log.new_id(me, "", now_ms)
    me = replace(me, worker=bytes.fromhex(worker_id))
    identity.store(conn, me)
    for certificate in chain:
        admission.store_certificate(conn, certificate, sound=True)
    entries = [announced.entry(certificate) for certificate in chain]
    entries += [
        Entry(kind="place", fields={"code": code, "name": name})
        for code, name in [(me.place, me.centre), *_real_places(me.place)]
    ]
    fields = {"name": worker, "role": me.role.name, "area": me.place}
    entries.append(Entry(kind="worker", id=worker_id, fields=fields))
    log.save(conn, me, entries, now_ms=now_ms, claims={worker_id: claim})


def _real_places(place: str) -> list[tuple[str, str]]:
    """The townships and villages that lie below a place, as officially listed."""
    return [one for one in places.official() if covers(place, one[0]) and one[0] != place]


def _free_name(wanted: Path) -> Path:
    """This name, or the next with a number: keys that lie there are of another root and stay."""
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_stem(f"{wanted.stem}-{number}")
    return path

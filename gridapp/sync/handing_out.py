"""A start-up file for a new device: one token, one code, the centre's log 0."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.checks import is_place
from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.place import is_department
from gridapp.models.role import Role
from gridapp.models.worker import Worker
from gridapp.paths import Home, write_file
from gridapp.register import (
    admission,
    audit,
    identity,
    life,
    log,
    pack,
    peers,
    records,
    scope,
    slips,
)
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.peers import Directory
from gridapp.register.segment import stream_key
from gridapp.sync import announced, keys
from gridapp.sync.certificates import issue
from gridapp.sync.container import MAX_RECIPIENTS
from gridapp.sync.keys import DAY, KeyRing, SigningKey, sealing_of
from gridapp.sync.startup_file import TOKEN_LIFE, StartUp, new_lock, seal_startup

DEVICE_LIFE = 3 * 365 * DAY
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class NotACentre(Exception):
    """Only a centre's own register hands out devices.

    `reason` is "handed_out" at a centre whose computer was handed out by the one called `name`.
    """

    def __init__(self, where: str, *, handed_out_by: str = "") -> None:
        super().__init__(where)
        self.reason, self.name = "handed_out" if handed_out_by else "", handed_out_by


class WrongLevel(ValueError):
    """A place at which nobody of this role works: a unit leader has a unit, not a grid."""

    def __init__(self, role: Role, place: str) -> None:
        super().__init__(role.name, place)
        self.role, self.value = role.name, place
        self.digits = " / ".join(map(str, role.digits))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceWanted:
    """Whom a start-up file is for, and where it is written.

    Attributes:
        worker: the id of his card; without it one with `worker_name` is made.
        days: instants (from, to) of one that covers a place for a while.
    """

    role: Role
    place: str
    out: Path
    worker_name: str = ""
    worker: str = ""
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAdded:
    """A start-up file lies ready; `code` opens it and is told apart from it."""

    file: Path
    code: str
    tag: str
    worker: str


def add_device(
    home: Home,
    *,
    role: Role,
    place: str,
    worker_name: str,
    out: Path,
    now_ms: int,
    worker: str = "",
    days: tuple[int, int] | None = None,
) -> DeviceAdded:
    """Write the start-up file of a new device for a new worker, or for `worker` (an id).

    With `days` (instants: from, to) it is one that covers a place for a while. Raises as
    `add_devices`.
    """
    wanted = DeviceWanted(
        role=role, place=place, out=out, worker_name=worker_name, worker=worker, days=days
    )
    return add_devices(home, [wanted], now_ms=now_ms)[0]


def add_devices(
    home: Home,
    wanted: Sequence[DeviceWanted],
    *,
    now_ms: int,
    first: Callable[[sqlite3.Connection, Identity], None] = lambda _conn, _me: None,
    told: Callable[[int], None] = lambda _done: None,
) -> list[DeviceAdded]:
    """Write these start-up files, all of them or none; `first` is done in the same save.

    Their codes are kept (slips) until they are used or too late. `told` hears how many codes are
    made, which is what takes long; what it raises leaves everything as it was.

    Raises NotACentre, TooWide for a place or role this centre cannot give, WrongLevel for a place
    where that role does not work, UnknownRecord for a worker it does not know, InvalidRecord for a
    name or place that cannot stand, FileExistsError, StillAsking.
    """
    ring = keys.load(home.keys)
    check_may(home, ring)
    for one in wanted:
        _check(one)
    locks = []
    for done, _one in enumerate(wanted, 1):
        locks.append(new_lock())
        told(done)
    made: list[_Promise] = []
    written: list[Path] = []
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        try:
            with transaction(conn):
                first(conn, me)
                made += [_promise(conn, me, ring, one, now_ms) for one in wanted]
                pack.pack(conn, me, ring.signing.sign, now_ms=now_ms)
                files = _startups(conn, me, ring, made, now_ms)
                for one, startup, lock in zip(wanted, files, locks, strict=True):
                    written.append(one.out)
                    write_file(one.out, seal_startup(startup, lock), private=True)
                serials = [one.token.serial for one in made]
                slips.keep(
                    home.drafts, dict(zip(serials, (one.code for one in locks), strict=True))
                )
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            slips.drop(home.drafts, [one.token.serial for one in made])
            raise
        life.note(home, conn)
    return [
        DeviceAdded(
            file=one.out, code=lock.code, tag=promise.token.tag, worker=promise.token.worker.hex()
        )
        for one, promise, lock in zip(wanted, made, locks, strict=True)
    ]


def _startups(
    conn: sqlite3.Connection, me: Identity, ring: KeyRing, made: Sequence[_Promise], now_ms: int
) -> Iterator[StartUp]:
    """What the files hold: this centre's log, with these very devices in it, is the same in all."""
    chain = tuple(map(decode, ring.chain))
    log0 = _logs(conn, me, now_ms)
    above = peers.directory(conn, me.root, b"", now_ms=now_ms)
    for one in made:
        yield StartUp(
            chain=chain,
            token=one.token,
            token_key=one.key,
            deadline=now_ms + TOKEN_LIFE,
            centre_name=me.centre,
            worker_name=one.name,
            log0=log0,
            recipients=_recipients(above, one.token),
        )


def check_may(home: Home, ring: KeyRing) -> None:
    """Raise NotACentre where this register hands out nothing."""
    if decode(ring.chain[-1]).type is not CertificateType.CENTRE:
        raise NotACentre(str(home.root), handed_out_by=_hander(home))


def _check(one: DeviceWanted) -> None:
    if not is_place(one.place):
        raise InvalidRecord("device", "area", "place", one.place)
    if len(one.place) not in one.role.digits:
        raise WrongLevel(one.role, one.place)
    if one.role is Role.DEPT and not is_department(one.place):
        raise InvalidRecord("device", "area", "department", one.place)
    if one.out.exists():
        raise FileExistsError(str(one.out))


@dataclass(frozen=True, slots=True)
class _Promise:
    """The token of a device to be, its key, and the name of whoever it is for."""

    token: Certificate
    key: SigningKey
    name: str


def _promise(
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    one: DeviceWanted,
    now_ms: int,
) -> _Promise:
    worker = one.worker or _new_worker(conn, me, one.role, one.place, one.worker_name, now_ms)
    name, key = _name_of(conn, worker), SigningKey.generate()
    centre = decode(ring.chain[-1])
    token = _token(conn, ring, centre, key, one.role, one.place, worker, now_ms, one.days)
    _note(conn, me, token, worker, now_ms)
    return _Promise(token, key, name)


def _hander(home: Home) -> str:
    """Who handed out this computer, where it works for a centre all the same."""
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
    return me.centre if me.role.is_centre else ""


def _new_worker(
    conn: sqlite3.Connection, me: Identity, role: Role, place: str, name: str, now_ms: int
) -> str:
    fields = {"name": name, "role": role.name, "area": place}
    return log.save(conn, me, [Entry(kind="worker", fields=fields)], now_ms=now_ms)[0]


def _name_of(conn: sqlite3.Connection, worker: str) -> str:
    found = records.get(conn, Worker, worker)
    if found is None:
        raise log.UnknownRecord("worker", worker)
    return found.name or ""


def _token(
    conn: sqlite3.Connection,
    ring: KeyRing,
    centre: Certificate,
    key: SigningKey,
    role: Role,
    place: str,
    worker: str,
    now_ms: int,
    days: tuple[int, int] | None,
) -> Certificate:
    """What the device to be may do; its own certificate cannot outlive this one."""
    first, last = days or (now_ms - DAY, now_ms + DEVICE_LIFE)
    return issue(
        ring.signing,
        centre,
        type=CertificateType.TOKEN,
        role=role,
        place=int(place),
        signing_key=key.public,
        sealing_key=sealing_of(key, now_ms).public,
        valid_from=max(first, centre.valid_from),
        valid_to=min(last, centre.valid_to),
        tag=_new_tag(conn, place),
        worker=bytes.fromhex(worker),
    )


def _note(
    conn: sqlite3.Connection, me: Identity, token: Certificate, worker: str, now_ms: int
) -> None:
    """Log 0 names the device and its token, so that everybody below can know it."""
    admission.store_certificate(conn, token, sound=True)
    device: dict[str, Value] = {
        "worker": worker,
        "area": str(token.place),
        "role": token.role.name,
        "tag": token.tag,
        "serial": token.serial.hex(),
        "deadline": now_ms + TOKEN_LIFE,
    }
    entries = [Entry(kind="device", fields=device), announced.entry(token)]
    made, _certificate = log.save(conn, me, entries, now_ms=now_ms)
    audit.note(conn, "device", made, "", now_ms=now_ms)


def _new_tag(conn: sqlite3.Connection, place: str) -> str:
    """A tag that no device of the township has."""
    taken = peers.tags(conn, place[:9])
    size = 2
    while len(taken) > len(_LETTERS) ** size // 2:
        size += 1
    while (tag := "".join(secrets.choice(_LETTERS) for _ in range(size))) in taken:
        pass
    return tag


def _logs(conn: sqlite3.Connection, me: Identity, now_ms: int) -> tuple[bytes, ...]:
    """This centre's own log, that of keys it had before first."""
    former = peers.directory(conn, me.root, me.key, now_ms=now_ms).former(me.place)
    of = [stream_key(key, 0) for key in (*sorted(former), me.key)]
    return tuple(body for stream in of for body in scope.stream_bodies(conn, stream))


def _recipients(found: Directory, token: Certificate) -> tuple[Certificate, ...]:
    """Those above the new device, this centre among them, and their newest sealing keys."""
    above = found.above(str(token.place), peers.rank_of(token))
    said = [(one.certificate, *([one.renewal] if one.renewal else ())) for one in above]
    return tuple(certificate for pair in said for certificate in pair)[:MAX_RECIPIENTS]

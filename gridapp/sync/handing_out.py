"""A start-up file for a new device: one token, one code, the centre's log 0."""

from __future__ import annotations

import secrets
import sqlite3
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
from gridapp.register import admission, audit, identity, life, log, pack, peers, records, scope
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.segment import stream_key
from gridapp.sync import announced, keys
from gridapp.sync.certificates import issue
from gridapp.sync.code import STARTUP_DIGITS, new_code
from gridapp.sync.container import MAX_RECIPIENTS
from gridapp.sync.keys import DAY, KeyRing, SigningKey, sealing_of
from gridapp.sync.startup_file import TOKEN_LIFE, StartUp, seal_startup

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

    With `days` (instants: from, to) it is one that covers a place for a while.

    Raises NotACentre, TooWide for a place or role this centre cannot give, WrongLevel for a place
    where that role does not work, UnknownRecord for a worker it does not know, InvalidRecord for a
    name or place that cannot stand, FileExistsError, StillAsking.
    """
    ring = keys.load(home.keys)
    chain = tuple(map(decode, ring.chain))
    if chain[-1].type is not CertificateType.CENTRE:
        raise NotACentre(str(home.root), handed_out_by=_hander(home))
    if not is_place(place):
        raise InvalidRecord("device", "area", "place", place)
    if len(place) not in role.digits:
        raise WrongLevel(role, place)
    if role is Role.DEPT and not is_department(place):
        raise InvalidRecord("device", "area", "department", place)
    if out.exists():
        raise FileExistsError(str(out))
    code = new_code(STARTUP_DIGITS)
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        try:
            with transaction(conn):
                worker = worker or _new_worker(conn, me, role, place, worker_name, now_ms)
                name = _name_of(conn, worker)
                token_key = SigningKey.generate()
                token = _token(conn, ring, chain[-1], token_key, role, place, worker, now_ms, days)
                _note(conn, me, token, worker, now_ms)
                pack.pack(conn, me, ring.signing.sign, now_ms=now_ms)
                startup = StartUp(
                    chain=chain,
                    token=token,
                    token_key=token_key,
                    deadline=now_ms + TOKEN_LIFE,
                    centre_name=me.centre,
                    worker_name=name,
                    log0=_logs(conn, me, now_ms),
                    recipients=_recipients(conn, me, token, now_ms),
                )
                write_file(out, seal_startup(startup, code), private=True)
        except BaseException:
            out.unlink(missing_ok=True)
            raise
        life.note(home, conn)
    return DeviceAdded(file=out, code=code, tag=token.tag, worker=worker)


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


def _recipients(
    conn: sqlite3.Connection, me: Identity, token: Certificate, now_ms: int
) -> tuple[Certificate, ...]:
    """Those above the new device, this centre among them, and their newest sealing keys."""
    found = peers.directory(conn, me.root, b"", now_ms=now_ms)
    above = found.above(str(token.place), peers.rank_of(token))
    said = [(one.certificate, *([one.renewal] if one.renewal else ())) for one in above]
    return tuple(certificate for pair in said for certificate in pair)[:MAX_RECIPIENTS]

"""A new device from a start-up file: its own keys, its own register, its announcement."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gridapp.models.certificate import Certificate, CertificateType
from gridapp.models.domain import Damaged, Domain, OtherDomain, Unreadable
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import admission, identity, intake, log, waiting
from gridapp.register.identity import Identity
from gridapp.register.intake import Arrival
from gridapp.register.segment import signature
from gridapp.sync import announced
from gridapp.sync.certificates import issue
from gridapp.sync.container import MAX_FILE
from gridapp.sync.founding import AlreadyFounded, found
from gridapp.sync.keys import KeyRing, SealingKey, SigningKey, sealing_of, verify
from gridapp.sync.startup_file import StartUp, check_number, check_startup, open_startup


class StartUpExpired(Unreadable):
    """The start-up file was to be used within 14 days; the centre writes a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What the new device is; `check_number` is compared with the centre's.

    By its `mark` it is told from another that used the same start-up file.
    """

    centre: str
    place: str
    role: Role
    check_number: str
    mark: str
    worker: str = ""
    tag: str = ""


def look_at(file: Path) -> bytes:
    """The bytes of a whole start-up file. Raises an Unreadable for anything else, or OSError."""
    if file.stat().st_size > MAX_FILE:
        raise Damaged("size")
    data = file.read_bytes()
    check_startup(data)
    return data


def join(
    home: Home,
    file: Path,
    code: str,
    *,
    now_ms: int,
    domain: Domain | None = None,
    fresh: Callable[[bytes], object] = lambda _token: None,
) -> Joined:
    """Make this home the device that a start-up file is for; with `domain`, only in that one.

    `fresh` is asked with the id of the file's token, and raises where that has been used here.
    Raises AlreadyFounded, WrongCode, StartUpExpired, OtherDomain or another Unreadable.
    """
    if home.register.exists():
        raise AlreadyFounded(str(home.register))
    startup = open_startup(look_at(file), code)
    if domain is not None and startup.domain is not domain:
        raise OtherDomain("E")
    if now_ms > startup.deadline:
        raise StartUpExpired(str(startup.deadline))
    fresh(startup.token.id)
    signing, sealing = SigningKey.generate(), SealingKey.generate(now_ms)
    device = _own_certificate(startup, signing, sealing)
    ring = KeyRing(
        domain=startup.domain,
        signing=signing,
        # What was sealed for the token before this device was known opens with the second key.
        sealing=(sealing, sealing_of(startup.token_key, now_ms)),
        root=startup.root,
        chain=tuple(c.encode() for c in (*startup.chain, startup.token, device)),
    )
    me = _identity(startup, signing)
    found(home, ring, lambda conn: _begin(conn, me, startup, device, now_ms))
    return Joined(
        centre=me.centre,
        place=me.place,
        role=me.role,
        check_number=check_number(startup.root),
        mark=waiting.mark(me.key),
        worker=startup.worker_name,
        tag=me.tag,
    )


def _own_certificate(startup: StartUp, signing: SigningKey, sealing: SealingKey) -> Certificate:
    token = startup.token
    return issue(
        startup.token_key,
        token,
        type=CertificateType.DEVICE,
        role=token.role,
        place=token.place,
        signing_key=signing.public,
        sealing_key=sealing.public,
        valid_from=token.valid_from,
        valid_to=token.valid_to,
        tag=token.tag,
        worker=token.worker,
        serial=token.serial,
    )


def _identity(startup: StartUp, signing: SigningKey) -> Identity:
    token = startup.token
    return Identity(
        domain=startup.domain,
        key=signing.public,
        place=str(token.place),
        role=token.role,
        worker=token.worker,
        tag=token.tag,
        certificate=token.id,
        root=startup.root,
        centre=startup.centre_name,
        epoch=secrets.token_bytes(8),
    )


def _begin(
    conn: sqlite3.Connection, me: Identity, startup: StartUp, device: Certificate, now_ms: int
) -> None:
    """Found the register: who is trusted, the centre's log 0, and the device's announcement."""
    identity.store(conn, me)
    for certificate in (*startup.chain, startup.token, device):
        admission.store_certificate(conn, certificate, sound=True)
    announced.store(conn, startup.recipients)
    arrivals = [_checked(body, me.domain) for body in startup.log0]
    for arrival in arrivals:
        announced.store(conn, announced.certificates_in(arrival))
    intake.take(conn, arrivals, root=me.root, now_ms=now_ms)
    log.save(conn, me, [announced.entry(startup.token), announced.entry(device)], now_ms=now_ms)


def _checked(body: bytes, domain: Domain) -> Arrival:
    arrival = intake.parse(body)
    header = arrival.header
    held = verify(header.key, signature(body), header.signed())
    if header.domain is not domain or header.place or not held:
        raise Damaged("log 0")
    return arrival

"""A small world to test in: a centre and devices with real keys, each with a register."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

from gridapp.models.certificate import NO_WORKER, Certificate, CertificateType
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register import admission, identity, intake, log, pack
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.sync.certificates import issue, self_signed_root
from gridapp.sync.keys import SealingKey, SigningKey

NOW_MS = 1_795_000_000_000
"""A working morning in November 2026."""

_YEARS = 10 * 365 * 86_400_000


@dataclass(slots=True)
class Desk:
    """One device: its register, its keys, and the clock on its wall."""

    conn: sqlite3.Connection
    me: Identity
    key: SigningKey
    now_ms: int = NOW_MS

    def save(self, *entries: log.Entry) -> list[str]:
        """Save entries a second later than the last ones."""
        self.now_ms += 1_000
        with transaction(self.conn):
            return log.save(self.conn, self.me, entries, now_ms=self.now_ms)

    def pack(self) -> list[bytes]:
        """Pack what waits; return the new segments."""
        with transaction(self.conn):
            gids = pack.pack(self.conn, self.me, self.key.sign, now_ms=self.now_ms)
        return [self._body(gid) for gid in gids]

    def segments(self) -> list[bytes]:
        """Every segment that lies here."""
        return [bytes(b) for (b,) in self.conn.execute("SELECT body FROM segment ORDER BY gid")]

    def take(self, *bodies: bytes) -> intake.Taken:
        """Take segments in as one batch."""
        with transaction(self.conn):
            return intake.take(
                self.conn,
                [intake.parse(body) for body in bodies],
                root=self.me.root,
                now_ms=self.now_ms,
            )

    def _body(self, gid: int) -> bytes:
        (body,) = self.conn.execute("SELECT body FROM segment WHERE gid = ?", (gid,)).fetchone()
        return bytes(body)


@dataclass(slots=True)
class World:
    """A centre and the devices it certified; every register knows every certificate."""

    place: str = "520381003"
    make_key: Callable[[], SigningKey] = SigningKey.generate
    root_key: SigningKey = field(init=False)
    certificates: list[Certificate] = field(default_factory=list)
    desks: list[Desk] = field(default_factory=list)
    centre: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.root_key = self.make_key()
        root = self_signed_root(
            self.root_key,
            domain=Domain.REAL,
            role=Role.TOWN,
            place=int(self.place),
            sealing_key=SealingKey.generate(0).public,
            valid_from=NOW_MS - _YEARS,
            valid_to=NOW_MS + _YEARS,
            serial=self.root_key.public[16:],
        )
        self.certificates.append(root)
        self.centre = self._add(CertificateType.CENTRE, Role.TOWN, self.place, "", self.root_key)

    def device(self, place: str, role: Role = Role.GRID, tag: str = "W") -> Desk:
        """One more device for `place`, certified by the centre directly."""
        return self._add(CertificateType.DEVICE, role, place, tag, self.centre.key)

    def _add(
        self, type_: CertificateType, role: Role, place: str, tag: str, issuer: SigningKey
    ) -> Desk:
        key = self.make_key()
        above = next(c for c in self.certificates if c.signing_key == issuer.public)
        certificate = issue(
            issuer,
            above,
            type=type_,
            role=role,
            place=int(place),
            signing_key=key.public,
            sealing_key=SealingKey.generate(0).public,
            valid_from=NOW_MS - _YEARS // 2,
            valid_to=NOW_MS + _YEARS // 2,
            tag=tag,
            worker=key.public[:16] if tag else NO_WORKER,
            serial=key.public[16:],
        )
        self.certificates.append(certificate)
        desk = Desk(connect(":memory:", create=True), self._identity(certificate, key), key)
        with transaction(desk.conn):
            identity.store(desk.conn, desk.me)
        self.desks.append(desk)
        self._introduce()
        return desk

    def _identity(self, certificate: Certificate, key: SigningKey) -> Identity:
        return Identity(
            domain=Domain.REAL,
            key=key.public,
            place=str(certificate.place),
            role=certificate.role,
            worker=secrets.token_bytes(16),
            tag=certificate.tag,
            certificate=certificate.id,
            root=self.root_key.public,
            centre="金华街道综治中心",
            epoch=secrets.token_bytes(8),
        )

    def _introduce(self) -> None:
        for desk in self.desks:
            with transaction(desk.conn):
                for certificate in self.certificates:
                    admission.store_certificate(desk.conn, certificate, sound=True)

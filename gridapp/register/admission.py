"""Who counts: plain logic over certificates, cuts and releases, the same on every device.

Signatures were judged once, in sync, and are stored with the certificate (decisions 7, 21, 22).
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import msgspec

from gridapp.models.certificate import Certificate, CertificateType, decode, narrows
from gridapp.models.role import Role
from gridapp.register.segment import Header, origin

AHEAD_MS = 48 * 3_600_000
"""A segment whose clock is further ahead than this is held (decision 22)."""

_DEPTH = 6
_ENDS = msgspec.msgpack.Decoder(list[tuple[int, int, bytes]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a segment counts; `reason` says why it is held: author, place, cut, clock, origin."""

    role: Role | None = None
    area: str = ""
    reason: str = ""


class Trust:
    """What this register knows of keys, looked up as asked and kept for one batch."""

    def __init__(self, conn: sqlite3.Connection, root: bytes) -> None:
        self._conn = conn
        self._root = root
        self._of: dict[bytes, list[Certificate]] = {}
        self._valid: dict[bytes, bool] = {}
        self._twins: dict[bytes, bool] = {}

    def judge(self, header: Header, now_ms: int) -> Verdict:
        """Whether a segment counts now, and in which role its author wrote it."""
        rights = self.rights(header.key)
        if not rights:
            return Verdict(reason="author")
        place = str(header.place)
        fitting = [c for c in rights if not header.place or place.startswith(str(c.place))]
        if not fitting:
            return Verdict(reason="place")
        if header.first == 1 and header.previous not in self._origins(header):
            return Verdict(reason="origin")
        if not self._released(header):
            if self._cut_off(header):
                return Verdict(reason="cut")
            if header.greatest_at >> 16 > now_ms + AHEAD_MS:
                return Verdict(reason="clock")
        best = min(fitting, key=lambda c: (c.role, c.place))
        return Verdict(role=best.role, area=str(best.place))

    def rights(self, key: bytes) -> list[Certificate]:
        """The certificates by which `key` may write, each with an unbroken chain to our root."""
        return [
            certificate
            for certificate in self._certificates(key)
            if certificate.type not in (CertificateType.ROOT, CertificateType.TOKEN)
            and self.valid(certificate)
        ]

    def is_cut(self, key: bytes) -> bool:
        """Whether a centre has put an end to this key."""
        found = self._conn.execute("SELECT 1 FROM cut WHERE key = ?", (key,))
        return found.fetchone() is not None

    def valid(self, certificate: Certificate, depth: int = 1) -> bool:
        """Whether a chain of sound, narrowing certificates leads from our root to this one."""
        if depth > _DEPTH:
            return False
        known = self._valid.get(certificate.id)
        if known is None:
            known = self._chain_holds(certificate, depth)
            self._valid[certificate.id] = known
        return known

    def _chain_holds(self, certificate: Certificate, depth: int) -> bool:
        if certificate.type is CertificateType.ROOT:
            return certificate.signing_key == self._root
        return any(
            narrows(certificate, issuer) is None
            and self.valid(issuer, depth + 1)
            and (issuer.type is not CertificateType.TOKEN or not self._has_twins(issuer))
            for issuer in self._certificates(certificate.issuer)
        )

    def _has_twins(self, token: Certificate) -> bool:
        """Two devices named by one token: neither counts until the centre picks one."""
        key = token.signing_key
        if key not in self._twins:
            (devices,) = self._conn.execute(
                "SELECT count(DISTINCT key) FROM credential WHERE issuer = ? AND sound = 1",
                (key,),
            ).fetchone()
            self._twins[key] = devices > 1
        return self._twins[key]

    def _certificates(self, key: bytes) -> list[Certificate]:
        if key not in self._of:
            rows = self._conn.execute(
                "SELECT body FROM credential WHERE key = ? AND sound = 1 ORDER BY id", (key,)
            )
            self._of[key] = [decode(bytes(body)) for (body,) in rows]
        return self._of[key]

    def _origins(self, header: Header) -> set[bytes]:
        """What may stand before the first segment: bound to a certificate or its token."""
        serials = {c.serial for c in self._certificates(header.key)}
        ids = {c.id for c in self._certificates(header.key)}
        for serial in serials:
            found = self._conn.execute("SELECT id FROM credential WHERE serial = ?", (serial,))
            ids |= {bytes(id_) for (id_,) in found}
        return {origin(header.domain, header.key, header.place, id_) for id_ in ids}

    def _cut_off(self, header: Header) -> bool:
        for (ends,) in self._conn.execute("SELECT ends FROM cut WHERE key = ?", (header.key,)):
            last = {place: n for place, n, _id in _ENDS.decode(ends)}
            if header.last > last.get(header.place, 0):
                return True
        return False

    def _released(self, header: Header) -> bool:
        found = self._conn.execute(
            'SELECT 1 FROM "release" WHERE key = ? AND stream_place = ? AND first <= ?'
            " AND last >= ?",
            (header.key, header.place, header.first, header.last),
        )
        return found.fetchone() is not None


def store_certificate(conn: sqlite3.Connection, certificate: Certificate, *, sound: bool) -> bool:
    """Keep a certificate and whether its signature holds; True when it is new here."""
    made = conn.execute(
        "INSERT OR IGNORE INTO credential (id, key, type, issuer, serial, place, role, tag,"
        " sound, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            certificate.id,
            certificate.signing_key,
            certificate.type,
            certificate.issuer,
            certificate.serial,
            certificate.place,
            certificate.role,
            certificate.tag,
            int(sound),
            certificate.encode(),
        ),
    )
    return made.rowcount > 0

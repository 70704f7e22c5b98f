"""Who counts: plain logic over certificates, cuts and releases, the same on every device.

Signatures were judged once, in sync, and are stored with the certificate.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

import msgspec

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.narrowing import narrows
from gridapp.models.role import Role
from gridapp.register import streams
from gridapp.register.segment import Header, identity, origin
from gridapp.register.stamps import stamp

AHEAD_MS = 48 * 3_600_000
"""A segment whose clock is further ahead than this is held."""

End = tuple[int, int, bytes]
"""A place, the last number that counts of what a key wrote about it, that segment's id."""

_DEPTH = 6
_ENDS = msgspec.msgpack.Decoder(list[End])

_DOUBT = (
    "WITH RECURSIVE below (key) AS (VALUES (?1) UNION SELECT c.key FROM credential c"
    " JOIN below b ON c.issuer = b.key) INSERT OR IGNORE INTO doubt SELECT key FROM below"
    " UNION SELECT key FROM credential WHERE issuer = ?2"
    " AND EXISTS (SELECT 1 FROM credential t WHERE t.key = ?2 AND t.type = ?3)"
)
"""A new certificate may change what its key, those below it and its token's twin may write."""


CUT_KEYS = (
    "SELECT key FROM cut WHERE key IS NOT NULL UNION SELECT c.key FROM cut x"  # noqa: S608  a number
    f" JOIN credential t ON t.key = x.key AND t.type = {int(CertificateType.TOKEN)}"
    " JOIN credential c ON c.issuer = t.key"
)
"""Keys that a cut names, and those of devices that name a token that one names."""

_CUTS = (
    "SELECT ends, st, coalesce(reason, '') FROM cut WHERE gone IS NULL AND (key = ?1"  # noqa: S608  a number
    " OR key IN (SELECT t.key FROM credential c JOIN credential t ON t.key = c.issuer"
    f" AND t.type = {int(CertificateType.TOKEN)} WHERE c.key = ?1))"
)
"""What puts an end to a key: a cut of it, or of the token by which it announced itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a segment counts; `reason` says why it is held: author, place, cut, clock, origin."""

    role: Role | None = None
    area: str = ""
    reason: str = ""


class Trust:
    """What this register knows of keys, looked up as asked and kept for one batch.

    With `twins` two devices under one token are both taken for who they say they are: enough to
    open a file of theirs, not to count what they wrote.
    """

    def __init__(self, conn: sqlite3.Connection, root: bytes, *, twins: bool = False) -> None:
        self._conn = conn
        self._root = root
        self._twins_too = twins
        self._of: dict[bytes, list[Certificate]] = {}
        self._valid: dict[bytes, bool] = {}
        self._twins: dict[bytes, bool] = {}
        self._ended: dict[bytes, bool] = {}
        self._said: dict[bytes, set[bytes]] = {}
        (self._cuts, self._releases) = conn.execute(
            'SELECT EXISTS (SELECT 1 FROM cut), EXISTS (SELECT 1 FROM "release")'
        ).fetchone()

    def judge(self, header: Header, now_ms: int) -> Verdict:
        """Whether a segment counts now, and in which role its author wrote it."""
        rights = [c for c in self.rights(header.key) if c.domain is header.domain]
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
            if 0 < streams.branches_from(self._conn, header.stream) <= header.first:
                return Verdict(reason="branches")
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
        """Whether a centre above has put an end to this key."""
        return bool(self.cuts(key))

    def cuts(self, key: bytes) -> list[str]:
        """Why centres above have put an end to this key; empty where none has."""
        cuts = self._conn.execute(_CUTS, (key,)).fetchall()
        return [reason for _ends, stamps, reason in cuts if self._above(stamps, key)]

    def valid(self, certificate: Certificate, depth: int = 1) -> bool:
        """Whether a chain of sound, narrowing certificates leads from our root to this one."""
        if depth > _DEPTH:
            return False
        known = self._valid.get(certificate.id)
        if known is None:
            self._valid[certificate.id] = False  # what leads back to itself holds nothing
            known = self._chain_holds(certificate, depth)
            self._valid[certificate.id] = known
        return known

    def _chain_holds(self, certificate: Certificate, depth: int) -> bool:
        if certificate.type is CertificateType.ROOT:
            return self._stands_over_us(certificate) or self._is_adopted(certificate)
        return any(
            narrows(certificate, issuer) is None
            and self.valid(issuer, depth + 1)
            and (issuer.type is not CertificateType.TOKEN or not self._has_twins(issuer))
            and (issuer.type is not CertificateType.CENTRE or self._given(certificate))
            for issuer in self._certificates(certificate.issuer)
        )

    def _stands_over_us(self, root: Certificate) -> bool:
        """Whether this is our root, or one that our root, or one above it, says is its parent."""
        if root.issuer == root.signing_key:
            return root.signing_key == self._root
        return any(
            below.type is CertificateType.ROOT
            and is_part(below, root)
            and self._stands_over_us(below)
            for below in self._certificates(root.issuer)
        )

    def _is_adopted(self, root: Certificate) -> bool:
        """Whether a centre that counts has taken this root, for this very place, as one below."""
        return root.issuer != root.signing_key and any(
            centre.type is CertificateType.CENTRE
            and is_part(root, centre)
            and self.valid(centre)
            and self._given(root)
            for centre in self._certificates(root.issuer)
        )

    def _given(self, certificate: Certificate) -> bool:
        """Whether a centre's key gave this certificate while it was the centre's.

        Once the key was ended, only what stands in the part of its log that counts was.
        """
        key = certificate.issuer
        if not self._cuts:
            return True
        if key not in self._ended:
            self._ended[key] = self._is_ended(key)
        return not self._ended[key] or certificate.encode() in self._said_by(key)

    def _is_ended(self, key: bytes) -> bool:
        """Whether a weightier centre has cut a centre's key; both have theirs from a root."""
        cuts = self._conn.execute("SELECT st FROM cut WHERE key = ? AND gone IS NULL", (key,))
        mine = self._from_root(key)
        return any(
            _stands_above(by, one)
            for (stamps,) in cuts.fetchall()
            for by in self._from_root(self._author(stamps))
            for one in mine
        )

    def _from_root(self, key: bytes) -> list[Certificate]:
        return [
            one
            for one in self._certificates(key)
            if one.type is CertificateType.CENTRE
            and any(
                root.type is CertificateType.ROOT
                and narrows(one, root) is None
                and self.valid(root)
                for root in self._certificates(one.issuer)
            )
        ]

    def _said_by(self, key: bytes) -> set[bytes]:
        """The certificates in that part of a key's own log which counts."""
        if key not in self._said:
            rows = self._conn.execute("SELECT body, st FROM certificate WHERE body IS NOT NULL")
            self._said[key] = {
                bytes(body) for body, stamps in rows.fetchall() if self._author(stamps) == key
            }
        return self._said[key]

    def _has_twins(self, token: Certificate) -> bool:
        """Two devices named by one token: neither counts until the centre picks one."""
        if self._twins_too:
            return False
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
            found = [decode(bytes(body)) for (body,) in rows]
            self._of[key] = [one for one in found if not one.renews]
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
        if not self._cuts:
            return False
        for body, stamps, _reason in self._conn.execute(_CUTS, (header.key,)).fetchall():
            ends = _ends(body)
            if ends is None or self._is_within(header, ends):
                continue
            if self._above(stamps, header.key):
                return True
        return False

    def _is_within(self, header: Header, ends: list[End]) -> bool:
        """Whether a segment lies before one of these ends; of two histories, in that very one."""
        named = [(n, id_) for place, n, id_ in ends if place == header.place]
        if header.last > max((n for n, _id in named), default=0):
            return False
        forked = self._conn.execute(
            "SELECT 1 FROM stream WHERE skey = ? AND forked", (header.stream,)
        )
        if forked.fetchone() is None:
            return True
        line = self._conn.execute(
            "WITH RECURSIVE line (id) AS (SELECT unhex_(value) FROM json_each(?) UNION"
            " SELECT s.previous FROM line l JOIN segment s ON s.id = l.id)"
            " SELECT 1 FROM line WHERE id = ?",
            (json.dumps([id_.hex() for _n, id_ in named]), identity(header.signed())),
        )
        return line.fetchone() is not None

    def _author(self, stamps: bytes) -> bytes:
        """The key of the device that made the record with these stamps; empty for none."""
        _at, sid, born = stamp(stamps)
        if not born:
            return b""
        (stream,) = self._conn.execute("SELECT skey FROM stream WHERE sid = ?", (sid,)).fetchone()
        return bytes(stream[:32])

    def _released(self, header: Header) -> bool:
        if not self._releases:
            return False
        found = self._conn.execute(
            'SELECT st FROM "release" WHERE key = ? AND stream_place = ? AND first <= ?'
            " AND last >= ? AND gone IS NULL",
            (header.key, header.place, header.first, header.last),
        )
        return any(self._above(stamps, header.key) for (stamps,) in found.fetchall())

    def _above(self, stamps: bytes, key: bytes) -> bool:
        """Whether the record with these stamps was made by a centre that stands above `key`.

        Above the widest that anybody who may has certified `key` for: who certifies it for less
        does not come to stand above it.
        """
        author = self._author(stamps)
        named = [one for one in self._certificates(key) if self._is_named(one)]
        if not (author and named):
            return False
        widest = min(named, key=_rank)
        return any(_stands_above(centre, widest) for centre in self.rights(author))

    def _is_named(self, certificate: Certificate) -> bool:
        """Whether somebody gave it who may; of two devices under one token both are named."""
        return any(
            narrows(certificate, issuer) is None and self.valid(issuer)
            for issuer in self._certificates(certificate.issuer)
        )


def _stands_above(centre: Certificate, below: Certificate) -> bool:
    return (
        centre.role.is_centre
        and str(below.place).startswith(str(centre.place))
        and _rank(centre) < _rank(below)
    )


def is_part(low: Certificate, high: Certificate) -> bool:
    """Whether one is of a lower tier, and of a part of the other's place."""
    inside = str(low.place).startswith(str(high.place)) and low.place != high.place
    return inside and low.role > high.role and low.domain is high.domain


def _rank(certificate: Certificate) -> tuple[int, int, int, int, bytes]:
    """Whose word outweighs whose, the smaller the weightier: never two each other's.

    A wider place, a higher tier, a centre before its staff; then the newer key, as a centre's
    new key has to end the old one.
    """
    return (
        len(str(certificate.place)),
        certificate.role,
        certificate.type,
        -certificate.valid_from,
        certificate.signing_key,
    )


def _ends(ends: bytes | None) -> list[End] | None:
    """Up to where a key's work counts; None for a cut that does not say it readably."""
    try:
        return _ENDS.decode(ends or b"")
    except msgspec.MsgspecError:
        return None


def store_certificate(conn: sqlite3.Connection, certificate: Certificate, *, sound: bool) -> bool:
    """Keep a certificate and whether its signature holds; True when it is new here.

    Of a device's own words about its sealing key only the newest is kept.
    """
    if certificate.renews and not _is_newest(conn, certificate):
        return False
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
    if made.rowcount and not certificate.renews:
        conn.execute(_DOUBT, (certificate.signing_key, certificate.issuer, CertificateType.TOKEN))
    return made.rowcount > 0


def renewed(conn: sqlite3.Connection, key: bytes) -> Certificate | None:
    """A device's newest word about its sealing key; None where its certificate still says it."""
    row = conn.execute(
        "SELECT body FROM credential WHERE key = ?1 AND issuer = ?1 AND type <> ?2",
        (key, CertificateType.ROOT),
    ).fetchone()
    return decode(bytes(row[0])) if row else None


def _is_newest(conn: sqlite3.Connection, certificate: Certificate) -> bool:
    """Whether nothing newer is here; then what was here before goes."""
    before = renewed(conn, certificate.signing_key)
    if before is None:
        return True
    if (before.valid_from, before.id) >= (certificate.valid_from, certificate.id):
        return False
    conn.execute("DELETE FROM credential WHERE id = ?", (before.id,))
    return True

"""Devices as their certificates show them: who stands above whom, for whom a file is sealed."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.place import LEVELS
from gridapp.models.role import Role
from gridapp.register.admission import CUT_KEYS, Trust
from gridapp.register.identity import Identity

_TIER = {CertificateType.CENTRE: 0, CertificateType.STAFF: 1}
_TIER_OF_DEVICES = 2

COVER_MS = 92 * 86_400_000
"""A certificate for no longer than this covers a place for a while."""

GRACE_MS = 60 * 86_400_000
"""A certificate's end is followed by its cut so much later."""


@dataclass(frozen=True, slots=True)
class Known:
    """A device we may exchange files with, or the token of one that has not announced itself.

    One that covers a place for a while is at work in its days alone: before and afterwards it gets
    nobody's work.
    """

    certificate: Certificate
    renewal: Certificate | None = None
    at_work: bool = True

    @property
    def key(self) -> bytes:
        return self.certificate.signing_key

    @property
    def sealing(self) -> bytes:
        """The key to which files for it are sealed: the newest that it has told of."""
        return (self.renewal or self.certificate).sealing_key

    @property
    def place(self) -> str:
        return str(self.certificate.place)

    @property
    def role(self) -> Role:
        return self.certificate.role

    @property
    def tag(self) -> str:
        return self.certificate.tag

    @property
    def is_staff(self) -> bool:
        """Whether it works beside a centre's own key, at the centre's place and in its role."""
        return self.certificate.type is CertificateType.STAFF

    @property
    def announced(self) -> bool:
        """Whether the device has made keys of its own."""
        return self.certificate.type is not CertificateType.TOKEN

    @property
    def rank(self) -> tuple[int, int]:
        """The smaller, the higher: first by place, then the centre before its staff and others."""
        return len(self.place), _TIER.get(self.certificate.type, _TIER_OF_DEVICES)

    def is_under(self, place: str, rank: tuple[int, int]) -> bool:
        """Whether it stands under a device of this place and rank."""
        return self.place.startswith(place) and self.rank > rank

    def is_above(self, place: str, rank: tuple[int, int]) -> bool:
        """Whether it may have all that a device of this place and rank writes."""
        return place.startswith(self.place) and self.rank < rank


class Directory:
    """Every device that may exchange files: its chain holds, it is not cut off or long over.

    Attributes:
        stopped: those that were cut off, which are still told so.
    """

    def __init__(self, known: Iterable[Known], me: bytes, stopped: Iterable[Known] = ()) -> None:
        self.stopped = tuple(stopped)
        self._of: dict[bytes, Known] = {}
        self._at: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            self._of[one.key] = one
            self._at[one.place].append(one)
        self._places = sorted(self._at)
        self._me = me
        self._former = [
            one for one in self.stopped if one.certificate.type is CertificateType.CENTRE
        ]

    def get(self, key: bytes) -> Known | None:
        """The device with this signing key."""
        return self._of.get(key)

    def above(self, place: str, rank: tuple[int, int]) -> list[Known]:
        """Who stands above a device: centres, their staff, others; each time the nearest first."""
        found = [
            one
            for size in LEVELS
            if size <= len(place)
            for one in self._at.get(place[:size], ())
            if one.key != self._me and one.is_above(place, rank) and one.at_work
        ]
        return sorted(
            found,
            key=lambda one: (not one.role.is_centre, one.is_staff, -len(one.place), one.key),
        )

    def fellows(self, place: str, rank: tuple[int, int]) -> list[Known]:
        """The other computers of staff beside one of this place and rank that is of staff too."""
        if rank[1] != _TIER[CertificateType.STAFF]:
            return []
        return [
            one
            for one in self._at.get(place, ())
            if one.key != self._me and one.is_staff and one.rank == rank and one.at_work
        ]

    def centre_at(self, place: str) -> bool:
        """Whether a centre's own key works at this very place, on another device."""
        return any(
            one.certificate.type is CertificateType.CENTRE and one.key != self._me
            for one in self._at.get(place, ())
        )

    def below(self, place: str, rank: tuple[int, int]) -> list[Known]:
        """The devices under one of this place and rank that have announced themselves."""
        return [one for one in self.under(place, rank) if one.announced]

    def under(self, place: str, rank: tuple[int, int]) -> list[Known]:
        """The devices under one of this place and rank, also those handed out and not yet heard."""
        found = [
            one for one in self._of.values() if one.key != self._me and one.is_under(place, rank)
        ]
        return sorted(found, key=lambda one: (one.place, one.tag, one.key))

    def stopped_below(self, place: str, rank: tuple[int, int]) -> list[Known]:
        """The devices under one of this place and rank that were stopped."""
        found = [
            one
            for one in self.stopped
            if one.announced and one.key != self._me and one.is_under(place, rank)
        ]
        return sorted(found, key=lambda one: (one.place, one.tag, one.key))

    def about(self, place: str) -> set[bytes]:
        """Keys of the devices whose own log matters at a place: those at, above and below it."""
        around = {place[:size] for size in LEVELS if size <= len(place)}
        first, last = bisect_left(self._places, place), bisect_left(self._places, place + ":")
        around.update(self._places[first:last])
        found = {one.key for at in around for one in self._at.get(at, ())}
        return found | self.former(place)

    def former(self, place: str) -> set[bytes]:
        """Keys that centres at, above and below a place had before: their logs still hold."""
        return {
            one.key
            for one in self._former
            if one.place.startswith(place) or place.startswith(one.place)
        }


def directory(
    conn: sqlite3.Connection, root: bytes, me: bytes, *, now_ms: int, leaders: bool = True
) -> Directory:
    """Read who there is: one certificate a key, the widest of those that hold.

    A county has thousands of unit leaders: whoever asks for none of them leaves them out.
    """
    trust = Trust(conn, root)
    cut = {bytes(key) for (key,) in conn.execute(CUT_KEYS)}
    cut = {key for key in cut if trust.is_cut(key)}
    waiting = _waiting_tokens(conn, now_ms)
    best: dict[bytes, Certificate] = {}
    stopped: dict[bytes, Certificate] = {}
    renewals: dict[bytes, Certificate] = {}
    for (body,) in conn.execute(
        "SELECT body FROM credential WHERE sound = 1 AND type <> ?"
        " AND (? OR key IN (SELECT key FROM credential WHERE role <> ?))"
        " ORDER BY role, place, type, id",
        (CertificateType.ROOT, leaders, Role.UNIT),
    ):
        certificate = decode(bytes(body))
        key = certificate.signing_key
        if certificate.renews:
            renewals[key] = certificate
            continue
        if certificate.type is CertificateType.TOKEN and key not in waiting:
            continue
        into = stopped if key in cut else best
        # One that was cut off because its time was over is told so for a while.
        told = now_ms - GRACE_MS if key in cut else now_ms
        if key in into or _long_over(certificate, told):
            continue
        if trust.valid(certificate):
            into[key] = certificate

    def known(found: dict[bytes, Certificate]) -> list[Known]:
        return [
            Known(one, renewals.get(key), not is_cover(one) or _in_its_days(one, now_ms))
            for key, one in found.items()
        ]

    return Directory(known(best), me, known(stopped))


def is_cover(certificate: Certificate) -> bool:
    """Whether this is for covering a place for a while: its days are few."""
    centre = certificate.type in (CertificateType.CENTRE, CertificateType.ROOT)
    return not centre and certificate.valid_to - certificate.valid_from <= COVER_MS


def _in_its_days(certificate: Certificate, now_ms: int) -> bool:
    return certificate.valid_from <= now_ms < certificate.valid_to


def roots(conn: sqlite3.Connection) -> list[Certificate]:
    """Every root certificate here, also those that another centre vouches for."""
    rows = conn.execute(
        "SELECT body FROM credential WHERE type = ? AND sound = 1", (CertificateType.ROOT,)
    )
    return [decode(bytes(body)) for (body,) in rows]


def _long_over(certificate: Certificate, now_ms: int) -> bool:
    """Whether nothing is written for it any more. Centres are never judged by this clock.

    A clock that went wrong must not make a device believe that there is nobody above it.
    """
    centre = certificate.type is CertificateType.CENTRE
    return not centre and now_ms >= certificate.valid_to + GRACE_MS


def _waiting_tokens(conn: sqlite3.Connection, now_ms: int) -> set[bytes]:
    """Tokens that no device has used yet and that may still be used."""
    rows = conn.execute(
        "SELECT t.key FROM credential t JOIN device d ON d.serial = t.serial"
        " WHERE t.type = ? AND d.deadline >= ? AND d.gone IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM credential u WHERE u.serial = t.serial AND u.type = ?)",
        (CertificateType.TOKEN, now_ms, CertificateType.DEVICE),
    )
    return {bytes(key) for (key,) in rows}


def rank_of(certificate: Certificate) -> tuple[int, int]:
    """The rank of a device by its certificate."""
    return Known(certificate).rank


def tags(conn: sqlite3.Connection, township: str) -> set[str]:
    """The device tags given out so far in a township."""
    rows = conn.execute("SELECT DISTINCT tag, place FROM credential WHERE tag <> ''")
    return {tag for tag, place in rows if str(place).startswith(township)}


def tag_of(conn: sqlite3.Connection, key: bytes) -> str:
    """The tag of a device; C for a centre's own, ? for one that is not known."""
    row = conn.execute(
        "SELECT tag FROM credential WHERE key = ? AND issuer <> key ORDER BY tag DESC", (key,)
    ).fetchone()
    return (row[0] or "C") if row else "?"


def certificate_of(conn: sqlite3.Connection, key: bytes) -> Certificate | None:
    """The certificate of a device, not its token's; None where none that is sound is here."""
    row = conn.execute(
        "SELECT body FROM credential WHERE key = ? AND sound = 1 AND type <> ? ORDER BY type, id",
        (key, CertificateType.TOKEN),
    ).fetchone()
    return decode(bytes(row[0])) if row else None


def own_rank(conn: sqlite3.Connection, me: Identity) -> tuple[int, int]:
    """The rank of this device itself, by the widest of its certificates that hold."""
    ranks = [rank_of(right) for right in Trust(conn, me.root).rights(me.key)]
    return min(ranks, default=(len(me.place), _TIER_OF_DEVICES))


def centres_above(conn: sqlite3.Connection, me: Identity, who: Directory) -> list[Known]:
    """The centres whose word makes our rows received."""
    return [one for one in who.above(me.place, own_rank(conn, me)) if one.role.is_centre]

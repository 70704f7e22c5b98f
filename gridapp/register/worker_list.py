"""Who works under a centre, and what has become of the devices that were handed out to them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.role import Role
from gridapp.register import acks, calendar, copied, mediators, peers, places, tokens
from gridapp.register.identity import Identity
from gridapp.register.mediators import InHand
from gridapp.register.peers import Known
from gridapp.register.waiting import mark

DAY: Final = 86_400_000
ENDS_SOON: Final = 60 * DAY
"""So long before a certificate's end somebody should think of it."""

OWN, JOINED, WAITING, LAPSED, STOPPED, TWINS, COPIED, ENDING = (
    "own",
    "joined",
    "waiting",
    "lapsed",
    "stopped",
    "twins",
    "copied",
    "ending",
)
"""What has become of a device: this one, at work, its start-up file waits or is too late, stopped,
two from one start-up file, two histories, its certificate ends soon."""
ALARMS: Final = (TWINS, COPIED)
ALL, NONE, ASKS, MEDIATES = "all", "none", "asks", "mediates"
FILTERS: Final = (ALL, NONE, WAITING, JOINED, ASKS, STOPPED, MEDIATES)
_Told = tuple[Certificate, str, int]
"""What is known of a device or start-up file: its state, and until when."""
_WORKS: Final = (OWN, JOINED, ENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRow:
    """One device, or a start-up file that nobody has used.

    Attributes:
        mark: by what people tell two devices apart; empty of a start-up file.
        until: the deadline of a start-up file, or when the certificate ends.
        file: the number of the newest file of it that came here; 0 where none did.
        heard: when that was.
        cover: it is for a colleague's place, for a while.
    """

    tag: str
    mark: str
    place: str
    role: Role
    state: str
    until: int
    file: int = 0
    heard: int = 0
    cover: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Whoever works at a place under this one, and the devices of his, those that work first.

    Attributes:
        trade: of a mediator, or of his committee; empty where none is said.
        in_hand: disputes that are his and have not ended; None where he is no mediator.
        carded: he has a worker's card, so that a device can be his; a mediator may have none.
    """

    id: str
    name: str
    role: str
    place: str
    duty: str
    until: str
    devices: tuple[DeviceRow, ...] = ()
    trade: str = ""
    in_hand: int | None = None
    carded: bool = True

    @property
    def state(self) -> str:
        """What there is to say of his devices in one word: an alarm before all else."""
        states = [one.state for one in self.devices]
        order = (*ALARMS, ENDING, OWN, JOINED, WAITING, LAPSED, STOPPED)
        return next((one for one in order if one in states), NONE)

    @property
    def heard(self) -> int:
        """When something of one of his devices last came; 0 where nothing did."""
        return max((one.heard for one in self.devices if one.state != STOPPED), default=0)

    @property
    def tags(self) -> str:
        """The tags of his devices that are not stopped."""
        return " ".join(one.tag for one in self.devices if one.state != STOPPED)

    @property
    def has_none(self) -> bool:
        """Whether no device works for him and no start-up file waits for him."""
        return self.carded and all(
            one.state in (STOPPED, LAPSED) or one.cover for one in self.devices
        )


def passes(row: PersonRow, let_through: str) -> bool:
    """Whether a filter lets this person through."""
    states = {one.state for one in row.devices}
    if let_through == ALL:
        return True
    if let_through == NONE:
        return row.has_none
    if let_through == MEDIATES:
        return row.in_hand is not None
    if let_through == ASKS:
        return bool(states & {*ALARMS, LAPSED, ENDING})
    if let_through == JOINED:
        return bool(states & {*_WORKS})
    return let_through in states


def people(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> dict[str, PersonRow]:
    """Everybody who works under this centre, by id, by place and name; then other mediators."""
    devices = _devices(conn, me, now_ms)
    near = mediators.near(conn, me.place, calendar.today(now_ms))
    mediates = {one.worker: one for one in near if one.worker}
    rows = conn.execute(
        "SELECT r.uid, t.name, t.role, t.area, t.duty, t.until FROM worker t JOIN rec r USING (id)"
        " WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.area >= ?1 AND t.area < ?1 || ':'"
        " ORDER BY t.area, t.name, r.uid",
        (me.place,),
    )
    order = {state: at for at, state in enumerate((*_WORKS, *ALARMS, WAITING, LAPSED, STOPPED))}
    found = {
        uid.hex(): PersonRow(
            id=uid.hex(),
            name=name or "",
            role=role_name(role),
            place=area,
            duty=duty or "",
            until=until or "",
            devices=tuple(sorted(devices.get(uid, ()), key=lambda one: order[one.state])),
            trade=mediates[uid.hex()].trade if uid.hex() in mediates else "",
            in_hand=mediates[uid.hex()].open if uid.hex() in mediates else None,
        )
        for uid, name, role, area, duty, until in rows
    }
    return found | {one.id: _uncarded(one, me.place) for one in near if one.worker not in found}


def _uncarded(one: InHand, place: str) -> PersonRow:
    """A mediator who has no worker's card: his station is his committee.

    Whoever serves from above this centre is listed with the centre itself.
    """
    return PersonRow(
        id=one.id,
        name=one.name,
        role=Role.MEDIATOR.name,
        place=one.area if one.area.startswith(place) else place,
        duty=one.committee,
        until="",
        trade=one.trade,
        in_hand=one.open,
        carded=False,
    )


def matching(
    found: Mapping[str, PersonRow],
    known: Mapping[str, str],
    *,
    place: str = "",
    let_through: str = ALL,
    trade: str = "",
    text: str = "",
    sort: str = "place",
    descending: bool = False,
) -> list[PersonRow]:
    """Those at and below `place` whom a filter lets through, whose name, place or tag has `text`.

    `known` are the names of places. Of mediators those of one `trade` alone where it is said;
    what they have in hand puts nobody in an order.
    """
    wanted = text.strip().casefold()

    def says(row: PersonRow) -> str:
        return " ".join((row.name, row.duty, row.tags, places.path(known, row.place))).casefold()

    keys = {"name": "name", "role": "role", "tag": "tags", "heard": "heard", "state": "state"}
    keys["trade"] = "trade"
    by = keys.get(sort, "place")
    rows = [
        row
        for row in found.values()
        if row.place.startswith(place)
        and passes(row, let_through)
        and (not trade or row.trade == trade)
        and (not wanted or wanted in says(row))
    ]
    return sorted(
        rows, key=lambda row: (getattr(row, by), row.place, row.name, row.id), reverse=descending
    )


def counts(found: Mapping[str, PersonRow], place: str = "") -> dict[str, int]:
    """How many at and below `place` each filter lets through."""
    here = [row for row in found.values() if row.place.startswith(place)]
    return {code: sum(passes(row, code) for row in here) for code in FILTERS}


def may_hand_out(conn: sqlite3.Connection, me: Identity) -> bool:
    """Whether this register's key is a centre's own, which alone names devices."""
    own = peers.certificate_of(conn, me.key)
    return own is not None and own.type is CertificateType.CENTRE


class Roster:
    """Everybody under a centre, read again only once something was saved, or a minute is over.

    For one connection that does not write.
    """

    def __init__(self, me: Identity) -> None:
        self._me = me
        self._read: tuple[int, int] = (-1, 0)
        self._found: dict[str, PersonRow] = {}

    def people(self, conn: sqlite3.Connection, *, now_ms: int) -> dict[str, PersonRow]:
        """As `people`."""
        (version,) = conn.execute("PRAGMA data_version").fetchone()
        now = int(version), now_ms // 60_000
        if now != self._read:
            self._found, self._read = people(conn, self._me, now_ms=now_ms), now
        return self._found


def role_name(said: str) -> str:
    """A role by its name, which cards that were loaded from lists may hold as its number."""
    known = {str(int(role)): role.name for role in Role}
    return known.get(str(said), str(said or ""))


def _devices(
    conn: sqlite3.Connection, me: Identity, now_ms: int
) -> Mapping[bytes, list[DeviceRow]]:
    """Worker's id to the devices handed out to him."""
    who, rank = peers.directory(conn, me.root, me.key, now_ms=now_ms), peers.own_rank(conn, me)
    heard = _heard(conn)
    found: dict[bytes, list[DeviceRow]] = defaultdict(list)
    every: list[_Told] = [
        *_known(conn, me, who.under(me.place, rank), now_ms),
        *((one.certificate, STOPPED, 0) for one in who.stopped_below(me.place, rank)),
        *_lapsed(conn, me, now_ms),
    ]
    for certificate, state, until in every:
        key = certificate.signing_key
        file, at = heard.get(key, (0, 0))
        token = certificate.type is CertificateType.TOKEN
        found[certificate.worker].append(
            DeviceRow(
                tag=certificate.tag or "C",
                mark="" if token else mark(key),
                place=str(certificate.place),
                role=certificate.role,
                state=state,
                until=until,
                file=file,
                heard=at,
                cover=peers.is_cover(certificate),
            )
        )
    _put_own(conn, me, found)
    return found


def _known(
    conn: sqlite3.Connection, me: Identity, under: Iterable[Known], now_ms: int
) -> Iterator[_Told]:
    """Devices that may exchange files, and start-up files that wait: state, and until when."""
    deadlines = _deadlines(conn)
    twins = {key.signing_key for one in tokens.twins(conn) if not one.picked for key in one.devices}
    two_histories = {(one.tag, one.place) for one in copied.copied(conn, me)}
    for one in under:
        certificate = one.certificate
        ends = certificate.valid_to
        if not one.announced:
            yield certificate, WAITING, deadlines.get(certificate.serial, ends)
        elif one.key in twins:
            yield certificate, TWINS, ends
        elif (one.tag, one.place) in two_histories:
            yield certificate, COPIED, ends
        elif not peers.is_cover(certificate) and ends - ENDS_SOON <= now_ms:
            yield certificate, ENDING, ends
        else:
            yield certificate, JOINED, ends


def _put_own(conn: sqlite3.Connection, me: Identity, found: dict[bytes, list[DeviceRow]]) -> None:
    own = peers.certificate_of(conn, me.key)
    found[me.worker].append(
        DeviceRow(
            tag=me.tag or "C",
            mark=mark(me.key),
            place=me.place,
            role=me.role,
            state=OWN,
            until=own.valid_to if own else 0,
        )
    )


def _deadlines(conn: sqlite3.Connection) -> dict[bytes, int]:
    rows = conn.execute("SELECT serial, deadline FROM device WHERE gone IS NULL AND serial NOTNULL")
    return {bytes(serial): deadline or 0 for serial, deadline in rows}


def _heard(conn: sqlite3.Connection) -> dict[bytes, tuple[int, int]]:
    """Device key to the number of its newest file here and when it came."""
    seen = acks.last_seen(conn)
    return {key: (acks.peer(conn, key).number, at) for key, at in seen.items()}


def _lapsed(conn: sqlite3.Connection, me: Identity, now_ms: int) -> Iterator[_Told]:
    """Start-up files below this place that nobody used in time, and were not stopped."""
    rows = conn.execute(
        "SELECT t.body, d.deadline FROM credential t JOIN device d ON d.serial = t.serial"
        " WHERE t.type = ?1 AND t.sound = 1 AND d.deadline < ?2 AND d.gone IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM credential u WHERE u.issuer = t.key)"
        " AND NOT EXISTS (SELECT 1 FROM cut WHERE cut.key = t.key AND cut.gone IS NULL)"
        " ORDER BY t.id",
        (CertificateType.TOKEN, now_ms),
    )
    for body, deadline in rows.fetchall():
        certificate = decode(bytes(body))
        if str(certificate.place).startswith(me.place):
            yield certificate, LAPSED, int(deadline)

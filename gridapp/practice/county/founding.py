"""The centre's home: its register begins with its log 0, in which everybody is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import timedelta

from gridapp.models.declare import Value
from gridapp.paths import Home
from gridapp.practice.county import net, people
from gridapp.practice.county.calls import ROUND_DAYS_AGO, ROUND_DAYS_LEFT
from gridapp.practice.county.committees import committees
from gridapp.practice.county.devices import DOMAIN, Authority, Device
from gridapp.practice.county.seed import millisecond
from gridapp.register import admission, identity, log, pack
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.sync import announced
from gridapp.sync.founding import found


def found_centre(home: Home, authority: Authority) -> None:
    """Make the home of the centre that keeps the register."""
    worker, _claim = authority.name("worker", "centre")
    me = Identity(
        domain=DOMAIN,
        key=authority.key.public,
        place=authority.place,
        role=authority.centre.role,
        worker=worker,
        tag="",
        certificate=authority.centre.id,
        root=authority.root.signing_key,
        centre=_centre_name(authority.place),
        epoch=authority.seed.secret("epoch", "centre")[:8],
    )
    found(home, authority.ring, lambda conn: _fill(conn, me, authority))


def _fill(conn: sqlite3.Connection, me: Identity, authority: Authority) -> None:
    identity.store(conn, me)
    log0 = _Log0(authority)
    for certificate in (authority.root, authority.centre):
        admission.store_certificate(conn, certificate, sound=True)
        log0.add("certificate", announced.entry(certificate).fields, certificate.id.hex())
    staff = authority.seed.chance("centre staff")
    name = people.surname(staff) + people.given_name(staff, "2", 1985)
    card = {"name": name, "role": me.role.name, "area": me.place}
    log0.add("worker", card, "worker", "centre")
    for code, called in _places(authority.place):
        log0.add("place", {"code": code, "name": called, "opened_on": str(authority.seed.begun)})
    for place in _device_places(authority.place):
        device = authority.device(place)
        admission.store_certificate(conn, device.certificate, sound=True)
        log0.add_device(device)
    _add_committees(log0, authority)
    ms = authority.born_ms
    log.save(conn, me, log0.entries, now_ms=ms, claims=log0.claims)
    rounds = _rounds(authority)
    ms = millisecond(authority.seed.today - timedelta(days=ROUND_DAYS_AGO))
    log.save(conn, me, rounds.entries, now_ms=ms, claims=rounds.claims)
    pack.pack(conn, me, authority.key.sign, now_ms=ms)


def _rounds(authority: Authority) -> _Log0:
    """The round of visits that is under way: to households, and to enterprises."""
    today, planned = authority.seed.today, _Log0(authority)
    for subject, called in (("household", "大走访"), ("enterprise", "企业大走访")):
        fields = {
            "name": f"{today.year}年{called}",
            "subject": subject,
            "area": authority.place,
            "from_on": str(today - timedelta(days=ROUND_DAYS_AGO)),
            "to_on": str(today + timedelta(days=ROUND_DAYS_LEFT)),
            "worker": authority.name("worker", "centre")[0].hex(),
        }
        planned.add("round", fields, "round", subject)
    return planned


class _Log0:
    """The entries of the centre's own log, and the claims behind their ids."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self.entries: list[Entry] = []
        self.claims: dict[str, bytes] = {}

    def add(self, kind: str, fields: Mapping[str, Value], *about: object) -> str:
        id_, claim = self._authority.name(*(about or (kind, len(self.entries))))
        self.entries.append(Entry(kind=kind, id=id_.hex(), fields=fields))
        self.claims[id_.hex()] = claim
        return id_.hex()

    def add_device(self, device: Device) -> None:
        """A person's card, the device handed to him, and its certificate."""
        card = {"name": device.name, "role": device.role.name, "area": device.place}
        worker = self.add("worker", card, "worker", device.place)
        handed = {
            "worker": worker,
            "area": device.place,
            "role": device.role.name,
            "tag": device.tag,
            "serial": device.certificate.serial.hex(),
        }
        self.add("device", handed)
        self.add("certificate", announced.entry(device.certificate).fields)


def _places(top: str) -> Iterator[tuple[str, str]]:
    """Every place from the top down: the listed ones, then grids and units."""
    for centre in net.centres():
        if centre.code.startswith(top):
            yield centre.code, centre.name
    for village in net.villages():
        if village.code.startswith(top):
            for number, grid in enumerate(village.grids, 1):
                yield grid.code, f"第{number}网格"
                for serial, unit in enumerate(grid.units, 1):
                    yield unit.code, f"第{serial}联户单元"


def _device_places(top: str) -> Iterator[str]:
    return (code for code, _name in _places(top))


def _centre_name(place: str) -> str:
    (name,) = (one.name for one in net.centres() if one.code == place)
    return f"{name}综治中心"


def _add_committees(log0: _Log0, authority: Authority) -> None:
    """The committees within the centre's place, and their mediators."""
    for one in committees():
        if one.area.startswith(authority.place):
            fields = {"name": one.name, "type": one.type, "trade": one.trade, "area": one.area}
            committee = log0.add("committee", fields, "committee", one.number)
            for i, name in enumerate(one.mediators(authority.seed)):
                card = {"name": name, "committee": committee, "trade": one.trade}
                log0.add("mediator", card, "mediator", one.number, i)

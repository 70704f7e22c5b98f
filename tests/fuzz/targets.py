"""Everything that reads bytes from outside, each as a function of bytes.

Such a function lets nothing pass but what its reader documents: all else that is raised is a crash.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType

from gridapp import settings
from gridapp.exchange import heading_memory
from gridapp.exchange.sheet import Sheet
from gridapp.models.certificate import decode
from gridapp.models.domain import Domain, Unreadable
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.register import cipher, homes, intake, life, records, touched
from gridapp.register.cipher import Locked
from gridapp.register.database import rehearsal
from gridapp.reports import layouts
from gridapp.sync import card, container, incoming, keys, packets, recovering, vault, walking
from gridapp.sync.certificates import chain_fault
from gridapp.sync.recovering import NoCopyHere, NothingAsked, OtherRequest, StrangeDevice
from gridapp.sync.startup_file import check_startup, open_root, open_startup
from gridapp.sync.statement import read_statement
from tests.fuzz import scratch, sealed
from tests.fuzz.sheets import asked, sheet, workbook
from tests.unit.register.worlds import fresh

PASSPHRASE = "山里的桥下有鱼三条半"
Target = Callable[[bytes], None]


class Fault(AssertionError):
    """An import was saved only by its last net: something behind all checks broke."""


def segment(data: bytes) -> None:
    """The bytes of a segment."""
    with suppress(Unreadable):
        intake.parse(data)


def columns(data: bytes) -> None:
    """What a segment holds, truly signed: read, folded, and everything read again."""
    if not data:
        return
    try:
        arrival = intake.parse(sealed.columns(data))
    except Unreadable:
        return
    conn, me = sealed.stage().world.centre.conn, sealed.stage().world.centre.me
    now_ms = sealed.stage().world.centre.now_ms
    conn.execute("BEGIN")
    try:
        intake.take(conn, [arrival], root=me.root, now_ms=now_ms)
        touched.drain(conn)
        for kind in KINDS.values():
            records.get_many(conn, kind.record, records.ids(conn, kind, gone=True))
    finally:
        conn.execute("ROLLBACK")


def file(data: bytes) -> None:
    """A sync file as it lies on a stick."""
    with suppress(Unreadable):
        container.header(data)
        container.open_file(data, sealed.stage().ring.sealing, Domain.REAL)


def parcel(data: bytes) -> None:
    """What lies in a sync file, truly sealed: taken in like any other."""
    centre = fresh(sealed.stage().world.centre)
    home = Home(scratch.folder() / "home")
    home.make()
    given = scratch.write(sealed.parcel(data), "given.gridsync")
    try:
        found = incoming.import_paths(
            home, centre.conn, centre.me, sealed.stage().ring, [given], now_ms=centre.now_ms
        )
        if any(one.reason == "fault" for one in found):
            raise Fault(found[0].detail)
        _no_refused_by_fault(centre.conn)
    finally:
        centre.conn.close()


def _no_refused_by_fault(conn: sqlite3.Connection) -> None:
    if conn.execute("SELECT 1 FROM refused_segment WHERE reason = 'fault'").fetchone():
        raise Fault("segment")


def statement(data: bytes) -> None:
    """A statement: as it comes, and signed by somebody who may."""
    with suppress(Unreadable):
        read_statement(data, Domain.REAL)
    with suppress(Unreadable):
        read_statement(sealed.statement(data), Domain.REAL)


def certificate(data: bytes) -> None:
    """A certificate, and whether a chain holds in which it stands last."""
    with suppress(Unreadable):
        root = sealed.stage().world.certificates[0]
        chain_fault((root, decode(data)), root.signing_key)


def startup(data: bytes) -> None:
    """A start-up file or root sheet: as it comes, and sealed under a code that is known."""
    with suppress(Unreadable):
        check_startup(data)
    with suppress(Unreadable):
        open_startup(sealed.startup(data), sealed.CODE)
    with suppress(Unreadable):
        open_root(data, sealed.CODE * 2, Domain.REAL)


def card_(data: bytes) -> None:
    """A centre's card: as it comes, and with a true sum."""
    for given in (data, sealed.card(data)):
        with suppress(Unreadable):
            card.read(scratch.write(given), Domain.REAL)


def packet(data: bytes) -> None:
    """A packet: found on a stick, and every file in it read."""
    for found in walking.walk([scratch.write(data, "given" + packets.SUFFIX)]):
        with suppress(OSError):
            found.read()


def key_file(data: bytes) -> None:
    """The key file of a home, plain and encrypted: as it comes, and with a true sum."""
    for given in (data, sealed.keys(data), sealed.keys(data, cipher.SEALED)):
        path = scratch.write(given, "keys.bin")
        with suppress(Unreadable, Locked):
            keys.load(path)
        with suppress(Unreadable):
            keys.read_lock(path)
    scratch.write(b"", "keys.bin").unlink()


def recovery(data: bytes) -> None:
    """A request for a forgotten passphrase and its answer: as they come, and with a true sum."""
    stage = sealed.stage()
    centre, home = stage.world.centre, Home(scratch.folder() / "home")
    home.make()
    home.forgotten.write_bytes(sealed.summed(b"GSP1", sealed.a_request_that_waits()))
    for given in (data, sealed.summed(b"GSQ1", data), sealed.summed(b"GSW1", data)):
        with suppress(Unreadable, StrangeDevice, NoCopyHere), rehearsal(centre.conn):
            recovering.answer(
                centre.conn, centre.me, stage.ring.sealing, given, now_ms=centre.now_ms
            )
        with suppress(Unreadable, NothingAsked, OtherRequest):
            recovering.accept(home, given, PASSPHRASE)


def marker(data: bytes) -> None:
    """What lies beside a register: its marker, its card, wrong passphrases, who has it open."""
    home = Home(scratch.folder())
    for one in (home.life, home.card, home.tries, home.lock):
        scratch.write(data, one.name)
    life.read(home)
    homes.read(home)
    homes.in_use(home)
    vault.count_of_tries(home.tries)


def choices(data: bytes) -> None:
    """Small files that a broken disk or a hand may have changed: nobody is stopped by them."""
    path = scratch.write(data)
    settings.load(path)
    layouts.load(path)
    heading_memory.recall(path, "fill", Sheet("1", [["姓名"]]))


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "segment": segment,
        "columns": columns,
        "file": file,
        "parcel": parcel,
        "statement": statement,
        "certificate": certificate,
        "startup": startup,
        "card": card_,
        "packet": packet,
        "keys": key_file,
        "recovery": recovery,
        "marker": marker,
        "choices": choices,
        "workbook": workbook,
        "sheet": sheet,
        "asked": asked,
    }
)

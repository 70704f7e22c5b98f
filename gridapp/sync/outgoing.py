"""Writing the sync files that are due: whole, under new names, with a second copy kept here.

Upward one file for the parent, all it has not confirmed in it, as long as anything is unconfirmed
or there is something new to say. Downward one for each device that has news since its last file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from gridapp.models.certificate import decode
from gridapp.paths import Home
from gridapp.register import expiry, files, identity, life, looks, pack, peers
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.sync import asking, keys, recovering, renewing
from gridapp.sync.batches import Numbered, Press, Written, file_name
from gridapp.sync.keys import KeyRing
from gridapp.sync.plans import Plan, due
from gridapp.sync.saying import PICTURES, Desk

Report = Callable[[int, int], object]


def export(
    home: Home,
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    *,
    to: Path | None,
    in_packets: bool = False,
    budget: int = PICTURES,
    only: frozenset[bytes] | None = None,
    again: bool = False,
    now_ms: int,
    report: Report | None = None,
) -> list[Written]:
    """Pack what waits and write the files that are due into `to`, else into the home's outbox.

    With `in_packets` those for devices below go into one packet a village. Of attachments no more
    than `budget` bytes go into one file. With `only` no more is written than answers for the
    devices with these keys; with `again` also what was said and brought before.

    `report` is told before each file (files written, files in all; while they are counted, none
    and so many so far) and may raise to stop there.

    A register that asks what it has lost packs nothing until it is answered. Raises OSError when
    the folder cannot be written; what was noted by then stands: some dozens of files, or the packet
    of a village, at a time.
    """
    folder = to or home.outbox
    folder.mkdir(parents=True, exist_ok=True)
    home.sent.mkdir(parents=True, exist_ok=True)
    me = identity.load(conn)  # an import may have begun a new life since `me` was read
    ring = keys.of(home.keys, ring, me.key)
    ring = renewing.renew(home, conn, me, ring, now_ms=now_ms)
    recovering.renew_copies(home, conn, me, now_ms=now_ms)
    expiry.cut_off(conn, me, now_ms=now_ms)
    here = desk(conn, me, ring, now_ms)
    here.budget, here.only, here.again = budget, only, again
    _pack(here, ring, now_ms)
    life.note(home, conn)
    plans = list(_told(due(here), report))
    if not plans:
        return []
    first = _reserve(conn, me, [folder, home.sent], len(plans), now_ms)
    done = count()
    press = Press(
        desk=here,
        ring=ring,
        folder=folder,
        sent=home.sent,
        now_ms=now_ms,
        tell=lambda: report and report(next(done), len(plans)),
    )
    loose: list[Numbered] = []
    packed: list[Numbered] = []
    for number, plan in enumerate(plans, first):
        together = in_packets and not plan.to.is_above(me.place, here.rank)
        (packed if together else loose).append((number, plan))
    written = [*press.loose(loose), *press.in_packets(packed)]
    tidy_sent(home, here)
    return written


def _told(plans: Iterable[Plan], report: Report | None) -> Iterator[Plan]:
    """These, while whoever waits is told how many there will be so far."""
    for number, plan in enumerate(plans, 1):
        if report:
            report(0, number)
        yield plan


def _pack(desk: Desk, ring: KeyRing, now_ms: int) -> None:
    """Make segments of all that waits, once nothing of own work is being asked for."""
    conn = desk.conn
    with transaction(conn):
        if life.asking_since(conn) and asking.is_answered(desk):
            life.go_on(conn)
        if not life.asking_since(conn):
            looks.enter(conn, desk.me, now_ms=now_ms)
            pack.pack(conn, desk.me, ring.signing.sign, now_ms=now_ms)


def tidy_sent(home: Home, desk: Desk) -> None:
    """Second copies go once a return file has confirmed what they carried."""
    names = [path.name for path in home.sent.glob("*.gridsync")] if home.sent.is_dir() else []
    centres = [one for one in desk.who.above(desk.me.place, desk.rank) if one.role.is_centre]
    for name in files.receipted(desk.conn, names, centres):
        # A copy that cannot be removed now is removed another day.
        with suppress(OSError):
            (home.sent / name).unlink()


def desk(conn: sqlite3.Connection, me: Identity, ring: KeyRing, now_ms: int) -> Desk:
    """This device as it is about to write: its register and who is around it."""
    return Desk(
        conn=conn,
        me=me,
        mine=decode(ring.chain[-1]),
        who=peers.directory(conn, me.root, me.key, now_ms=now_ms),
        rank=peers.own_rank(conn, me),
        now_ms=now_ms,
    )


def _reserve(
    conn: sqlite3.Connection, me: Identity, folders: Sequence[Path], count: int, now_ms: int
) -> int:
    """The first of so many file numbers never used before, whatever a restored register thinks."""
    with transaction(conn):
        first = files.last_number(conn) + 1
        while taken := [
            number
            for number in range(first, first + count)
            if any((folder / file_name(me, now_ms, number)).exists() for folder in folders)
        ]:
            first = taken[-1] + 1
        files.set_last_number(conn, first + count - 1)
    return first

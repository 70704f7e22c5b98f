"""Writing the sync files that are due: whole, under new names, with a second copy kept here.

Upward one file for the parent, all it has not confirmed in it, as long as anything is unconfirmed
or there is something new to say. Downward one for each device that has news since its last file.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gridapp.models.certificate import decode
from gridapp.paths import Home, write_file
from gridapp.register import (
    acks,
    attachments,
    audit,
    calendar,
    files,
    identity,
    life,
    looks,
    pack,
    peers,
    places,
    scope,
    tokens,
)
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.sync import asking, carrying, keys, packets, recovering, renewing
from gridapp.sync.container import Item, ItemType, seal
from gridapp.sync.keys import KeyRing
from gridapp.sync.plans import Plan, due
from gridapp.sync.saying import PICTURES, Desk
from gridapp.sync.statement import Statement, segments_digest, sign_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A sync file that was written: where, for whom, with how much in it."""

    path: Path
    to: str
    rows: int
    segments: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A written file and what the register has to remember of it."""

    written: Written
    plan: Plan
    number: int
    digest: bytes
    made_ms: int


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
    report: Callable[[int, int], object] | None = None,
) -> list[Written]:
    """Pack what waits and write the files that are due into `to`, else into the home's outbox.

    With `in_packets` those for devices below go into one packet a village. Of attachments no more
    than `budget` bytes go into one file. With `only` no more is written than answers for the
    devices with these keys; with `again` also what was said and brought before.

    `report` is told before each file (files written, files in all) and may raise to stop there.

    A register that asks what it has lost packs nothing until it is answered. Raises OSError when
    the folder cannot be written; what was written by then stands and is noted.
    """
    folder = to or home.outbox
    folder.mkdir(parents=True, exist_ok=True)
    home.sent.mkdir(parents=True, exist_ok=True)
    me = identity.load(conn)  # an import may have begun a new life since `me` was read
    ring = keys.of(home.keys, ring, me.key)
    ring = renewing.renew(home, conn, me, ring, now_ms=now_ms)
    recovering.renew_copies(home, conn, me, now_ms=now_ms)
    here = desk(conn, me, ring, now_ms)
    here.budget, here.only, here.again = budget, only, again
    _pack(here, ring, now_ms)
    life.note(home, conn)
    plans = list(due(here))
    if not plans:
        return []
    first = _reserve(conn, me, [folder, home.sent], len(plans), now_ms)
    made: list[_Made] = []
    loose: list[_Made] = []
    written: list[Written] = []
    try:
        for number, plan in enumerate(_told(plans, report), first):
            packed = in_packets and not plan.to.is_above(me.place, here.rank)
            where = home.sent if packed else folder
            one = _write(here, ring, plan, number, where, home.sent, now_ms)
            (loose if packed else made).append(one)
        written += [one.written for one in made]
        for together, inside in _packets(me, loose, folder, now_ms):
            written.append(together)
            made += inside
    finally:
        _note_all(conn, me, made)
    tidy_sent(home, here)
    return written


def _told(plans: Sequence[Plan], report: Callable[[int, int], object] | None) -> Iterator[Plan]:
    for done, plan in enumerate(plans):
        if report:
            report(done, len(plans))
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


def _packets(
    me: Identity, loose: Sequence[_Made], folder: Path, now_ms: int
) -> Iterator[tuple[Written, list[_Made]]]:
    """A packet for each village, written whole, and which files lie in it."""
    by_village: dict[str, list[_Made]] = defaultdict(list)
    for one in loose:
        by_village[packets.village_of(one.plan.to.place)].append(one)
    for village, inside in sorted(by_village.items()):
        name = f"{village}_{file_name(me, now_ms, inside[0].number)}"
        path = (folder / name).with_suffix(packets.SUFFIX)
        size = packets.write(path, [one.written.path for one in inside])
        yield (
            Written(
                path=path,
                to=village,
                rows=sum(one.written.rows for one in inside),
                segments=sum(one.written.segments for one in inside),
                bytes=size,
            ),
            inside,
        )


def file_name(me: Identity, now_ms: int, number: int) -> str:
    """The name of a sync file: place, device, day, number; nothing about a person."""
    day = calendar.today(now_ms).replace("-", "")
    return f"{me.place[:12]}_{me.tag or 'C'}_{day}_{number}.gridsync"


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


def _write(
    desk: Desk,
    ring: KeyRing,
    plan: Plan,
    number: int,
    folder: Path,
    sent: Path,
    now_ms: int,
) -> _Made:
    made_ms = max(now_ms, 0)
    statement = _statement(desk, plan, number, made_ms)
    items = [Item(ItemType.STATEMENT, sign_statement(statement, ring.signing))]
    items += [Item(ItemType.STATEMENT, raw) for raw in plan.forwarded]
    bodies = scope.bodies(desk.conn, [piece.gid for piece in plan.pieces])
    items += [Item(ItemType.SEGMENT, body) for body in bodies]
    items += [Item(ItemType.ATTACHMENT, data) for data in carrying.read(desk, plan.load)]
    data = seal(desk.me.domain, items, statement.recipients)
    name = file_name(desk.me, now_ms, number)
    for where in dict.fromkeys((folder, sent)):
        write_file(where / name, data)
    return _Made(
        written=Written(
            path=folder / name,
            to=_label(desk, plan),
            rows=plan.rows,
            segments=len(plan.pieces),
            bytes=len(data),
        ),
        plan=plan,
        number=number,
        digest=hashlib.sha256(data).digest(),
        made_ms=made_ms,
    )


def _statement(desk: Desk, plan: Plan, number: int, made_ms: int) -> Statement:
    looks, last_look = audit.anchor(desk.conn)
    return Statement(
        domain=desk.me.domain,
        sender=desk.me.key,
        certificate=desk.mine.id,
        place=int(desk.me.place),
        number=number,
        made=made_ms,
        recipients=tuple(dict.fromkeys(one.sealing for one in plan.recipients)),
        segments_digest=segments_digest(piece.id for piece in plan.pieces),
        epoch=desk.me.epoch,
        vectors=plan.said.vectors,
        wants=plan.said.wants,
        refused=plan.said.refused,
        held=plan.said.held,
        notices=plan.said.notices,
        rows=plan.rows,
        audit_count=looks,
        audit_head=last_look,
    )


def _note_all(conn: sqlite3.Connection, me: Identity, made: Sequence[_Made]) -> None:
    with transaction(conn):
        for one in made:
            _note(conn, me, one)


def _note(conn: sqlite3.Connection, me: Identity, one: _Made) -> None:
    plan = one.plan
    files.wrote(
        conn,
        name=one.written.path.name,
        number=one.number,
        peer=plan.to.key,
        made_ms=one.made_ms,
        rows=plan.rows,
        digest=one.digest,
        own=[piece.gid for piece in plan.pieces if piece.stream[:32] == me.key],
    )
    attachments.note_sent(conn, plan.to.key, plan.load.digests)
    audit.note(conn, "file", "", one.written.path.name, now_ms=one.made_ms)
    acks.wrote(conn, plan.to.key, plan.to.certificate.id, plan.to.sealing, plan.news)


def _label(desk: Desk, plan: Plan) -> str:
    """For whom the file is, in words: the centre's name, or the device's tag and its worker's."""
    if plan.to.is_above(desk.me.place, desk.rank):
        ours = plan.to.key in tokens.centre_keys(desk.conn, desk.me.root)
        return ("" if ours else _named(desk, plan)) or desk.me.centre
    worker = Names(desk.conn)[plan.to.certificate.worker.hex()]
    return f"{plan.to.tag} {worker}".strip() or _named(desk, plan)


def _named(desk: Desk, plan: Plan) -> str:
    """The place of a centre by its name, else by its code."""
    return places.names(desk.conn).get(plan.to.place, plan.to.place)

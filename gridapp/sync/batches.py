"""Sync files on their way to the disk: sealed, written some dozens at once, and noted.

A file's name is lasting before the register says that it was written, and a packet holds files that
have their second copy already. So whoever stops in between loses none that was noted; what was not
is written again under another number.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridapp.paths import write_files
from gridapp.register import acks, attachments, audit, calendar, files, places, scope, tokens
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.sync import carrying, packets
from gridapp.sync.container import Item, ItemType, seal
from gridapp.sync.keys import KeyRing
from gridapp.sync.plans import Plan
from gridapp.sync.saying import Desk
from gridapp.sync.statement import Statement, segments_digest, sign_statement

_AT_ONCE, _BYTES_AT_ONCE = 64, 8 * 1024 * 1024


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
    """A written file, as the register has to remember it."""

    name: str
    plan: Plan
    number: int
    digest: bytes
    size: int


Numbered = tuple[int, Plan]
"""A file to be, and its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What writes.

    Attributes:
        folder: where those who fetch them find the files; `sent` keeps the second copies.
        tell: called before each file; may raise to stop there.
    """

    desk: Desk
    ring: KeyRing
    folder: Path
    sent: Path
    now_ms: int
    tell: Callable[[], object]

    def loose(self, numbered: Iterable[Numbered]) -> Iterator[Written]:
        """Each as a file of its own."""
        for made in self._written(numbered, [self.folder, self.sent]):
            self._note(made)
            yield from (self._told(one) for one in made)

    def in_packets(self, numbered: Iterable[Numbered]) -> Iterator[Written]:
        """Those of one village in one packet, by village."""
        villages: dict[str, list[Numbered]] = defaultdict(list)
        for number, plan in numbered:
            villages[packets.village_of(plan.to.place)].append((number, plan))
        for village, inside in sorted(villages.items()):
            yield self._packet(village, inside)

    def _packet(self, village: str, numbered: Sequence[Numbered]) -> Written:
        made = [one for batch in self._written(numbered, [self.sent]) for one in batch]
        name = f"{village}_{file_name(self.desk.me, self.now_ms, numbered[0][0])}"
        path = (self.folder / name).with_suffix(packets.SUFFIX)
        size = packets.write(path, [self.sent / one.name for one in made])
        self._note(made)
        return Written(
            path=path,
            to=village,
            rows=sum(one.plan.rows for one in made),
            segments=sum(len(one.plan.pieces) for one in made),
            bytes=size,
        )

    def _written(
        self, numbered: Iterable[Numbered], folders: Sequence[Path]
    ) -> Iterator[list[_Made]]:
        """Seal and write these into each of the folders; each time those that are on the disk."""
        for batch in _batches(self._seal(number, plan) for number, plan in numbered):
            write_files({folder / one.name: data for folder in folders for one, data in batch})
            yield [one for one, _ in batch]

    def _seal(self, number: int, plan: Plan) -> tuple[_Made, bytes]:
        self.tell()
        desk = self.desk
        statement = _statement(desk, plan, number, self._made_ms)
        items = [Item(ItemType.STATEMENT, sign_statement(statement, self.ring.signing))]
        items += [Item(ItemType.STATEMENT, raw) for raw in plan.forwarded]
        bodies = scope.bodies(desk.conn, [piece.gid for piece in plan.pieces])
        items += [Item(ItemType.SEGMENT, body) for body in bodies]
        items += [Item(ItemType.ATTACHMENT, data) for data in carrying.read(desk, plan.load)]
        data = seal(desk.me.domain, items, statement.recipients)
        name = file_name(desk.me, self.now_ms, number)
        digest = hashlib.sha256(data).digest()
        return _Made(name=name, plan=plan, number=number, digest=digest, size=len(data)), data

    @property
    def _made_ms(self) -> int:
        return max(self.now_ms, 0)

    def _told(self, one: _Made) -> Written:
        return Written(
            path=self.folder / one.name,
            to=_label(self.desk, one.plan),
            rows=one.plan.rows,
            segments=len(one.plan.pieces),
            bytes=one.size,
        )

    def _note(self, made: Sequence[_Made]) -> None:
        """Have the register remember these files."""
        conn, me = self.desk.conn, self.desk.me
        with transaction(conn):
            for one in made:
                plan = one.plan
                files.wrote(
                    conn,
                    name=one.name,
                    number=one.number,
                    peer=plan.to.key,
                    made_ms=self._made_ms,
                    rows=plan.rows,
                    digest=one.digest,
                    own=[piece.gid for piece in plan.pieces if piece.stream[:32] == me.key],
                )
                attachments.note_sent(conn, plan.to.key, plan.load.digests)
                audit.note(conn, "file", "", one.name, now_ms=self._made_ms)
                to = plan.to
                acks.wrote(conn, to.key, to.certificate.id, to.sealing, plan.news)


def file_name(me: Identity, now_ms: int, number: int) -> str:
    """The name of a sync file: place, device, day, number; nothing about a person."""
    day = calendar.today(now_ms).replace("-", "")
    return f"{me.place[:12]}_{me.tag or 'C'}_{day}_{number}.gridsync"


def _batches(sealed: Iterable[tuple[_Made, bytes]]) -> Iterator[list[tuple[_Made, bytes]]]:
    batch: list[tuple[_Made, bytes]] = []
    size = 0
    for one in sealed:
        batch.append(one)
        size += len(one[1])
        if len(batch) == _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _statement(desk: Desk, plan: Plan, number: int, made_ms: int) -> Statement:
    looks, last_look = desk.anchor
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

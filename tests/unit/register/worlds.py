"""Worlds in which several devices write about the same records, by any steps that chance picks.

Keys and certificates are made once; every example begins from copies of the same empty registers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.register import archives, refold, transfer
from gridapp.register.database import transaction
from gridapp.register.digest import rows
from gridapp.register.log import Entry, NoRight, UnknownRecord
from gridapp.register.segment import read_header
from gridapp.register.transfer import AlreadyThere
from tests.unit.register import oracle
from tests.unit.register.oracle import Author
from tests.world import NOW_MS, Desk, World

GRID_1, GRID_2 = "520381003001001", "520381003001002"
UNITS = (GRID_1 + "001", GRID_1 + "002", GRID_2 + "001")
CLOCKS = (0, 1_000, -3_600_000, 86_400_000, 280 * 86_400_000, -56 * 365 * 86_400_000)
"""By how much a clock jumps: a day ahead, most of a year ahead, back to 1970."""

Op = tuple[int, int, int, int]
ops = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 7), st.integers(0, 7)),
    max_size=50,
)


@dataclass(frozen=True, slots=True)
class Template:
    """The empty registers of one world, and who may write what in it."""

    world: World
    desks: tuple[Desk, ...]
    observer: Desk
    authors: dict[bytes, Author]


@cache
def template() -> Template:
    """A centre, two grid workers, two unit leaders; and somebody who only receives."""
    world = World()
    desks = (
        world.centre,
        world.device(GRID_1, Role.GRID, "W2"),
        world.device(GRID_2, Role.GRID, "W3"),
        world.device(UNITS[0], Role.UNIT, "L2"),
        world.device(UNITS[2], Role.UNIT, "L3"),
    )
    observer = world.device(world.place, Role.TOWN, "O")
    authors = {desk.me.key: Author(desk.me.role, desk.me.place) for desk in (*desks, observer)}
    return Template(world, desks, observer, authors)


def fresh(desk: Desk) -> Desk:
    """The same device with a copy of its register as it stands."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.create_function("unhex_", 1, bytes.fromhex, deterministic=True)
    archives.attach(conn, None)
    desk.conn.backup(conn)
    return replace(desk, conn=conn)


@dataclass(slots=True)
class Play:
    """A world in motion: what its devices have written so far."""

    desks: list[Desk] = field(default_factory=lambda: [fresh(d) for d in template().desks])
    records: list[tuple[str, str]] = field(default_factory=list)
    segments: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Everybody begins with a household and a spot of the first unit."""
        self._create(self.desks[0], 0, 0)
        self._create(self.desks[3], 0, 1)
        self.pack_all()
        for desk in self.desks:
            desk.take(*self.segments)

    def run(self, program: Sequence[Op]) -> None:
        """Play these steps; what a device may not do, it does not do."""
        for op in program:
            self.step(op)

    def step(self, op: Op) -> None:
        code, who, a, b = op
        desk = self.desks[who]
        if code == 0:
            self._create(desk, a, b)
        elif code <= 3:
            self._edit(desk, a, b)
        elif code == 4:
            self._resolve(desk, a, b)
        elif code == 5:
            self._move(desk, a, b)
        elif code == 6:
            desk.now_ms += CLOCKS[a % len(CLOCKS)]
        elif code == 7:
            self.segments += desk.pack()
        else:
            self._deliver(desk, a, b)

    def _create(self, desk: Desk, a: int, b: int) -> None:
        place = UNITS[a % 3]
        kind, fields = _NEW[b % 2]
        made = self._try(desk, Entry(kind=kind, place=place, fields=fields))
        self.records += [(kind, id_) for id_ in made]

    def _edit(self, desk: Desk, a: int, b: int) -> None:
        if not self.records:
            return
        kind, id_ = self.records[a % len(self.records)]
        name = (
            ("head", "address", "gone")[b % 3] if kind == "household" else ("name", "gone")[b % 2]
        )
        value = None if name == "gone" and b > 3 else f"{name}{b}"
        self._try(desk, Entry(kind=kind, id=id_, fields={name: value}))

    def _resolve(self, desk: Desk, a: int, b: int) -> None:
        if not self.records:
            return
        kind, id_ = self.records[a % len(self.records)]
        name = "head" if kind == "household" else "name"
        self._try(desk, Entry(kind=kind, id=id_, fields={name: f"settled{b}"}, resolve=(name,)))

    def _move(self, desk: Desk, a: int, b: int) -> None:
        if self.records:
            kind, id_ = self.records[a % len(self.records)]
            if b > 3 and desk is self.desks[0]:
                self._transfer(desk, kind, id_, UNITS[b % 3])
                return
            self._try(desk, Entry(kind=kind, id=id_, fields={"place": UNITS[b % 3]}))

    def _transfer(self, desk: Desk, kind: str, id_: str, to: str) -> None:
        """The centre hands a record over as it does with whole households."""
        desk.now_ms += 1_000
        found = desk.conn.execute(
            "SELECT id FROM rec WHERE uid = ? AND kind = ? AND home IS NOT NULL",
            (bytes.fromhex(id_), KINDS[kind].number),
        ).fetchone()
        if found:
            with suppress(NoRight, AlreadyThere), transaction(desk.conn):
                transfer.carry_over(desk.conn, desk.me, found, to, now_ms=desk.now_ms)

    def _deliver(self, desk: Desk, a: int, b: int) -> None:
        here = self.segments[-1 - a :: 1 + b % 3]
        if here:
            desk.take(*here)

    def _try(self, desk: Desk, entry: Entry) -> list[str]:
        try:
            return desk.save(entry)
        except (NoRight, UnknownRecord, InvalidRecord):
            return []

    def pack_all(self) -> None:
        """Let every device pack what waits."""
        for desk in self.desks:
            self.segments += desk.pack()


_NEW: tuple[tuple[str, dict[str, Any]], ...] = (
    ("household", {"head": "王玉", "address": "人民路1号"}),
    ("spot", {"name": "路灯14"}),
)


def latest(bodies: Sequence[bytes]) -> int:
    """A moment at which no clock of these segments is ahead."""
    return max([NOW_MS, *(read_header(body).greatest_at >> 16 for body in bodies)])


def expected(desk: Desk) -> list[list[Any]]:
    """What the oracle makes of all that this desk holds, its own unpacked changes included."""
    ahead = {
        bytes(body)
        for (body,) in desk.conn.execute("SELECT body FROM segment WHERE reason = 'clock'")
    }
    held = oracle.read(desk.segments(), template().authors, ahead)
    return oracle.rows(held, oracle.unpacked(desk))


def state(desk: Desk) -> list[list[Any]]:
    """What this desk's register says."""
    return list(rows(desk.conn))


def refolded(desk: Desk) -> list[list[Any]]:
    """The state once every record has been folded afresh from the log, on a copy."""
    copy = fresh(desk)
    everything = copy.conn.execute("SELECT id FROM rec").fetchall()
    with transaction(copy.conn):
        refold.records(copy.conn, [rec for (rec,) in everything])
    return list(rows(copy.conn))

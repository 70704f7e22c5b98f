"""Worlds in which everything goes wrong at once: wild clocks, copied disks, transfers, a device
stopped, values erased, an older program among the readers, segments doubled and in any order.

Each of these has tests of its own; here they meet.
"""

from __future__ import annotations

import random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.kinds import KINDS
from gridapp.register import spread, stopping
from gridapp.register.digest import digest
from gridapp.register.erasure_parts import Part, encode
from gridapp.register.log import Entry
from gridapp.register.segment import read_header
from tests.lots import few
from tests.unit.register import oracle
from tests.unit.register.test_upgraded import older, upgrade
from tests.unit.register.worlds import Op, Play, fresh, latest, ops, refolded, state, template
from tests.world import Desk

short = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 7), st.integers(0, 7)),
    max_size=15,
)
WITHOUT_SPOTS = MappingProxyType({name: kind for name, kind in KINDS.items() if name != "spot"})
LATER = 3_600_000


class Troubled:
    """A world, and what its centre ordered.

    Attributes:
        counting: the segments that count, whatever arrives when.
        erased: (record, field) of which nothing may be read any more.
    """

    def __init__(
        self, first: list[Op], second: list[Op], which: int, chance: random.Random
    ) -> None:
        self.play = Play()
        self.play.run(first)
        copied = fresh(self.play.desks[which])
        self.play.run(second)
        self.play.pack_all()
        self.play.desks[which] = copied
        known = list(self.play.segments)
        stopped = chance.choice([None, *self.play.desks[1:]])
        ends = stopping.counted(self._knowing().conn, stopped.me.key)[0] if stopped else ()
        self.play.run(second[::-1])
        self.play.pack_all()
        self.counting = self.play.segments
        self.ordered: list[bytes] = []
        self.erased: set[tuple[bytes, str]] = set()
        if stopped:
            self._order("cut", key=stopped.me.key, reason="平板丢了", ends=stopping.encode(ends))
            self.counting = [
                body
                for body in self.play.segments
                if read_header(body).key != stopped.me.key or body in known
            ]
        if chance.random() < 0.7:
            self._erase(chance)

    @property
    def segments(self) -> list[bytes]:
        return [*self.play.segments, *self.ordered]

    def _knowing(self) -> Desk:
        desk = self.reader()
        desk.take(*self.play.segments)
        return desk

    def _erase(self, chance: random.Random) -> None:
        kind, id_ = chance.choice(self.play.records)
        field = "head" if kind == "household" else "name"
        part = Part(kind=kind, id=id_, fields=(field,), changes=())
        by = {"basis": "个保法", "ordered_on": "2026-11-28", "by": "0" * 32, "second": "1" * 32}
        self._order("erasure", **by, what=encode([part]))
        self.erased.add((bytes.fromhex(id_), field))

    def _order(self, kind: str, **fields: Any) -> None:
        centre = self.play.desks[0]
        centre.now_ms = latest(self.play.segments) + LATER
        centre.save(Entry(kind=kind, fields=fields))
        self.ordered += centre.pack()

    def reader(self) -> Desk:
        """Somebody who has nothing yet, on a day when no clock is ahead."""
        desk = fresh(template().observer)
        desk.now_ms = latest(self.play.segments) + 2 * LATER
        return desk


def deliver(desk: Desk, segments: list[bytes], chance: random.Random) -> None:
    """In any order, in portions, a third of them twice."""
    waiting = segments + chance.choices(segments, k=len(segments) // 3)
    chance.shuffle(waiting)
    while waiting:
        desk.take(*waiting[:4])
        del waiting[:4]


def said(rows: list[list[Any]], erased: set[tuple[bytes, str]]) -> list[list[Any]]:
    """What registers say, without orders and what they erased."""
    return [
        [*row[:4], [cell for cell in row[4] if (bytes(row[1]), cell[0]) not in erased]]
        for row in rows
        if row[0] not in ("cut", "erasure")
    ]


@few(15)
@given(short, ops, st.integers(1, 3), st.randoms(use_true_random=False))
def test_everybody_ends_with_what_the_definition_says(
    first: list[Op], second: list[Op], which: int, chance: random.Random
) -> None:
    world = Troubled(first, second, which, chance)
    one, other, old = world.reader(), world.reader(), world.reader()

    deliver(one, world.segments, chance)
    other.take(*world.segments)
    with pytest.MonkeyPatch.context() as before:
        older(before, WITHOUT_SPOTS)
        deliver(old, world.segments, chance)
        assert old.conn.execute("SELECT count(*) FROM spot").fetchone() == (0,)
    spread._cells_of_kind.cache_clear()
    upgrade(old)

    assert digest(one.conn) == digest(other.conn) == digest(old.conn)
    assert state(one) == refolded(one)
    held = oracle.read(world.counting, template().authors)
    assert said(state(one), world.erased) == said(oracle.rows(held), world.erased)
    assert oracle.lost(held) == set()
    for row in state(one):
        for name, heads in row[4]:
            if (bytes(row[1]), name) in world.erased:
                assert {head[3] for head in heads} == {None}


def test_each_trouble_comes_about() -> None:
    """Else the worlds above would prove nothing."""
    met = dict.fromkeys(("forked", "cut", "erased", "conflict"), 0)
    for seed in range(8):
        chance = random.Random(seed)
        draw = [
            [tuple(chance.randrange(top) for top in (10, 5, 8, 8)) for _ in range(40)]
            for _ in range(2)
        ]
        world = Troubled(draw[0], draw[1], chance.randint(1, 3), chance)  # type: ignore[arg-type]
        desk = world.reader()
        deliver(desk, world.segments, chance)
        counts = {
            "forked": "SELECT count(*) FROM stream WHERE forked",
            "cut": "SELECT count(*) FROM segment WHERE reason = 'cut'",
            "erased": "SELECT count(*) FROM erased",
            "conflict": "SELECT count(*) FROM multi",
        }
        for name, query in counts.items():
            met[name] += desk.conn.execute(query).fetchone()[0] > 0
    assert min(met.values()) >= 1, met

"""Worlds in which records change grids while everybody goes on writing, late files and all.

Everybody holds only what is his to hold: streams of his own place and below. Nothing that anybody
wrote is lost, and once the centre has settled what two hands wrote, whoever has a record now sees
of it what the centre sees.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.kinds import KINDS
from gridapp.register import conflicts, records, transfer
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry, NoRight, UnknownRecord
from gridapp.register.segment import read_header
from gridapp.register.transfer import AlreadyThere
from tests.lots import few
from tests.unit.register import oracle
from tests.unit.register.worlds import GRID_1, GRID_2, UNITS, expected, fresh, state, template
from tests.world import Desk

PLACES = (*UNITS, GRID_1, GRID_2)


@dataclass(slots=True)
class Net:
    """A centre, two grid workers, two unit leaders, each with what he was handed so far."""

    chance: random.Random
    desks: list[Desk] = field(default_factory=lambda: [fresh(d) for d in template().desks])
    segments: list[bytes] = field(default_factory=list)
    written: dict[tuple[str, str], set[Any]] = field(default_factory=dict)
    households: list[str] = field(default_factory=list)

    @property
    def centre(self) -> Desk:
        return self.desks[0]

    def step(self) -> None:
        chance = self.chance
        act = chance.choice(
            (self.enter, self.edit, self.edit, self.edit, self.hand_over, self.fetch, self.carry)
        )
        act(chance.choice(self.desks))

    def enter(self, desk: Desk) -> None:
        place = self.chance.choice([p for p in PLACES if p.startswith(desk.me.place)] or [""])
        if desk.me.role.is_centre or len(desk.me.place) == 15:
            house, *_ = desk.save(Entry(kind="household", place=place, fields={"head": "初"}))
            self.households.append(house)
            self.written[house, "head"] = {"初"}

    def edit(self, desk: Desk) -> None:
        if not self.households:
            return
        house, value = self.chance.choice(self.households), f"v{self.chance.randrange(10_000)}"
        name = self.chance.choice(("head", "address"))
        try:
            desk.save(Entry(kind="household", id=house, fields={name: value}))
        except (NoRight, UnknownRecord):
            return
        self.written.setdefault((house, name), set()).add(value)

    def hand_over(self, _desk: Desk) -> None:
        centre = self.centre
        here = records.ids(centre.conn, KINDS["household"])
        if not here:
            return
        house, to = self.chance.choice(here), self.chance.choice(PLACES)
        centre.now_ms += 1_000
        with suppress(AlreadyThere), transaction(centre.conn):
            transfer.households(centre.conn, centre.me, [house], to, now_ms=centre.now_ms)

    def carry(self, desk: Desk) -> None:
        """His files go up; perhaps he is handed what there is for him, perhaps much later."""
        self.segments += desk.pack()
        if self.chance.random() < 0.7:
            self.centre.take(*self.segments)
        if self.chance.random() < 0.5:
            self.hand(desk)

    def hand(self, desk: Desk) -> None:
        self.segments += self.centre.pack()
        for_him = [b for b in self.segments if self.is_for(desk, b)]
        self.chance.shuffle(for_him)
        desk.take(*for_him)

    def is_for(self, desk: Desk, body: bytes) -> bool:
        place = read_header(body).place
        return not place or str(place).startswith(desk.me.place)

    def fetch(self, _desk: Desk | None = None) -> None:
        """The centre has what came late follow its records."""
        self.centre.now_ms += 1_000
        with suppress(AlreadyThere), transaction(self.centre.conn):
            transfer.fetch(self.centre.conn, self.centre.me, now_ms=self.centre.now_ms)
        assert transfer.late(self.centre.conn, self.centre.me) == {}

    def everybody_meets(self) -> None:
        for desk in self.desks:
            self.segments += desk.pack()
        self.centre.take(*self.segments)
        for desk in self.desks:
            self.hand(desk)


@few(25)
@given(st.integers(0, 2**32))
def test_nothing_is_lost_and_whoever_has_it_now_sees_what_the_centre_sees(seed: int) -> None:
    chance = random.Random(seed)
    net = Net(chance)
    net.enter(net.desks[1])
    for _ in range(chance.randint(5, 40)):
        net.step()
    net.everybody_meets()

    for desk in net.desks:
        assert state(desk) == expected(desk)
    held = oracle.read(net.segments, template().authors)
    assert oracle.lost(held) == set()
    past = {(one.uid.hex(), one.column, one.value) for one in oracle.admitted(held.said)}
    for (house, name), values in net.written.items():
        assert {(house, name, value) for value in values} <= past

    while found := conflicts.conflicts(net.centre.conn):
        net.centre.now_ms += 1_000
        with transaction(net.centre.conn):
            one = found[0]
            conflicts.resolve(
                net.centre.conn, net.centre.me, one.id, one.field, 1, now_ms=net.centre.now_ms
            )
    net.fetch()
    net.everybody_meets()

    for desk in net.desks[1:]:
        assert (
            digest(desk.conn, desk.me.place).visible
            == digest(net.centre.conn, desk.me.place).visible
        )
        here = {one.id for one in conflicts.conflicts(desk.conn)}
        assert here.isdisjoint(records.ids(desk.conn, KINDS["household"], place=desk.me.place))

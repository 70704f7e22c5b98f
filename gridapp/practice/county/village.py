"""Five years of one village: everybody at work, as a sync file that its centre sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gridapp.practice.county import (
    calls,
    committees,
    doings,
    hotline,
    households,
    premises,
    quarrels,
)
from gridapp.practice.county.devices import DOMAIN, Authority, Device
from gridapp.practice.county.households import Home
from gridapp.practice.county.net import Grid, Unit, Village
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.staff import Crew
from gridapp.register.segment import SIGNED_SIZE, identity
from gridapp.sync.container import Item, ItemType, seal
from gridapp.sync.statement import Statement, segments_digest, sign_statement
from gridapp.sync.statement_rows import VectorRow


@dataclass(slots=True, kw_only=True)
class Life:
    """A village as it has become: its pens, and who lives where."""

    village: Village
    authority: Authority
    pens: dict[str, Pen] = field(default_factory=dict)
    homes: dict[str, list[Home]] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=dict)

    def pen(self, place: str) -> Pen:
        """The pen of the device for a place; here it writes about this village alone."""
        if place not in self.pens:
            chance = self.authority.seed.chance("pen", place, self.village.code)
            self.pens[place] = Pen(self.authority.device(place), chance)
        return self.pens[place]

    def crew(self, grid: Grid, unit: Unit, until: date) -> Crew:
        """Everybody who works on a unit, until the evening of a day."""
        above = max(self.authority.place, self.village.township, key=len)
        return Crew(
            seed=self.authority.seed,
            until=until,
            unit=unit,
            chance=self.authority.seed.chance("life", unit.code, until),
            homes=self.homes[unit.code],
            leader=self.pen(unit.code),
            worker=self.pen(grid.code),
            centre=self.pen(self.village.code),
            above=self.pen(above),
            serials=self.serials,
        )


def live(village: Village, authority: Authority) -> Life:
    """Five years of a village, written down and not yet signed."""
    life = Life(village=village, authority=authority)
    of_homes, of_enterprises = authority.round("household"), authority.round("enterprise")
    for grid in village.grids:
        premises.furnish(grid, life.pen(grid.code), authority.seed, of_enterprises)
        for unit in grid.units:
            life.homes[unit.code] = households.settle(
                unit, village.urban, life.pen(grid.code), authority.seed
            )
            crew = life.crew(grid, unit, authority.seed.today)
            found = calls.make_rounds(crew, of_homes)
            doings.do(crew, found)
            quarrels.mediate(crew, authority, committees.of_place(village.code))
            hotline.answer(crew)
    return life


def segments(life: Life) -> Iterator[bytes]:
    """All that the village's pens have written, signed."""
    for place in sorted(life.pens):
        yield from life.pens[place].segments()


def sync_file(
    sender: Device,
    authority: Authority,
    bodies: Sequence[bytes],
    number: int,
    made_ms: int,
    has: Sequence[VectorRow] = (),
) -> bytes:
    """Segments as one sync file from this device to the centre that keeps the register.

    `has` is what the device says to have of others' work.
    """
    statement = Statement(
        domain=DOMAIN,
        sender=sender.key.public,
        certificate=sender.certificate.id,
        place=int(sender.place),
        number=number,
        made=made_ms,
        recipients=(authority.sealing.public,),
        segments_digest=segments_digest(identity(body[:SIGNED_SIZE]) for body in bodies),
        epoch=authority.seed.secret("epoch", sender.place)[:8],
        vectors=tuple(has),
        rows=0,
    )
    items = [Item(ItemType.STATEMENT, sign_statement(statement, sender.key))]
    items += [Item(ItemType.SEGMENT, body) for body in bodies]
    return seal(DOMAIN, items, statement.recipients)

"""The places of a synthetic county: the real centres, and grids and units invented below them.

145 centres, 883 grids and 7,677 units are the county's true figures; which village has how many
is made up, the same for every seed, so that a township is a part of the county.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import Enum
from functools import cache

from gridapp.paths import resource
from gridapp.practice.county.seed import uneven

GRIDS, UNITS = 883, 7_677


class Scale(Enum):
    """How much of the county is made, and the place whose centre keeps the register."""

    COUNTY = "520381"
    TOWNSHIP = "520381101"
    VILLAGE = "520381003001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A household unit; `number` counts through the county."""

    code: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A grid and its units."""

    code: str
    number: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """A village or community, its grids, and the names above it."""

    code: str
    name: str
    urban: bool
    number: int
    grids: tuple[Grid, ...]

    @property
    def township(self) -> str:
        return self.code[:9]

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for grid in self.grids for unit in grid.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A place with a centre, as officially listed."""

    code: str
    name: str
    urban: bool


@cache
def centres() -> tuple[Centre, ...]:
    """The county, its townships and its villages."""
    with resource("centres/chishui.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Centre(
                code=row["code"],
                name=row["short_name"],
                urban=row["division_type"] == "community",
            )
            for row in csv.DictReader(lines)
        )


@cache
def villages() -> tuple[Village, ...]:
    """Every village with its grids and units."""
    listed = [one for one in centres() if len(one.code) == 12]
    made: list[Village] = []
    grids = units = 0
    for number, centre in enumerate(listed):
        below = []
        for serial in range(1, uneven(GRIDS, number, len(listed), 3) + 1):
            code = f"{centre.code}{serial:03d}"
            count = uneven(UNITS, grids, GRIDS, 4)
            of_grid = tuple(Unit(code=f"{code}{n + 1:03d}", number=units + n) for n in range(count))
            below.append(Grid(code=code, number=grids, units=of_grid))
            grids, units = grids + 1, units + count
        made.append(
            Village(
                code=centre.code,
                name=centre.name,
                urban=centre.urban,
                number=number,
                grids=tuple(below),
            )
        )
    return tuple(made)


def within(scale: Scale) -> tuple[Village, ...]:
    """The villages of that much of the county."""
    return tuple(one for one in villages() if one.code.startswith(scale.value))

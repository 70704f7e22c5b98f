"""A county in files: its centre, two townships below it, and in each a village and two devices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridapp.models.role import Role
from gridapp.register.database import transaction
from gridapp.sync import adopting, card, enrol
from tests.sync.township import Device, Township

PLACE = "520381"
ONE, OTHER = f"{PLACE}003", f"{PLACE}101"
"""The two townships."""


def village(town: str) -> str:
    return f"{town}001"


def grid(town: str) -> str:
    return f"{town}001001"


def unit(town: str) -> str:
    return f"{town}001001001"


@dataclass(frozen=True, slots=True)
class County:
    """Homes by name: county, and of each township town, village, worker and leader."""

    net: Township

    @property
    def centre(self) -> Device:
        return self.net.device("county")

    def of(self, town: str, who: str) -> Device:
        """Somebody's home in a township."""
        return self.net.device(f"{who}-{town}")

    def ladder(self, town: str) -> list[Device]:
        """From the unit leader of a township up to the county."""
        return [
            *(self.of(town, who) for who in ("leader", "worker", "village", "town")),
            self.centre,
        ]

    def homes(self, town: str) -> list[Device]:
        """Everybody's of a township."""
        return self.ladder(town)[:-1]

    def stick(self, town: str) -> Path:
        """What was written in a township or for one, each time in a folder of its own."""
        return self.net.stick(f"{town}/{self.net.clock.tick()}")

    def carry(self, town: str, *way: int) -> None:
        """A stick up the ladder of a township by these rungs, all of them if none, and back."""
        rungs = [self.ladder(town)[at] for at in way or range(5)]
        stick = self.stick(town)
        rungs[0].export(stick)
        for receiver in (*rungs[1:], *rungs[-2::-1]):
            receiver.take(stick)
            receiver.export(stick)

    def copy(self, to: Path) -> County:
        return County(self.net.copy(to))


def found(folder: Path) -> County:
    """Each township was founded alone, handed out what is below it, and came under the county."""
    county = County(Township(folder))
    _create(county.centre, PLACE, "赤水市综治中心", "周主任")
    for town in (ONE, OTHER):
        centre = county.of(town, "town")
        code = _create(centre, town, f"{called(town)}综治中心", f"主任{called(town)}")
        for who, role, place in _BELOW:
            _join(county, town, who, role, place(town))
        _adopt(county, centre, code)
    return county


_BELOW = (
    ("village", Role.VILLAGE, village),
    ("worker", Role.GRID, grid),
    ("leader", Role.UNIT, unit),
)


def called(town: str) -> str:
    """The name of a township, which stands in those of its people too."""
    return "竹溪" if town == ONE else "松坪"


def _create(centre: Device, place: str, name: str, worker: str) -> str:
    now_ms = centre.clock.tick()
    made = enrol.create_centre(
        centre.home, place=place, name=name, now_ms=now_ms, worker_name=worker
    )
    return made.code


def _join(county: County, town: str, who: str, role: Role, place: str) -> None:
    clock, device = county.net.clock, county.of(town, who)
    added = enrol.add_device(
        county.of(town, "town").home,
        role=role,
        place=place,
        worker_name=f"{who}{called(town)}",
        out=county.net.folder / f"{device.home.root.name}.gridstart",
        now_ms=clock.tick(),
    )
    enrol.join(device.home, added.file, added.code, now_ms=clock.tick())


def _adopt(county: County, town: Device, code: str) -> None:
    """The township names the county its parent, by its root; the county adopts it."""
    clock, high = county.net.clock, county.centre
    (sheet,) = town.home.root.glob("root-*.gridkey")
    above, above_number = _card(county, high)
    below, below_number = _card(county, town)
    with town.open() as (conn, me), transaction(conn):
        adopting.name_parent(
            conn, me, town.ring, above, above_number, sheet=sheet, code=code, now_ms=clock.tick()
        )
    with high.open() as (conn, me), transaction(conn):
        adopting.adopt(conn, me, high.ring, below, below_number, now_ms=clock.tick())


def _card(county: County, centre: Device) -> tuple[card.Card, str]:
    path = county.net.folder / f"card-{county.net.clock.tick()}"
    with centre.open() as (conn, me):
        number = adopting.write_card(conn, me, centre.ring, path)
        return card.read(path, me.domain), number

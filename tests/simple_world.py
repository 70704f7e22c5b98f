"""A morning with a unit leader in it: his own home beside the worker's and the centre's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridapp.models.role import Role
from gridapp.practice import scenes
from gridapp.practice.day import Day
from gridapp.practice.homes import Person
from gridapp.sync import enrol
from tests.morning import Morning, WallClock, wall_clock_ms

LEADER, NAME = "leader", "李桂香"
UNIT = f"{scenes.GRID}001"


@dataclass(frozen=True, slots=True)
class LedUnit:
    """The township, and the leader of its first unit, who knows his households."""

    township: Morning
    leader: Person

    @property
    def stick(self) -> Path:
        """What carries the files."""
        return self.township.stick

    def copy(self, folder: Path) -> LedUnit:
        """The same once more, somewhere else."""
        return at(self.township.copy(folder))

    def answers(self) -> None:
        """The centre takes in what is on the stick and writes its answers there."""
        self.township.centre.imports([self.stick])
        self.township.centre.exports(self.stick)


def at(township: Morning) -> LedUnit:
    """The leader whose home lies beside those of a township."""
    day = Day(township.folder, WallClock(wall_clock_ms()), lambda _line: None, "zh")
    return LedUnit(township, day.person(LEADER, NAME))


def begin(first: Morning, folder: Path) -> LedUnit:
    """Join the leader, and bring him the households of his unit."""
    unit = at(first.copy(folder))
    centre, worker = unit.township.centre, unit.township.worker
    added = enrol.add_device(
        centre.home,
        role=Role.UNIT,
        place=UNIT,
        worker_name=NAME,
        out=folder / "leader.gridstart",
        now_ms=wall_clock_ms(),
    )
    enrol.join(unit.leader.home, added.file, added.code, now_ms=wall_clock_ms())
    for person in (worker, unit.leader):
        person.exports(unit.stick)
    unit.answers()
    unit.leader.imports([unit.stick])
    return unit

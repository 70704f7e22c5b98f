"""A practice township with somebody in every role, who have the ledger of its grid before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from gridapp.models.role import Role
from gridapp.practice import scenes
from gridapp.practice.day import Day
from gridapp.practice.homes import Person
from gridapp.sync import enrol
from tests.morning import CENTRE, WORKER, Morning, WallClock, wall_clock_ms

SEATS: Mapping[str, tuple[str, Role, str]] = MappingProxyType(
    {
        "leader": ("李桂香", Role.UNIT, f"{scenes.GRID}001"),
        "village": ("罗支书", Role.VILLAGE, scenes.VILLAGE),
        "mediator": ("秦调解", Role.MEDIATOR, scenes.VILLAGE),
        "justice": ("方司法", Role.JUSTICE, scenes.TOWNSHIP),
    }
)
"""Who joins beside the worker and the centre: name, role and place."""


@dataclass(frozen=True, slots=True)
class Township:
    """One home a role, and the stick that goes from one to the other."""

    stick: Path
    people: Mapping[str, Person]


def begin(first: Morning, folder: Path) -> Township:
    """Join everybody, and bring them what the worker loaded."""
    morning = first.copy(folder)
    day = Day(folder, WallClock(wall_clock_ms()), lambda _line: None, "zh")
    people = {WORKER: morning.worker, CENTRE: morning.centre}
    for seat, (name, role, place) in SEATS.items():
        person = people[seat] = day.person(seat, name)
        file = folder / f"{seat}.gridstart"
        added = enrol.add_device(
            morning.centre.home,
            role=role,
            place=place,
            worker_name=name,
            out=file,
            now_ms=wall_clock_ms(),
        )
        enrol.join(person.home, added.file, added.code, now_ms=wall_clock_ms())
        person.exports(morning.stick)
    morning.worker.exports(morning.stick)
    morning.centre.imports([morning.stick])
    morning.centre.exports(morning.stick)
    for person in people.values():
        person.imports([morning.stick])
    return Township(stick=morning.stick, people=people)

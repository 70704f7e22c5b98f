"""Working days to come: one sync file a device and day, as each would hand it in.

A day of a whole county is 8,560 files: a grid worker's of about 60 changes, a leader's of about 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from gridapp.practice.county import affairs, calls
from gridapp.practice.county.devices import Device
from gridapp.practice.county.net import Grid, Unit
from gridapp.practice.county.seed import millisecond
from gridapp.practice.county.village import Life, sync_file
from gridapp.sync.statement_rows import VectorRow

Has = Callable[[Device], Sequence[VectorRow]]
"""What a device says to have of others' work."""

_VISITS_A_DAY, _ASKED = 3, 0.4
_FIRST_NUMBER = 2
"""One file of a device may have been used up by the five years before."""

_EVENING = 11 * 60


def day_folder(carrier: Path, number: int) -> Path:
    """Where the files of the so-manieth day lie, counted from 1."""
    return carrier / f"day-{number:02d}"


def write(life: Life, carrier: Path, days: int, has: Has) -> int:
    """Write the files of a village's devices for so many days to come; return how many.

    Each says that it has what `has` tells of it, as its start-up file and the answers of five
    years have brought it there: so the centre's answers hold what is new, as on any other day.
    """
    written = 0
    for number in range(1, days + 1):
        day = life.authority.seed.today + timedelta(days=number)
        folder = day_folder(carrier, number)
        folder.mkdir(parents=True, exist_ok=True)
        for device, data in _files(life, day, number, has):
            (folder / _name(device, day, number)).write_bytes(data)
            written += 1
    return written


def _files(life: Life, day: date, number: int, has: Has) -> Iterator[tuple[Device, bytes]]:
    for grid in life.village.grids:
        for unit in grid.units:
            _leader(life, grid, unit, day)
        _worker(life, grid, day)
        for place in (grid.code, *(unit.code for unit in grid.units)):
            pen = life.pen(place)
            bodies = list(pen.segments())
            made_ms = millisecond(day, _EVENING)
            at = _FIRST_NUMBER + number - 1
            known = has(pen.device)
            yield pen.device, sync_file(pen.device, life.authority, bodies, at, made_ms, known)


def _leader(life: Life, grid: Grid, unit: Unit, day: date) -> None:
    """A leader looks in on one household of his unit."""
    crew = life.crew(grid, unit, day)
    crew = replace(crew, worker=crew.leader)
    home = crew.chance.choice(crew.homes)
    calls.look_in(crew, home, day)
    if crew.chance.random() < _ASKED:
        calls.ask(crew, day)


def _worker(life: Life, grid: Grid, day: date) -> None:
    """A grid worker's visits to some households of one unit, and what he hears there."""
    unit = grid.units[day.toordinal() % len(grid.units)]
    crew = life.crew(grid, unit, day)
    for home in crew.chance.sample(crew.homes, k=min(len(crew.homes), _VISITS_A_DAY)):
        calls.look_in(crew, home, day)
    affairs.register(crew, crew.worker, day, crew.chance.choice(crew.homes))


def _name(device: Device, day: date, number: int) -> str:
    """Place, device, day, number: nothing about a person."""
    return f"{device.place[:12]}_{device.tag}_{day:%Y%m%d}_{_FIRST_NUMBER + number - 1}.gridsync"

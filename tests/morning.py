"""A practice township in the morning: the centre, one worker with his ledger loaded, and a stick.

It begins at this machine's own clock, because programs that tests start go by that clock.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gridapp.exchange import load_households
from gridapp.exchange.loading import Loading
from gridapp.models.role import Role
from gridapp.paths import resource
from gridapp.practice import scenes
from gridapp.practice.day import Day
from gridapp.practice.homes import Clock, Person
from gridapp.register import calendar
from gridapp.sync import enrol

CENTRE, WORKER, STICK = "centre", "worker", "carrier"


def wall_clock_ms() -> int:
    """Milliseconds UTC by this machine's clock."""
    return time.time_ns() // 1_000_000


class WallClock(Clock):
    """Goes on by itself."""

    def later(self, minutes: int = 1) -> int:
        self.now_ms = wall_clock_ms()
        return self.now_ms


@dataclass(frozen=True, slots=True)
class Morning:
    """The homes of the township, each of which may be worked by its person or by a desk."""

    folder: Path
    centre: Person
    worker: Person

    @property
    def stick(self) -> Path:
        """What carries the files."""
        return self.folder / STICK

    def copy(self, folder: Path) -> Morning:
        """The same morning once more, somewhere else."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return at(folder)


def at(folder: Path) -> Morning:
    """The morning whose homes lie in `folder`."""
    day = Day(folder, WallClock(wall_clock_ms()), lambda _line: None, "zh")
    return Morning(folder, day.person(CENTRE, "金华街道综治中心"), day.person(WORKER, "陈志远"))


def begin(folder: Path) -> Morning:
    """Found the centre, join the worker, exchange the first files, load his ledger."""
    day = Day(folder, WallClock(wall_clock_ms()), lambda _line: None, "zh")
    day.carrier.mkdir(parents=True)
    scenes.set_up_centre(day)
    morning = at(folder)
    added = enrol.add_device(
        morning.centre.home,
        role=Role.GRID,
        place=scenes.GRID,
        worker_name=morning.worker.name,
        out=folder / "worker.gridstart",
        now_ms=day.clock.later(),
    )
    enrol.join(morning.worker.home, added.file, added.code, now_ms=day.clock.later())
    day.people[WORKER] = morning.worker
    scenes.introduce(day)
    ledger = resource("practice/ledger_sample.xlsx")
    today = date.fromisoformat(calendar.today(day.clock.later()))
    morning.worker.sees(
        lambda conn, me: load_households.load(
            conn, me, ledger, Loading(today=today, now_ms=day.clock.later())
        )
    )
    return morning

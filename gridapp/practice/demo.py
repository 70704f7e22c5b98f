"""One working day in a practice township, through real files and real separate homes.

A grid worker and two unit leaders join the centre of 金华街道, record a day offline, and hand
their files over on a stick; the centre triages, dispatches and answers; at the end every row of
every device is accepted and all agree. No real person is in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from gridapp.models.deadlines import CHINA
from gridapp.practice import circuit, hotline, scenes, signing, together
from gridapp.practice.day import Day
from gridapp.practice.homes import Clock
from gridapp.register import receipts
from gridapp.register.digest import digest


class FolderInUse(Exception):
    """The folder for the practice day holds something already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """How the day ended: each home's status, and whether all agree on what they share."""

    status: dict[str, receipts.Status]
    agree: bool
    digest: str


def play(
    folder: Path,
    *,
    day: date,
    tell: Callable[[str], object] = lambda _line: None,
    language: str = "zh",
) -> Played:
    """Play the day into `folder`, which must be new or empty: to its end, or nothing is left.

    Raises FolderInUse.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(folder)
    with _or_nothing(folder):
        return _play(folder, day, tell, language)


def play_whole(folder: Path, *, day: date, tell: Callable[[str], object], language: str) -> None:
    """Play the day into `folder`, which is there only once it is played: also where power fails.

    Raises FolderInUse.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(folder)
    begun = folder.with_name(f"{folder.name}.begun")
    shutil.rmtree(begun, ignore_errors=True)
    play(begun, day=day, tell=tell, language=language)
    if folder.exists():
        folder.rmdir()
    begun.rename(folder)


@contextmanager
def _or_nothing(folder: Path) -> Iterator[None]:
    """What was begun in a folder, new or empty, goes again where it is not finished."""
    fresh = not folder.exists()
    try:
        yield
    except BaseException:
        begun = [folder] if fresh else list(folder.iterdir())
        for made in begun:
            shutil.rmtree(made, ignore_errors=True)
        raise


def _play(folder: Path, day: date, tell: Callable[[str], object], language: str) -> Played:
    start = datetime.combine(day, time(8), CHINA)
    today = Day(folder, Clock(int(start.timestamp() * 1000)), tell, language)
    today.carrier.mkdir(parents=True)
    scenes.set_up_centre(today)
    scenes.hand_out_devices(today)
    scenes.introduce(today)
    scenes.load_ledger(today)
    together.plan_round(today, scenes.GRID)
    together.ask_survey(today, scenes.GRID)
    lamps = scenes.work_the_grid(today)
    together.mediate(today)
    signing.sign_papers(today)
    together.ask_own_data(today)
    together.help_one_another(today)
    scenes.work_the_units(today)
    scenes.evening(today)
    scenes.triage(today, lamps)
    together.answer_survey(today)
    scenes.handle(today, lamps)
    hotline.take_orders(today, scenes.VILLAGE)
    circuit.plan_circuit(today, f"{scenes.GRID}003")
    together.gather(today)
    scenes.close(today, lamps)
    return _end(today)


def _end(day: Day) -> Played:
    now_ms = day.clock.now_ms
    status = {
        key: person.sees(lambda conn, me: receipts.status(conn, me, now_ms=now_ms))
        for key, person in day.people.items()
    }
    for key, now in status.items():
        day.say(
            "status",
            name=day.people[key].name,
            unconfirmed=now.unconfirmed,
            **now.rows,
        )
    agree = all(
        _digest(day, key, place) == _digest(day, "centre", place)
        for key, place in (
            ("worker", scenes.GRID),
            ("leader-1", f"{scenes.GRID}001"),
            ("leader-2", f"{scenes.GRID}002"),
        )
    )
    shared = _digest(day, "centre", scenes.GRID)
    day.say("agree" if agree else "differ", digest=shared[:12])
    day.say("where", folder=day.folder)
    return Played(status=status, agree=agree, digest=shared)


def _digest(day: Day, key: str, place: str) -> str:
    return day.people[key].sees(lambda conn, _me: digest(conn, place).full)

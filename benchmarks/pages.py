"""What each page costs the window's own thread when it is opened, for everybody who has it.

The thread's own time is counted, not what passed, and brought to the speed of a machine on which
a loop of plain Python, run before and after each opening, takes 5 ms: so a busy hour says the same.
`python -m benchmarks.pages [--home DIR] [--pages a,b]` prints it, the longest first.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

# Before anything loads Qt: measured without a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from benchmarks import synthetic
from benchmarks.desk import AT_ONCE, Hands, opened
from benchmarks.measure import Figure, machine, table
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.practice import demo
from gridapp.register import records
from gridapp.ui import app as desk
from gridapp.ui.main_window import READING
from gridapp.ui.page import Goto
from tests.ui.pulse import Pulse

SIMPLE = ("simple", "simple_more", "simple_tell", "simple_round", "simple_answers", "simple_files")
"""What a leader in simple mode has."""

ONE_EACH = {
    "household": "household",
    "matter": "matter",
    "docket": "docket",
    "order": "order",
    "force": "task_force",
    "dispute": "dispute",
    "activity": "activity",
    "project": "project",
    "help_plan": "help_plan",
    "round": "round",
    "survey": "survey",
}
"""Pages of one record, and of which kind."""

LOOP = 5.0
"""Milliseconds that the loop beside each opening takes where nothing else is at work."""

BESIDE = ("batch", "load", "removed", "backups", "duty", "retention", "callbacks")
"""Pages that others lead to, about no record."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening of one page.

    Attributes:
        longest, all_of_it: of the window's own thread, milliseconds: the longest it was kept at
            one time, and all that the opening took of it, at the speed of the loop.
    """

    who: str
    page: str
    again: bool
    longest: float
    all_of_it: float


def run() -> list[Figure]:
    """The practice day's centre, worker and leader, then the centre of a county."""
    application = desk.application()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        day = Path(folder) / "day"
        demo.play(day, day=synthetic.TODAY)
        homes = {who: Home(day / who) for who in ("centre", "worker", "leader-1")}
        homes["county"] = synthetic.copy(Path(folder))
        for who, home in homes.items():
            with opened(application, home) as hands:
                figures += [_figure(one) for one in every(hands, who)]
    return figures


def _figure(one: Opened) -> Figure:
    again = "again" if one.again else "first"
    what = f"{one.who}: {one.page} opened {again}"
    return Figure(what=what, limit="what is not felt", ours=one.longest, theirs=AT_ONCE, goal=1.0)


def every(hands: Hands, who: str, only: tuple[str, ...] = ()) -> Iterator[Opened]:
    """Every page twice: once nothing of it is there, and once it was made."""
    QTest.qWait(READING + 100)  # a person reads the first page; the others are loaded meanwhile
    hands.settled()
    while hands.window.ahead.make_next():  # and some of them made, one a pause
        pass
    gc.freeze()  # as the desk does once all that any page needs is loaded
    pages = [goto for goto in _pages(hands) if not only or goto.page in only]
    for again in (False, True):
        for goto in pages:
            yield _open(hands, who, goto, again=again)


def _pages(hands: Hands) -> Iterator[Goto]:
    if hands.window.simple:
        yield from (Goto(page=code) for code in SIMPLE)
        return
    yield from (Goto(page=code) for code in hands.stops)
    for code, kind in ONE_EACH.items():
        if found := records.ids(hands.session.conn, KINDS[kind]):
            yield Goto(page=code, subject=found[-1])
    yield from (Goto(page=code) for code in BESIDE)


def _open(hands: Hands, who: str, goto: Goto, *, again: bool) -> Opened:
    speed = _loop()
    pulse = Pulse(hands.window)
    before = time.thread_time()
    # As what a person presses comes: in a turn of its own.
    begun: list[Goto] = []
    QTimer.singleShot(1, partial(begun.append, goto))
    QTimer.singleShot(1, partial(hands.window.go, goto))
    hands.until(lambda: begun)
    hands.settled()
    QTest.qWait(30)
    spent = (time.thread_time() - before) * 1000
    pulse.deleteLater()
    part = LOOP / ((speed + _loop()) / 2)
    return Opened(who, goto.page, again, pulse.own * part, spent * part)


def _loop() -> float:
    """Milliseconds of a loop of plain Python, now: the quicker of two."""
    times = []
    for _ in range(2):
        begun = time.thread_time()
        words: dict[int, str] = {}
        for number in range(40_000):
            words[number & 1023] = str(number)
        times.append((time.thread_time() - begun) * 1000)
    return min(times)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--home", type=Path, help="only this home, which is written to")
    parser.add_argument("--pages", default="", help="only these, with commas between")
    asked = parser.parse_args()
    print(machine())
    if asked.home is None:
        print(table(run()))
        return
    only = tuple(filter(None, asked.pages.split(",")))
    with opened(desk.application(), Home(asked.home)) as hands:
        found = list(every(hands, asked.home.name, only))
    for one in sorted(found, key=lambda one: -one.longest):
        again = "again" if one.again else "first"
        print(f"{one.page:15} {again} {one.longest:6.1f} {one.all_of_it:6.1f}")


if __name__ == "__main__":
    main()

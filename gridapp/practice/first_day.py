"""The centre's part in somebody's first day: it takes in what he wrote, and answers at once."""

from __future__ import annotations

import time
from pathlib import Path

from gridapp.models.declare import kind_of
from gridapp.models.matter import Matter
from gridapp.paths import Home
from gridapp.practice.homes import Clock, Person
from gridapp.register import calendar, matters, records

CENTRE, STICK = "centre", "carrier"
"""Names of the centre's home and of the stick, beside the home of whoever practises."""

_SETTLED = "environment"
_MENDED = "电工当天换了灯泡，晚上试过，亮了。"


class WallClock(Clock):
    """Goes on by itself."""

    def later(self, minutes: int = 1) -> int:
        self.now_ms = time.time_ns() // 1_000_000
        return self.now_ms


def can_answer(home: Home) -> bool:
    """Whether a centre and a stick lie beside this home, as in the practice township."""
    beside = home.root.parent
    return Home(beside / CENTRE).register.exists() and (beside / STICK).is_dir()


def stick(home: Home) -> Path:
    """What carries the files of this home in practice."""
    return home.root.parent / STICK


def answer(home: Home) -> int:
    """Have the centre settle what is about lamps, accept the rest, and write its answers.

    Returns how many matters it looked at; done again, it finds nothing more to do.
    """
    clock = WallClock(0)
    centre = Person("", Home(home.root.parent / CENTRE), clock)
    centre.imports([stick(home)])
    today = calendar.today(clock.later())
    waiting = centre.sees(
        lambda conn, _me: records.get_many(
            conn, Matter, records.ids(conn, kind_of(Matter), where={"state": "REPORTED"})
        )
    )
    for matter in waiting.values():
        settled = matter.task == _SETTLED
        action, fields = ("settle", {"note": _MENDED}) if settled else ("accept", {})
        centre.does(
            lambda conn, me, now, id_=matter.id, act=action, said=fields: matters.step(  # type: ignore[misc]  # a default binds the loop's value
                conn, me, id_, act, said, today=today, now_ms=now
            )
        )
    centre.exports(stick(home))
    return len(waiting)

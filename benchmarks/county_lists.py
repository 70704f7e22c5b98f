"""What the pages and the command line ask of a county's register: nothing may take 50 ms."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from benchmarks import synthetic
from benchmarks.measure import Figure, median
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.practice.county.net import Scale, within
from gridapp.register import (
    day_log,
    households,
    identity,
    matter_list,
    places,
    receipts,
    records,
    rounds,
    timeline,
    today,
)
from gridapp.register.database import connect
from gridapp.register.identity import Identity

_ROUNDS, _LIMIT_MS, _PAGE = 5, 50.0, 60
_DAY = str(synthetic.TODAY)
_TOWN = Scale.TOWNSHIP.value

Ask = Callable[[sqlite3.Connection], object]


def figures(home: Home) -> list[Figure]:
    """The median of each question, asked of a register that is open already."""
    with closing(connect(home.register)) as conn:
        return [
            Figure(f"county: {what}", "what is not felt", _asked(conn, ask), _LIMIT_MS, 1)
            for what, ask in _questions(conn).items()
        ]


def _asked(conn: sqlite3.Connection, ask: Ask) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        ask(conn)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def _questions(conn: sqlite3.Connection) -> dict[str, Ask]:
    me = identity.load(conn)
    worker = _worker(me)
    matters = matter_list.ids(conn, today=_DAY)
    homes = households.ids(conn)
    of_homes = [one.id for one in rounds.all_of(conn) if one.subject == rounds.HOUSEHOLD]
    round_ = next(one for one in rounds.open_at(conn, me.place, _DAY) if one in of_homes)
    yesterday = str(synthetic.TODAY - timedelta(days=1))
    return {
        "today, at the centre": lambda c: today.groups(c, me, _DAY),
        "today, a grid worker's": lambda c: today.groups(c, worker, _DAY),
        "matters, how many of each": lambda c: matter_list.counts(c, today=_DAY),
        "matters, all by deadline": lambda c: matter_list.ids(c, today=_DAY),
        "matters, overdue": lambda c: matter_list.ids(c, today=_DAY, let_through="overdue"),
        "matters, reply owed": lambda c: matter_list.ids(c, today=_DAY, let_through="owed"),
        "matters, waiting": lambda c: matter_list.ids(c, today=_DAY, let_through="waiting"),
        "matters, all by holder": lambda c: matter_list.ids(c, today=_DAY, sort="holder"),
        "matters, with a word": lambda c: matter_list.ids(c, today=_DAY, text="路灯"),
        "matters, a township's": lambda c: matter_list.ids(c, today=_DAY, place=_TOWN),
        "matters, jump to the end": lambda c: matter_list.rows(c, matters[-_PAGE:]),
        "households, all": lambda c: households.ids(c),
        "households, a township's": lambda c: households.ids(c, place=_TOWN),
        "households, by people": lambda c: households.ids(c, place=_TOWN, sort="people"),
        "households, by last visit": lambda c: households.ids(c, place=_TOWN, sort="visited"),
        "households, with a word": lambda c: households.ids(c, text="大湾"),
        "households, jump to the end": lambda c: households.rows(c, homes[-_PAGE:]),
        "a household's members": lambda c: households.members(c, homes[1000]),
        "a household's line of time": lambda c: timeline.of_household(c, homes[1000]),
        "a matter's line of time": lambda c: timeline.of_matter(c, matters[1000]),
        "the tree of places": lambda c: places.tree(c, me.place),
        "the sync page": lambda c: receipts.status(c, me, now_ms=synthetic.NOW_MS),
        "files, the newest": lambda c: receipts.files(c, 200),
        "the round of visits": lambda c: rounds.progress(c, round_),
        "the round, in a township": lambda c: rounds.progress(c, round_, _TOWN),
        "the log of a day": lambda c: day_log.of(c, yesterday),
        "list household": _list_households,
        "list matter of a state": lambda c: records.ids(
            c, KINDS["matter"], where={"state": "HANDLING"}
        ),
    }


def _worker(me: Identity) -> Identity:
    """A grid worker of the county, as his own device would ask."""
    grid = within(Scale.TOWNSHIP)[0].grids[0].code
    worker = synthetic.who().device(grid).worker
    return replace(me, place=grid, role=Role.GRID, worker=worker)


def _list_households(conn: sqlite3.Connection) -> object:
    found = records.ids(conn, KINDS["household"])
    return records.get_many(conn, Household, found[:50])

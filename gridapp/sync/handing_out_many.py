"""Start-up files for everybody at a place who has none, in folders by village.

A code takes half a second to make, so five hundred take minutes: they are written in portions, each
whole or not at all. Whatever ends it, the next run goes on with those who are left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from gridapp.models.place import is_department
from gridapp.models.role import Role
from gridapp.paths import Home, free_name
from gridapp.register import calendar, identity, places, worker_list
from gridapp.register.database import opened
from gridapp.register.worker_list import PersonRow
from gridapp.sync import keys
from gridapp.sync.handing_out import DeviceAdded, DeviceWanted, add_devices, check_may

PORTION = 20
"""Start-up files in one save: what a stop in the middle does again."""

_VILLAGE = 12
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f.]')


def without(home: Home, *, place: str = "", now_ms: int) -> list[PersonRow]:
    """Who at and below `place` has no device and no start-up file that waits, and may have one."""
    return _who(home, place, now_ms)[0]


def misplaced(home: Home, *, place: str = "", now_ms: int) -> list[PersonRow]:
    """Who has none either, and gets none: his post does not fit his place, or that is closed."""
    return _who(home, place, now_ms)[1]


def _who(home: Home, place: str, now_ms: int) -> tuple[list[PersonRow], list[PersonRow]]:
    with opened(home.register) as conn:
        me = identity.load(conn)
        found = worker_list.people(conn, me, now_ms=now_ms).values()
        standing = places.open_ones(conn)
    asked = [
        one
        for one in found
        if one.has_none
        and one.place.startswith(place)
        and one.role in Role.__members__
        and (len(one.place), Role[one.role]) > (len(me.place), me.role)
        and not _is_over(one, now_ms)
    ]
    fitting = [one for one in asked if one.place in standing and _fits(one)]
    return fitting, [one for one in asked if one not in fitting]


def _fits(one: PersonRow) -> bool:
    """Whether his post is held at such a place."""
    if one.role == Role.DEPT.name and not is_department(one.place):
        return False
    return len(one.place) in Role[one.role].digits


def hand_out(
    home: Home,
    folder: Path,
    *,
    place: str = "",
    now_ms: int,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[DeviceAdded]:
    """Write a start-up file for each of those; no name of theirs is in a file's name.

    `told` hears how many are done of how many; what it raises ends it, and what was written stands.
    Raises NotACentre and OSError.
    """
    check_may(home, keys.load(home.keys))
    wanted = without(home, place=place, now_ms=now_ms)
    with opened(home.register) as conn:
        names = places.names(conn)
    added: list[DeviceAdded] = []

    def told_on(done: int) -> None:
        told(len(added) + done, len(wanted))

    told_on(0)
    for first in range(0, len(wanted), PORTION):
        portion = [
            _wanted(one, folder, names.get(one.place[:_VILLAGE], ""))
            for one in wanted[first : first + PORTION]
        ]
        added += add_devices(home, portion, now_ms=now_ms, told=told_on)
    return added


def _wanted(one: PersonRow, folder: Path, village: str) -> DeviceWanted:
    at = folder / (_UNFIT.sub("_", village).strip() or one.place[:_VILLAGE])
    at.mkdir(parents=True, exist_ok=True)
    # A worker's id names nobody to whoever finds the file; its last digits are random.
    return DeviceWanted(
        role=Role[one.role],
        place=one.place,
        worker=one.id,
        out=free_name(at, f"{one.place}_{one.id[-6:]}", ".gridstart"),
    )


def _is_over(one: PersonRow, now_ms: int) -> bool:
    return bool(one.until) and one.until < calendar.today(now_ms)

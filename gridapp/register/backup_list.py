"""Which backups of a register there are: those of its own days, made by hand, and put away."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gridapp.models.deadlines import CHINA
from gridapp.paths import Home
from gridapp.register.backup import keys_beside

DAILY, BY_HAND, BEFORE = "daily", "by_hand", "before"
"""Made every day; made by hand; what stood here until another was put in its place."""

_NAMES = {
    DAILY: re.compile(r"daily-(?P<mark>[0-9a-f]{8})-(\d{4})(\d\d)(\d\d)()\.db"),
    BY_HAND: re.compile(r"register-(\d{4})(\d\d)(\d\d)-(\d{4})\d\d\.db"),
    BEFORE: re.compile(r"register-before-(\d{4})(\d\d)(\d\d)-(\d{4})\d\d(?:-\d+)?\.db"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One file that can be put in the register's place.

    Attributes:
        sort: DAILY, BY_HAND or BEFORE.
        day: YYYY-MM-DD; `clock` HH:MM, where the name says it.
        keys: the key file of an encrypted one lies beside it.
    """

    file: Path
    sort: str
    day: str
    clock: str
    size: int
    keys: bool


def listed(home: Home, also: str = "", mark: str = "") -> list[Backup]:
    """The backups in a home and in a second folder, the newest first.

    Of other devices' none where `mark` is known. A folder that is not there, such as a stick, has
    none.
    """
    found = [
        one
        for folder in (home.backups, *([Path(also)] if also else ()))
        if folder.is_dir()
        for file in folder.iterdir()
        if (one := _read(file, mark)) is not None
    ]
    return sorted(found, key=lambda one: (one.day, one.clock, str(one.file)), reverse=True)


def name(now_ms: int) -> str:
    """What a backup made by hand is called."""
    return f"register-{datetime.fromtimestamp(now_ms / 1000, CHINA):%Y%m%d-%H%M%S}.db"


def _read(file: Path, mark: str) -> Backup | None:
    for sort, pattern in _NAMES.items():
        match = pattern.fullmatch(file.name)
        if match is None or (mark and match.groupdict().get("mark", mark) != mark):
            continue
        year, month, day, clock = match.groups()[-4:]
        with suppress(OSError):
            return Backup(
                file=file,
                sort=sort,
                day=f"{year}-{month}-{day}",
                clock=f"{clock[:2]}:{clock[2:]}" if clock else "",
                size=file.stat().st_size,
                keys=keys_beside(file).exists(),
            )
    return None

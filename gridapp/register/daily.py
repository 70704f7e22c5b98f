"""Daily backups: today's is made where it is missing; older ones are thinned out behind it.

They lie in one folder, and as copies in a second one where the person named one, such as a stick.
"""

from __future__ import annotations

import errno
import filecmp
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from gridapp.models.deadlines import CHINA
from gridapp.paths import PART, WrittenWrongly, flush, write_file
from gridapp.register import (
    archive_copies,
    archives,
    archiving,
    attachment_copies,
    identity,
    refold,
)
from gridapp.register.archives import in_folder, key_of
from gridapp.register.backup import backup, keys_beside
from gridapp.register.database import file_of

DAYS, WEEKS, MONTHS = 7, 5, 12
"""The newest of so many days, weeks and months stay."""

LONGEST = timedelta(days=365)
"""No backup lives longer: what was erased must be gone from them in the end."""

_SMALL = 64 * 1024 * 1024
_FOLDED_DAILY = 8 * 1024 * 1024
"""The five years of a grid are smaller; those of a township take half a minute to fold anew."""

_JUMP = timedelta(days=400)
_DAILY = re.compile(r"daily-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)\.db")
_PUT_AWAY = re.compile(r"register-before-(\d{4})(\d\d)(\d\d)-\d{6}(?:-\d+)?\.db[.\w-]*")
_BY_HAND = re.compile(r"register-(\d{4})(\d\d)(\d\d)-\d{6}\.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of one look: `made` and `copied` say whether a file was written.

    Attributes:
        problem: why the copy in the second folder was not made; the backup itself stands.
        crowded: why past years did not go into archives, which is tried again another day.
    """

    file: Path
    made: bool
    copied: bool = False
    problem: OSError | None = None
    crowded: Exception | None = None


def keep(
    conn: sqlite3.Connection, mark: str, folder: Path, second: Path | None, *, today: str
) -> Kept:
    """Make today's backup and its copy where they are missing, then let go of old ones.

    `mark` tells the backups of several devices in one folder apart. Raises UnsoundCopy,
    sqlite3.Error or OSError where the backup cannot be made; then all older ones are still there.
    """
    day = date.fromisoformat(today)
    file = folder / f"daily-{mark}-{day:%Y%m%d}.db"
    made = not file.exists()
    if made:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _heal(conn, folder)
        backup(conn, file, thorough=is_copied_at_once(conn))
        _thin(folder, mark, day)
    crowded = _archive(conn, folder, day) if made else None
    copied, problem = False, None
    try:
        copied = second is not None and _copy(file, second, key_of(conn))
        if second is not None and copied:
            _thin(second, mark, day)
            attachment_copies.back_up(conn, second)
    except OSError as why:
        problem = why
    return Kept(file=file, made=made, copied=copied, problem=problem, crowded=crowded)


def _archive(conn: sqlite3.Connection, folder: Path, day: date) -> Exception | None:
    """Once a year, behind a backup that has it all: past years into archives, these backed up."""
    now_ms = int(datetime.combine(day, time(), CHINA).timestamp() * 1000)
    if not archiving.is_due(conn, now_ms=now_ms):
        return None
    try:
        archiving.archive(
            conn, identity.load(conn), now_ms=now_ms, least=archiving.WORTH_IT, rewrite=False
        )
        archive_copies.back_up(conn, folder)
    except (OSError, sqlite3.OperationalError) as why:
        return why
    return None


def _heal(conn: sqlite3.Connection, folder: Path) -> None:
    """Put back archives that are lost beside the register and lie among the backups."""
    register = file_of(conn)
    if register is not None and archives.lost(conn):
        with suppress(OSError):
            archive_copies.put_back(conn, folder, register.parent)
    refold.catch_up(conn)


def is_small(conn: sqlite3.Connection) -> bool:
    """Whether it is known within a minute that the state of a register follows from its log."""
    return _size(conn) <= _SMALL


def is_copied_at_once(conn: sqlite3.Connection) -> bool:
    """Whether today's backup is a moment's work, the state folded anew and all."""
    return _size(conn) <= _FOLDED_DAILY


def _size(conn: sqlite3.Connection) -> int:
    (size,) = conn.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    return int(size)


def is_due(mark: str, folder: Path, second: Path | None, *, today: str) -> bool:
    """Whether today's backup is missing, or its copy in a second folder that is there."""
    name = f"daily-{mark}-{today.replace('-', '')}.db"
    away = second is not None and second.is_dir() and not (second / name).exists()
    return away or not (folder / name).exists()


def last_day(folder: Path, mark: str, *, today: str) -> str:
    """The day of the newest backup in a folder, YYYY-MM-DD; empty where there is none."""
    days = [day.isoformat() for day in _of_days(folder, mark)]
    by_hand = [day.isoformat() for day, _file in _files(folder, _BY_HAND)]
    return max((day for day in (*days, *by_hand) if day <= today), default="")


def staying(days: Iterable[date], today: date) -> set[date]:
    """Which of the days with a backup keep theirs. Days to come are some wrong clock's."""
    every = set(days)
    past = sorted((day for day in every if today - LONGEST <= day <= today), reverse=True)

    def newest(period: Callable[[date], Hashable], most: int) -> list[date]:
        found: dict[Hashable, date] = {}
        for day in past:
            found.setdefault(period(day), day)
        return list(found.values())[:most]

    weeks = newest(lambda day: day.isocalendar()[:2], WEEKS)
    months = newest(lambda day: (day.year, day.month), MONTHS)
    return {*past[:DAYS], *weeks, *months, *(day for day in every if day > today)}


def _thin(folder: Path, mark: str, today: date) -> None:
    """Remove what need not stay, and what was made by hand or put away a year ago.

    A clock that has jumped removes nothing: what it calls old may be of yesterday.
    """
    files = _of_days(folder, mark)
    before = [day for day in files if day != today]
    if before and today - max(before) > _JUMP:
        return
    stay = staying(files, today)
    old = [file for day, file in files.items() if day not in stay]
    others = (*_files(folder, _BY_HAND), *_files(folder, _PUT_AWAY))
    old += [file for day, file in others if day < today - LONGEST]
    for file in old:
        # One that cannot be removed now is removed another day.
        with suppress(OSError):
            file.unlink()
            keys_beside(file).unlink(missing_ok=True)


def _of_days(folder: Path, mark: str) -> dict[date, Path]:
    found = _files(folder, _DAILY)
    return {day: file for day, file in found if file.name.startswith(f"daily-{mark}-")}


def _files(folder: Path, pattern: re.Pattern[str]) -> list[tuple[date, Path]]:
    """The backups in a folder by the day in their names."""
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        if match := pattern.fullmatch(file.name):
            with suppress(ValueError):
                year, month, day = match.groups()[-3:]
                found.append((date(int(year), int(month), int(day)), file))
    return found


def _copy(file: Path, folder: Path, key: bytes) -> bool:
    """Copy a backup, archives first, read it back, and only then give it its name."""
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    copy = folder / file.name
    if copy.exists():
        return False
    for _year, archive in in_folder(file.parent, key):
        archive_copies.copy(archive, folder / archive.name)
    part = folder / f".{secrets.token_hex(6)}{PART}"
    try:
        part.touch(mode=0o600)
        shutil.copyfile(file, part)
        flush(part)
        if not filecmp.cmp(file, part, shallow=False):
            raise WrittenWrongly(errno.EIO, "read back other bytes than written", str(copy))
        if (beside := keys_beside(file)).exists():
            write_file(keys_beside(copy), beside.read_bytes(), private=True)
        part.replace(copy)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True

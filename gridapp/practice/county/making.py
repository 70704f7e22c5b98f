"""A whole synthetic county in a folder: the centre's home, and files for days to come."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from gridapp.paths import Home
from gridapp.practice.county import net, village
from gridapp.practice.county.days import day_folder, write
from gridapp.practice.county.devices import Authority, Device, authority
from gridapp.practice.county.founding import found_centre
from gridapp.practice.county.net import Scale, Village, within
from gridapp.practice.county.seed import Seed, millisecond
from gridapp.practice.demo import FolderInUse
from gridapp.register import identity, scope, touched
from gridapp.register.database import connect, transaction
from gridapp.register.scope import Scope
from gridapp.sync.incoming import import_paths
from gridapp.sync.statement import MAX_ROWS
from gridapp.sync.statement_rows import VectorRow

Report = Callable[[str, int, int], object]
"""Told (what is being made, how many are done, how many there are); may raise to stop it."""

_EVENING = 13 * 60
_CARRIER = "carrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made: the centre's home, and the folders of the days to come."""

    home: Home
    days: tuple[Path, ...]
    files: int


def make(
    folder: Path,
    *,
    scale: Scale,
    seed: Seed,
    days: int = 0,
    report: Report = lambda _what, _done, _all: None,
) -> Made:
    """Make it in `folder`, which must be new or empty: all of it, or nothing.

    The same seed gives the same register, byte for byte of its state. Raises FolderInUse.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(folder)
    with _all_or_nothing(folder) as part:
        who = authority(seed, scale)
        home = Home(part / "centre")
        report("centre", 0, 1)
        found_centre(home, who)
        files = _live(home, who, within(scale), part, days, report)
        _fill_the_index(home, report)
    return Made(
        home=Home(folder / "centre"),
        days=tuple(day_folder(folder / _CARRIER, number) for number in range(1, days + 1)),
        files=files,
    )


@contextmanager
def _all_or_nothing(folder: Path) -> Iterator[Path]:
    """A place to work in, whose contents come into `folder` once all is done."""
    fresh = not folder.exists()
    part = folder / ".making"
    part.mkdir(parents=True, mode=0o700)
    try:
        yield part
        for made in sorted(part.iterdir()):
            made.replace(folder / made.name)
        part.rmdir()
    except BaseException:
        shutil.rmtree(folder if fresh else part, ignore_errors=True)
        raise


def _live(
    home: Home, who: Authority, villages: Sequence[Village], part: Path, days: int, report: Report
) -> int:
    """Five years of each village, brought to the centre as one sync file and taken in there.

    Returns how many files of days to come were written beside it.
    """
    files, file = 0, part / "five-years.gridsync"
    now_ms = millisecond(who.seed.today, _EVENING)
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)

        def bring(data: bytes) -> None:
            file.write_bytes(data)
            (result,) = import_paths(home, conn, me, who.ring, [file], now_ms=now_ms)
            if result.result != "imported":
                raise RuntimeError(f"{result.result} {result.reason} {result.detail}")

        def has(device: Device) -> list[VectorRow]:
            return _of_others(conn, who, device)

        for done, one in enumerate(villages):
            report("villages", done, len(villages))
            life = village.live(one, who)
            sender, bodies = who.device(one.code), list(village.segments(life))
            bring(village.sync_file(sender, who, bodies, 1, now_ms))
            files += write(life, part / _CARRIER, days, has)
        for centre in net.centres():
            if centre.code.startswith(who.place):
                staff = who.device(centre.code)
                # As much as one statement may say, of a county two or three.
                for number, rows in enumerate(_portions(has(staff)), 2):
                    bring(village.sync_file(staff, who, [], number, now_ms, rows))
    file.unlink()
    return files


def _portions(rows: Sequence[VectorRow]) -> Iterator[Sequence[VectorRow]]:
    return (rows[at : at + MAX_ROWS] for at in range(0, len(rows), MAX_ROWS))


def _of_others(conn: sqlite3.Connection, who: Authority, device: Device) -> list[VectorRow]:
    """All that others have written for a device so far: it has that."""
    shared = scope.streams_of(conn, Scope(area=device.place, logs=frozenset({who.key.public})))
    others = [stream for stream in shared if stream.author != device.key.public]
    return [VectorRow(one.stream, one.hi, one.prefix) for one in scope.vectors(conn, others)]


def _fill_the_index(home: Home, report: Report) -> None:
    """What is searched is made ready, as an evening at the centre would."""
    with closing(connect(home.register)) as conn:
        most, left = 0, 1
        while left:
            with transaction(conn):
                left = touched.drain(conn)
            most = most or left
            report("index", most - left, most)

"""Finding the sync files on a stick, in a folder or in a packet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gridapp.sync import packets
from gridapp.sync.container import BEGINNINGS, MAX_FILE

_SUFFIXES = (".gridsync", packets.SUFFIX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file, or one that lies in the packet at `path` under the name `entry`."""

    path: Path
    entry: str = ""

    @property
    def name(self) -> str:
        """What people know it by."""
        return PurePosixPath(self.entry).name or self.path.name

    def read(self) -> bytes:
        """Its bytes; of one that is too large for a sync file only so many that this shows.

        Raises OSError.
        """
        if self.entry:
            return packets.read(self.path, self.entry)
        with self.path.open("rb") as file:
            # Room is made for all that is asked for, whatever there is.
            size = os.fstat(file.fileno()).st_size
            return file.read(min(size, MAX_FILE) + 1)


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """The files named, those in the folders named that look like sync files, those in packets."""
    for file in files(paths):
        inside = packets.names(file)
        yield from (Found(path=file, entry=name) for name in inside)
        if not inside:
            yield Found(path=file)


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named that look like sync files."""
    for path in paths:
        yield from files_in(path) if path.is_dir() else (path,)


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and below it that look like sync files, by their names' order."""
    for inside in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in inside.relative_to(folder).parts)
        if not hidden and inside.is_file() and _looks_right(inside):
            yield inside


def _looks_right(path: Path) -> bool:
    if path.suffix.lower() in _SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            return file.read(3) in BEGINNINGS
    except OSError:
        return False

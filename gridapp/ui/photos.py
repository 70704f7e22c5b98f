"""The newest photos on a stick, a telephone or in the folder of pictures, to choose from: no Qt."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gridapp.register import pictures
from gridapp.register.pictures import MAX_SOURCE, NotAPicture

ENDINGS = (".jpg", ".jpeg", ".png")
DEEPEST, MOST_LOOKED_AT = 4, 5_000
SIDE = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A file with a picture, and a small one of it to show."""

    path: Path
    preview: bytes


def newest(folders: Iterable[Path], most: int) -> list[Photo]:
    """The newest photos in these folders and below, the newest first."""
    files = islice(_files(folders), MOST_LOOKED_AT)
    by_age = sorted(dict(files).items(), key=lambda one: -one[1])
    found: list[Photo] = []
    for path, _age in by_age:
        if len(found) == most:
            break
        try:
            found.append(Photo(path=path, preview=pictures.preview(read(path), SIDE)))
        except (OSError, NotAPicture):
            continue
    return found


def read(path: Path) -> bytes:
    """The bytes of a photo; of one that is too large only so many that this shows."""
    with path.open("rb") as file:
        return file.read(MAX_SOURCE + 1)


def _files(folders: Iterable[Path]) -> Iterator[tuple[Path, float]]:
    for folder in folders:
        yield from _in(folder, DEEPEST)


def _in(folder: Path, deep: int) -> Iterator[tuple[Path, float]]:
    try:
        inside = list(os.scandir(folder))
    except OSError:
        return
    for one in inside:
        if one.name.startswith("."):
            continue
        try:
            if one.is_dir(follow_symlinks=False):
                yield from _in(Path(one.path), deep - 1) if deep > 1 else ()
            elif one.name.lower().endswith(ENDINGS):
                yield Path(one.path), one.stat().st_mtime
        except OSError:
            continue

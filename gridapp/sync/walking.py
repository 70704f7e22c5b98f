"""Finding the sync files on a stick or in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIX = ".gridsync"
_MAGICS = (b"GSF", b"GPF")


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named that look like sync files."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for inside in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in inside.relative_to(path).parts)
            if not hidden and inside.is_file() and _looks_right(inside):
                yield inside


def _looks_right(path: Path) -> bool:
    if path.suffix.lower() == _SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(3) in _MAGICS
    except OSError:
        return False

"""Where files lie that a reader wants to open by itself."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

_KEPT: list[tempfile.TemporaryDirectory[str]] = []


@cache
def folder() -> Path:
    """A folder that goes when the process ends."""
    _KEPT.append(tempfile.TemporaryDirectory(prefix="fuzz"))
    return Path(_KEPT[0].name)


def write(data: bytes, name: str = "given") -> Path:
    """These bytes as a file."""
    path = folder() / name
    path.write_bytes(data)
    return path

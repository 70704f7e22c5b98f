"""Files that a command is to write: of the right sort, in a folder that is there, under a new name.

A folder is never made along with a file: a mistyped path would put a list of households where
nobody looks for it.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from gridapp.cli.job import Refused
from gridapp.paths import check_free


def check_out(out: Path, *endings: str) -> None:
    """Refused for another ending or a missing folder; FileExistsError for a name that is taken."""
    if endings and out.suffix.lower() not in endings:
        raise Refused("out_ending", file=out, endings=" / ".join(endings))
    check_folder(out)
    check_free(out)


def check_folder(out: Path) -> None:
    """Refused where the folder in which this is to lie is not there."""
    if not out.parent.is_dir():
        raise Refused("out_folder", folder=out.parent)


def as_folder(named: Path) -> Path:
    """The folder as it is, there or to be made. NotADirectoryError for a file in its place."""
    if named.exists() and not named.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(named))
    return named

"""A packet: the files for all devices of one village in one, each sealed by itself as ever.

It is a plain ZIP archive, so that anybody can look what lies in it; each device takes its own.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from gridapp.paths import write_file
from gridapp.sync.container import BEGINNINGS, MAX_FILE

SUFFIX = ".gridpack"
MOST_FILES = 20_000
_BEGINS = b"PK"
_BROKEN = (
    zipfile.BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the library raises for archives that are none, or are meant to be none."""
_VILLAGE = 12


def village_of(place: str) -> str:
    """The place whose packet holds a device's file: its village, or itself where it has none."""
    return place[:_VILLAGE]


def write(path: Path, files: Iterable[Path]) -> int:
    """Put these files into one packet, whole or not at all; its size. Raises OSError."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            # Sealed bytes cannot be compressed; a fixed date tells nothing that the files do not.
            archive.writestr(zipfile.ZipInfo(file.name), file.read_bytes())
    write_file(path, packed.getvalue())
    return packed.tell()


def names(path: Path) -> list[str]:
    """The sync files in a packet, known by how they begin, not by their names.

    None where this is no packet, or too broken to say what lies in it.
    """
    try:
        with path.open("rb") as file:
            # Most files are none, and looking for an archive's end reads far into each.
            if file.read(len(_BEGINS)) != _BEGINS:
                return []
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()[:MOST_FILES]
            return [entry.filename for entry in entries if _is_sync_file(archive, entry)]
    except (OSError, *_BROKEN):
        return []


def _is_sync_file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    if entry.compress_type != zipfile.ZIP_STORED or entry.is_dir():
        return False
    try:
        with archive.open(entry) as file:
            return file.read(3) in BEGINNINGS
    except _BROKEN:
        return False


def read(path: Path, name: str) -> bytes:
    """One file of a packet, no more of it than a sync file may have.

    Raises OSError where the packet is broken.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as file:
            return file.read(MAX_FILE + 1)
    except _BROKEN as error:
        raise OSError(str(error)) from error

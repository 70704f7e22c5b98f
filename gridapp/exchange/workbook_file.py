"""Whether a file is a workbook that may be opened: judged by its bytes before any reader sees them.

A reader of sheets lays a sheet out as one block from the first to the last cell, so one cell in the
far corner, or a part that unpacks to gigabytes, would take all memory there is.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from gridapp.exchange import old_workbook
from gridapp.exchange.sheet_extent import Extent

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
MOST_ROWS = 200_000
MOST_CELLS = 8_000_000
MOST_MERGES = 200_000

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = b"PK\x03\x04"
_TEXTS = "xl/sharedstrings.xml"
_MOST_OF_A_PART = 32 * 1024 * 1024
_CHUNK = 1024 * 1024
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others want memory that a head names
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    EOFError,
    LookupError,
    OverflowError,
    ValueError,
    struct.error,
    zlib.error,
)


class UnreadableWorkbook(ValueError):
    """A file from which no rows can be taken; the rule says why."""

    rule = "workbook"

    def __init__(self, name: str) -> None:
        super().__init__(name, self.rule)
        self.name = name


class NotAWorkbook(UnreadableWorkbook):
    """Neither .xlsx nor .xls by its content, whatever its name says."""

    rule = "not_a_workbook"


class WorkbookEncrypted(UnreadableWorkbook):
    """Protected by a password."""

    rule = "workbook_encrypted"


class WorkbookDamaged(UnreadableWorkbook):
    """Began as a workbook and is cut off or broken."""

    rule = "workbook_damaged"


class WorkbookTooLarge(UnreadableWorkbook):
    """Larger than any ledger, or made to look small and be large."""

    rule = "workbook_too_large"


class Format(Enum):
    """How the bytes are laid out."""

    XLSX = "xlsx"
    XLS = "xls"


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """The bytes of a workbook that passed; `has_faults` when a formula in it gave no value."""

    name: str
    data: bytes
    format: Format
    has_faults: bool


def open_workbook_file(path: Path) -> WorkbookFile:
    """Read and judge this file. Raises UnreadableWorkbook, or OSError when it cannot be read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size, MOST_BYTES) + 1)  # room is made for all that is asked for
    if len(data) > MOST_BYTES:
        raise WorkbookTooLarge(path.name)
    if data.startswith(_OLD_FORMAT):
        _judge_old(path.name, data)
        return WorkbookFile(path.name, data, Format.XLS, has_faults=False)
    if data.startswith(_PACKED):
        return WorkbookFile(path.name, data, Format.XLSX, _judge_parts(path.name, data))
    raise NotAWorkbook(path.name)


def _judge_old(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise WorkbookEncrypted(name)
    try:
        found = old_workbook.look(data)
    except ValueError as error:
        raise WorkbookDamaged(name) from error
    if found.encrypted:
        raise WorkbookEncrypted(name)
    _check_size(name, found.extents)


def _check_size(name: str, extents: Iterable[tuple[int, int]]) -> None:
    """All sheets of a workbook are held at once, so it is their sum that counts."""
    cells = 0
    for rows, columns in extents:
        cells += rows * columns
        if rows > MOST_ROWS or cells > MOST_CELLS:
            raise WorkbookTooLarge(name)


def _judge_parts(name: str, data: bytes) -> bool:
    """Unpack every part once within the limits; say whether some formula gave no value."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _judge_members(name, parts)
    except NotImplementedError as error:  # packed in a way that zipfile cannot unpack
        raise WorkbookDamaged(name) from error
    except RuntimeError as error:  # zipfile's word for a part under a password
        raise WorkbookEncrypted(name) from error
    except UnreadableWorkbook:
        raise
    except (*_BROKEN_ARCHIVE, OSError) as error:
        raise WorkbookDamaged(name) from error


def _judge_members(name: str, parts: zipfile.ZipFile) -> bool:
    members = parts.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise WorkbookTooLarge(name)
    if any(member.compress_type not in _COMPRESSIONS for member in members):
        raise WorkbookDamaged(name)
    sheets = [member for member in members if _is_sheet(member.filename)]
    if not sheets:
        raise NotAWorkbook(name)
    for member in members:
        if not _is_sheet(member.filename):
            _read_through(name, parts, member)
    found = [_extent(name, parts, sheet) for sheet in sheets]
    _check_size(name, ((one.rows, one.columns) for one in found))
    return any(one.has_faults for one in found)


def _read_through(name: str, parts: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Reading to the end proves a part's size and checksum; what is laid out whole is counted."""
    part = member.filename.lower()
    texts = 0
    for chunk in _chunks(parts, member):
        texts += chunk.count(b"<si")
        if texts > MOST_CELLS:
            raise WorkbookTooLarge(name)
    if part.endswith((".xml", ".rels")) and part != _TEXTS and member.file_size > _MOST_OF_A_PART:
        raise WorkbookTooLarge(name)


def _is_sheet(part: str) -> bool:
    return part.lower().startswith("xl/worksheets/") and part.lower().endswith(".xml")


def _chunks(parts: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with parts.open(member) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _extent(name: str, parts: zipfile.ZipFile, member: zipfile.ZipInfo) -> Extent:
    extent = Extent()
    for chunk in _chunks(parts, member):
        extent.feed(chunk)
        if extent.merges > MOST_MERGES:
            raise WorkbookTooLarge(name)
        _check_size(name, [(extent.rows, extent.columns)])
    extent.feed(b"", last=True)
    return extent

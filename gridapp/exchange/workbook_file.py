"""Whether a file is a workbook that may be opened: judged by its bytes before any reader sees them.

A reader of sheets lays a sheet out as one block from the first to the last cell, so one cell in the
far corner, or a part that unpacks to gigabytes, would take all memory there is.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
MOST_ROWS = 200_000
MOST_CELLS = 20_000_000

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = b"PK\x03\x04"
_FIRST_RECORD = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_PASSWORD_RECORD = 0x2F
_FIRST_FEW_RECORDS = 20
_CHUNK = 1024 * 1024
_OVERLAP = 4096

_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)(/?)>")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_ERROR_CELL = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_UNCALCULATED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
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
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise WorkbookTooLarge(path.name)
    if data.startswith(_OLD_FORMAT):
        if "EncryptedPackage".encode("utf-16-le") in data or _has_password_record(data):
            raise WorkbookEncrypted(path.name)
        return WorkbookFile(path.name, data, Format.XLS, has_faults=False)
    if data.startswith(_PACKED):
        return WorkbookFile(path.name, data, Format.XLSX, _judge_parts(path.name, data))
    raise NotAWorkbook(path.name)


def _has_password_record(data: bytes) -> bool:
    """Whether the old format says, in one of its first records, that the rest is encrypted."""
    place = data.find(_FIRST_RECORD)
    for _ in range(_FIRST_FEW_RECORDS):
        if place < 0 or place + 4 > len(data):
            return False
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == _PASSWORD_RECORD:
            return True
        place += 4 + length
    return False


def _judge_parts(name: str, data: bytes) -> bool:
    """Unpack every part once within the limits; say whether some formula gave no value."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _judge_members(name, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise WorkbookDamaged(name) from error
    except RuntimeError as error:  # zipfile's word for a part under a password
        raise WorkbookEncrypted(name) from error


def _judge_members(name: str, parts: zipfile.ZipFile) -> bool:
    members = parts.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise WorkbookTooLarge(name)
    sheets = [member for member in members if _is_sheet(member.filename)]
    if not sheets:
        raise NotAWorkbook(name)
    for member in members:
        if not _is_sheet(member.filename):
            for _ in _chunks(parts, member):
                pass  # reading to the end proves its size and checksum
    faults = [_judge_sheet(name, parts, sheet) for sheet in sheets]  # every one must be judged
    return any(faults)


def _is_sheet(part: str) -> bool:
    return part.lower().startswith("xl/worksheets/") and part.lower().endswith(".xml")


def _chunks(parts: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with parts.open(member) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _judge_sheet(name: str, parts: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Refuse a sheet whose filled cells span too much; say whether some formula gave no value."""
    rows = columns = 0
    faults = False
    tail = b""
    for chunk in _chunks(parts, member):
        piece = tail + chunk
        for attributes, empty in _FILLED_CELL.findall(piece):
            if empty:
                continue
            faults = faults or _ERROR_CELL.search(attributes) is not None
            if place := _REFERENCE.search(attributes):
                rows = max(rows, int(place[2]))
                columns = max(columns, _column_number(place[1]))
        faults = faults or _UNCALCULATED.search(piece) is not None
        tail = piece[-_OVERLAP:]
        if rows > MOST_ROWS or rows * columns > MOST_CELLS:
            raise WorkbookTooLarge(name)
    return faults


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

"""The old binary workbook, as far as it must be known before any reader lays its cells out.

A file of it is a small file system: sectors in chains, a directory, and there one stream of
records. Every record of a cell begins with its row and its column.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MOST_COLUMNS = 256
_NAMES = ("Workbook", "Book")
_LAST_SECTOR = 0xFFFFFFF0
_ENTRY = 128
_CUT_OFF = 4096
_PASSWORD = 0x2F
_SHEET_BEGINS = (0x0809, 0x0409, 0x0209, 0x0009)
_DIMENSIONS = 0x0200
_OLDER_SIZE = 10
_SMALLEST_CELL = 4
_MORE_IN_ONE = 0x00BD
_NAMES_A_SHEET = 0x0085
_UNICODE = 0x0600
"""The version since when names of sheets are Unicode; what is older tells of no hidden rows."""
_ROW = 0x0208
_ROW_SIZE = 16
_IS_HIDDEN = 0x0020
_CELLS = frozenset({0x0006, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _MORE_IN_ONE, 0x00BE, 0x00D6})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What an old workbook holds: how many rows and columns each part of it spans.

    Attributes:
        encrypted: whether it is under a password; then nothing is known of its parts.
    """

    extents: tuple[tuple[int, int], ...] = ()
    encrypted: bool = False


def look(data: bytes) -> Contents:
    """What these bytes hold.

    Raises ValueError where they contradict themselves, or where cells stand that no sheet has.
    """
    try:
        stream = _stream(data)
        if any(kind == _PASSWORD for kind, _at, _size in _records(stream)):
            return Contents(encrypted=True)
        return Contents(extents=tuple(_extents(stream)))
    except (struct.error, IndexError) as error:
        raise ValueError("cut off") from error


def hidden_rows(data: bytes) -> dict[str, frozenset[int]]:
    """Name of each sheet → the rows hidden in it, from 0, of what `look` found sound."""
    stream = _stream(data)
    if struct.unpack_from("<H", stream, 4)[0] != _UNICODE:
        return {}
    names: dict[int, str] = {}
    found: dict[str, set[int]] = {}
    sheet = ""
    for kind, at, size in _records(stream):
        if kind == _NAMES_A_SHEET and size >= 8:
            begins, _flags, length, wide = struct.unpack_from("<IHBB", stream, at)
            name = stream[at + 8 : at + 8 + (length << (wide & 1))]
            names[begins] = name.decode("utf-16-le" if wide & 1 else "latin-1", errors="replace")
        elif kind in _SHEET_BEGINS:
            sheet = names.get(at - 4, "")
        elif kind == _ROW and size >= _ROW_SIZE and sheet:
            row, flags = struct.unpack_from("<H10xH", stream, at)
            if flags & _IS_HIDDEN:
                found.setdefault(sheet, set()).add(row)
    return {sheet: frozenset(rows) for sheet, rows in found.items()}


def _extents(stream: bytes) -> Iterator[tuple[int, int]]:
    rows = columns = 0
    for kind, at, size in _records(stream):
        if kind in _SHEET_BEGINS:
            yield rows, columns
            rows = columns = 0
        elif kind == _DIMENSIONS and size >= _OLDER_SIZE:
            shape = "<HHHH" if size == _OLDER_SIZE else "<IIHH"
            _first, last, _left, right = struct.unpack_from(shape, stream, at)
            rows, columns = max(rows, last), max(columns, right)
        elif kind in _CELLS and size >= _SMALLEST_CELL:
            row, column = struct.unpack_from("<HH", stream, at)
            if kind == _MORE_IN_ONE:
                (column,) = struct.unpack_from("<H", stream, at + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        if columns > MOST_COLUMNS:
            raise ValueError("column")
    yield rows, columns


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record, where its content begins, and how long that is."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            return
        yield kind, at + 4, size
        at += 4 + size


def _stream(data: bytes) -> bytes:
    """The records of the workbook, put together from their sectors."""
    (shift, small_shift) = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise ValueError("sectors")
    size = 1 << shift
    next_of = _chain_table(data, size)
    first_of_directory = struct.unpack_from("<I", data, 48)[0]
    directory = _joined(data, next_of, first_of_directory, size)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    found = {_name(entry): entry for entry in reversed(entries)}
    entry = next((found[name] for name in _NAMES if name in found), None)
    if entry is None:
        raise ValueError("no workbook")
    first, length = struct.unpack_from("<II", entry, 116)
    if length >= _CUT_OFF:
        return _joined(data, next_of, first, size)[:length]
    root = struct.unpack_from("<I", entries[0], 116)[0]
    small = _joined(data, next_of, root, size)
    small_next = _numbers(_joined(data, next_of, struct.unpack_from("<I", data, 60)[0], size))
    parts = (small[one << 6 : (one + 1) << 6] for one in _chain(small_next, first))
    return b"".join(parts)[:length]


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")


def _chain_table(data: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    listed = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(data) // size):
        if more >= _LAST_SECTOR:
            break
        *further, more = _numbers(_sector(data, more, size))
        listed += further
    table: list[int] = []
    for one in listed:
        if one < _LAST_SECTOR:
            table += _numbers(_sector(data, one, size))
    return table


def _sector(data: bytes, number: int, size: int) -> bytes:
    found = data[(number + 1) * size : (number + 2) * size]
    if not found:
        raise ValueError("sector")
    return found


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _chain(next_of: list[int], first: int) -> Iterator[int]:
    """The sectors of one chain. Raises ValueError for one that bites its own tail."""
    at, seen = first, 0
    while at < _LAST_SECTOR:
        if seen > len(next_of):
            raise ValueError("circle")
        yield at
        at, seen = next_of[at], seen + 1


def _joined(data: bytes, next_of: list[int], first: int, size: int) -> bytes:
    return b"".join(_sector(data, one, size) for one in _chain(next_of, first))

"""Small files that are meant to cost a great deal: each is given to its reader, and measured.

`python -m tests.fuzz.bombs` goes through them in one process that may not take more memory than
`MOST_MB`, and says of each how long it took and how much the process had taken by then.
"""

from __future__ import annotations

import io
import json
import resource
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from tests.fuzz import sealed
from tests.fuzz.targets import TARGETS

MOST_MB = 1_500
"""What a process may address: twice what it ever needs, far below what these ask for."""

_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    "{}</sheets></workbook>"
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData>{}</worksheet>"
)
_LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'haha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 20}'>" for n in range(1, 20))
)
Long = tuple[str, str, int, str]
"""What stands first, what stands in between so many times, and what stands last."""

_AT_ONCE = 1_000
_DATA = Path(__file__).parents[1] / "data"


def workbook(*sheets: str | Long, **parts: Long) -> bytes:
    """A workbook of these sheets and further parts."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    linked = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        for n in numbers
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", _WORKBOOK.format(listed))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(linked))
        for number, sheet in zip(numbers, sheets, strict=True):
            _write(archive, f"worksheets/sheet{number}", sheet)
        for name, long in parts.items():
            _write(archive, name, long)
    return out.getvalue()


def _write(archive: zipfile.ZipFile, name: str, content: str | Long) -> None:
    begin, middle, times, end = (content, "", 0, "") if isinstance(content, str) else content
    with archive.open(f"xl/{name}.xml", "w") as part:
        part.write(begin.encode())
        for _ in range(times // _AT_ONCE):
            part.write(middle.encode() * _AT_ONCE)
        part.write(middle.encode() * (times % _AT_ONCE) + end.encode())


def a_long_sheet(middle: str, times: int, *, inside: bool = True) -> Long:
    """A sheet in which this stands so many times, among its rows or behind them."""
    begin, end = _SHEET.format("|", "").split("|") if inside else _SHEET.format("", "|").split("|")
    return begin, middle, times, end


def cells(*places: str) -> str:
    """A sheet with a number in each of these places."""
    return _SHEET.format(
        "<row>" + "".join(f'<c r="{at}"><v>1</v></c>' for at in places) + "</row>", ""
    )


def packed_by(method: int) -> bytes:
    """A workbook compressed in a way that no office uses."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(5_000_000))
    return out.getvalue()


def rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same bytes with other lengths in them."""
    assert old in data
    return data.replace(old, new)


def an_archive(size: int) -> bytes:
    """A packet whose one entry says it is so long."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.gridsync", b"GSF1" + bytes(12))
    return rewritten(out.getvalue(), struct.pack("<II", 16, 16), struct.pack("<II", size, size))


def old_workbook(row: int, column: int) -> bytes:
    """An old workbook with its first cell somewhere else."""
    data = bytearray((_DATA / "ledger_sample.xls").read_bytes())
    struct.pack_into("<HH", data, data.index(struct.pack("<HH", 0x00FD, 10)) + 4, row, column)
    return bytes(data)


def a_segment(**numbers: int) -> bytes:
    """A segment's head with these numbers, and little behind it."""
    said = {"first": 1, "count": 1, "raw": 10, "size": 18} | numbers
    head = struct.pack(
        "<4sBBH32sQQIqq32s32sII",
        *(b"GSG1", 1, 1, 1, bytes(32), 0, said["first"], said["count"], 0, 0),
        *(bytes(32), bytes(32), said["raw"], said["size"]),
    )
    return head + bytes(64) + zlib.compress(bytes(said["raw"] & 0xFFFFFF))


NESTED = b"\x91" * 2_000_000 + b"\xc0"
HUGE = b"\xdd\xff\xff\xff\xff"

BOMBS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "a cell in the far corner": ("workbook", lambda: workbook(cells("A1", "XFD1048576"))),
    "a cell beyond every sheet": ("workbook", lambda: workbook(cells("A1", "ZZZ9999999"))),
    "a cell that says its place oddly": (
        "workbook",
        lambda: workbook(_SHEET.format('<row><c x=">" r="XFD1048576"><v>1</v></c></row>', "")),
    ),
    "a row far below, its cells without places": (
        "workbook",
        lambda: workbook(
            _SHEET.format('<row><c><v>1</v></c></row><row r="4294967295"><c><v>1</v></c></row>', "")
        ),
    ),
    "cells from the last to the first": ("workbook", lambda: workbook(cells("A9", "B2", "C1"))),
    "200 sheets as large as one may be": (
        "workbook",
        lambda: workbook(*[cells("A1", "AN200000")] * 200),
    ),
    "a hundred megabytes of nothing": (
        "workbook",
        lambda: workbook(a_long_sheet(" ", 100_000_000)),
    ),
    "a part larger than it says": (
        "workbook",
        lambda: rewritten(
            workbook(_SHEET.format(" " * 5_000_000, "")),
            struct.pack("<I", 5_000_000 + len(_SHEET) - 4),
            struct.pack("<I", 100),
        ),
    ),
    "a million merged ranges": (
        "workbook",
        lambda: workbook(a_long_sheet('<mergeCell ref="A1:B2"/>', 1_000_000, inside=False)),
    ),
    "everything merged": (
        "workbook",
        lambda: workbook(
            _SHEET.format("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
        ),
    ),
    "twenty million texts": (
        "workbook",
        lambda: workbook(cells("A1"), sharedStrings=("<sst>", "<si/>", 20_000_000, "</sst>")),
    ),
    "a list of sheets without end": (
        "workbook",
        lambda: workbook(cells("A1"), styles=("<x>", "<sheet/>", 6_000_000, "</x>")),
    ),
    "a billion laughs in a sheet": (
        "workbook",
        lambda: workbook(_LAUGHS + _SHEET.format('<row><c r="A1"><v>&a19;</v></c></row>', "")),
    ),
    "a billion laughs in the texts": (
        "workbook",
        lambda: workbook(
            cells("A1"), sharedStrings=(f"{_LAUGHS}<sst><si><t>&a19;</t></si></sst>", "", 0, "")
        ),
    ),
    "a billion laughs in the looks": (
        "asked",
        lambda: b"@@@ xl/styles.xml\n" + f"{_LAUGHS}<styleSheet>&a19;</styleSheet>".encode(),
    ),
    "a million elements in one another": (
        "workbook",
        lambda: workbook(("<worksheet>", "<a>", 1_000_000, "")),
    ),
    "a dictionary of gigabytes": ("workbook", lambda: packed_by(zipfile.ZIP_LZMA)),
    "an old cell in the far corner": ("workbook", lambda: old_workbook(65_535, 65_535)),
    "an old cell in the last place": ("workbook", lambda: old_workbook(65_535, 255)),
    "a packet with an entry of gigabytes": ("packet", lambda: an_archive(0xFFFFFFF0)),
    "a segment of four gigabytes": ("segment", lambda: a_segment(raw=0xFFFFFFFF, size=0xFFFFFFFF)),
    "a segment that shrinks too well": ("segment", lambda: a_segment(raw=4_000_000)),
    "a segment of 2³² changes": ("segment", lambda: a_segment(count=0xFFFFFFFF)),
    "a segment at the end of all numbers": ("segment", lambda: a_segment(first=2**63)),
    "nested columns": ("columns", lambda: b"\x01" + NESTED),
    "columns that say they are long": ("columns", lambda: b"\x01\xdc\x00\x11" + HUGE * 17),
    "columns that are long": (
        "columns",
        lambda: b"\x01" + msgspec.msgpack.encode([bytes(16), *[["x"] * 200_000] * 16]),
    ),
    "a sync file of four gigabytes": (
        "file",
        lambda: struct.pack("<4sBBHB3xI", b"GSF1", 1, 1, 0, 255, 0xFFFFFFFF),
    ),
    "a million empty items": ("parcel", lambda: struct.pack("<BI", 2, 0) * 1_000_000),
    "a nested statement": ("statement", lambda: _statement(NESTED)),
    "a statement that says it is long": ("statement", lambda: _statement(b"\x9f" + HUGE * 15)),
    "a nested start-up file": ("startup", lambda: NESTED),
    "a start-up file that says it is long": ("startup", lambda: b"\x98" + HUGE * 8),
    "a nested card": ("card", lambda: NESTED),
    "nested keys": ("keys", lambda: NESTED),
    "a nested marker": ("marker", lambda: b"[" * 1_000_000),
    "a marker of endless numbers": ("marker", lambda: b'{"epoch":"","machine":"","packed":1e999}'),
    "nested choices": ("choices", lambda: b'{"a":' * 1_000_000),
}


def _statement(body: bytes) -> bytes:
    return struct.pack("<4sBBBB32sI", b"GSF1", 1, 1, ord("S"), 0, bytes(32), len(body)) + body


def run() -> Iterator[tuple[str, float, int]]:
    """Each bomb: its name, the seconds it took, and the most megabytes held until then."""
    sealed.stage()
    for name, (target, make) in BOMBS.items():
        data = make()
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MB << 20, resource.RLIM_INFINITY))
        began = time.process_time()
        try:
            TARGETS[target](data)
        except Exception as broken:
            raise RuntimeError(name) from broken
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
        seconds = time.process_time() - began
        yield name, seconds, most_mb()


def most_mb() -> int:
    """The most megabytes this process ever held.

    Linux hands what `ru_maxrss` says on to whatever a process starts; the peak in /proc is its own.
    """
    status = Path("/proc/self/status")
    said = status.read_text(encoding="ascii", errors="replace") if status.exists() else ""
    for line in said.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) >> 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> (20 if sys.platform == "darwin" else 10)


if __name__ == "__main__":
    for told in run():
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.stdout.flush()

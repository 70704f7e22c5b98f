"""Whatever bytes stand in homes and files, and what they say once opened and unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2

from gridapp.models.domain import Unreadable
from gridapp.register import cipher, intake
from gridapp.sync import opening, packets
from gridapp.sync.keys import KeyRing
from tests.sync.county import County
from tests.sync.township import Device


def of_sticks(county: County, town: str) -> list[Path]:
    return sync_files(county.net.folder / "sticks" / town)


def sync_files(folder: Path) -> list[Path]:
    suffixes = {".gridsync", packets.SUFFIX, ".gridstart"}
    return [path for path in sorted(folder.rglob("*")) if path.suffix in suffixes]


def contents(files: Iterable[Path], homes: Sequence[Device]) -> Iterator[bytes]:
    """What can be read in these files with the keys of these homes."""
    rings = [one.ring for one in homes]
    for path in files:
        if path.suffix == ".gridstart":
            continue
        inside = [packets.read(path, name) for name in packets.names(path)]
        for data in inside or [path.read_bytes()]:
            yield from _parcel(data, rings)


def _parcel(data: bytes, rings: Sequence[KeyRing]) -> Iterator[bytes]:
    for ring in rings:
        try:
            parcel = opening.open_parcel(data, ring)
        except Unreadable:
            continue
        yield from (said.raw for said in (parcel.said, *parcel.forwarded))
        yield from parcel.attachments
        for body in parcel.segments:
            yield from _segment(body)
        return


def _segment(body: bytes) -> Iterator[bytes]:
    """What a segment says, unpacked."""
    payload = intake.parse(body).payload
    yield body
    yield from payload.records
    yield from (_bytes(value) for value in payload.values())


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def bytes_of(homes: Iterable[Device]) -> Iterator[bytes]:
    """Every byte of these homes, names of files too, and what their segments say unpacked."""
    for device in homes:
        for path in sorted(device.home.root.rglob("*")):
            yield str(path.relative_to(device.home.root)).encode()
            if path.is_file():
                data = path.read_bytes()
                yield data
                if device.home.attachments in path.parents:
                    yield cipher.unseal(path, data) or b""
        with device.open() as (conn, _me):
            bodies = [bytes(body) for (body,) in conn.execute("SELECT body FROM segment")]
        for body in bodies:
            yield from _segment(body)


def under(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def of_a_file(path: Path) -> Iterator[bytes]:
    """What a file says: of workbooks and Word files what lies in them, of a PDF its text."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif path.read_bytes().startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(path)) as document:
            for page in document:
                yield page.get_textpage().get_text_range().encode()

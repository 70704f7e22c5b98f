"""What can still be read of a damaged register: around holes, and past its tables.

Nothing that is read here is believed: segments prove themselves by digest and signature,
certificates by theirs. Only what was in no segment yet has to be taken as it stands.
"""

from __future__ import annotations

import json
import mmap
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from gridapp.models.domain import Domain
from gridapp.register import cipher
from gridapp.register.archives import in_folder, open_archive
from gridapp.register.segment import HEADER_SIZE, SIGNED_SIZE
from gridapp.register.unpacked import Unpacked

_SIZE_AT = 144


class Wreck:
    """A register file of which any part may be unreadable. Close it when done."""

    def __init__(self, file: Path, key: bytes | None = None) -> None:
        """`key` is the database key of the home; a plain file is none the worse for it."""
        self._file = file
        self._conn = cipher.open_(file, how="mode=ro", key=key)
        # Bytes where texts are no texts any more: they are nothing that we wrote.
        self._conn.text_factory = lambda data: data.decode("utf-8", "replace")

    def close(self) -> None:
        """Let go of the file."""
        self._conn.close()

    def meta(self) -> dict[str, Any]:
        """What the register says of itself."""
        return dict(self._both_ways("SELECT name, value FROM meta ORDER BY name"))

    def certificates(self) -> Iterator[bytes]:
        """The certificates that lie there."""
        for (body,) in self._both_ways("SELECT body FROM credential ORDER BY id"):
            if isinstance(body, bytes):
                yield body

    def segments(self, domain: Domain) -> Iterator[bytes]:
        """What may be segments: row by row, and then wherever in the file one begins.

        The same may come twice.
        """
        last = 0
        with suppress(sqlite3.DatabaseError):
            (last,) = self._conn.execute("SELECT coalesce(max(gid), 0) FROM segment").fetchone()
        holes = not last
        for gid in range(1, last + 1):
            try:
                row = self._conn.execute(
                    "SELECT body FROM segment WHERE gid = ?", (gid,)
                ).fetchone()
            except sqlite3.DatabaseError:
                holes = True
                continue
            if row and isinstance(row[0], bytes):
                yield row[0]
            holes = holes or row is None
        yield from self._archived(domain)
        if holes:
            for data in cipher.plain_bytes(self._conn, self._file):
                yield from _carved(data, domain)

    def _archived(self, domain: Domain) -> Iterator[bytes]:
        """What may be segments in the archives beside, of whichever device they are."""
        for _year, file in in_folder(self._file.parent):
            try:
                with closing(open_archive(file, key=cipher.key_of(self._conn))) as conn:
                    for (body,) in conn.execute("SELECT body FROM segment ORDER BY number"):
                        yield body
            except sqlite3.DatabaseError:
                for data in cipher.plain_bytes(self._conn, file):
                    yield from _carved(data, domain)

    def unpacked(self) -> list[Unpacked]:
        """Own changes that are in no segment yet."""
        asked = "SELECT sid, n, rec, col, at, bases, worker, value FROM outbox ORDER BY sid, n"
        found = []
        for sid, n, rec, col, at, bases, worker, value in self._both_ways(asked):
            stream, record = self._stream(sid), self._record(rec)
            if stream and record:
                named = [(self._stream(base), number) for base, number in _listed(bases)]
                found.append(
                    Unpacked(
                        stream=stream,
                        n=n,
                        uid=record[0],
                        kind=record[1],
                        col=col,
                        at=at,
                        bases=tuple((key, number) for key, number in named if key),
                        worker=worker,
                        value=value,
                    )
                )
        return sorted(found, key=lambda one: (one.stream, one.n))

    def acts(self) -> list[tuple[Any, ...]]:
        """The access log from its beginning, as far as it can be read without a gap."""
        found: list[tuple[Any, ...]] = []
        with suppress(sqlite3.DatabaseError):
            for row in self._conn.execute(
                "SELECT id, at_ms, act, record, reason, previous, digest FROM audit ORDER BY id"
            ):
                found.append(row)
        return found

    def _both_ways(self, asked: str) -> list[tuple[Any, ...]]:
        """The rows up to the first hole, and those from the end back to the last one."""
        found: dict[tuple[Any, ...], None] = {}
        backwards = asked.replace("sid, n", "sid DESC, n") if "sid, n" in asked else asked
        for one in (asked, f"{backwards} DESC"):
            try:
                for row in self._conn.execute(one):
                    found[row] = None
            except sqlite3.DatabaseError:
                continue
            break
        return list(found)

    def _stream(self, sid: int) -> bytes:
        return bytes((self._one("SELECT skey FROM stream WHERE sid = ?", sid) or (b"",))[0])

    def _record(self, rec: int) -> tuple[bytes, int] | None:
        row = self._one("SELECT uid, kind FROM rec WHERE id = ?", rec)
        return (bytes(row[0]), int(row[1])) if row else None

    def _one(self, asked: str, number: int) -> Any:
        try:
            return self._conn.execute(asked, (number,)).fetchone()
        except sqlite3.DatabaseError:
            return None


def _listed(bases: object) -> Sequence[tuple[int, int]]:
    try:
        return [(int(sid), int(n)) for sid, n in json.loads(str(bases))]
    except (ValueError, TypeError):
        return []


def _carved(data: mmap.mmap | bytes, domain: Domain) -> Iterator[bytes]:
    """Whatever begins like a segment and is long enough, wherever in the file it lies.

    One that lies in several pages is not whole there, and will not prove itself.
    """
    magic, at = domain.magic("G"), -1
    while (at := data.find(magic, at + 1)) >= 0:
        size = int.from_bytes(data[at + _SIZE_AT : at + SIGNED_SIZE], "little")
        yield data[at : at + HEADER_SIZE + min(size, len(data))]

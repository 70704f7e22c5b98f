"""The bytes of segments of past years: in a file a year beside the register, found again by id.

The register stays the authority: its row of a segment says in which year's file the bytes lie, or
that they are in the row itself. What an archive holds beyond that says nothing. Whatever comes out
of one proves itself, by its id and its digest, so that a wrong or rotten file is a missing one.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gridapp.models.domain import Unreadable
from gridapp.paths import takes_writes
from gridapp.register import cipher
from gridapp.register.segment import columns, identity, read_header

APPLICATION = 0x4A4C3941
"""Stands in the head of every archive."""

_NAME = re.compile(r"archive-([0-9a-f]{8})-(\d{4})\.db")
_ASKS = "asks_past"
_WHOLE = """
CREATE TEMP VIEW IF NOT EXISTS whole AS SELECT gid, sid, first, last, id, previous, state, reason,
role, area, unknown, entries, received_ms, emptied, archive,
CASE archive WHEN 0 THEN length(body)
ELSE length(archived_(archive, id, (SELECT value FROM main.meta WHERE name = 'key'))) END AS size,
CASE archive WHEN 0 THEN body
ELSE archived_(archive, id, (SELECT value FROM main.meta WHERE name = 'key')) END AS body
FROM main.segment
"""

Reason = Literal["missing", "damaged"]


class ArchiveLost(Exception):
    """What is to be done needs segments of a past year, and their archive is not to be read."""

    def __init__(self, year: int) -> None:
        super().__init__(str(year))
        self.value = year


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One year's file; `reason` is missing or damaged, and empty for one that can be read."""

    year: int
    segments: int
    reason: Reason | Literal[""]


class _Shelf:
    """The archives in one folder, each opened when it is first asked for."""

    def __init__(self, folder: Path | None, key: bytes | None) -> None:
        self._folder, self._key = folder, key
        self._opened: dict[tuple[bytes, int], sqlite3.Connection] = {}

    def __del__(self) -> None:
        for conn in self._opened.values():
            conn.close()

    def bytes_of(self, year: int, id_: bytes, key: bytes) -> bytes | None:
        """A segment, whole and proved; None where it is not to be had."""
        try:
            row = (
                self._at(year, key)
                .execute("SELECT body FROM segment WHERE id = ?", (id_,))
                .fetchone()
            )
        except (sqlite3.Error, OSError):
            self._let_go(year, key)
            return None
        return row[0] if row and is_sound(id_, row[0]) else None

    def lost(self, year: int, key: bytes) -> str:
        """Why a year's file cannot be read; empty where it can."""
        try:
            self._at(year, key).execute("SELECT id FROM segment LIMIT 1").fetchone()
        except FileNotFoundError:
            return "missing"
        except (sqlite3.Error, OSError):
            self._let_go(year, key)
            return "damaged"
        return ""

    def _at(self, year: int, key: bytes) -> sqlite3.Connection:
        found = self._opened.get((key, year))
        if found is None:
            if self._folder is None:
                raise FileNotFoundError
            file = self._folder / name_of(key, year)
            found = self._opened[key, year] = open_archive(file, key=self._key)
        return found

    def _let_go(self, year: int, key: bytes) -> None:
        if conn := self._opened.pop((key, year), None):
            conn.close()


def attach(conn: sqlite3.Connection, folder: Path | None) -> None:
    """Let `conn` read `whole`, which is `segment` with the bytes that lie in archives in `folder`.

    Every register is opened with this; again, for a copy whose archives lie elsewhere. None for one
    in memory.
    """
    shelf = _Shelf(folder, cipher.key_of(conn))
    conn.create_function("archived_", 3, shelf.bytes_of)
    conn.create_function("lost_", 2, shelf.lost)
    conn.execute(_WHOLE)


def name_of(key: bytes, year: int) -> str:
    """The name of a device's archive; the archives of several may lie in one folder of backups."""
    return f"archive-{key.hex()[:8]}-{year:04d}.db"


def key_of(conn: sqlite3.Connection) -> bytes:
    """The key of the device whose register this is; empty where it is nobody's yet."""
    row = conn.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    return bytes(row[0]) if row else b""


def is_archive(file: Path) -> bool:
    """Whether a file is called as archives are."""
    return _NAME.fullmatch(file.name) is not None


def in_folder(folder: Path, key: bytes | None = None) -> list[tuple[int, Path]]:
    """The archives that lie in a folder, of one device or of all, as (year, file)."""
    found = []
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        match = _NAME.fullmatch(file.name)
        if match and (key is None or key.hex().startswith(match[1])):
            found.append((int(match[2]), file))
    return found


def open_archive(
    file: Path, *, create: bool = False, key: bytes | None = None
) -> sqlite3.Connection:
    """Open an archive: the one place where that is done; with `key` where it lies elsewhere.

    Raises FileNotFoundError, or sqlite3.Error for what is no archive.
    """
    if not create and not file.exists():
        raise FileNotFoundError(str(file))
    fresh = create and not file.exists()
    if fresh:
        file.touch(mode=0o600)
    # Not read only where it can be written: what a crash left half done is then taken back.
    how = "rw" if takes_writes(file) else "ro"
    conn = cipher.open_(file, how=f"mode={how}", key=key, timeout=15)
    try:
        if create:
            conn.executescript(
                "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;"
            )
            _prepare(conn)
        if conn.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            raise sqlite3.DatabaseError("not an archive")
    except BaseException:
        conn.close()
        raise
    return conn


def _prepare(conn: sqlite3.Connection) -> None:
    """The one table, where there is nothing at all yet."""
    if conn.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        conn.executescript(
            f"BEGIN EXCLUSIVE; PRAGMA application_id = {APPLICATION};"
            " CREATE TABLE segment (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
            " body BLOB NOT NULL) STRICT; COMMIT;"
        )


def is_sound(id_: bytes, body: bytes) -> bool:
    """Whether these are the bytes of the segment with this id."""
    with suppress(Unreadable):
        header = read_header(body)
        columns(header, body)
        return identity(header.signed()) == id_
    return False


def listed(conn: sqlite3.Connection) -> list[Archive]:
    """The archives that this register needs, oldest first, and which of them cannot be read."""
    rows = conn.execute(
        "SELECT year, segments, lost_(year, (SELECT value FROM meta WHERE name = 'key'))"
        " FROM archive WHERE segments > 0 ORDER BY year"
    )
    return [Archive(year=year, segments=many, reason=reason) for year, many, reason in rows]


def lost(conn: sqlite3.Connection) -> list[Archive]:
    """The archives that this register needs and that cannot be read."""
    return [one for one in listed(conn) if one.reason]


def unread(conn: sqlite3.Connection, records: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Which of these records are spoken of in bytes that are not to be had, as (record, year)."""
    if conn.execute("SELECT 1 FROM archive LIMIT 1").fetchone():
        yield from conn.execute(
            "SELECT DISTINCT o.rec, s.archive FROM json_each(?) j CROSS JOIN touch o"
            " ON o.rec = j.value JOIN whole s ON s.gid = o.gid"
            " WHERE s.archive AND s.state = 1 AND s.body IS NULL",
            (json.dumps(list(records)),),
        )


def missing_of(conn: sqlite3.Connection, id_: str) -> dict[int, int]:
    """How much of what was written of a record is not to be had: year to files' parts."""
    rows = conn.execute(
        "SELECT s.archive, count(DISTINCT s.gid) FROM rec r JOIN touch t ON t.rec = r.id"
        " JOIN whole s ON s.gid = t.gid WHERE r.uid = unhex_(?) AND s.archive AND s.body IS NULL"
        " GROUP BY s.archive ORDER BY s.archive",
        (id_,),
    )
    return dict(rows.fetchall())


def ask(conn: sqlite3.Connection, *, on: bool) -> None:
    """Have others asked for what archives held that are gone for good, or no more."""
    if on:
        conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, 1)", (_ASKS,))
    else:
        conn.execute("DELETE FROM meta WHERE name = ?", (_ASKS,))


def asked_for(conn: sqlite3.Connection, sids: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """What others are asked for of these streams: (stream, first, last), joined where it can be."""
    if not conn.execute("SELECT 1 FROM meta WHERE name = ?", (_ASKS,)).fetchone():
        return
    rows = conn.execute(
        "SELECT s.sid, s.first, s.last FROM json_each(?) j JOIN segment s ON s.sid = j.value"
        " WHERE s.archive IN (SELECT value FROM json_each(?)) ORDER BY s.sid, s.first",
        (json.dumps(sorted(sids)), json.dumps([one.year for one in lost(conn)])),
    )
    joined: tuple[int, int, int] | None = None
    for sid, first, last in rows:
        if joined and joined[0] == sid and first <= joined[2] + 1:
            joined = (sid, joined[1], max(last, joined[2]))
            continue
        if joined:
            yield joined
        joined = (sid, first, last)
    if joined:
        yield joined


def bring_back(conn: sqlite3.Connection, id_: bytes, body: bytes) -> bool:
    """Keep in the register itself a segment that comes again, its archive being lost; if it was.

    Must run inside a transaction.
    """
    row = conn.execute("SELECT archive, size FROM whole WHERE id = ?", (id_,)).fetchone()
    lacks = row is not None and row[0] > 0 and row[1] is None
    if lacks:
        to_register(conn, id_, body)
    return lacks


def to_register(conn: sqlite3.Connection, id_: bytes, body: bytes) -> None:
    """Let the bytes of a segment lie in its row again. Must run inside a transaction."""
    conn.execute(
        "UPDATE archive SET segments = segments - 1 WHERE year ="
        " (SELECT archive FROM segment WHERE id = ?)",
        (id_,),
    )
    conn.execute("UPDATE segment SET body = ?, archive = 0 WHERE id = ?", (body, id_))

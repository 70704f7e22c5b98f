"""Bytes of past years leave the register for their archive; what was erased leaves archives too.

They are written, flushed and read back there before the register lets them go, a portion at a
time. Wherever that stops, each segment lies whole in one of the two, or in both.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gridapp.models.deadlines import CHINA
from gridapp.paths import WrittenWrongly, flush_folder
from gridapp.register import archives, peers
from gridapp.register.archives import in_folder, key_of, name_of, open_archive
from gridapp.register.database import file_of, transaction
from gridapp.register.identity import Identity

WORTH_IT = 32 * 1024 * 1024
"""Less than this of past years stays where it is until a person asks."""

_PORTION, _PORTION_BYTES = 1_000, 8 * 1024 * 1024
_SOON_REWRITTEN = 256 * 1024 * 1024
_LOOKED = "archived_in"
_OLD_FILES = ("imported", "known")

# Work of this device stays until a centre above has it, where there is one that answers; what
# people wait for, or later programs are to read, stays as well.
_MOVABLE = """
FROM segment s CROSS JOIN stream t USING (sid)
WHERE s.archive = 0 AND s.state = 1 AND s.unknown = 0 AND t.place > 0 AND s.received_ms < :before
AND s.gid NOT IN (SELECT gid FROM to_empty)
AND (t.given = 0 OR :centres = '[]' OR s.last <= coalesce((SELECT max(a.hi) FROM ack a
WHERE a.sid = s.sid AND a.peer IN (SELECT unhex_(value) FROM json_each(:centres))), 0))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What went into archives: how many segments, of how many bytes; `freed` in the file."""

    segments: int = 0
    bytes: int = 0
    freed: int = 0


def is_due(conn: sqlite3.Connection, *, now_ms: int) -> bool:
    """Whether nobody has looked yet, this year, whether past years are worth an archive.

    Who looked by a clock that was years ahead did not look this year.
    """
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (_LOOKED,)).fetchone()
    return row is None or int(row[0]) != _year(now_ms)


def archive(
    conn: sqlite3.Connection, me: Identity, *, now_ms: int, least: int = 0, rewrite: bool = True
) -> Archived:
    """Move what came in past years into archives; nothing where it is less than `least` bytes.

    The space goes back to the disk where that is soon done, or with `rewrite`; else what comes next
    fills it. Must run outside a transaction. Raises OSError, also where there is no room, or
    sqlite3.Error.
    """
    register = file_of(conn)
    if register is None:
        return Archived()
    asked = {"before": _begin_ms(_year(now_ms)), "centres": _centres(conn, me, now_ms)}
    found, size = conn.execute(
        f"SELECT count(*), total(length(s.body)) {_MOVABLE}", asked
    ).fetchone()
    before, moved = _size(register), 0
    if found and size >= least:
        _need_room(register.parent, int(size))
        for portion in _portions(conn, asked):
            for year, gids in portion.items():
                moved += _move(conn, register.parent / name_of(me.key, year), year, gids)
    with transaction(conn):
        _forget_files(conn, asked["before"])
        conn.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_LOOKED, _year(now_ms))
        )
    if moved and (rewrite or before <= _SOON_REWRITTEN):
        # A disk too full for that is no failure: what comes next fills the gaps.
        with suppress(sqlite3.OperationalError):
            conn.execute("VACUUM")
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return Archived(
        segments=moved, bytes=int(size) if moved else 0, freed=max(0, before - _size(register))
    )


def _year(ms: int) -> int:
    return datetime.fromtimestamp(ms / 1000, CHINA).year


def _begin_ms(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=CHINA).timestamp() * 1000)


def _centres(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
    """The centres above that have ever answered, as JSON."""
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    above = json.dumps([one.key.hex() for one in peers.centres_above(conn, me, who)])
    rows = conn.execute(
        "SELECT hex(key) FROM peer WHERE last_number > 0"
        " AND key IN (SELECT unhex_(value) FROM json_each(?))",
        (above,),
    )
    return json.dumps([key for (key,) in rows])


def _size(register: Path) -> int:
    return register.stat().st_size


def _need_room(folder: Path, size: int) -> None:
    """Raise where the disk has no room for the archive and for the journal meanwhile."""
    if shutil.disk_usage(folder).free < 2 * size + _PORTION_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _portions(conn: sqlite3.Connection, asked: dict[str, object]) -> Iterator[dict[int, list[int]]]:
    """What may be moved, oldest first: year to segments, as much as one transaction takes."""
    last = 0
    while True:
        rows = conn.execute(
            f"SELECT s.gid, s.received_ms, length(s.body) {_MOVABLE}"
            " AND s.gid > :last ORDER BY s.gid LIMIT :most",
            asked | {"last": last, "most": _PORTION},
        ).fetchall()
        portion: dict[int, list[int]] = defaultdict(list)
        size = 0
        for gid, received_ms, length in rows:
            if portion and size + length > _PORTION_BYTES:
                break
            portion[_year(received_ms)].append(gid)
            size, last = size + length, gid
        if not portion:
            return
        yield portion


def _move(conn: sqlite3.Connection, file: Path, year: int, gids: Sequence[int]) -> int:
    """Move these segments into one archive; how many."""
    rows = conn.execute(
        "SELECT s.id, s.body FROM json_each(?) j CROSS JOIN segment s ON s.gid = j.value"
        " WHERE s.archive = 0",
        (json.dumps(gids),),
    ).fetchall()
    # What would not come out again is not put in.
    bodies = {bytes(id_): body for id_, body in rows if archives.is_sound(id_, body)}
    with closing(open_archive(file, create=True)) as into:
        into.execute("BEGIN IMMEDIATE")
        into.executemany(
            "INSERT INTO segment (id, body) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            list(bodies.items()),
        )
        into.execute("COMMIT")
    flush_folder(file.parent)
    _read_back(file, bodies)
    with transaction(conn):
        # Bindings and notes hang on the rows, which are back before it ends.
        conn.execute("PRAGMA defer_foreign_keys = ON")
        return _let_go(conn, year, gids, bodies)


def _read_back(file: Path, bodies: dict[bytes, bytes]) -> None:
    with closing(open_archive(file)) as there:
        for id_, body in bodies.items():
            found = there.execute("SELECT body FROM segment WHERE id = ?", (id_,)).fetchone()
            if found != (body,):
                raise WrittenWrongly(errno.EIO, "read back other bytes than written", str(file))


def _let_go(
    conn: sqlite3.Connection, year: int, gids: Sequence[int], bodies: dict[bytes, bytes]
) -> int:
    """Put each row in anew without its bytes: rows made shorter in place would free no page."""
    read = conn.execute(
        "SELECT s.* FROM json_each(?) j CROSS JOIN segment s ON s.gid = j.value"
        " WHERE s.archive = 0 ORDER BY s.gid",
        (json.dumps(gids),),
    )
    names = [column[0] for column in read.description]
    id_, body, place = (names.index(name) for name in ("id", "body", "archive"))
    # Whatever has changed since it was written there stays.
    rows = [list(row) for row in read if bodies.get(bytes(row[id_])) == row[body]]
    for row in rows:
        row[body], row[place] = b"", year
    conn.executemany("DELETE FROM segment WHERE gid = ?", [(row[0],) for row in rows])
    marks = ", ".join("?" * len(names))
    conn.executemany(f"INSERT INTO segment VALUES ({marks})", rows)  # noqa: S608  question marks
    conn.execute(
        "INSERT INTO archive (year, segments) VALUES (?1, ?2)"
        " ON CONFLICT DO UPDATE SET segments = segments + ?2",
        (year, len(rows)),
    )
    return len(rows)


def _forget_files(conn: sqlite3.Connection, before_ms: object) -> None:
    """Files taken in before last year began: one that comes again is known by its segments."""
    conn.execute(
        "DELETE FROM file WHERE direction = 'in' AND made_ms < ?"
        " AND result IN (SELECT value FROM json_each(?))",
        (before_ms, json.dumps(_OLD_FILES)),
    )


def wipe(conn: sqlite3.Connection) -> None:
    """Take out of archives what lies in the register itself again, and make their files anew.

    That is what was emptied. An archive that cannot be read now is remembered.
    """
    register = file_of(conn)
    if register is None:
        return
    conn.execute("UPDATE archive SET to_wipe = 1")
    for year, file in in_folder(register.parent, key_of(conn)):
        with suppress(sqlite3.Error, OSError):
            with closing(open_archive(file, create=True)) as there:
                ids = [id_ for (id_,) in there.execute("SELECT id FROM segment")]
                stale = [(id_,) for id_ in ids if _is_here(conn, id_)]
                if stale:
                    there.execute("BEGIN IMMEDIATE")
                    there.executemany("DELETE FROM segment WHERE id = ?", stale)
                    there.execute("COMMIT")
                    there.execute("VACUUM")
            conn.execute("UPDATE archive SET to_wipe = 0 WHERE year = ?", (year,))


def is_to_wipe(conn: sqlite3.Connection) -> bool:
    """Whether an archive that could not be read when erased values were wiped can be read now."""
    waiting = {year for (year,) in conn.execute("SELECT year FROM archive WHERE to_wipe")}
    return bool(waiting) and any(
        one.year in waiting and not one.reason for one in archives.listed(conn)
    )


def _is_here(conn: sqlite3.Connection, id_: bytes) -> bool:
    row = conn.execute("SELECT archive FROM segment WHERE id = ?", (id_,)).fetchone()
    return bool(row == (0,))

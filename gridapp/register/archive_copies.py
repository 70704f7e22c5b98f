"""Archives among the backups: copied when they have changed, put back where they are missing."""

from __future__ import annotations

import errno
import filecmp
import secrets
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from gridapp.paths import PART, WrittenWrongly, flush, flush_folder
from gridapp.register import archives, cipher
from gridapp.register.archives import key_of, name_of, open_archive
from gridapp.register.database import file_of

_HEAD = 4096


def back_up(conn: sqlite3.Connection, folder: Path) -> None:
    """Put into `folder` what it lacks of the archives of this register, or has as it was before.

    One that cannot be read here leaves what is there. Raises OSError.
    """
    register = file_of(conn)
    for one in archives.listed(conn) if register else ():
        name = name_of(key_of(conn), one.year)
        if register and not one.reason and register.parent != folder:
            copy(register.parent / name, folder / name)


def put_back(conn: sqlite3.Connection, source: Path, home: Path) -> None:
    """Put into `home` the archives a register needs that cannot be read there but in `source`."""
    for (year,) in conn.execute("SELECT year FROM archive WHERE segments > 0").fetchall():
        name = name_of(key_of(conn), year)
        there, here = source / name, home / name
        if there.exists() and not _is_sound(here):
            copy(there, here)


def copy(file: Path, to: Path) -> None:
    """Copy an archive whose every segment proves itself; not one that is there already.

    Whatever is at `to` stays where the source is unsound. Raises OSError.
    """
    if _is_same(file, to):
        return
    key = cipher.held(to)
    with suppress(sqlite3.DatabaseError), closing(open_archive(file, key=key)) as conn:
        conn.execute("BEGIN")  # nobody writes there meanwhile
        if not _proves_itself(conn):
            return
        part = to.with_name(f".{secrets.token_hex(6)}{PART}")
        try:
            part.touch(mode=0o600)
            if key is not None and cipher.key_of(conn) is None:
                cipher.copy(conn, part, key=key)  # it comes from before the home was encrypted
                flush(part)
                part.replace(to)
                return
            shutil.copyfile(file, part)
            flush(part)
            if not filecmp.cmp(file, part, shallow=False):
                raise WrittenWrongly(errno.EIO, "read back other bytes than written", str(to))
            part.replace(to)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        flush_folder(to.parent)


def _is_same(file: Path, to: Path) -> bool:
    """Whether both are one state of an archive: every write changes its first page."""
    if not to.exists() or file.stat().st_size != to.stat().st_size:
        return False
    with file.open("rb") as one, to.open("rb") as other:
        return one.read(_HEAD) == other.read(_HEAD)


def _is_sound(file: Path) -> bool:
    with suppress(sqlite3.Error, FileNotFoundError), closing(open_archive(file)) as conn:
        return _proves_itself(conn)
    return False


def _proves_itself(conn: sqlite3.Connection) -> bool:
    rows = conn.execute("SELECT id, body FROM segment")
    return all(archives.is_sound(id_, body) for id_, body in rows)

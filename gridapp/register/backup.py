"""A copy of the register that is known to be good before it is called a backup."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from gridapp.paths import PART, flush
from gridapp.register import archive_copies, archives
from gridapp.register.check import check
from gridapp.register.database import file_of, note_damage


class UnsoundCopy(Exception):
    """The copy is not whole; it was not kept, and an older backup stays as it was."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def backup(conn: sqlite3.Connection, file: Path, *, thorough: bool = True) -> None:
    """Copy the register to `file`, read it back and check it; only then it gets its name.

    Archives of past years come to lie beside it, those that do not lie there as they are.
    A copy that is not checked thoroughly is so for file and log, which the state follows from.
    Raises UnsoundCopy, sqlite3.Error or OSError; whatever had the name is then still there.
    """
    part = file.with_name(f".{secrets.token_hex(6)}{PART}")
    archive_copies.back_up(conn, file.parent)
    try:
        part.touch(mode=0o600)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            conn.backup(copy)
            # One plain file, without a journal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            archives.attach(copy, part.parent)
            found = check(copy, state=thorough, past=False)
        bad = [problem for problem in found if problem.bad]
        if bad:
            _look_at_source(conn)
            raise UnsoundCopy(bad[0].kind)
        flush(part)
        part.replace(file)
    finally:
        for name in (part.name, f"{part.name}-journal"):
            with suppress(OSError):
                part.with_name(name).unlink(missing_ok=True)


def _look_at_source(conn: sqlite3.Connection) -> None:
    """A copy that is not whole may be that of a register that is not: then nobody writes there."""
    register = file_of(conn)
    if register is not None and conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        note_damage(register)


def fold_journal(file: Path) -> None:
    """Bring what the journal holds into the file itself.

    Raises sqlite3.OperationalError where another program has it open.
    """
    with closing(sqlite3.connect(file, isolation_level=None, timeout=1)) as conn:
        conn.execute("PRAGMA journal_mode=DELETE")

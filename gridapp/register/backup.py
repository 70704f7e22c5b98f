"""A copy of the register that is known to be good before it is called a backup."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from gridapp.paths import PART, Home, flush, write_file
from gridapp.register import archive_copies, archives, cipher
from gridapp.register.check import check
from gridapp.register.cipher import Use
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
        cipher.copy(conn, part, use=Use.BACKUP)
        with closing(cipher.open_(part, use=Use.BACKUP, key=cipher.key_of(conn))) as copy:
            archives.attach(copy, part.parent)
            found = check(copy, state=thorough, past=False)
        bad = [problem for problem in found if problem.bad]
        if bad:
            _look_at_source(conn)
            raise UnsoundCopy(bad[0].kind)
        flush(part)
        if cipher.key_of(conn) is not None:
            _carry_keys(conn, file)
        part.replace(file)
    finally:
        for name in (part.name, f"{part.name}-journal"):
            with suppress(OSError):
                part.with_name(name).unlink(missing_ok=True)


def keys_beside(file: Path) -> Path:
    """Where the key file lies with which another computer opens an encrypted backup."""
    return file.with_suffix(".keys")


def _carry_keys(conn: sqlite3.Connection, file: Path) -> None:
    register = file_of(conn)
    if register is not None and cipher.is_sealed(sealed := Home(register.parent).keys):
        write_file(keys_beside(file), sealed.read_bytes(), private=True)


def _look_at_source(conn: sqlite3.Connection) -> None:
    """A copy that is not whole may be that of a register that is not: then nobody writes there."""
    register = file_of(conn)
    if register is not None and conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        note_damage(register)


def fold_journal(file: Path) -> None:
    """Bring what the journal holds into the file itself.

    Raises sqlite3.OperationalError where another program has it open.
    """
    with closing(cipher.open_(file, timeout=1)) as conn:
        conn.execute("PRAGMA journal_mode=DELETE")

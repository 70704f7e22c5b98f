"""A plain home made an encrypted one, file by file, whatever power cut comes in between.

Each file is copied into an encrypted one beside it, which is read back, takes its name, and only
then the old bytes are overwritten. A mark in the home says that this has begun; as long as it is
there, whoever unlocks the home goes on.
"""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from gridapp.models.domain import Unreadable
from gridapp.paths import (
    PART,
    PASSING,
    WIPE,
    Home,
    flush,
    flush_folder,
    replace_and_wipe,
    wipe,
    write_file,
)
from gridapp.register import cipher, plain_file
from gridapp.register.backup import keys_beside
from gridapp.register.cipher import Use
from gridapp.sync import keys

_AS_IN_THE_HOME = ("register-before-", "archive-")
"""What begins so among the backups was moved or copied there as it was."""


class CannotEncrypt(Exception):
    """A database here is damaged and cannot be encrypted: `path` says which."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self.path = file


def begin(home: Home) -> None:
    """Look whether everything can be encrypted, and mark that it has begun.

    Raises CannotEncrypt, or sqlite3.OperationalError where another program has a database open.
    """
    for file in _plain_databases(home):
        try:
            with plain_file.alone(file) as conn:
                whole = plain_file.is_whole(conn)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            raise CannotEncrypt(file) from error
        if not whole:
            raise CannotEncrypt(file)
    write_file(_mark(home), b"", private=True)


def finish(home: Home, key: bytes) -> None:
    """Encrypt what is still plain, if that has begun. Raises as `begin` does."""
    for file in home.root.glob(f".*{WIPE}"):  # an old key file, whose passphrase was changed
        wipe(file)
    if not _mark(home).exists():
        return
    for file in _plain_databases(home):
        _encrypt(home, file, key)
    for file in home.root.glob("keys.*"):
        if file != home.keys and file.suffix != PART and not cipher.is_sealed(file):
            with suppress(Unreadable):
                _save(file)
    for file in home.attachments.glob("*/*"):
        if file.suffix not in (PART, WIPE):
            _seal(file, key)
    carry_keys(home)
    _clear(home)
    _mark(home).unlink()
    flush_folder(home.root)


def carry_keys(home: Home) -> None:
    """Have each backup here lie beside the key file with which another computer can open it."""
    for file in home.backups.glob("*.db") if home.backups.is_dir() else ():
        if file.name.startswith("archive-"):
            continue
        write_file(keys_beside(file), home.keys.read_bytes(), private=True)


def _encrypt(home: Home, file: Path, key: bytes) -> None:
    use = Use.REGISTER
    if file == home.drafts:
        use = Use.DRAFTS
    elif file.parent == home.backups and not file.name.startswith(_AS_IN_THE_HOME):
        use = Use.BACKUP
    part = _part(file)
    journal = _second_name(file.with_name(f"{file.name}-wal"))
    with plain_file.alone(file) as conn:
        held = plain_file.told(conn)
        cipher.copy(conn, part, use=use, key=key)
    with closing(cipher.open_(part, use=use, key=key)) as conn:
        if not plain_file.is_whole(conn) or plain_file.told(conn) != held:
            raise CannotEncrypt(file)
    flush(part)
    replace_and_wipe(part, file)
    wipe(journal)


def _seal(file: Path, key: bytes) -> None:
    data = file.read_bytes()
    if cipher.unseal(file, data) is not None:
        return
    part = _part(file)
    write_file(part, cipher.seal(file, data), private=True)
    replace_and_wipe(part, file)


def _save(file: Path) -> None:
    part = file.with_name(f"{file.name}{PART}")
    keys.save(part, keys.load(file))
    replace_and_wipe(part, file)


def _second_name(file: Path) -> Path:
    """Another name for a journal, by which its bytes are found when SQLite has removed it."""
    other = file.with_name(f".{secrets.token_hex(6)}{WIPE}")
    if file.exists():
        with suppress(OSError):
            other.hardlink_to(file)
    return other


def _plain_databases(home: Home) -> Iterator[Path]:
    for folder in (home.root, home.backups):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            whole = file.suffix not in (PART, WIPE) and not file.name.endswith(("-wal", "-shm"))
            if whole and file.is_file() and cipher.is_plain(file):
                yield file


def _clear(home: Home) -> None:
    """Overwrite what a program that was ended has left behind."""
    for file in (*home.root.iterdir(), *home.backups.glob("*"), *home.attachments.glob("*/*")):
        if file.name.startswith(PASSING):
            for inner in file.rglob("*"):
                if inner.is_file():
                    wipe(inner)
            shutil.rmtree(file, ignore_errors=True)
        elif file.name[0] == "." and file.suffix in (PART, WIPE):
            wipe(file)


def _part(file: Path) -> Path:
    return file.with_name(f".{secrets.token_hex(6)}{PART}")


def _mark(home: Home) -> Path:
    return home.root / "encrypting"

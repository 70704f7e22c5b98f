"""Opening the register file and keeping its schema current."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

from gridapp.paths import Home, takes_writes
from gridapp.register import archives, cipher
from gridapp.register.location import check_location

APPLICATION = 0x4A4C3931
"""Stands in the head of every register file, so that no other database is taken for one."""


class RegisterTooNew(Exception):
    """The file was written by a later gridapp than this one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"register is version {found}, this program knows {known}")
        self.found, self.known = found, known


UPGRADED = "upgraded"
"""In `meta` until what an older program did not understand has been read again."""

_LONGEST_JOURNAL = 16_384
"""Pages, 64 MiB: a journal this long is written back in any case."""


class NoRegister(Exception):
    """There is no register in this home."""


class DamagedRegister(Exception):
    """The file is not a register, or SQLite finds it broken."""


class ReadOnlyRegister(Exception):
    """The register lies where nothing can be written, such as on a CD.

    `reason` is "unfinished" or "old" where it cannot be looked at either: it was copied while it
    was open, or needs an upgrade.
    """

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class DiskFull(Exception):
    """The disk was full when the register was opened: it is looked at, and not written into."""


class KeysMissing(Exception):
    """The register is encrypted, and the key file that opens it is not in the home."""


_TO_LOOK_AT, _DAMAGED, _FULL = "to look at", "damaged", "full"
"""How a register stands where nothing can be written, or that was found broken."""

_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")


def is_read_only(conn: sqlite3.Connection) -> bool:
    """Whether nothing can be written into the register: where it lies, or because it is broken."""
    return bool(getattr(conn, "standing", ""))


def no_writing(conn: sqlite3.Connection) -> Exception:
    """Why nothing can be written into a register that is read only."""
    standing = getattr(conn, "standing", "")
    if standing == _FULL:
        return DiskFull()
    return DamagedRegister("found broken") if standing == _DAMAGED else ReadOnlyRegister()


def note_damage(register: Path) -> None:
    """Keep in mind, beside it, that a register was found broken: nobody writes into it any more."""
    with suppress(OSError):
        _note_of(register).touch()


def forget_damage(register: Path) -> None:
    """The register was looked through and is whole."""
    with suppress(OSError):
        _note_of(register).unlink(missing_ok=True)


def is_damaged(register: Path) -> bool:
    """Whether a register was found broken."""
    return _note_of(register).exists()


def _note_of(register: Path) -> Path:
    return register.with_name(f"{register.name}.damaged")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The register, opened as `connect` does and closed behind; damage found meanwhile is noted.

    Where the disk is full it is opened to be looked at.
    """
    try:
        conn = connect(path)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") not in _NO_ROOM:
            raise
        try:
            conn = connect(path, full=True)
        except ReadOnlyRegister:
            raise error from None
    with closing(conn), watched(path):
        yield conn


@contextmanager
def watched(register: Path) -> Iterator[None]:
    """Note it where SQLite finds the register broken in the block."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if tells_of_damage(error):
            note_damage(register)
        raise


def connect(
    path: Path | str, *, create: bool = False, key: bytes | None = None, full: bool = False
) -> sqlite3.Connection:
    """Open the register at `path`, upgrading it as needed; a missing one only when `create`.

    Where nothing can be written, or the disk is `full`, it is opened to be looked at. In an
    encrypted home it opens once the home is unlocked (`sync.vault`); `key` is only for a copy that
    lies elsewhere. Raises NoRegister, RegisterTooNew, DamagedRegister, KeysMissing, Locked,
    NoCipher, ReadOnlyRegister where such a one cannot be, or UnsafeLocation for a network or
    cloud-sync folder.
    """
    standing = "" if path == ":memory:" else _standing(Path(path), create=create, full=full)
    to_look = standing and _connect_to_look(Path(path), key, standing)
    conn = to_look or cipher.open_(path, key=key)
    try:
        _check_is_ours(conn, create=create)
        if not standing:
            conn.executescript(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                " PRAGMA journal_size_limit=16777216;"
            )
        conn.executescript(
            "PRAGMA busy_timeout=15000; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
        )
        file = Path(path) if path != ":memory:" else None
        _add_functions(conn, file)
        migrate(conn, file)
    except sqlite3.DatabaseError as error:
        conn.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise _unread(path, str(error)) from error
    except BaseException:
        conn.close()
        raise
    return conn


def _standing(path: Path, *, create: bool, full: bool) -> str:
    """Why the register is only looked at; empty where it can be written. Raises NoRegister."""
    check_location(path)
    there = path.exists()
    if not create and not there:
        raise NoRegister(str(path))
    if there and is_damaged(path):
        return _DAMAGED
    return _FULL if full else _TO_LOOK_AT if there and not takes_writes(path) else ""


def _add_functions(conn: sqlite3.Connection, file: Path | None) -> None:
    # SQLite knows unhex() from 3.41 on; older ones are still about.
    conn.create_function("unhex_", 1, bytes.fromhex, deterministic=True)
    archives.attach(conn, file.parent if file else None)


def _unread(path: Path | str, found: str) -> Exception:
    """Why a register cannot be read: it is damaged, or keys that are gone have encrypted it."""
    file = Path(path)
    opens = path == ":memory:" or cipher.held(file) or Home(file.parent).keys.exists()
    return DamagedRegister(found) if opens or not cipher.looks_sealed(file) else KeysMissing()


def _connect_to_look(path: Path, key: bytes | None, standing: str) -> sqlite3.Connection:
    """Open what nobody can write. Raises ReadOnlyRegister where its journal cannot be read."""
    if standing == _DAMAGED and takes_writes(path):
        return cipher.open_(path, how="mode=ro", key=key, standing=standing)
    # A journal that was left behind holds the newest saves. SQLite reads it where the file beside
    # it, by which programs share it, was left too: it cannot make one here.
    journal, shared = (path.with_name(f"{path.name}-{end}") for end in ("wal", "shm"))
    left = journal.exists() and journal.stat().st_size > 0
    if left and not shared.exists():
        raise ReadOnlyRegister("unfinished")
    how = "mode=ro" if left else "mode=ro&immutable=1"
    return cipher.open_(path, how=how, key=key, standing=standing)


def _check_is_ours(conn: sqlite3.Connection, *, create: bool) -> None:
    """Raise before anything is written into a file that some other program keeps."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    if application == APPLICATION:
        return
    (tables,) = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables or application:
        raise DamagedRegister("not a register")
    if not create:
        raise NoRegister("empty file")


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """Run the block as one write: all of it is stored, or none of it.

    A register that SQLite finds broken is only read from then on, by whatever program of ours: what
    is written into it might be lost, or harm what is whole. Raises DamagedRegister for any later
    write, ReadOnlyRegister where none can be made.
    """
    if is_read_only(conn):
        raise no_writing(conn)
    register = file_of(conn)
    noted = register is not None and is_damaged(register)
    if noted or conn.execute("PRAGMA query_only").fetchone() == (1,):
        raise DamagedRegister("not written since it was found broken")
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException as error:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        if tells_of_damage(error):
            conn.execute("PRAGMA query_only = ON")
            if register is not None:
                note_damage(register)
        raise


def file_of(conn: sqlite3.Connection) -> Path | None:
    """Where the register lies; None for one in memory."""
    (file,) = conn.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(file) if file else None


def tells_of_damage(error: BaseException) -> bool:
    """Whether SQLite could not make sense of what stands in the file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def many_commits(conn: sqlite3.Connection) -> Iterator[None]:
    """Let the journal grow over the commits of the block, and write it back once, at the end.

    A page that every commit touches is then written into the register once, not once a commit.
    """
    (usual,) = conn.execute("PRAGMA wal_autocheckpoint").fetchone()
    before = conn.total_changes
    conn.execute(f"PRAGMA wal_autocheckpoint = {_LONGEST_JOURNAL}")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA wal_autocheckpoint = {usual}")
        if conn.total_changes > before:
            conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


@contextmanager
def rehearsal(conn: sqlite3.Connection) -> Iterator[None]:
    """Run the block as a write of which nothing stays."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Every schema step as (version, SQL), oldest first: read once, not at every opening."""
    found = []
    for file in files("gridapp.register").joinpath("migrations").iterdir():
        if match := re.fullmatch(r"(\d{4})_\w+\.sql", file.name):
            found.append((int(match[1]), file.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def migrate(conn: sqlite3.Connection, path: Path | None = None) -> None:
    """Bring the schema to the newest version, a transaction a step, the old file kept beside.

    A new one is made in one transaction.
    """
    steps = migrations()
    (current,) = conn.execute("PRAGMA user_version").fetchone()
    newest = steps[-1][0]
    if current > newest:
        raise RegisterTooNew(current, newest)
    if current < newest and is_read_only(conn):
        raise ReadOnlyRegister("old")
    if path and 0 < current < newest:
        kept = path.with_suffix(f".v{current}.bak")
        cipher.copy(conn, kept)
    note = f"INSERT OR REPLACE INTO meta (name, value) VALUES ('{UPGRADED}', 1);"  # noqa: S608  named above
    said = note if current else ""
    for version, sql in _missing(steps, current):
        try:
            conn.executescript(
                f"BEGIN EXCLUSIVE; {sql}\n{said} PRAGMA user_version={version}; COMMIT;"
            )
        except sqlite3.Error:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise


def _missing(steps: Sequence[tuple[int, str]], current: int) -> Sequence[tuple[int, str]]:
    """The steps that are still to be taken; into an empty file they go as one, with one flush."""
    if current:
        return [step for step in steps if step[0] > current]
    return [(steps[-1][0], "\n".join(sql for _version, sql in steps))]

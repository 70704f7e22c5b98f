"""The one place where databases are opened: plain ones, and those of a home that is encrypted.

A home is encrypted when its `keys.bin` is sealed. Whoever has unlocked it (`gridapp.sync.vault`
does that) calls `hold` with its database key, once a process; from then on every database below
that folder opens as a plain one would, and every new one is encrypted. Nobody passes keys around.
Whether a file is encrypted its first bytes say, so that plain and encrypted ones may lie together
while a home is being turned from one into the other.

An encrypted file is one of SQLCipher 4 with a raw key of 32 bytes: that of the register is the
database key itself; that of drafts, of backups and of attachments is derived from it.
"""

from __future__ import annotations

import hmac
import importlib.util
import mmap
import os
import secrets
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from gridapp.paths import PASSING, Home

KEY_SIZE: Final = 32
SEALED: Final = 2
"""The version byte of a key file that is sealed under a passphrase."""

PAGE: Final = 4096
_RESERVED = 80  # at each page's end: bytes that begin its cipher, and 64 that prove it
_SALT = _BEGIN = 16
_PLAIN = b"SQLite format 3\0"
_NONCE = 12
_ATTACHMENTS = "attachments"
_TAKEN_OVER = (
    "InterfaceError",
    "DatabaseError",
    "DataError",
    "OperationalError",
    "IntegrityError",
    "InternalError",
    "ProgrammingError",
    "NotSupportedError",
)
_held: dict[Path, bytes] = {}


class Locked(Exception):
    """The home is encrypted and its passphrase has not been given."""


class NoCipher(Exception):
    """The home is encrypted, and this installation lacks what can read it."""


class Use(Enum):
    """What a key is for: that of the register is the database key, the others follow from it."""

    REGISTER = b""
    BACKUP = b"backup"
    DRAFTS = b"drafts"
    ATTACHMENT = b"attachment"
    KEYS = b"keys"

    def key(self, of: bytes) -> bytes:
        """The key for this use, by HKDF-Expand with SHA-256; from it no other can be found."""
        return hmac.digest(of, b"gridapp " + self.value + b"\1", "sha256") if self.value else of


class _ToLookAt(sqlite3.Connection):
    """A plain database into which nothing is written; `standing` says why."""

    standing = ""


def is_there() -> bool:
    """Whether this installation can encrypt: the extra `gridapp[encrypted]` is there."""
    return importlib.util.find_spec("sqlcipher3") is not None


def hold(folder: Path, key: bytes) -> None:
    """Open and make databases below this folder with this database key, in this process."""
    _held[_real(folder)] = key


def let_go(folder: Path) -> None:
    """Forget the key of a folder. Databases that are open stay so."""
    _held.pop(_real(folder), None)


def held(path: Path) -> bytes | None:
    """The database key for what lies at a path; None where none is held."""
    return next((_held[folder] for folder in _homes(path) if folder in _held), None)


def is_sealed(keys: Path) -> bool:
    """Whether a key file is sealed under a passphrase: its home is an encrypted one."""
    try:
        with keys.open("rb") as file:
            return file.read(5)[4:] == bytes([SEALED])
    except OSError:
        return False


def is_locked(home: Home) -> bool:
    """Whether a passphrase has to be given before this home's databases can be opened."""
    return is_sealed(home.keys) and held(home.keys) is None


def is_plain(file: Path) -> bool:
    """Whether anybody could read this database."""
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN)) == _PLAIN


def looks_sealed(file: Path) -> bool:
    """Whether a database that cannot be read is encrypted, and not a plain one that is broken.

    In an encrypted one every byte is as likely as any other.
    """
    with file.open("rb") as opened:
        data = opened.read(16 * PAGE)
    return data[: len(_PLAIN)] != _PLAIN and max(Counter(data).values(), default=0) * 50 < len(data)


def open_(
    path: Path | str,
    *,
    how: str = "",
    use: Use = Use.REGISTER,
    key: bytes | None = None,
    timeout: float = 5,
    standing: str = "",
) -> sqlite3.Connection:
    """Open a database, or make a new one for `use`; each statement is its own transaction.

    `how` is what SQLite's file names take behind a question mark; `key` the database key, where it
    is not the one held. Raises Locked, NoCipher, or sqlite3.Error; an encrypted file for which no
    key fits is no database.
    """
    if path == ":memory:":
        return sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    path = Path(path)
    begun = path.is_file() and path.stat().st_size > 0
    key = key or held(path)
    if key is None and _in_locked_home(path):
        raise Locked(path.name)
    uses = (use, *(one for one in Use if one is not use)) if begun else (use,)
    for one in uses if key is not None else ():
        conn = _connect(*_driver(), path, how, timeout, standing)
        if _fits(conn, cast("bytes", key), one):
            return conn
        conn.close()
    # A plain one, or none that we can read. What stands in it is looked up by SQLite alone: to
    # open and close the file beside it would drop every lock that this process holds on it.
    kind = _ToLookAt if standing else None
    return _connect(kind, sqlite3.connect, path, how, timeout, standing)


def _fits(conn: sqlite3.Connection, key: bytes, use: Use) -> bool:
    """Whether this key opens it. For a file that none opens whoever reads it is told so."""
    conn.execute(f"PRAGMA key = \"x'{use.key(key).hex()}'\"")
    cast("Any", conn).key, cast("Any", conn).file_key = key, use.key(key)
    try:
        conn.execute("PRAGMA user_version").fetchone()
    except BaseException as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            return False
        conn.close()
        raise
    return True


def key_of(conn: sqlite3.Connection) -> bytes | None:
    """The database key that this database was opened with; None for a plain one."""
    return cast("bytes | None", getattr(conn, "key", None))


def copy(
    conn: sqlite3.Connection, path: Path, *, use: Use = Use.REGISTER, key: bytes | None = None
) -> None:
    """Copy a whole database into a new file, which is encrypted where it is or `key` is given."""
    key = key or key_of(conn)
    path.touch(mode=0o600)
    if key is not None and key_of(conn) is None:
        _export(conn, path, use.key(key))
        return
    target = open_(path, use=use, key=key) if key else sqlite3.connect(path, isolation_level=None)
    with closing(target):
        conn.backup(target)
        # One plain file, without a journal beside it.
        target.execute("PRAGMA journal_mode=DELETE")


def seal(path: Path, data: bytes) -> bytes:
    """What is written at a path where an attachment is to lie: encrypted in an encrypted home."""
    key = held(path)
    if key is None:
        return data
    nonce = secrets.token_bytes(_NONCE)
    sealed: bytes = _cipher(key).encrypt(nonce, data, None)
    return nonce + sealed


def unseal(path: Path, data: bytes) -> bytes | None:
    """What `seal` was given; None for other bytes. Raises Locked."""
    from cryptography.exceptions import InvalidTag

    key = held(path)
    if key is None:
        if _in_locked_home(path):
            raise Locked(path.name)
        return data
    with suppress(InvalidTag, ValueError):
        plain: bytes = _cipher(key).decrypt(data[:_NONCE], data[_NONCE:], None)
        return plain
    return None


def plain_bytes(conn: sqlite3.Connection, file: Path) -> Iterator[mmap.mmap | bytes]:
    """What lies in a database's file and in its journal, without any proof: for a damaged one."""
    key = key_of(conn)
    for end, before, each in (("", 0, 0), ("-wal", 32, 24)):
        path = Path(f"{file}{end}")
        if not path.exists() or not path.stat().st_size:
            continue
        if key is not None and not is_plain(file):
            yield b"".join(_pages(path, cast("Any", conn).file_key, before, each))
            continue
        with (
            path.open("rb") as opened,
            closing(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)) as data,
        ):
            yield data


def _pages(path: Path, key: bytes, before: int, each: int) -> Iterator[bytes]:
    """Each page as it was before it was encrypted, in a file with so many bytes ahead of each."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    with path.open("rb") as opened:
        opened.seek(before)
        while len(page := opened.read(each + PAGE)[each:]) == PAGE:
            salt = _SALT if not each and opened.tell() == PAGE else 0
            begin = page[PAGE - _RESERVED :][:_BEGIN]
            decryptor = Cipher(algorithms.AES(key), modes.CBC(begin)).decryptor()
            yield decryptor.update(page[salt : PAGE - _RESERVED])


def _export(conn: sqlite3.Connection, path: Path, key: bytes) -> None:
    """A plain database, read whole in one transaction, into a new encrypted file."""
    (name,) = conn.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    with closing(_connect(*_driver(), Path(name), "", 5, "")) as plain:
        kept = {
            said: plain.execute(f"PRAGMA {said}").fetchone()[0]
            for said in ("application_id", "user_version")
        }
        plain.execute(f"ATTACH ? AS sealed KEY \"x'{key.hex()}'\"", (str(path),))
        # A file that nobody knows of yet needs no journal; who makes it flushes it in the end.
        plain.executescript(
            "PRAGMA sealed.journal_mode = OFF; PRAGMA sealed.synchronous = OFF; BEGIN"
        )
        plain.execute("SELECT sqlcipher_export('sealed')").fetchone()
        plain.execute("COMMIT")
        for said, value in kept.items():
            plain.execute(f"PRAGMA sealed.{said} = {value}")
        plain.execute("DETACH sealed")


def _connect(
    kind: type[Any] | None, connect: Any, path: Path, how: str, timeout: float, standing: str
) -> sqlite3.Connection:
    conn = connect(
        f"{path.absolute().as_uri()}?{how}" if how else path,
        uri=bool(how),
        isolation_level=None,
        check_same_thread=False,
        timeout=timeout,
        **({"factory": kind} if kind else {}),
    )
    if standing:
        conn.standing = standing
    return cast("sqlite3.Connection", conn)


@cache
def _driver() -> tuple[type[Any], Any]:
    """SQLCipher's own module, made to fit in: what it raises is what `sqlite3` raises."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise NoCipher from None
    for name in _TAKEN_OVER:
        theirs = getattr(dbapi2, name)
        theirs.__bases__ = (*theirs.__bases__, getattr(sqlite3, name))
    for stored in (bytes, type(None)):
        dbapi2.register_adapter(stored, as_it_is)

    class Sealed(dbapi2.Connection):  # type: ignore[misc]
        """An encrypted database."""

        key: bytes | None = None
        file_key = b""
        standing = ""

    # It would write to the standard error stream about each file that is none of its own.
    with closing(dbapi2.connect(":memory:")) as quiet:
        quiet.execute("PRAGMA cipher_log_level = NONE").fetchone()
    return Sealed, dbapi2.connect


def as_it_is(value: bytes | None) -> bytes | None:
    """Stored as it stands.

    Without a word on them, the sqlite3 module asks bytes and NULLs one by one how they are to be
    stored, by way of two exceptions each: that took longer than storing them.
    """
    return value


for _type in (bytes, type(None)):
    sqlite3.register_adapter(_type, as_it_is)


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(Use.ATTACHMENT.key(key))


def _in_locked_home(path: Path) -> bool:
    return any(is_sealed(Home(folder).keys) for folder in _homes(path))


def _homes(path: Path) -> Iterator[Path]:
    """The folder that may be the home of what lies at a path: homes lie in homes, too."""
    folder = _real(path).parent
    yield folder
    while folder.name.startswith(PASSING) or _ATTACHMENTS in (folder.name, folder.parent.name):
        folder = folder.parent
        yield folder
    if folder.name == "backups":
        yield folder.parent


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))

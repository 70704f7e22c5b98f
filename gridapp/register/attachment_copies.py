"""Attachments beside the backups that leave this disk: each copied once, put back where missing.

They lie as they do in the home, under their digests, in a folder that names the device. Backups in
the home itself have none: the files would only lie twice on one disk.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

from gridapp.paths import write_file
from gridapp.register import attachments, cipher
from gridapp.register.archives import key_of


def back_up(conn: sqlite3.Connection, folder: Path) -> int:
    """Copy into `folder` the attachments it lacks; how many. What was erased goes from there.

    One that is no longer what it was is not copied over a good one. Raises OSError.
    """
    home, there = attachments.folder(conn), _of(conn, folder)
    copied = 0
    for digest in sorted(attachments.here(conn)):
        file, copy = (attachments.path_in(where, digest) for where in (home, there))
        if _size(copy) == _size(file) or attachments.read(conn, digest) is None:
            continue
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(copy, file.read_bytes(), private=True)
        copied += 1
    for digest in attachments.erased(conn, there):
        attachments.path_in(there, digest).unlink(missing_ok=True)
    return copied


def put_back(conn: sqlite3.Connection, folder: Path) -> int:
    """Put into the home the attachments that records name and that `folder` alone has; how many.

    Raises OSError.
    """
    home, there = attachments.folder(conn), _of(conn, folder)
    if not there.is_dir():
        return 0
    put = 0
    for digest in {one.digest for one in attachments.named(conn)}:
        file, copy = (attachments.path_in(where, digest) for where in (home, there))
        if attachments.read(conn, digest) is not None or not copy.is_file():
            continue
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = copy.read_bytes()
        # It may come from before the home was encrypted.
        plain = hashlib.sha256(data).digest() == digest
        write_file(file, cipher.seal(file, data) if plain else data, private=True)
        if attachments.read(conn, digest) is None:
            file.unlink()  # the copy is no longer what it was
        else:
            put += 1
    return put


def _of(conn: sqlite3.Connection, folder: Path) -> Path:
    """This device's folder: several devices may have their backups in one place."""
    return folder / f"attachments-{key_of(conn).hex()[:8]}"


def _size(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return -1

"""Attachments: files that belong to records, and which of them are here.

A file lies in the home under the SHA-256 of its bytes; the record names it, and travels ahead.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gridapp.models.attachment import Attachment
from gridapp.models.kinds import KINDS
from gridapp.paths import Home, write_file
from gridapp.register import log, records
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownRecord

_KIND = KINDS["attachment"]
_MEDIA = "image/jpeg"


def folder(conn: sqlite3.Connection) -> Path:
    """Where the files of this register lie."""
    (file,) = (file for _seq, name, file in conn.execute("PRAGMA database_list") if name == "main")
    return Home(Path(file).parent).attachments


def add(
    conn: sqlite3.Connection,
    me: Identity,
    subject: str,
    files: Sequence[bytes],
    *,
    kind: str,
    note: str = "",
    now_ms: int,
) -> list[str]:
    """Attach pictures, made small already, to a record; their ids, an old one's where it is known.

    The files are here before the records are. Raises UnknownRecord.
    """
    below = records.kind_of_id(conn, subject)
    if below is None:
        raise UnknownRecord("record", subject)
    place = records.standing(conn, below.record, subject).place or me.place
    known = {one.digest: one.id for one in of(conn, subject)}
    fresh = {hashlib.sha256(data).digest(): data for data in files}
    written = [digest for digest, data in fresh.items() if keep(conn, data)]
    entries = {
        digest: Entry(
            kind="attachment",
            place=place,
            fields={
                "subject": subject,
                "subject_kind": below.name,
                "kind": kind,
                "digest": digest,
                "media": _MEDIA,
                "size": len(data),
                "note": note or None,
            },
        )
        for digest, data in fresh.items()
        if digest not in known
    }
    try:
        with transaction(conn):
            made = log.save(conn, me, list(entries.values()), now_ms=now_ms)
    except BaseException:
        forget(conn, written)
        raise
    known |= dict(zip(entries, made, strict=True))
    return [known[hashlib.sha256(data).digest()] for data in files]


def of(conn: sqlite3.Connection, subject: str) -> list[Attachment]:
    """The attachments of a record, oldest first."""
    ids = records.ids(conn, _KIND, where={"subject": subject})
    return list(records.get_many(conn, Attachment, ids).values())


def is_here(conn: sqlite3.Connection, digest: bytes | None) -> bool:
    """Whether the file with this digest has come."""
    return digest is not None and _path(folder(conn), digest).is_file()


def read(conn: sqlite3.Connection, digest: bytes | None) -> bytes | None:
    """The bytes with this digest; None where they are not here, or no longer what they were."""
    if digest is None:
        return None
    try:
        data = _path(folder(conn), digest).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).digest() == digest else None


def keep(conn: sqlite3.Connection, data: bytes) -> bool:
    """Put a file where it belongs; whether it was not there yet."""
    digest = hashlib.sha256(data).digest()
    if read(conn, digest) is not None:
        return False
    path = _path(folder(conn), digest)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(path, data, private=True)
    return True


def forget(conn: sqlite3.Connection, digests: Sequence[bytes]) -> None:
    """Take these files out of the home."""
    for digest in digests:
        with suppress(OSError):
            _path(folder(conn), digest).unlink()


def _path(where: Path, digest: bytes) -> Path:
    return where / digest[:1].hex() / digest.hex()

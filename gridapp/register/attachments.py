"""Attachments: files that belong to records, and which of them are here.

A file lies in the home under the SHA-256 of its bytes; the record names it, and travels ahead.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gridapp.models.attachment import Attachment
from gridapp.models.declare import GONE, UNDONE
from gridapp.models.kinds import KINDS
from gridapp.paths import Home, write_file
from gridapp.register import calendar, cipher, log, records, stamps, streams
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, UnknownRecord

_KIND = KINDS["attachment"]
_MEDIA = "image/jpeg"
_DIGEST = _KIND.columns.index("digest")
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file that a record names: where the record stands, and the change that names it."""

    digest: bytes
    place: str
    stream: bytes
    sid: int
    n: int


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

    Raises UnknownRecord.
    """
    with transaction(conn):
        return add_within(conn, me, subject, files, kind=kind, note=note, now_ms=now_ms)


def add_within(
    conn: sqlite3.Connection,
    me: Identity,
    subject: str,
    files: Sequence[bytes],
    *,
    kind: str,
    note: str = "",
    page: str = "",
    now_ms: int,
) -> list[str]:
    """The same within a transaction, without which `sweep` might find a file that nothing names.

    `page` is the printed page that they are pictures of.

    The files are here before the records are.
    """
    below = records.kind_of_id(conn, subject)
    if below is None:
        raise UnknownRecord("record", subject)
    place = records.standing(conn, below.record, subject).place or me.place
    known = {one.digest: one.id for one in of(conn, subject)}
    today = calendar.today(now_ms)
    if not files:
        return []
    from gridapp.register import pictures  # only now: most records bring none

    parted = [pictures.parted(data) for data in files]
    fresh = {hashlib.sha256(data).digest(): data for data, _day in parted}
    days = {hashlib.sha256(data).digest(): day for data, day in parted if day <= today}
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
                "taken_on": days.get(digest) or None,
                "page": page or None,
                "note": note or None,
            },
        )
        for digest, data in fresh.items()
        if digest not in known
    }
    written: list[bytes] = []
    try:
        written += [digest for digest, data in fresh.items() if keep(conn, data)]
        made = log.save(conn, me, list(entries.values()), now_ms=now_ms)
    except BaseException:
        forget(conn, written)
        raise
    known |= dict(zip(entries, made, strict=True))
    return [known[hashlib.sha256(data).digest()] for data, _day in parted]


def entries(
    conn: sqlite3.Connection, subject: Entry, digests: Sequence[bytes], *, kind: str
) -> list[Entry]:
    """What attaches files that are here to a record of the same save; others are left out."""
    told = {"subject": subject.id, "subject_kind": subject.kind, "kind": kind, "media": _MEDIA}
    return [
        Entry(
            kind="attachment",
            place=subject.place,
            fields={**told, "digest": digest, "size": size(conn, digest)},
        )
        for digest in dict.fromkeys(digests)
        if is_here(conn, digest)
    ]


def remove(conn: sqlite3.Connection, me: Identity, id_: str, *, now_ms: int) -> None:
    """Say that a picture was attached by mistake. Its bytes stay until an order erases them.

    Needs a transaction; can be undone like any save.
    """
    log.save(conn, me, [Entry(kind="attachment", id=id_, fields={GONE: UNDONE})], now_ms=now_ms)


def of(conn: sqlite3.Connection, subject: str) -> list[Attachment]:
    """The attachments of a record, oldest first."""
    ids = records.ids(conn, _KIND, where={"subject": subject})
    return list(records.get_many(conn, Attachment, ids).values())


def named(conn: sqlite3.Connection) -> list[Named]:
    """Every file that a record names, in the order in which they were attached."""
    keys = streams.Keys(conn)
    rows = conn.execute(
        "SELECT t.digest, t.place, t.st FROM attachment t CROSS JOIN rec r ON r.id = t.id"
        " WHERE t.digest IS NOT NULL AND t.gone IS NULL AND r.home IS NOT NULL"
    ).fetchall()
    found = []
    for digest, place, blob in rows:
        at, sid, n = stamps.stamp(blob, _DIGEST)
        found.append((at, n, Named(digest=digest, place=place, stream=keys[sid], sid=sid, n=n)))
    return [one for _at, _n, one in sorted(found, key=lambda row: row[:2])]


def here(conn: sqlite3.Connection) -> frozenset[bytes]:
    """The digests of all files that are here."""
    return _in(folder(conn))


def _in(where: Path) -> frozenset[bytes]:
    names = (path.name for path in where.glob("*/*"))
    return frozenset(bytes.fromhex(name) for name in names if _NAME.fullmatch(name))


def missing(conn: sqlite3.Connection) -> int:
    """How many files are named here and have not come."""
    wanted = {one.digest for one in named(conn)}
    return len(wanted - here(conn)) if wanted else 0


def wanted(conn: sqlite3.Connection, digests: Iterable[bytes]) -> set[bytes]:
    """Those of these digests that a record names and whose files have not come."""
    rows = conn.execute(
        "SELECT digest FROM attachment WHERE gone IS NULL AND digest IN"
        " (SELECT unhex_(value) FROM json_each(?))",
        (json.dumps([digest.hex() for digest in digests]),),
    )
    return {bytes(digest) for (digest,) in rows if not is_here(conn, digest)}


def size(conn: sqlite3.Connection, digest: bytes) -> int:
    """How many bytes lie here under a digest."""
    try:
        return _path(folder(conn), digest).stat().st_size
    except OSError:
        return 0


def sent(conn: sqlite3.Connection, peer: bytes) -> set[bytes]:
    """What was sent to a device since we last read a file of its."""
    rows = conn.execute(
        "SELECT digest FROM attachment_sent WHERE peer = ?1"
        " AND number = coalesce((SELECT last_number FROM peer WHERE key = ?1), 0)",
        (peer,),
    )
    return {bytes(digest) for (digest,) in rows}


def note_sent(conn: sqlite3.Connection, peer: bytes, digests: Iterable[bytes]) -> None:
    """Note that a file for this device holds these. Must run inside a transaction."""
    conn.executemany(
        "INSERT OR REPLACE INTO attachment_sent VALUES"
        " (?1, ?2, coalesce((SELECT last_number FROM peer WHERE key = ?1), 0))",
        [(peer, digest) for digest in digests],
    )


def sweep(conn: sqlite3.Connection) -> None:
    """Where an order has erased what a record named, take out the files that nothing names."""
    if not _any_erased(conn):
        return
    with transaction(conn):
        left = erased(conn, folder(conn))
        forget(conn, left)
        conn.executemany("DELETE FROM attachment_sent WHERE digest = ?", [(one,) for one in left])


def _any_erased(conn: sqlite3.Connection) -> bool:
    asked = "SELECT 1 FROM erased WHERE kind = ? AND field = 'digest' LIMIT 1"
    return conn.execute(asked, (_KIND.number,)).fetchone() is not None


def erased(conn: sqlite3.Connection, where: Path) -> frozenset[bytes]:
    """The files in a folder that nothing names, an order having erased what did."""
    if not _any_erased(conn):
        return frozenset()
    rows = conn.execute("SELECT digest FROM attachment WHERE digest IS NOT NULL")
    return _in(where) - {bytes(digest) for (digest,) in rows}


def is_here(conn: sqlite3.Connection, digest: bytes | None) -> bool:
    """Whether the file with this digest has come."""
    return digest is not None and _path(folder(conn), digest).is_file()


def read(conn: sqlite3.Connection, digest: bytes | None) -> bytes | None:
    """The bytes with this digest; None where they are not here, or no longer what they were."""
    if digest is None:
        return None
    path = _path(folder(conn), digest)
    try:
        data = cipher.unseal(path, path.read_bytes())
    except OSError:
        return None
    return data if data is not None and hashlib.sha256(data).digest() == digest else None


def keep(conn: sqlite3.Connection, data: bytes) -> bool:
    """Put a file where it belongs; whether it was not there yet."""
    if read(conn, hashlib.sha256(data).digest()) is not None:
        return False
    put(folder(conn), data)
    return True


def put(where: Path, data: bytes) -> bytes:
    """Write a file into the folder of attachments, before a record names it; its digest."""
    digest = hashlib.sha256(data).digest()
    path = _path(where, digest)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(path, cipher.seal(path, data), private=True)
    return digest


def forget(conn: sqlite3.Connection, digests: Iterable[bytes]) -> None:
    """Take these files out of the home."""
    for digest in digests:
        with suppress(OSError):
            _path(folder(conn), digest).unlink()


def path_in(where: Path, digest: bytes) -> Path:
    """Where a file lies in a folder of attachments."""
    return _path(where, digest)


def _path(where: Path, digest: bytes) -> Path:
    return where / digest[:1].hex() / digest.hex()

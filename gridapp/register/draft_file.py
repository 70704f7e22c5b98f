"""Half-typed forms, in a database of their own beside the register; never synced."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gridapp.register import cipher

_SCHEMA = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
PRAGMA temp_store=MEMORY;
CREATE TABLE IF NOT EXISTS draft (
    page TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_ms INTEGER NOT NULL,
    PRIMARY KEY (page, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thrown (
    id INTEGER PRIMARY KEY,
    page TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_ms INTEGER NOT NULL,
    thrown_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS picture (digest TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
"""

KEPT_MS = 90 * 86_400_000
"""For so long what was thrown away can be taken back."""

_UNNAMED = (
    "NOT EXISTS (SELECT 1 FROM draft WHERE instr(fields, digest))"
    " AND NOT EXISTS (SELECT 1 FROM thrown WHERE instr(fields, digest))"
)

Fields = Mapping[str, Any]
"""A form's values by field name, as JSON can hold them; empty ones left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One half-typed form: where it is, what it is about, and what stands in it."""

    page: str
    subject: str
    title: str
    fields: Fields
    kept_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """A form of which the person wanted nothing kept; by its `id` it comes back."""

    id: int
    draft: Draft
    thrown_ms: int


def connect(path: Path) -> sqlite3.Connection:
    """Open the drafts at `path`, for one thread at a time; made where there are none."""
    path.touch(mode=0o600)
    conn = cipher.open_(path, use=cipher.Use.DRAFTS)
    conn.executescript(_SCHEMA)
    return conn


def put(conn: sqlite3.Connection, draft: Draft) -> None:
    """Keep this draft in place of an earlier one of the same form."""
    conn.execute(
        "INSERT OR REPLACE INTO draft (page, subject, title, fields, kept_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            draft.page,
            draft.subject,
            draft.title,
            json.dumps(dict(draft.fields), ensure_ascii=False),
            draft.kept_ms,
        ),
    )


def drop(conn: sqlite3.Connection, page: str, subject: str) -> None:
    """Forget the draft of this form, if there is one, and its pictures."""
    gone = conn.execute(
        "DELETE FROM draft WHERE page = ? AND subject = ? RETURNING fields", (page, subject)
    ).fetchall()
    _drop_pictures(conn, gone)


def throw_away(conn: sqlite3.Connection, page: str, subject: str, now_ms: int) -> None:
    """Put the draft of this form, if there is one, with what can be taken back for 90 days."""
    conn.execute(
        "INSERT INTO thrown (page, subject, title, fields, kept_ms, thrown_ms)"
        " SELECT page, subject, title, fields, kept_ms, ? FROM draft"
        " WHERE page = ? AND subject = ?",
        (now_ms, page, subject),
    )
    conn.execute("DELETE FROM draft WHERE page = ? AND subject = ?", (page, subject))


def thrown(conn: sqlite3.Connection, now_ms: int) -> list[Thrown]:
    """What was thrown away in the last 90 days, the newest first."""
    rows = conn.execute(
        "SELECT id, thrown_ms, page, subject, title, fields, kept_ms FROM thrown"
        " WHERE thrown_ms > ? ORDER BY thrown_ms DESC, id DESC",
        (now_ms - KEPT_MS,),
    )
    return [Thrown(id=id_, thrown_ms=at, draft=_draft(rest)) for id_, at, *rest in rows]


def take_out(conn: sqlite3.Connection, id_: int, now_ms: int) -> Draft | None:
    """Have a form that was thrown away half typed again; one that is there now is thrown away.

    None where it is not there any more.
    """
    found = next((one for one in thrown(conn, now_ms) if one.id == id_), None)
    if found is None:
        return None
    throw_away(conn, found.draft.page, found.draft.subject, now_ms)
    put(conn, replace(found.draft, kept_ms=now_ms))
    conn.execute("DELETE FROM thrown WHERE id = ?", (id_,))
    return found.draft


def put_picture(conn: sqlite3.Connection, data: bytes) -> str:
    """Keep a picture of a form that is not saved; the name by which the form's draft knows it."""
    digest = hashlib.sha256(data).hexdigest()
    conn.execute("INSERT OR IGNORE INTO picture VALUES (?, ?)", (digest, data))
    return digest


def picture(conn: sqlite3.Connection, digest: str) -> bytes | None:
    """The picture of this name; None where it is not there."""
    found = conn.execute("SELECT data FROM picture WHERE digest = ?", (digest,)).fetchone()
    return bytes(found[0]) if found else None


def sweep(conn: sqlite3.Connection, now_ms: int) -> None:
    """Forget what was thrown away long ago, and the pictures that no form names."""
    conn.execute("DELETE FROM thrown WHERE thrown_ms <= ?", (now_ms - KEPT_MS,))
    conn.execute(f"DELETE FROM picture WHERE {_UNNAMED}")  # noqa: S608  all of it is written here


def _drop_pictures(conn: sqlite3.Connection, of: Iterable[tuple[str]]) -> None:
    """Forget the pictures of forms that are gone; one that was only just taken stays."""
    statement = f"DELETE FROM picture WHERE instr(?, digest) AND {_UNNAMED}"  # noqa: S608  all of it is written here
    conn.executemany(statement, of)


def forget(path: Path, subjects: Collection[str]) -> None:
    """Forget every form about these records or that names one, down to the bytes of the file.

    Those that were thrown away are forgotten too: nothing brings them back.
    """
    with closing(connect(path)) as conn:
        about = [one for one in every(conn) if _speaks(one, subjects)]
        away = [one for one in thrown(conn, 0) if _speaks(one.draft, subjects)]
        for one in about:
            drop(conn, one.page, one.subject)
        for gone in away:
            conn.execute("DELETE FROM thrown WHERE id = ?", (gone.id,))
            _drop_pictures(conn, [(json.dumps(gone.draft.fields),)])
        if about or away:
            conn.execute("VACUUM")
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _speaks(draft: Draft, subjects: Collection[str]) -> bool:
    said = json.dumps(draft.fields)
    return any(id_ == draft.subject or id_ in said for id_ in subjects)


def every(conn: sqlite3.Connection) -> list[Draft]:
    """All drafts, the newest first."""
    rows = conn.execute(
        "SELECT page, subject, title, fields, kept_ms FROM draft ORDER BY kept_ms DESC, page"
    )
    return [_draft(row) for row in rows]


def _draft(row: Sequence[Any]) -> Draft:
    page, subject, title, fields, at = row
    return Draft(page=page, subject=subject, title=title, fields=json.loads(fields), kept_ms=at)

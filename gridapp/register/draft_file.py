"""Half-typed forms, in a database of their own beside the register; never synced."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
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
CREATE TABLE IF NOT EXISTS picture (digest TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
"""

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
    conn.execute(
        "DELETE FROM picture WHERE EXISTS (SELECT 1 FROM draft WHERE page = ?1 AND subject = ?2"
        " AND instr(fields, digest)) AND NOT EXISTS (SELECT 1 FROM draft"
        " WHERE (page, subject) <> (?1, ?2) AND instr(fields, digest))",
        (page, subject),
    )
    conn.execute("DELETE FROM draft WHERE page = ? AND subject = ?", (page, subject))


def put_picture(conn: sqlite3.Connection, data: bytes) -> str:
    """Keep a picture of a form that is not saved; the name by which the form's draft knows it."""
    digest = hashlib.sha256(data).hexdigest()
    conn.execute("INSERT OR IGNORE INTO picture VALUES (?, ?)", (digest, data))
    return digest


def picture(conn: sqlite3.Connection, digest: str) -> bytes | None:
    """The picture of this name; None where it is not there."""
    found = conn.execute("SELECT data FROM picture WHERE digest = ?", (digest,)).fetchone()
    return bytes(found[0]) if found else None


def sweep(conn: sqlite3.Connection) -> None:
    """Forget the pictures that no draft names."""
    conn.execute(
        "DELETE FROM picture WHERE NOT EXISTS (SELECT 1 FROM draft WHERE instr(fields, digest))"
    )


def forget(path: Path, subjects: Collection[str]) -> None:
    """Forget every draft about these records or that names one, down to the bytes of the file."""
    with closing(connect(path)) as conn:
        about = [
            (one.page, one.subject)
            for one in every(conn)
            if any(id_ == one.subject or id_ in json.dumps(one.fields) for id_ in subjects)
        ]
        for page, subject in about:
            drop(conn, page, subject)
        if about:
            conn.execute("VACUUM")
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def every(conn: sqlite3.Connection) -> list[Draft]:
    """All drafts, the newest first."""
    rows = conn.execute(
        "SELECT page, subject, title, fields, kept_ms FROM draft ORDER BY kept_ms DESC, page"
    )
    return [
        Draft(page=page, subject=subject, title=title, fields=json.loads(fields), kept_ms=at)
        for page, subject, title, fields, at in rows
    ]

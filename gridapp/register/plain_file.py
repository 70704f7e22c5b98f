"""A plain database before it is encrypted: alone, whole, and what the copy has to hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gridapp.register import cipher


def alone(file: Path) -> closing[sqlite3.Connection]:
    """A plain database that nobody else has open, all of it in one file."""
    conn = cipher.open_(file, timeout=1)
    try:
        conn.execute("PRAGMA journal_mode=DELETE")
        conn.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        conn.close()
        raise
    return closing(conn)


def is_whole(conn: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing broken in a database."""
    return bool(conn.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def told(conn: sqlite3.Connection) -> dict[str, object]:
    """By which a copy is known to hold what its original does."""
    tables = conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    counts = {
        name: conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  as it says itself
        for (name,) in tables
    }
    kept = ("application_id", "user_version")
    return counts | {said: conn.execute(f"PRAGMA {said}").fetchone()[0] for said in kept}

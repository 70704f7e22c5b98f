"""One register put in the place of another, which is kept among the backups with its journal."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from gridapp.models.deadlines import CHINA
from gridapp.paths import Home, flush, flush_folder, free_name
from gridapp.register.backup import fold_journal


def put_in_place(home: Home, part: Path, now_ms: int) -> Path | None:
    """Put `part` in the place of the register; where that lies now, None where there was none.

    Raises sqlite3.OperationalError where another program has the register open.
    """
    fold_journal(part)
    flush(part)
    kept = None
    if home.register.exists():
        at = datetime.fromtimestamp(now_ms / 1000, CHINA)
        home.backups.mkdir(mode=0o700, exist_ok=True)
        kept = free_name(home.backups, f"register-before-{at:%Y%m%d-%H%M%S}", ".db")
        _close(home.register)
        # What its journal holds belongs to it and to no other: it goes first.
        for end in ("-wal", "-shm", ".damaged", ""):
            with suppress(FileNotFoundError):
                home.register.with_name(home.register.name + end).replace(f"{kept}{end}")
    part.replace(home.register)
    flush_folder(home.root)
    return kept


def _close(register: Path) -> None:
    """Bring the journal into the file. One that is damaged is left as it is."""
    try:
        fold_journal(register)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
    except sqlite3.DatabaseError:
        pass

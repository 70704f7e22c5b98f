"""Half-typed forms: kept on disk within a second, in a file of their own that is never synced."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

SOON = 400  # milliseconds from the first unsaved keystroke to the disk

_SCHEMA = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
CREATE TABLE IF NOT EXISTS draft (
    page TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_ms INTEGER NOT NULL,
    PRIMARY KEY (page, subject)
) STRICT, WITHOUT ROWID;
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


class Drafts:
    """All drafts of one device. Works off the window's thread, in order."""

    def __init__(self, path: Path, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        path.touch(mode=0o600)
        self._conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._conn.executescript(_SCHEMA)

    def keep(self, page: str, subject: str, title: str, fields: Fields) -> None:
        """Have this form on disk shortly; one with nothing in it is dropped."""
        if fields:
            row = (page, subject, title, json.dumps(dict(fields), ensure_ascii=False))
            self._pool.submit(self._put, *row, self._now_ms())
        else:
            self._pool.submit(self._delete, page, subject)

    def drop(self, page: str, subject: str) -> None:
        """Let go of this form, and of whatever was to be kept of it; waits until it is gone."""
        self._pool.submit(self._delete, page, subject).result()

    def load(self, page: str, subject: str) -> Draft | None:
        """What was typed into this form and not saved."""
        found = [d for d in self.all() if (d.page, d.subject) == (page, subject)]
        return found[0] if found else None

    def all(self) -> list[Draft]:
        """Every half-typed form, the newest first."""
        return self._pool.submit(self._read).result()

    def close(self) -> None:
        """Write what waits, then let go of the file."""
        self._pool.shutdown(wait=True)
        self._conn.close()

    def _put(self, page: str, subject: str, title: str, fields: str, now_ms: int) -> None:
        self._conn.execute(
            "INSERT OR REPLACE INTO draft (page, subject, title, fields, kept_ms)"
            " VALUES (?, ?, ?, ?, ?)",
            (page, subject, title, fields, now_ms),
        )

    def _delete(self, page: str, subject: str) -> None:
        self._conn.execute("DELETE FROM draft WHERE page = ? AND subject = ?", (page, subject))

    def _read(self) -> list[Draft]:
        rows = self._conn.execute(
            "SELECT page, subject, title, fields, kept_ms FROM draft ORDER BY kept_ms DESC, page"
        )
        return [
            Draft(page=page, subject=subject, title=title, fields=json.loads(fields), kept_ms=at)
            for page, subject, title, fields, at in rows
        ]


class DraftKeeper(QObject):
    """Keeps one form's draft: call `touch` at each change, `begin` when the form opens.

    `values` reads the form; `title` says in a few words what it is about, for Today.
    """

    def __init__(
        self,
        drafts: Drafts,
        page: str,
        values: Callable[[], Fields],
        title: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._page, self._values, self._title = drafts, page, values, title
        self._subject = ""
        # Started by the first change and not put off by the next: nothing waits for a pause.
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._keep)

    @property
    def key(self) -> tuple[str, str]:
        """What `Session.write` is given as `draft`, so that it goes as the save succeeds."""
        return self._page, self._subject

    def begin(self, subject: str = "") -> Fields:
        """The form is about `subject` from now on; what was typed into it before, or nothing."""
        self.flush()
        self._subject = subject
        found = self._drafts.load(self._page, subject)
        self._timer.stop()
        return found.fields if found else {}

    @Slot()
    def touch(self) -> None:
        """Something in the form changed."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Keep what is not on its way to the disk yet, now."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def rest(self) -> None:
        """Forget changes that the page itself made, as when it clears or fills the form."""
        self._timer.stop()

    @Slot()
    def _keep(self) -> None:
        self._drafts.keep(self._page, self._subject, self._title(), self._values())

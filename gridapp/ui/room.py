"""Room on the disk: who waits for it, and when it is worth another try."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gridapp.paths import Home

AGAIN = 3000
"""Milliseconds from one try to the next."""
LEAST = 4_000_000
"""Bytes that are free before anything is tried."""

_FULL = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")


def is_missing(problem: BaseException, home: Home | None = None) -> bool:
    """Whether what was to be kept in the home found no room; a full stick is another matter."""
    if isinstance(problem, sqlite3.Error):
        return str(getattr(problem, "sqlite_errorname", "")).startswith(_FULL)
    if not isinstance(problem, OSError) or problem.errno != errno.ENOSPC:
        return False
    ours = str(home.root) if home is not None else ""
    return not problem.filename or (bool(ours) and str(problem.filename).startswith(ours))


class Room(QObject):
    """Told from any thread; its signals come on the thread that made it.

    Signals:
        short: something found no room; it is to be said, once.
        again: whoever waits may try once more.
        found: nobody waits any more.
    """

    short = Signal()
    again = Signal()
    found = Signal()
    _waits = Signal(str)
    _waits_no_more = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._waiting: set[str] = set()
        self._stopped = False
        self.timer = QTimer(self, interval=AGAIN)
        self.timer.timeout.connect(self._on_time)
        # Whoever waits no longer may wait again a moment later.
        self._quiet = QTimer(self, singleShot=True, interval=0)
        self._quiet.timeout.connect(self._on_quiet)
        self._waits.connect(self._on_waits)
        self._waits_no_more.connect(self._on_waits_no_more)

    @property
    def missing(self) -> bool:
        """Whether anybody waits."""
        return bool(self._waiting)

    def wait(self, who: str) -> None:
        """`who` has something that found no room."""
        self._waits.emit(who)

    def done(self, who: str) -> None:
        """`who` waits no longer."""
        self._waits_no_more.emit(who)

    def stop(self) -> None:
        """Try no more, whoever says after this that he waits."""
        self._stopped = True  # what was said on another thread may be on its way to this one
        self.timer.stop()
        self._quiet.stop()

    @Slot()
    def _on_time(self) -> None:
        if shutil.disk_usage(self._folder).free >= LEAST:
            self.again.emit()

    @Slot(str)
    def _on_waits(self, who: str) -> None:
        if self._stopped:
            return
        first = not self._waiting and not self._quiet.isActive()
        self._waiting.add(who)
        self._quiet.stop()
        self.timer.start()
        if first:
            self.short.emit()

    @Slot(str)
    def _on_waits_no_more(self, who: str) -> None:
        if who in self._waiting:
            self._waiting.discard(who)
            if not self._waiting and not self._stopped:
                self._quiet.start()

    @Slot()
    def _on_quiet(self) -> None:
        self.timer.stop()
        self.found.emit()

"""One desk on a home at a time: whoever opens a second is told so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

from gridapp.paths import Home, takes_writes
from gridapp.register.database import DiskFull, ReadOnlyRegister


class AlreadyOpen(Exception):
    """Another desk is open on this home."""


@contextmanager
def only_desk(home: Home) -> Iterator[None]:
    """Hold the home for this desk alone; the command line may still work on it.

    Raises AlreadyOpen; ReadOnlyRegister for a register that only the command line can look at, and
    DiskFull where there is no room even to say that it is open.
    """
    if home.register.exists() and not takes_writes(home.register):
        raise ReadOnlyRegister("desk")
    lock = QLockFile(str(home.lock))
    # Only an owner that has ended makes a lock void, however long it is held.
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        _drop_empty(home.lock)
        if not lock.tryLock(100):
            raise _unlockable(home, lock.error())
    try:
        yield
    finally:
        lock.unlock()


def _unlockable(home: Home, error: QLockFile.LockError) -> Exception:
    """Why the home cannot be held: by whom it is, or what its disk does not let one write."""
    if error == QLockFile.LockError.LockFailedError:
        return AlreadyOpen(str(home.root))
    shut = error == QLockFile.LockError.PermissionError
    return ReadOnlyRegister("desk") if shut else DiskFull()


def _drop_empty(lock: Path) -> None:
    """Remove a lock in which no owner stands: the power went while it was being written.

    Whoever is writing one has written it a moment later.
    """
    for _look in range(2):
        try:
            if lock.read_bytes().strip(b"\0"):
                return
        except OSError:
            return
        time.sleep(0.3)
    lock.unlink(missing_ok=True)

"""What goes wrong at the desk, in the log of its home."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOG_BYTES, LOGS_KEPT = 1_000_000, 3


class LogFile(logging.Handler):
    """The log of one home. A start that goes well loads nothing that writes one.

    On a full disk it says nothing: what it could not write follows once there is room again.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            with suppress(OSError):
                self._file = _writing_to(self._path)
                self._file.setFormatter(self.formatter)
        if self._file is not None:
            self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        super().close()


def _writing_to(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Quiet(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:
            if not isinstance(sys.exc_info()[1], OSError):
                super().handleError(record)

    # A file's name may hold what is no text.
    return Quiet(
        path,
        maxBytes=LOG_BYTES,
        backupCount=LOGS_KEPT,
        encoding="utf-8",
        errors="backslashreplace",
    )


@contextmanager
def kept_log(path: Path) -> Iterator[None]:
    """Write what goes wrong to the log of the home."""
    handler = LogFile(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    ours = logging.getLogger("gridapp")
    ours.addHandler(handler)
    try:
        yield
    finally:
        ours.removeHandler(handler)
        handler.close()

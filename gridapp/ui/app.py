"""The desk as a program: opened on one home, shown until the person closes it."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QLockFile, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gridapp.paths import Home, takes_writes
from gridapp.register.database import ReadOnlyRegister
from gridapp.ui import fonts, icons, input_method, problems
from gridapp.ui.keeper import BackupKeeper
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Goto
from gridapp.ui.preferences import Preferences
from gridapp.ui.problems import Net
from gridapp.ui.routes import makers
from gridapp.ui.session import Session, wall_clock_ms
from gridapp.ui.sweeper import Sweeper

WIDE, TALL = 1366, 768
"""How large the desk opens, where the screen is as large."""

SOON = 500
"""Milliseconds in which a window that is shown at all has been drawn."""

LOADED = 5_000
"""Milliseconds in which everything has been loaded that any page needs."""

LOG_BYTES, LOGS_KEPT = 1_000_000, 3


class AlreadyOpen(Exception):
    """Another desk is open on this home."""


def run(home: Home, language: str | None = None) -> int:
    """Show the desk on `home` until it is closed; 1 when it cannot be opened."""
    app = application()
    sweeper = Sweeper(app)
    preferences = Preferences(app, home.settings, language)
    try:
        home.make()
        with only_desk(home), kept_log(home.log):
            return _show(app, home, preferences)
    except Exception as problem:  # noqa: BLE001  whatever it is, the person is told in words
        problems.tell(problem, preferences.language())
        return 1
    finally:
        preferences.let_go()
        sweeper.let_go()


def application() -> QApplication:
    """The one application of this process, with our fonts and picture."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    os.environ.update(input_method.settings(os.environ, plugins))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("gridapp")
    app.setApplicationDisplayName("九联")
    app.setDesktopFileName("gridapp")
    app.setWindowIcon(icons.app_icon())
    fonts.load()
    return app


def open_window(session: Session, preferences: Preferences) -> MainWindow:
    """The main window on an open register, showing Today."""
    window = main_window()
    begin(window, session, preferences)
    return window


def main_window() -> MainWindow:
    """The main window with nothing in it yet."""
    window = MainWindow()
    window.resize(QSize(WIDE, TALL).boundedTo(window.screen().availableSize()))
    return window


def begin(window: MainWindow, session: Session, preferences: Preferences) -> None:
    """Have the window work on an open register, showing Today."""
    window.begin(session, makers(preferences))
    window.go(Goto(page="today"))
    keeper = BackupKeeper(session, preferences, window)
    keeper.told.connect(window.banner.tell)


def show_drawn(window: MainWindow) -> None:
    """Show the window, and have it on screen before anything else is done."""
    loop = QEventLoop()
    # Queued: once what is being drawn has come to the screen.
    window.drawn.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    # A desktop that hides the window draws nothing.
    QTimer.singleShot(SOON, loop, loop.quit)
    window.show()
    loop.exec()
    window.drawn.disconnect(loop.quit)


@contextmanager
def only_desk(home: Home) -> Iterator[None]:
    """Hold the home for this desk alone; the command line may still work on it.

    Raises AlreadyOpen; ReadOnlyRegister for a register that only the command line can look at.
    """
    if home.register.exists() and not takes_writes(home.register):
        raise ReadOnlyRegister
    lock = QLockFile(str(home.root / "desk.lock"))
    # Only an owner that has ended makes a lock void, however long it is held.
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        _drop_empty(home.root / "desk.lock")
        if not lock.tryLock(100):
            raise AlreadyOpen(str(home.root))
    try:
        yield
    finally:
        lock.unlock()


class LogFile(logging.Handler):
    """The log of one home. A start that goes well loads nothing that writes one."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler

        if self._file is None:
            self._file = RotatingFileHandler(
                self._path, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8"
            )
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


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


def _show(app: QApplication, home: Home, preferences: Preferences) -> int:
    if not home.register.exists():
        chosen = _first_run(app, home, preferences)
        if chosen is None:
            return 0
        home = chosen
    net, window = Net(), main_window()
    try:
        show_drawn(window)
        if not window.isVisible():  # closed as soon as it was there
            return 0
        with closing(Session(home, language=preferences.language)) as session:
            begin(window, session, preferences)
            net.caught.connect(window.show_problem)
            # What was loaded by then stays: it is not looked through again for what can go.
            QTimer.singleShot(LOADED, window, gc.freeze)
            return app.exec()
    finally:
        net.let_go()
        window.hide()


def _first_run(app: QApplication, home: Home, preferences: Preferences) -> Home | None:
    """Ask how to begin; the home that was made, or None where the window was closed."""
    # Only now: it loads what founds and joins, which no other start needs.
    from gridapp.ui.pages.first_run import FirstRunPage

    page = FirstRunPage(home, preferences, wall_clock_ms)
    page.ready.connect(page.close)
    page.show()
    app.exec()
    return page.made


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

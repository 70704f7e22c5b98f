"""The desk as a program: opened on one home, shown until the person closes it."""

from __future__ import annotations

import gc
import logging
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QLibraryInfo, QLockFile, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gridapp import settings
from gridapp.paths import Home, data_folder, kept_homes, shared_settings, takes_writes
from gridapp.register import cipher
from gridapp.register.database import (
    DamagedRegister,
    DiskFull,
    KeysMissing,
    ReadOnlyRegister,
    is_damaged,
)
from gridapp.ui import fonts, icons, input_method, problems
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Goto
from gridapp.ui.preferences import Preferences
from gridapp.ui.problems import Net
from gridapp.ui.routes import early, makers
from gridapp.ui.sweeper import Sweeper

if TYPE_CHECKING:  # the window is on screen before a register is opened
    from gridapp.ui.errands import Mending
    from gridapp.ui.session import Session

WIDE, TALL = 1366, 768
"""How large the desk opens, where the screen is as large."""

SOON = 500
"""Milliseconds in which a window that is shown at all has been drawn."""

LOADED = 5_000
"""Milliseconds in which everything has been loaded that any page needs."""

TURN = 0.0005
"""Seconds after which a thread that works in Python hands over to one that waits for it.

With Python's own 5 ms the window waited so long for a lane at each of the twenty to hundreds of
times that one change of page comes back to Python.
"""

LOG_BYTES, LOGS_KEPT = 1_000_000, 3


class AlreadyOpen(Exception):
    """Another desk is open on this home."""


def run(home: Home | None, language: str | None = None) -> int:
    """Show the desk on `home` until it is closed; 1 when it cannot be opened.

    Without a home: on the only one of this computer, or on the one that the start page is told;
    the start page comes again whenever another person wants to work.
    """
    app = application()
    sweeper = Sweeper(app)
    try:
        return _open(app, home, language).code if home else _open_picked(app, language)
    finally:
        sweeper.let_go()


def _open_picked(app: QApplication, language: str | None) -> int:
    data = data_folder()
    kept = kept_homes(data)
    chosen = next(iter(kept.values())) if len(kept) == 1 else None
    picked = False
    while True:
        if chosen is None:
            chosen, picked = _picked(app, data, language), True
        if chosen is None:
            return 0
        ended = _open(app, chosen, language, may_switch=True)
        if not ended.switch and not (picked and ended.code):
            return ended.code
        chosen = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a desk ended, and whether the start page is wanted now."""

    code: int = 0
    switch: bool = False


def _open(
    app: QApplication, home: Home, language: str | None, *, may_switch: bool = False
) -> Ended:
    preferences = Preferences(app, home.settings, language)
    try:
        home.make()
        with only_desk(home), kept_log(home.log):
            return _show(app, home, preferences, may_switch=may_switch)
    except Exception as problem:  # noqa: BLE001  whatever it is, the person is told in words
        problems.tell(problem, preferences.language())
        return Ended(1)
    finally:
        preferences.let_go()


def _picked(app: QApplication, data: Path, language: str | None) -> Home | None:
    """Ask who works now; his home, or None where the window was closed."""
    kept = kept_homes(data)
    path = shared_settings(data) if kept else Home(data).settings
    if kept and not path.exists():
        last = max(kept.values(), key=lambda home: home.register.stat().st_mtime)
        settings.store(path, settings.load(last.settings))
    preferences = Preferences(app, path, language)
    try:
        Home(data).make()
        with kept_log(Home(data).log):
            return _first_run(app, Home(data), preferences, data)
    finally:
        preferences.let_go()


def application() -> QApplication:
    """The one application of this process, with our fonts and picture."""
    sys.setswitchinterval(TURN)
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
    """The main window on an open register, showing its first page."""
    window = main_window()
    begin(window, session, preferences)
    return window


def main_window() -> MainWindow:
    """The main window with nothing in it yet."""
    window = MainWindow()
    window.resize(QSize(WIDE, TALL).boundedTo(window.screen().availableSize()))
    return window


def begin(window: MainWindow, session: Session, preferences: Preferences) -> None:
    """Have the window work on an open register, showing its first page."""
    # Only now: they know every kind of record, and the window is on screen before that.
    from gridapp.ui.first_day import FirstDay
    from gridapp.ui.keeper import BackupKeeper
    from gridapp.ui.locker import Locker
    from gridapp.ui.room_teller import RoomTeller
    from gridapp.ui.simple_mode import SimpleMode

    window.begin(session, makers(preferences), early(session, preferences))
    mode = SimpleMode(window, session, preferences)
    mode.follow()
    FirstDay(window.band, session, preferences)
    window.go(Goto(page=window.home))
    RoomTeller(session, window.banner, lambda: window.simple, window)
    Locker(window, session, preferences)
    if is_damaged(session.home.register):
        window.tell_damage()
    keeper = BackupKeeper(session, preferences, window)
    keeper.told.connect(window.banner.tell)
    if session.me.role.is_centre:
        # Only now: the window is on screen long before anybody asks who is on what.
        from gridapp.ui.claimer import Claimer

        claimer = Claimer(session, preferences, window.banner, window)
        window.arrived.connect(claimer.follow)
        window.attended.connect(claimer.attend)


def show_drawn(window: MainWindow) -> None:
    """Show the window, and have it on screen before anything else is done."""
    loop = QEventLoop()
    # Queued: once what is being drawn has come to the screen.
    window.drawn.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    # A desktop that hides the window draws nothing.
    QTimer.singleShot(SOON, loop, loop.quit)
    window.show()
    # What is pressed meanwhile waits for the pages it is meant for.
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    window.drawn.disconnect(loop.quit)


@contextmanager
def only_desk(home: Home) -> Iterator[None]:
    """Hold the home for this desk alone; the command line may still work on it.

    Raises AlreadyOpen; ReadOnlyRegister for a register that only the command line can look at, and
    DiskFull where there is no room even to say that it is open.
    """
    if home.register.exists() and not takes_writes(home.register):
        raise ReadOnlyRegister
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


def _show(app: QApplication, home: Home, preferences: Preferences, *, may_switch: bool) -> Ended:
    if not home.register.exists():
        chosen = _first_run(app, home, preferences)
        if chosen is None:
            return Ended()
        home = chosen
    if cipher.is_locked(home) and not (_unlocked(home, preferences)):
        return Ended(switch=may_switch)
    try:
        while (ended := _once(app, home, preferences, may_switch=may_switch)) is None:
            pass
    finally:
        cipher.let_go(home.root)
    return ended


def _once(
    app: QApplication, home: Home, preferences: Preferences, *, may_switch: bool
) -> Ended | None:
    """How the desk ended; None where it is to be opened again, after what it was shut for."""
    try:
        ended, wish = _work(app, home, preferences, may_switch=may_switch)
    except (DamagedRegister, KeysMissing) as problem:
        problems.note(problem)
        return None if _mended(home, preferences, problem) else Ended(1)
    if wish is None:
        return ended
    if isinstance(wish, str):
        _encrypted(home, wish, preferences)
        return None
    return None if _mended(home, preferences, wish) else Ended()


def _work(
    app: QApplication, home: Home, preferences: Preferences, *, may_switch: bool
) -> tuple[Ended, str | Mending | None]:
    """The open desk until it is closed; and what is to be done then, before it opens again.

    A passphrase to encrypt it under, or an errand that puts another register in its place.
    """
    wishes: list[str | Mending] = []
    net, window, wanted = Net(), main_window(), []
    try:
        show_drawn(window)
        if not window.isVisible():  # closed as soon as it was there
            return Ended(), None
        from gridapp.ui.session import Session

        language = preferences.language
        with closing(Session(home, language=language, may_switch=may_switch)) as session:
            begin(window, session, preferences)
            net.caught.connect(window.show_problem)
            # What was loaded by then stays: it is not looked through again for what can go.
            QTimer.singleShot(LOADED, window, gc.freeze)
            session.switching.connect(lambda: wanted.append(window.close()))
            for wish in (session.sealing, session.mending):
                wish.connect(lambda wished: wishes.append(wished) if window.close() else None)
            session.look(partial(_remember, session), lambda _: None, lambda _: None)
            code = app.exec()
        return Ended(code, switch=any(wanted)), wishes[-1] if wishes else None
    finally:
        net.let_go()
        window.hide()
        gc.unfreeze()
        _let_go(window)


def _encrypted(home: Home, passphrase: str, preferences: Preferences) -> None:
    """Encrypt the home of a desk that was shut for it; a failure is told, and it stays as it was.

    Raises nothing: the desk opens again in any case.
    """
    from gridapp.ui.pages.sealing import SealingPage

    page = SealingPage(home, passphrase, preferences, wall_clock_ms)
    page.resize(QSize(WIDE, TALL).boundedTo(page.screen().availableSize()))
    page.show()
    loop = QEventLoop()
    page.ended.connect(loop.quit)
    page.start()
    loop.exec()
    problem = page.problem
    _let_go(page)
    if problem is not None:
        problems.tell(problem, preferences.language())


def _mended(home: Home, preferences: Preferences, what: Exception | Mending) -> bool:
    """Do this errand, or offer what helps against this; whether the desk is to be opened again."""
    from gridapp.ui.pages.mending import MendingPage

    problem = what if isinstance(what, Exception) else None
    page = MendingPage(home, preferences, wall_clock_ms, problem)
    page.resize(QSize(WIDE, TALL).boundedTo(page.screen().availableSize()))
    page.show()
    loop = QEventLoop()
    page.ended.connect(loop.quit)
    if not isinstance(what, Exception):
        page.start(what)
    loop.exec()
    again = page.again
    _let_go(page)
    return again


def _unlocked(home: Home, preferences: Preferences) -> bool:
    """Ask for the passphrase; whether the home is open now."""
    from gridapp.ui.pages.unlock import UnlockPage

    page = UnlockPage(home, preferences, wall_clock_ms)
    page.resize(QSize(WIDE, TALL).boundedTo(page.screen().availableSize()))
    page.opened.connect(page.close)
    page.show()
    loop = QEventLoop()
    page.closed.connect(loop.quit)
    loop.exec()
    _let_go(page)
    return not cipher.is_locked(home)


def _remember(session: Session, conn: sqlite3.Connection) -> None:
    """Whose home this is can be read from now on without opening its register."""
    from gridapp.register import homes

    homes.remember(session.home, conn, session.me)


def _first_run(
    app: QApplication, home: Home, preferences: Preferences, data: Path | None = None
) -> Home | None:
    """Ask who works, or how to begin; the home to open, or None where the window was closed."""
    # Only now: it loads what founds and joins, which no other start needs.
    from gridapp.ui.pages.first_run import FirstRunPage

    page = FirstRunPage(home, preferences, wall_clock_ms, data)
    page.resize(QSize(WIDE, TALL).boundedTo(page.screen().availableSize()))
    page.ready.connect(page.close)
    page.show()
    app.exec()
    made = page.made
    _let_go(page)
    return made


def _let_go(widget: QWidget) -> None:
    """Delete a window now: what comes after it would have it dress and speak anew."""
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


def _unlockable(home: Home, error: QLockFile.LockError) -> Exception:
    """Why the home cannot be held: by whom it is, or what its disk does not let one write."""
    if error == QLockFile.LockError.LockFailedError:
        return AlreadyOpen(str(home.root))
    return ReadOnlyRegister() if error == QLockFile.LockError.PermissionError else DiskFull()


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

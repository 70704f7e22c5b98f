"""The desk as a program: opened on one home, shown until the person closes it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLockFile, QSize
from PySide6.QtWidgets import QApplication

from gridapp.paths import Home
from gridapp.register.database import NoRegister
from gridapp.ui import fonts, icons, input_method, problems
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Goto
from gridapp.ui.preferences import Preferences
from gridapp.ui.problems import Net
from gridapp.ui.routes import makers
from gridapp.ui.session import Session, wall_clock_ms

WIDE, TALL = 1366, 768
"""How large the desk opens, where the screen is as large."""

LOG_BYTES, LOGS_KEPT = 1_000_000, 3


class AlreadyOpen(Exception):
    """Another desk is open on this home."""


def run(home: Home, language: str | None = None) -> int:
    """Show the desk on `home` until it is closed; 1 when it cannot be opened."""
    app = application()
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
    window = MainWindow(session, makers(preferences))
    window.resize(QSize(WIDE, TALL).boundedTo(window.screen().availableSize()))
    window.go(Goto(page="today"))
    return window


@contextmanager
def only_desk(home: Home) -> Iterator[None]:
    """Hold the home for this desk alone; the command line may still work on it.

    Raises AlreadyOpen.
    """
    lock = QLockFile(str(home.root / "desk.lock"))
    # Only an owner that has ended makes a lock void, however long it is held.
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise AlreadyOpen(str(home.root))
    try:
        yield
    finally:
        lock.unlock()


@contextmanager
def kept_log(path: Path) -> Iterator[None]:
    """Write what goes wrong to the log of the home."""
    handler = RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    ours = logging.getLogger("gridapp")
    ours.addHandler(handler)
    try:
        yield
    finally:
        ours.removeHandler(handler)
        handler.close()


def _show(app: QApplication, home: Home, preferences: Preferences) -> int:
    try:
        session = Session(home, language=preferences.language)
    except NoRegister:
        chosen = _first_run(app, home, preferences)
        if chosen is None:
            return 0
        session = Session(chosen, language=preferences.language)
    net = Net()
    with closing(session):
        window = open_window(session, preferences)
        net.caught.connect(window.show_problem)
        window.show()
        try:
            return app.exec()
        finally:
            net.let_go()


def _first_run(app: QApplication, home: Home, preferences: Preferences) -> Home | None:
    """Ask how to begin; the home that was made, or None where the window was closed."""
    # Only now: it loads what founds and joins, which no other start needs.
    from gridapp.ui.pages.first_run import FirstRunPage

    page = FirstRunPage(home, preferences, wall_clock_ms)
    page.ready.connect(page.close)
    page.show()
    app.exec()
    return page.made

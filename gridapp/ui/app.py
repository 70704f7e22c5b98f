"""The desk as a program: opened on one home, shown until the person closes it."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLibraryInfo, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gridapp import settings
from gridapp.paths import Home, data_folder, kept_homes, shared_settings
from gridapp.register import cipher
from gridapp.register.database import (
    DamagedRegister,
    KeysMissing,
    is_damaged,
)
from gridapp.ui import alone, fonts, icons, input_method, problems
from gridapp.ui.kept_log import kept_log
from gridapp.ui.main_window import MainWindow
from gridapp.ui.only_desk import only_desk
from gridapp.ui.page import Goto
from gridapp.ui.preferences import Preferences
from gridapp.ui.problems import Net
from gridapp.ui.routes import ahead, early, makers
from gridapp.ui.sweeper import Sweeper

if TYPE_CHECKING:  # the window is on screen before a register is opened
    from gridapp.ui.errands import Mending
    from gridapp.ui.session import Session

SOON = 500
"""Milliseconds in which a window that is shown at all has been drawn."""

LOADED = 5_000
"""Milliseconds in which everything has been loaded that any page needs."""

TURN = 0.0005
"""Seconds after which a thread that works in Python hands over to one that waits for it.

With Python's own 5 ms the window waited so long for a lane at each of the twenty to hundreds of
times that one change of page comes back to Python.
"""


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
            found = _picked(app, data, language)
            if isinstance(found, Ended):
                return found.code
            chosen, picked = found, True
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


def _picked(app: QApplication, data: Path, language: str | None) -> Home | Ended:
    """Ask who works now; his home, or how it ended where nobody could or wanted to."""
    kept = kept_homes(data)
    path = shared_settings(data) if kept else Home(data).settings
    if kept and not path.exists():
        last = max(kept.values(), key=lambda home: home.register.stat().st_mtime)
        settings.store(path, settings.load(last.settings))
    preferences = Preferences(app, path, language)
    try:
        Home(data).make()
        with kept_log(Home(data).log):
            return alone.first_run(Home(data), preferences, data) or Ended()
    except Exception as problem:  # noqa: BLE001  behind an icon nobody reads the terminal
        problems.tell(problem, preferences.language())
        return Ended(1)
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
    alone.size(window)
    return window


def begin(window: MainWindow, session: Session, preferences: Preferences) -> None:
    """Have the window work on an open register, showing its first page."""
    # Only now: they know every kind of record, and the window is on screen before that.
    from gridapp.ui.first_day import FirstDay
    from gridapp.ui.keeper import BackupKeeper
    from gridapp.ui.locker import Locker
    from gridapp.ui.room_teller import RoomTeller
    from gridapp.ui.simple_mode import SimpleMode

    window.begin(session, makers(preferences), early(session, preferences), ahead(session))
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


def _show(app: QApplication, home: Home, preferences: Preferences, *, may_switch: bool) -> Ended:
    if not home.register.exists():
        chosen = alone.first_run(home, preferences)
        if chosen is None:
            return Ended()
        home = chosen
    if cipher.is_locked(home) and not alone.unlocked(home, preferences):
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
        return None if alone.mended(home, preferences, problem) else Ended(1)
    if wish is None:
        return ended
    if isinstance(wish, str):
        alone.encrypted(home, wish, preferences)
        return None
    return None if alone.mended(home, preferences, wish) else Ended()


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
        alone.let_go(window)


def _remember(session: Session, conn: sqlite3.Connection) -> None:
    """Whose home this is can be read from now on without opening its register."""
    from gridapp.register import homes

    homes.remember(session.home, conn, session.me)

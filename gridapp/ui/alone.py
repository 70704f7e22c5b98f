"""Windows that stand alone while no register is open; each is shown until it has ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from gridapp.paths import Home
from gridapp.register import cipher
from gridapp.ui import problems
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.preferences import Preferences

if TYPE_CHECKING:  # few starts have an errand
    from gridapp.ui.errands import Mending

WIDE, TALL = 1366, 768
"""How large the desk opens, where the screen is as large."""


def size(window: QWidget) -> None:
    """Make a window as large as the desk opens."""
    window.resize(QSize(WIDE, TALL).boundedTo(window.screen().availableSize()))


def encrypted(home: Home, passphrase: str, preferences: Preferences) -> None:
    """Encrypt the home of a desk that was shut for it; a failure is told, and it stays as it was.

    Raises nothing: the desk opens again in any case.
    """
    from gridapp.ui.pages.sealing import SealingPage

    page = SealingPage(home, passphrase, preferences, wall_clock_ms)
    size(page)
    page.show()
    loop = QEventLoop()
    page.ended.connect(loop.quit)
    page.start()
    loop.exec()
    problem = page.problem
    let_go(page)
    if problem is not None:
        problems.tell(problem, preferences.language())


def mended(home: Home, preferences: Preferences, what: Exception | Mending) -> bool:
    """Do this errand, or offer what helps against this; whether the desk is to be opened again."""
    from gridapp.ui.pages.mending import MendingPage

    problem = what if isinstance(what, Exception) else None
    page = MendingPage(home, preferences, wall_clock_ms, problem)
    size(page)
    page.show()
    loop = QEventLoop()
    page.ended.connect(loop.quit)
    if not isinstance(what, Exception):
        page.start(what)
    loop.exec()
    again = page.again
    let_go(page)
    return again


def unlocked(home: Home, preferences: Preferences) -> bool:
    """Ask for the passphrase; whether the home is open now."""
    from gridapp.ui.pages.unlock import UnlockPage

    page = UnlockPage(home, preferences, wall_clock_ms)
    size(page)
    page.opened.connect(page.close)
    page.show()
    loop = QEventLoop()
    page.closed.connect(loop.quit)
    loop.exec()
    let_go(page)
    return not cipher.is_locked(home)


def first_run(home: Home, preferences: Preferences, data: Path | None = None) -> Home | None:
    """Ask who works, or how to begin; the home to open, or None where the window was closed."""
    # Only now: it loads what founds and joins, which no other start needs.
    from gridapp.ui.pages.first_run import FirstRunPage

    page = FirstRunPage(home, preferences, wall_clock_ms, data)
    size(page)
    page.ready.connect(page.close)
    page.show()
    QApplication.exec()
    made = page.made
    let_go(page)
    return made


def let_go(widget: QWidget) -> None:
    """Delete a window now: what comes after it would have it dress and speak anew."""
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)

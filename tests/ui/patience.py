"""Waiting as long as a busy machine may need: only a thing that never comes is a failure."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui.session import Session
from gridapp.ui.turns import Turns

T = TypeVar("T")
PATIENCE = 30_000
"""Milliseconds."""
GLANCE = 2
"""Milliseconds from one look to the next."""
TURN = 20
"""Milliseconds in which what is under way goes on."""
LAID_OUT = 10
"""Seconds that a page is given to lay itself out."""


class PatientBot(QtBot):
    """Waits longer than pytest-qt by itself, and looks more often."""

    _looking = False

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        self._looking = True
        try:
            super().waitUntil(callback, timeout=timeout)
        finally:
            self._looking = False

    def wait(self, ms: int) -> None:
        super().wait(GLANCE if self._looking else ms)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **given: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **given)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


def answered(ask: Callable[[Callable[[], object]], object]) -> None:
    """Ask for something, and wait until it calls back."""
    come: list[bool] = []
    waiting = QEventLoop()

    def then() -> None:
        come.append(True)
        waiting.quit()

    ask(then)
    if not come:
        QTimer.singleShot(PATIENCE, waiting, waiting.quit)
        waiting.exec()
    assert come


def all_answered(session: Session) -> None:
    """Wait until every save and every look that is under way has been answered."""
    for _ in range(2):  # what a save changed is then looked at
        answered(session.after_saves)
        answered(lambda then: session.look(lambda conn: None, lambda _: then()))
        while _is_showing():
            answered(lambda then: QTimer.singleShot(0, then))


def _is_showing() -> bool:
    """Whether a page still shows what it has, a part a turn."""
    windows = QApplication.topLevelWidgets()
    return any(turns.waiting for one in windows for turns in one.findChildren(Turns))


def left_wrong(qtbot: QtBot, wrong: Callable[[], T]) -> T:
    """What `wrong` still finds once all has found its place: what only comes late is waited for.

    A page with a fault takes the whole of the wait, one without a fault next to nothing.
    """
    qtbot.wait(TURN)  # what is under way comes first: an empty page has nothing wrong with it
    give_up = time.monotonic() + LAID_OUT
    while (found := wrong()) and time.monotonic() < give_up:
        qtbot.wait(GLANCE)
    return found

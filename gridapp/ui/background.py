"""Work away from the window's own thread: lanes that run one piece after another."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import Shiboken

PATIENCE: Final = 5.0
"""Seconds for which a closing window waits for work that may hang with a share or a stick."""
WRITING: Final = 60.0
"""The same for what a person asked to be written: that is given up only where it surely hangs."""

T = TypeVar("T")
_Otherwise = Callable[[Exception], object]
_log = logging.getLogger(__name__)
_hanging: list[Lane] = []
"""Kept to the end of the program, with what they were asked: they would let go of it themselves."""


class Lane(QObject):
    """One thread that works off what it is given, in order; its answers come to the window.

    What is given to it touches no widget. `then` and `otherwise` run on the thread that made
    the lane; those of a part that is gone by then are dropped. They come one a turn of the event
    loop, and none in the turn of something else: what is pressed meanwhile waits for one of them.

    Everything it is given is let go of on that thread, too, and by the lane before it says that
    it is done: a part of a form may live by nothing else any more, and Qt and PySide take apart
    and unlist the parts of a window without a lock.

    Attributes:
        patience: how long `close` waits at most; None where what was given must be finished,
            which is right for work in the home itself and for nothing else.

    Signals:
        failed: the exception of a piece of work that named no `otherwise`.
    """

    failed = Signal(object)
    _arrived = Signal()

    def __init__(
        self, name: str, parent: QObject | None = None, *, patience: float | None = PATIENCE
    ) -> None:
        super().__init__(parent)
        self.patience = patience
        self._open, self._ended = True, False
        self._given: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._asked: deque[tuple[object, Callable[[Any], object] | None, _Otherwise]] = deque()
        self._results: deque[tuple[bool, Any]] = deque()
        # A daemon: the program ends although a share still hangs. Whole files only take the
        # place of others once they are written, so that nothing half lies there.
        self._thread = threading.Thread(target=self._work_off, name=name, daemon=True)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._answers: deque[Callable[[], object]] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        otherwise: _Otherwise | None = None,
    ) -> None:
        """Do `work` when its turn comes; then say so."""
        if self._ended:
            raise RuntimeError("the lane is closed")
        if self._thread.ident is None:
            self._thread.start()
        self._asked.append((work, then, otherwise or self.failed.emit))
        self._given.put(work)

    @Slot()
    def close(self) -> bool:
        """Finish what was given, for as long as there is patience; whether it was finished.

        Answers that are still on their way are dropped.
        """
        self._open, self._ended = False, True
        self._given.put(None)
        if self._thread.ident is not None:
            self._thread.join(self.patience)
        if hangs := self._thread.is_alive():
            _log.warning("closed while %s was still at work", self._thread.name)
            _hanging.append(self)
        return not hangs

    def _work_off(self) -> None:
        while (work := self._given.get()) is not None:
            self._work(work)
            del work
            if self._open:  # afterwards the window may be gone
                self._arrived.emit()

    def _work(self, work: Callable[[], object]) -> None:
        try:
            self._results.append((True, work()))
        except Exception as problem:  # noqa: BLE001  every failure goes to the window
            self._results.append((False, problem))

    @Slot()
    def _on_arrived(self) -> None:
        _work, then, otherwise = self._asked.popleft()
        worked, result = self._results.popleft()
        if say := then if worked else otherwise:
            self._answers.append(partial(say, result))
            if not self._turn.isActive():
                self._turn.start()

    @Slot()
    def _on_turn(self) -> None:
        say = self._answers.popleft()
        if self._answers:  # before it is said: that may open a window, and stay there
            self._turn.start()
        if self._open and is_there(say):
            say()


def is_there(say: Callable[..., object]) -> bool:
    """Whether whoever waits for an answer still exists: rows of forms come and go meanwhile."""
    method = say.func if isinstance(say, partial) else say
    whose = getattr(method, "__self__", None)
    return not isinstance(whose, QObject) or Shiboken.isValid(whose)

"""Work away from the window's own thread: lanes that run one piece after another."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import Shiboken

T = TypeVar("T")


class Lane(QObject):
    """One thread that works off what it is given, in order; its answers come to the window.

    What is given to it touches no widget. `then` and `otherwise` run on the thread that made
    the lane; those of a part that is gone by then are dropped.

    Signals:
        failed: the exception of a piece of work that named no `otherwise`.
    """

    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._open = True
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> Future[None]:
        """Do `work` when its turn comes; then say so."""
        return self._pool.submit(self._work, work, then, otherwise or self.failed.emit)

    def close(self) -> None:
        """Finish everything that was given; answers that are still on their way are dropped."""
        self._open = False
        self._pool.shutdown(wait=True)

    def _work(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None,
        otherwise: Callable[[Exception], object],
    ) -> None:
        try:
            result = work()
        except Exception as problem:  # noqa: BLE001  every failure goes to the window
            self._arrived.emit(partial(otherwise, problem))
        else:
            if then is not None:
                self._arrived.emit(partial(then, result))

    @Slot(object)
    def _on_arrived(self, say: Callable[[], object]) -> None:
        if self._open and _is_there(say):
            say()


def _is_there(say: Callable[[], object]) -> bool:
    """Whether whoever waits for an answer still exists: rows of forms come and go meanwhile."""
    method = say.func if isinstance(say, partial) else say
    whose = getattr(method, "__self__", None)
    return not isinstance(whose, QObject) or Shiboken.isValid(whose)

"""Parts of a page that are shown a turn of the event loop later, one a turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot


class Turns(QObject):
    """Does what it is given one a turn: what is pressed meanwhile waits for one of them at most.

    It is for what must be done on the window's own thread and takes too long in one go. What was
    shown before is painted first.
    """

    def __init__(self, closing: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Final[deque[Callable[[], object]]] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)
        closing.connect(self.stop)  # what is left would read a register that is shut

    @property
    def waiting(self) -> bool:
        """Whether something is left to do."""
        return bool(self._left)

    def begin(self, *pieces: Callable[[], object]) -> None:
        """Do these, in place of what is left."""
        self._left.clear()
        self._left.extend((_nothing, *pieces))
        self._turn.start()

    def finish(self) -> None:
        """Do at once what is left."""
        while self._left:
            self._left.popleft()()

    @Slot()
    def stop(self) -> None:
        """Do nothing more."""
        self._left.clear()

    @Slot()
    def _on_turn(self) -> None:
        if self._left:
            piece = self._left.popleft()
            if self._left:  # before it is done: that may open a window, and stay there
                self._turn.start()
            piece()


def _nothing() -> None:
    """A turn for painting."""

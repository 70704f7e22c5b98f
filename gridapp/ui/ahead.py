"""Pages that are made before they are wanted, one in each pause of whoever reads the first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

PAUSE: Final = 250
"""Milliseconds without a key or a button of the mouse, after which one more is made, or dressed."""

_PRESSED = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Ahead(QObject):
    """Has these made, the likeliest first, in the pauses of the person at `window`."""

    def __init__(
        self, codes: Iterable[str], make: Callable[[str], QWidget | None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._left, self._make = deque(codes), make
        self._bare: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)

    def begin(self, window: QObject | None) -> None:
        """Begin with the first pause; `window` is what keys and the mouse come to."""
        if window is not None:
            window.installEventFilter(self)
        self._pause.start()

    @Slot()
    def stop(self) -> None:
        """Make none any more."""
        self._left.clear()
        self._bare = None
        self._pause.stop()

    def make_next(self) -> bool:
        """Have one more made, or the last one dressed; whether there was one."""
        if self._bare is not None:
            _dress(self._bare)
            self._bare = None
        elif self._left:
            self._bare = self._make(self._left.popleft())
        else:
            return False
        return True

    @Slot()
    def _on_pause(self) -> None:
        if self.make_next():
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSED and self._pause.isActive():
            self._pause.start()
        return False


def _dress(page: QWidget) -> None:
    """Have the style sheet applied to all that is in it: half of what its first opening takes."""
    for part in page.findChildren(QWidget):
        part.ensurePolished()

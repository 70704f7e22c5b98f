"""How long the window's own thread was kept from everything else."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT = 10  # milliseconds


class Pulse(QObject):
    """Beats every ten milliseconds while the thread is free.

    Attributes:
        longest: the longest time between two beats so far, in milliseconds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        """Count from now on."""
        self.longest = 0.0
        self._last = time.perf_counter()

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

"""How long the window's own thread was kept from everything else."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT = 10  # milliseconds


class Pulse(QObject):
    """Beats every ten milliseconds while the thread is free.

    Attributes:
        longest: the longest time between two beats so far, in milliseconds.
        busiest: the most that all threads together worked between two beats, in milliseconds;
            unlike `longest` it is the same on a machine that has much else to do.
        own: the most that the window's thread itself worked between two beats, in milliseconds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        """Count from now on."""
        self.longest = self.busiest = self.own = 0.0
        self._last, self._worked = time.perf_counter(), time.process_time()
        self._own = time.thread_time()

    @Slot()
    def _on_beat(self) -> None:
        now, worked, own = time.perf_counter(), time.process_time(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self.busiest = max(self.busiest, (worked - self._worked) * 1000)
        self.own = max(self.own, (own - self._own) * 1000)
        self._last, self._worked, self._own = now, worked, own

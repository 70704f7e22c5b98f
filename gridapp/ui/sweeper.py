"""Python's collector of circles of references, run on the window's own thread and on no other.

Left to itself it runs wherever the next object happens to be made. On a lane it may come upon a
widget in such a circle: Qt then takes the widget apart on the wrong thread, holding a lock while
it waits for Python, and the window may wait for that lock while it holds Python. Neither goes on.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

OFTEN = 1000
"""Milliseconds between two looks."""


class Sweeper(QObject):
    """Looks once a second whether so much was made that a generation is due, as Python would.

    One at a time; `let_go` gives the collector back to Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    @Slot()
    def sweep(self) -> None:
        """Collect the oldest generation that is due, and with it those below."""
        due = [
            generation
            for generation, (made, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if made > most
        ]
        if due:
            gc.collect(due[-1])

    def let_go(self) -> None:
        """Have Python collect by itself again."""
        self._timer.stop()
        gc.enable()

"""Notices that nobody has touched keyboard or mouse for some minutes."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

OFTEN = 10_000
"""Milliseconds between two looks."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Listens on the window that has the keyboard, and nowhere else: it costs nothing per widget.

    What an input method types comes by no key of ours; then the cursor moves. By the wall clock,
    so that a computer that slept counts as left alone.

    Signals:
        idle: so many minutes have gone by.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._touched = time.time()
        self._window: QWindow | None = None
        self.timer = QTimer(self, interval=OFTEN)
        self.timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
            self._on_window(QGuiApplication.focusWindow())
            QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)

    def wait(self, minutes: int) -> None:
        """Tell after so many minutes from now on; never for none."""
        self._seconds = 60 * minutes
        self.touch()
        if minutes:
            self.timer.start()
        else:
            self.timer.stop()

    @Slot()
    def touch(self) -> None:
        """Somebody is there."""
        self._touched = time.time()

    @Slot()
    def look(self) -> None:
        """Whether it is time; a clock that was set back begins the wait anew."""
        alone = time.time() - self._touched
        if alone < 0:
            self.touch()
        elif alone >= self._seconds:
            self.touch()
            self.idle.emit()

    @Slot(QWindow)
    def _on_window(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._on_gone)

    @Slot()
    def _on_gone(self) -> None:
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False

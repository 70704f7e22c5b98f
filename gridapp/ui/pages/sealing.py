"""While a register is being encrypted: what is going on, and nothing to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.paths import Home
from gridapp.sync import recovering
from gridapp.ui.background import Lane
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.preferences import Preferences


class SealingPage(QWidget):
    """Encrypts a home of which nothing is open.

    Attributes:
        problem: why it was not done; None where it was.

    Signals:
        ended: it was done, or failed.
    """

    ended = Signal()

    def __init__(
        self, home: Home, passphrase: str, preferences: Preferences, now_ms: Callable[[], int]
    ) -> None:
        super().__init__()
        self.problem: Exception | None = None
        self._home, self._passphrase, self._now_ms = home, passphrase, now_ms
        self._lane = Lane("sealing", self, patience=None)
        self._busy = False
        self.setProperty("look", "page")
        self.setWindowTitle(self.tr("九联"))
        self.heading = label(self.tr("正在加密"), "title")
        self.said = wrapped(self.tr("一本大台账要几分钟。写的都在；断了电，下次输口令会接着做完。"))
        self.strip = ProgressStrip()
        self.strip.cancel.hide()
        whole = QVBoxLayout(self)
        whole.addStretch()
        for part in (self.heading, self.said, self.strip):
            whole.addWidget(part)
        whole.addStretch()

    def start(self) -> None:
        """Begin."""
        self._busy = True
        self.strip.start(self.tr("正在加密……"))
        self._lane.run(
            lambda: recovering.encrypt(self._home, self._passphrase, now_ms=self._now_ms()),
            lambda _: self._end(None),
            self._end,
        )

    def _end(self, problem: Exception | None) -> None:
        self.problem, self._busy = problem, False
        self.strip.finish()
        self._lane.close()
        self.ended.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        # What has begun is finished first.
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

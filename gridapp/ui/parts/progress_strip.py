"""Long work shown in one line: what, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label

PATIENCE = 500  # milliseconds before anything is shown


class ProgressStrip(QFrame):
    """Shows itself only when the work takes longer than half a second.

    Signals:
        cancelled: the person wants it stopped.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.what = label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.figures = label("", "muted")
        self.cancel = Button(icon="close")
        self.cancel.clicked.connect(self._on_cancel)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.show)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.what)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.figures)
        self._row.addWidget(self.cancel)
        self.hide()
        theme.follow(self, self._dress, self._say)

    def start(self, what: str) -> None:
        """The work begins; how much there is need not be known."""
        self.what.setText(what)
        self.figures.setText("")
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(what)
        self.cancel.setEnabled(True)
        self._say()
        self._patience.start()

    def show_progress(self, done: int, total: int, note: str = "") -> None:
        """So much is done; `note` for what else is to be said, as "3 set aside"."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        figures = f"{done:,}/{total:,}"
        self.figures.setText(f"{figures} · {note}" if note else figures)
        self.bar.setAccessibleDescription(self.figures.text())

    def finish(self) -> None:
        """The work has ended, well or not."""
        self._patience.stop()
        self.hide()

    @Slot()
    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._say()
        self.cancelled.emit()

    def _say(self) -> None:
        stopping = not self.cancel.isEnabled()
        self.cancel.setText(self.tr("正在停下…") if stopping else self.tr("取消"))

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.S)
        self._row.setContentsMargins(wide, tall, tall, tall)
        self._row.setSpacing(look.px(theme.M))

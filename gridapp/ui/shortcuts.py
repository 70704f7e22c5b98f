"""The keys that work on every page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridapp.models.tasks import NINE

FIRST = 2
"""F2 is the first of the nine tasks."""


class Shortcuts(QObject):
    """Listens in the whole window.

    Signals:
        visit: a new visit is wanted, with this task ticked (empty: none).
        write: the daily file is to be written.
        search: the search box is wanted.
        card: the card of keys is wanted.
    """

    visit = Signal(str)
    write = Signal()
    search = Signal()
    card = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for keys, wanted in (
            ("Ctrl+E", self.write),
            ("Ctrl+K", self.search),
            ("F1", self.card),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(wanted)
        for keys in ("Ctrl+N", *(f"F{FIRST + number}" for number in range(len(NINE)))):
            QShortcut(QKeySequence(keys), window).activated.connect(self._on_visit)

    @Slot()
    def _on_visit(self) -> None:
        pressed = self.sender()
        name = pressed.key().toString() if isinstance(pressed, QShortcut) else ""
        self.visit.emit(NINE[int(name[1:]) - FIRST].code if name.startswith("F") else "")

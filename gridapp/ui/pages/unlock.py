"""Before an encrypted register is opened: the passphrase, or the steps where it is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gridapp.paths import Home, write_file
from gridapp.sync import recovering, vault
from gridapp.sync.code import shown
from gridapp.ui import problems
from gridapp.ui.background import Lane
from gridapp.ui.help_keys import HelpKeys
from gridapp.ui.parts.forgotten_card import ForgottenCard
from gridapp.ui.parts.lock_card import LockCard
from gridapp.ui.preferences import Preferences


class UnlockPage(QWidget):
    """Nobody's name stands here: the register is still shut.

    Signals:
        opened: the home is open.
        closed: the window was closed, open or not.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, home: Home, preferences: Preferences, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._home, self._preferences, self._now_ms = home, preferences, now_ms
        self._lane = Lane("unlock", self, patience=None)
        self.setProperty("look", "page")
        self.card, self.steps = LockCard(), ForgottenCard()
        self.help = HelpKeys(self, preferences.language, "unlock")
        self.card.end_with(self.help.line)
        self.stack = QStackedWidget()
        for part in (self.card, self.steps):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setWidget(part)
            self.stack.addWidget(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.card.submitted.connect(self._on_submitted)
        self.card.asked_help.connect(self._on_forgotten)
        self.card.ended.connect(self.close)
        self.steps.back.clicked.connect(self._on_back)
        self.steps.write.clicked.connect(self._on_write)
        self.steps.submitted.connect(self._on_answer)
        self._say()
        self.card.ask("passphrase", encrypted=True)

    def write_request(self, file: Path) -> None:
        """Write the request for the centre, and show the digits to compare."""
        try:
            data, digits = recovering.ask(self._home)
            write_file(file, data)
        except Exception as problem:  # noqa: BLE001  said in words
            self._on_steps_failed(problem)
        else:
            self.steps.show_request(file, shown(digits))

    @Slot()
    def _on_submitted(self) -> None:
        typed = self.card.text()
        if not typed:
            return
        self.card.work(busy=True)
        self._lane.run(
            lambda: vault.unlock(self._home, typed, now_ms=self._now_ms()),
            lambda _: self.opened.emit(),
            self._on_failed,
        )

    @Slot()
    def _on_forgotten(self) -> None:
        self.stack.setCurrentIndex(1)
        self.steps.write.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self.stack.setCurrentIndex(0)
        self.card.focus()

    @Slot()
    def _on_write(self) -> None:
        name = str(Path.home() / "forgotten.gridask")
        file, _ = QFileDialog.getSaveFileName(self, self.steps.write.text(), name)
        if file:
            self.write_request(Path(file))

    @Slot()
    def _on_answer(self) -> None:
        if not self.steps.needed.filled():
            return
        file, fresh = Path(self.steps.answer.text().strip()), self.steps.fresh()
        if fresh is None:
            return
        keyboard = self.focusWidget()
        self.steps.setEnabled(False)

        def accept() -> None:
            with file.open("rb") as opened:
                recovering.accept(self._home, opened.read(recovering.MOST + 1), fresh)

        def refused(problem: Exception) -> None:
            self.steps.setEnabled(True)
            keyboard.setFocus()  # it left what could not be used meanwhile
            self._on_steps_failed(problem)

        self.steps.banner.hide()
        self._lane.run(accept, lambda _: self.opened.emit(), refused)

    def _on_failed(self, problem: Exception) -> None:
        self.card.work(busy=False)
        self.card.refuse_passphrase(problem, self._preferences.language())

    def _on_steps_failed(self, problem: Exception) -> None:
        problems.note(problem)
        words = problems.words(problem, self._preferences.language())
        if not self.steps.needed.blame(problem, words):
            self.steps.banner.tell(words, "red")

    def _say(self) -> None:
        self.setWindowTitle(self.tr("九联"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentIndex():
            self._on_back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._lane.close()
        super().closeEvent(event)
        self.closed.emit()

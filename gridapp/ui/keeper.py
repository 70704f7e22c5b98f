"""Sees to it that the register is backed up every day it is worked on, in a process of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gridapp.register.database import is_damaged
from gridapp.ui import problems
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import KeepBackup
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session

SOON = 60_000
"""Milliseconds after the desk was opened, or something was saved, until it looks."""


class BackupKeeper(QObject):
    """Today's backup is made once a day; a failure is told once a day.

    Signals:
        told: what went wrong, and in which tone.
    """

    told = Signal(str, str)

    def __init__(
        self, session: Session, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self._failed_on = ""
        self.runner = ErrandRunner(self)
        self.runner.failed.connect(self._on_failed)
        self.runner.ended.connect(self._on_ended)
        self.timer = QTimer(self, singleShot=True, interval=SOON)
        self.timer.timeout.connect(self.look)
        session.changed.connect(self._on_changed)
        session.closing.connect(self.close)
        self.timer.start()

    @Slot()
    def look(self) -> None:
        """Have today's backup made where it is missing."""
        home, today = self._session.home, self._session.today()
        key, second = self._session.me.key, self._preferences.current.backup_folder
        damaged = is_damaged(home.register)
        if self.runner.busy or self._failed_on == today or damaged:
            return

        def look(_conn: object) -> bool:
            from gridapp.register import daily, waiting

            also = Path(second) if second else None
            return daily.is_due(waiting.mark(key), home.backups, also, today=today)

        def then(due: bool) -> None:
            if due and not self.runner.busy:
                self.runner.start(KeepBackup(home=home.root, second=second, today=today))

        self._session.look(look, then)

    @Slot()
    def close(self) -> None:
        """Look no more, and wait for a backup that is being made."""
        self.timer.stop()
        self.runner.close()

    @Slot()
    def _on_changed(self) -> None:
        if not self.timer.isActive():
            self.timer.start()

    @Slot(object)
    def _on_ended(self, kept: object) -> None:
        problem = getattr(kept, "problem", None)
        if problem is not None:
            self._tell(problem, self.tr("备份没有在第二个文件夹里另放一份：{why}"))
        crowded = getattr(kept, "crowded", None)
        if crowded is not None:
            self._tell(crowded, self.tr("过去年份没有移进历年档案：{why}以后会再试。"))

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self._tell(problem, self.tr("今天的备份没有做成：{why}以前的备份都在。"))

    def _tell(self, problem: Exception, said: str) -> None:
        self._failed_on = self._session.today()
        problems.note(problem)
        why = problems.words(problem, self._session.language())
        self.told.emit(said.format(why=why), "amber")

"""The backups of this register: made now, or put in its place; a damaged one is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.register import backup_list, calendar, outbox, waiting
from gridapp.register.backup_list import Backup
from gridapp.register.database import is_damaged
from gridapp.ui import problems, theme
from gridapp.ui.backup_board import BackupBoard, Need
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import BackUp, PutBack, SaveTheRest
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session


class BackupsPage(Page):
    """The newest first. What puts another register here is done once the desk is shut."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        self.board, self.banner, self.strip = BackupBoard(session.home), Banner(), ProgressStrip()
        self.strip.cancel.hide()
        self.runner = ErrandRunner(self)
        inner = bare()
        fill(self, inner)
        self._column = QVBoxLayout(inner)
        for part in (self.banner, self.strip, self.board):
            self._column.addWidget(part)
        self._column.addStretch()
        self.board.chosen.connect(self._on_chosen)
        self.board.saving.connect(self._on_saving)
        self.board.making.connect(self._on_making)
        self.runner.ended.connect(self._on_made)
        self.runner.failed.connect(self._on_failed)
        session.closing.connect(self.runner.close)
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("备份和恢复")

    def open(self, goto: Goto) -> None:
        self.board.fold()
        self.banner.hide()
        self.refresh()

    def refresh(self) -> None:
        home, also = self.session.home, self._preferences.current.backup_folder
        mark = waiting.mark(self.session.me.key)

        def look(conn: sqlite3.Connection) -> tuple[Sequence[Backup], Sequence[str]]:
            days = [calendar.today(at >> 16) for _record, at in outbox.rows(conn)]
            return backup_list.listed(home, also, mark), days

        self.session.look(look, self._on_looked)

    def step_back(self) -> bool:
        return self.board.fold()

    def _on_looked(self, found: tuple[Sequence[Backup], Sequence[str]]) -> None:
        backups, days = found
        need = Need.REGISTER if is_damaged(self.session.home.register) else Need.NOTHING
        self.board.show_backups(backups, need, days)
        if not self.board.asking.isVisible():
            self.lend(self.board.begin)

    @Slot(object, str)
    def _on_chosen(self, file: Path, _passphrase: str) -> None:
        self.session.mending.emit(PutBack(home=self.session.home.root, file=file))

    @Slot(object)
    def _on_saving(self, more: tuple[Path, ...]) -> None:
        self.session.mending.emit(SaveTheRest(home=self.session.home.root, more=more))

    @Slot()
    def _on_making(self) -> None:
        if not self.runner.busy:
            self.banner.hide()
            self.board.make.setEnabled(False)
            self.strip.start(self.tr("正在备份并核对……"))
            self.runner.start(BackUp(home=self.session.home.root))

    @Slot(object)
    def _on_made(self, _file: object) -> None:
        self._rest()
        self.banner.tell(self.tr("已备份，读回核对过。"), "green")
        self.refresh()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self._rest()
        problems.note(problem)
        self.banner.tell(problems.words(problem, self.session.language()), "red")

    def _rest(self) -> None:
        self.strip.finish()
        self.board.make.setEnabled(True)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column)

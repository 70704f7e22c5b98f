"""Sync: what waits, what was written, what the centre has; and files out and in."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from gridapp.register import receipts, undo, waiting
from gridapp.register.files import FileRow
from gridapp.register.receipts import EntryState, Status
from gridapp.register.waiting import Waiting
from gridapp.ui import problems
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import TakeFiles, WriteFiles
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.sync_board import SyncBoard, dress_view
from gridapp.ui.parts.sync_words import SyncWords
from gridapp.ui.parts.where import looking_from
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.sync import EntryTable, FileTable

NEWEST = 1_000
"""So many files and rows are shown; the sentences count all."""

Looked = tuple[Status, list[FileRow], list[EntryState], list[Waiting], dict[int, tuple[int, ...]]]


class SyncPage(Page):
    """The board says it; this page looks, writes and imports."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        self._looked: Looked | None = None
        self._undoable: dict[int, tuple[int, ...]] = {}
        self.files, self.entries = FileTable(session, self), EntryTable(session, self)
        self.board = SyncBoard((self.files, self.entries), self)
        files, entries = self.board.views
        dress_view(files, FileTable.WIDTHS, FileTable.STRETCH, FileTable.BADGE)
        dress_view(entries, EntryTable.WIDTHS, EntryTable.STRETCH, EntryTable.BADGE)
        self.words = SyncWords(self)
        self.runner = ErrandRunner(self)
        self.setAcceptDrops(True)
        self.board.inbox.setVisible(session.me.role.is_centre)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.board)
        self._connect()
        self.say()
        self.refresh()

    def title(self) -> str:
        return self.tr("同步")

    def open(self, goto: Goto) -> None:
        self.board.folder.show_folder(self._preferences.current.export_folder)
        self.board.write.setFocus()
        if goto.act == "write":
            self._on_write()

    def refresh(self) -> None:
        me, now_ms = self.session.me, self.session.now_ms()

        def look(conn: sqlite3.Connection) -> Looked:
            return (
                receipts.status(conn, me, now_ms=now_ms),
                receipts.files(conn, NEWEST),
                receipts.entries(conn, me, NEWEST, now_ms=now_ms),
                waiting.waiting(conn),
                undo.offered(conn, me),
            )

        self.session.look(look, self._on_looked)

    def papers(self) -> tuple[Wanted, ...]:
        return Wanted(code="files"), Wanted(code="entries")

    def say(self) -> None:
        self.files.say_columns()
        self.entries.say_columns()
        self.board.say()
        self._tell()

    def _on_looked(self, looked: Looked) -> None:
        self._looked = looked
        status, files, entries, _held, self._undoable = looked
        self.files.show(files)
        self.entries.show(entries)
        self._on_current()
        self.board.count(len(files), sum(status.rows.values()))
        self._tell()

    def _tell(self) -> None:
        if self._looked is None:
            return
        status, files, _entries, held, _undoable = self._looked
        # Nobody confirms anything to a centre that has none above it: all it saves is accepted.
        top = self.session.me.role.is_centre and not status.unconfirmed
        self.board.waits.tell(*self.words.waits(status))
        self.board.written.tell(*self.words.written(files))
        self.board.confirmed.tell(*self.words.confirmed(status, top=top))
        asks = self.tr("去待核") if held or status.copied else ""
        self.board.warn(self.words.attention(status, held), asks)

    def _chosen(self) -> EntryState | None:
        at = self.board.views[1].currentIndex().row()
        return self.entries.row(at) if 0 <= at < self.entries.rowCount() else None

    @Slot()
    def _on_current(self) -> None:
        row = self._chosen()
        self.board.take_back.setEnabled(row is not None and row.at in self._undoable)

    @Slot()
    def _on_take_back(self) -> None:
        """Take the chosen row back, with what was saved in the same act."""
        row = self._chosen()
        if row is not None and (act := self._undoable.get(row.at)):
            self._undoable = {}
            said = self.tr("撤回了：{what}").format(what=self.entries.title(row))
            self.session.take_back(act, said=said)

    @Slot()
    def _on_review(self) -> None:
        self.go.emit(Goto(page="review"))

    @Slot()
    def _on_inbox(self) -> None:
        self.go.emit(Goto(page="inbox"))

    @Slot()
    def _on_write(self) -> None:
        self._write(again=False)

    @Slot()
    def _on_again(self) -> None:
        self._write(again=True)

    def _write(self, *, again: bool) -> None:
        if self.runner.busy:
            return
        self.runner.busy = True
        folder = self.board.folder.folder
        self.board.start(self.tr("正在写今天的文件……"))
        # What is being saved at this moment goes into the file as well.
        self.session.after_saves(
            lambda: self.runner.start(
                WriteFiles(home=self.session.home.root, folder=folder, again=again)
            )
        )

    @Slot()
    def _on_pick_files(self) -> None:
        at = looking_from(self._preferences.current.import_folder)
        found, _ = QFileDialog.getOpenFileNames(self, self.tr("收进文件"), at)
        self.take(found)

    @Slot()
    def _on_pick_folder(self) -> None:
        at = looking_from(self._preferences.current.import_folder)
        found = QFileDialog.getExistingDirectory(self, self.tr("收进整个文件夹"), at)
        self.take([found] if found else [])

    @Slot()
    def _on_pick_stick(self) -> None:
        at = looking_from(self._preferences.current.import_folder)
        found = QFileDialog.getExistingDirectory(self, self.tr("收进并写上答复"), at)
        self.take([found] if found else [], answer=True)

    def take(self, paths: Sequence[str], *, answer: bool = False) -> None:
        """Import these files and folders; with `answer` write the answers beside them."""
        if not paths or self.runner.busy:
            return
        first = Path(paths[0])
        folder = str(first if first.is_dir() else first.parent)
        self._preferences.change(import_folder=folder)
        self.board.start(self.tr("正在收文件……"))
        self.runner.start(TakeFiles(home=self.session.home.root, paths=tuple(paths), answer=answer))

    @Slot(int, int, int)
    def _on_progressed(self, done: int, total: int, set_aside: int) -> None:
        note = self.tr("%n 个放在一边", "", set_aside) if set_aside else ""
        self.board.strip.show_progress(done, total, note)

    @Slot(object)
    def _on_ended(self, result: Any) -> None:
        self.board.strip.finish()
        if result is None:
            self.board.banner.tell(self.tr("已停下，收进的都在。"), "amber")
        else:
            self.board.banner.tell(*self.words.outcome(result))
        self.session.changed.emit()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self.board.strip.finish()
        problems.note(problem)
        self.board.banner.tell(problems.words(problem, self.session.language()), "red")
        self.session.changed.emit()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self._preferences.change(export_folder=folder)

    def _connect(self) -> None:
        self.board.write.clicked.connect(self._on_write)
        self.board.files_button.clicked.connect(self._on_pick_files)
        self.board.folder_button.clicked.connect(self._on_pick_folder)
        self.board.stick_button.clicked.connect(self._on_pick_stick)
        self.board.again.clicked.connect(self._on_again)
        self.board.inbox.clicked.connect(self._on_inbox)
        self.board.folder.chosen.connect(self._on_folder)
        self.board.attention.acted.connect(self._on_review)
        rows = self.board.views[1]
        rows.selectionModel().currentRowChanged.connect(self._on_current)
        self.board.take_back.clicked.connect(self._on_take_back)
        rows.on_key("Del", self._on_take_back)
        self.board.strip.cancelled.connect(self.runner.stop)
        self.runner.progressed.connect(self._on_progressed)
        self.runner.ended.connect(self._on_ended)
        self.runner.failed.connect(self._on_failed)
        self.session.closing.connect(self.runner.close)

    def take_files(self, files: Sequence[Path]) -> None:
        self.take([str(file) for file in files])

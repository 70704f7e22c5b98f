"""Fills somebody's own sheet: looks at it first, and saves a filled copy when told to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from gridapp.exchange import fill_sheet
from gridapp.exchange.fill_plan import Wanted
from gridapp.exchange.filled import Filled
from gridapp.exchange.parsed import Refusal
from gridapp.exchange.remarks import free_name
from gridapp.register import places
from gridapp.ui.errands import Stopped
from gridapp.ui.parts.fill_board import FillBoard
from gridapp.ui.parts.fill_words import FillWords
from gridapp.ui.parts.where import looking_from
from gridapp.ui.session import Session


class FillPanel(QWidget):
    """`show_remarks` puts what there is to say of rows into the table that the board shows.

    Signals:
        began: long work has begun; what it is.
        ended: it is over; what was done, or empty where it was only looked.
        failed: what went wrong.
        progressed: (sheets done, sheets in all).
    """

    began = Signal(str)
    ended = Signal(str)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(
        self,
        session: Session,
        board: FillBoard,
        show_remarks: Callable[[list[Refusal]], object],
        stop: Event,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.board, self.words, self.folder = board, FillWords(self), ""
        self._session, self._show_remarks, self._stop = session, show_remarks, stop
        self._file: Path | None = None
        self._seen: Filled | None = None
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(board)
        for act in (board.empty.action, board.other):
            act.clicked.connect(self._on_pick)
        board.save.clicked.connect(self.act)
        board.changed.connect(self._look)

    def say(self) -> None:
        """Say every word again, in the language of now."""
        self.board.why.say(self._session.language())
        self.board.empty.say(
            self.tr("把要表单位发来的表拖到这里"),
            self.tr("认得的栏按登记册填好，标题、格式和别的栏一概不动。先看会填什么，再另存。"),
            self.tr("选一张表…"),
        )
        self._show()

    def take(self, file: Path) -> None:
        """Look at this sheet: say what filling it would do, and write nothing."""
        if not self._busy:
            self._file, self._seen = file, None
            self.board.why.forget()
            self._look()

    @Slot()
    def act(self) -> None:
        """Fill the sheet that was looked at into a copy of it."""
        if self._busy or self._file is None or self._seen is None or not self._seen.changed:
            return
        self._begin(self.tr("正在填 {file}……").format(file=self._file.name))
        work = partial(self._fill, self._file, self._wanted(), Path(self.folder))
        self._session.write_in_parts(work, self._on_filled, self._on_failed)

    @Slot()
    def _look(self) -> None:
        if self._busy or self._file is None:
            return
        self._begin(self.tr("正在看 {file}……").format(file=self._file.name))
        work = partial(self._fill, self._file, self._wanted(), None)
        self._session.look(work, self._on_looked, self._on_failed)

    def _wanted(self) -> Wanted:
        """How the sheet is to be filled, by what is chosen now."""
        session = self._session
        return Wanted(
            place=session.me.place,
            today=session.today(),
            reason=self.board.why.reason(),
            refresh=self.board.refresh.isChecked(),
            language=session.language(),
            names=places.names(session.conn),
        )

    def _fill(
        self, file: Path, wanted: Wanted, folder: Path | None, conn: sqlite3.Connection
    ) -> Filled:
        """Away from the window's thread: fill the sheet; without a folder only look at it."""
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        return fill_sheet.fill(
            conn,
            file,
            wanted,
            memory=self._session.home.headings,
            now_ms=self._session.now_ms(),
            out=None if folder is None else free_name(file, folder, "filled"),
            told=self._told,
        )

    def _told(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit(done, total)

    def _begin(self, what: str) -> None:
        self._busy = True
        self.began.emit(what)

    def _on_looked(self, seen: Filled) -> None:
        self._seen, self._busy = seen, False
        self._show()
        self.ended.emit("")
        (self.board.save if seen.changed else self.board.other).setFocus()

    def _on_filled(self, done: Filled) -> None:
        self._busy = False
        self.ended.emit(self.words.did(done))

    def _on_failed(self, problem: Exception) -> None:
        self._busy = False
        self._show()
        self.failed.emit(problem)

    def _show(self) -> None:
        if self._seen is None or self._file is None:
            self.board.show_nothing()
            return
        self._show_remarks(self._seen.remarks)
        self.board.show_sheet(self._file.name, self.words, self._seen)

    @Slot()
    def _on_pick(self) -> None:
        at = looking_from(str(self._file.parent) if self._file is not None else "")
        kinds = self.tr("表格") + " (*.xlsx)"
        found, _ = QFileDialog.getOpenFileName(self, self.tr("选一张表"), at, kinds)
        if found:
            self.take(Path(found))

"""A list from Excel, of households or of something else: chosen, looked at, loaded."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from gridapp.exchange.loaded import RemarksNotWritten, Tally
from gridapp.exchange.loading import Loading
from gridapp.exchange.remarks import free_name
from gridapp.register import places
from gridapp.register.log import NoRight
from gridapp.ui import problems
from gridapp.ui.errands import Stopped
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts import load_lists
from gridapp.ui.parts.load_board import LoadBoard
from gridapp.ui.parts.load_words import LoadWords
from gridapp.ui.parts.where import looking_from
from gridapp.ui.session import Session
from gridapp.ui.tables.refusals import RefusalTable


class LoadPage(Page):
    """First says what loading would do; Ctrl+Enter or the button does it.

    Signals:
        progressed: (rows done, rows in all).
    """

    progressed = Signal(int, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._place = session.me.place
        self._file: Path | None = None
        self._seen: Tally | None = None
        self._problem: Exception | None = None
        self._done = self.busy = False
        self._stop = Event()
        self.table, self.words = RefusalTable(session, self), LoadWords(self)
        self.board = LoadBoard(
            self.table, RefusalTable.WIDTHS, RefusalTable.STRETCH, RefusalTable.BADGE, session.home
        )
        self.board.folder.show_folder(str(session.home.reports))
        self.setAcceptDrops(self._may)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.board)
        self._connect()

    def title(self) -> str:
        return self.tr("导入台账")

    def open(self, goto: Goto) -> None:
        """Load at this place; another sheet than the last may be chosen."""
        if self.busy:
            return
        self._place = goto.subject or self.session.me.place
        self._forget()
        self.say()
        if self._may:
            names = load_lists.names(self.session.me.role)
            self.board.what.choose(goto.act if goto.act in names else names[0])
        else:
            self._problem = NoRight("kind", "household")
        self._ask()
        self.board.empty.action.setFocus()

    def say(self) -> None:
        """Say every word again, in the language of now."""
        self.table.say_columns()
        called = load_lists.labels()
        names = load_lists.names(self.session.me.role)
        self.board.what.show_options([(name, called[name]) for name in names])
        self.board.what.setVisible(len(names) > 1)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Ask for a sheet of the list that is chosen."""
        self.table.list = self.board.what.value()
        where = places.Called(self.session.conn).get(self._place) or self._place
        hint = self.tr(
            "导入到 {place}。可选 .xlsx 或 .xls，也可以把文件拖到这里。先看清会导入什么，再决定。"
        )
        may = self._may
        self.board.empty.say(
            self._wanted() if may else "",
            hint.format(place=where) if may else "",
            self.tr("选文件…") if may else "",
        )
        self._show()

    def _wanted(self) -> str:
        called = load_lists.labels().get(self.board.what.value(), "")
        return self.tr("选一份表：{list}").format(list=called)

    def take(self, file: Path) -> None:
        """Look at this sheet: say what loading it would do, and load nothing."""
        if self.busy or not self._may:
            return
        self._forget()
        self._file = file
        self._begin(self.tr("正在看 {file}……").format(file=file.name))
        work = partial(self._run, self.board.what.value(), file, None)
        self.session.look(work, self._on_looked, self._on_failed)

    @property
    def _may(self) -> bool:
        return bool(load_lists.names(self.session.me.role))

    def _forget(self) -> None:
        self._file = self._seen = self._problem = None
        self._done = False
        self._show()

    def _begin(self, what: str) -> None:
        self._stop.clear()
        self.busy, self._problem = True, None
        self.board.begin(what)

    def _run(self, name: str, file: Path, folder: Path | None, conn: sqlite3.Connection) -> Tally:
        """Away from the window's thread: load the sheet; without a folder only look at it."""
        how = Loading(
            today=date.fromisoformat(self.session.today()),
            now_ms=self.session.now_ms(),
            place=self._place,
            dry_run=folder is None,
            report=free_name(file, folder) if folder is not None else None,
            language=self.session.language(),
            told=self._told,
        )
        return load_lists.load(name, conn, self.session, file, how)

    def _told(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit(done, total)

    def _on_looked(self, looked: Tally) -> None:
        self._end(looked, done=False)
        (self.board.load if self.board.load.isVisible() else self.board.other).setFocus()

    def _on_loaded(self, loaded: Tally) -> None:
        self._end(loaded, done=True)
        self.board.finish.setFocus()

    def _on_failed(self, problem: Exception) -> None:
        stopped = isinstance(problem, Stopped)
        if not stopped:
            problems.note(problem)
        # A look that was stopped leaves nothing to be said.
        self._problem = None if stopped and self._seen is None else problem
        if isinstance(problem, RemarksNotWritten):
            self._on_loaded(problem.loaded)
        else:
            self._end(self._seen, done=False)
            (self.board.load if self._seen is not None else self.board.empty.action).setFocus()

    def _end(self, seen: Tally | None, *, done: bool) -> None:
        self.busy, self._seen, self._done = False, seen, done
        self.board.end()
        self._show()

    def _show(self) -> None:
        """Say what there is to say of the sheet, and of what went wrong."""
        seen, words = self._seen, self.words
        if seen is None or self._file is None:
            self.board.show_nothing()
        else:
            self.table.show(sorted(seen.refused, key=lambda one: (one.sheet, one.row)))
            self.board.show_sheet(self._file.name, words, seen, done=self._done)
        said, tone = words.outcome(seen if self._done else None, self._problem)
        if said:
            self.board.banner.tell(said, tone, stays=True)
        else:
            self.board.banner.hide()

    @Slot()
    def _on_load(self) -> None:
        if self.busy or self._file is None or not self.board.load.isVisible():
            return
        self._begin(self.tr("正在导入 {file}……").format(file=self._file.name))
        work = partial(
            self._run, self.board.what.value(), self._file, Path(self.board.folder.folder)
        )
        self.session.write_in_parts(work, self._on_loaded, self._on_failed)

    @Slot()
    def _on_pick(self) -> None:
        at = looking_from(str(self._file.parent) if self._file is not None else "")
        kinds = self.tr("表格") + " (*.xlsx *.xls)"
        found, _ = QFileDialog.getOpenFileName(self, self._wanted(), at, kinds)
        if found:
            self.take(Path(found))

    @Slot()
    def _on_finish(self) -> None:
        page = load_lists.SHOWN_ON.get(self.board.what.value(), "households")
        self.go.emit(Goto(page=page, subject=self._place if page == "households" else ""))

    @Slot()
    def _on_other_list(self) -> None:
        self._forget()
        self._ask()

    def _connect(self) -> None:
        self.board.what.chosen.connect(self._on_other_list)
        self.board.empty.action.clicked.connect(self._on_pick)
        self.board.other.clicked.connect(self._on_pick)
        self.board.load.clicked.connect(self._on_load)
        self.board.finish.clicked.connect(self._on_finish)
        self.board.strip.cancelled.connect(self._stop.set)
        self.progressed.connect(self.board.strip.show_progress)
        self.session.closing.connect(self._stop.set)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_load)

    def take_files(self, files: Sequence[Path]) -> None:
        self.take(files[0])

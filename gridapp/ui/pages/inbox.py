"""Inbox: files dropped, chosen, watched for or on a stick; a line each; who was not heard of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from gridapp.register import peers, places, receipts
from gridapp.register.receipts import NotReported
from gridapp.sync import inbox
from gridapp.sync.inbox import Looked, Received
from gridapp.ui import problems
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import ReceiveFiles
from gridapp.ui.inbox_watch import InboxWatch
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.inbox_board import ALL, ASIDE, NOW, SILENT, InboxBoard
from gridapp.ui.parts.inbox_words import InboxWords
from gridapp.ui.parts.label import restyle
from gridapp.ui.parts.show_folder import show_folder
from gridapp.ui.parts.where import looking_from
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.inbox import (
    Line,
    ReceivedTable,
    SilentTable,
    in_order,
    of_aside,
    of_result,
    of_row,
)
from gridapp.ui.tables.within import Within

NEWEST = 2_000
"""So many files that came before are listed."""
LOOKED = 2_000
"""Milliseconds between two looks at what came in so far, while more is coming in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the page shows of the register."""

    before: Sequence[Line]
    aside: Sequence[Line]
    silent: Sequence[NotReported]
    names: Mapping[str, str]


class InboxPage(Page):
    """The board says it; this page looks, imports and answers."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        show: Callable[[Path], object] = show_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._preferences, self._show_folder = preferences, show
        self._within: Within | None = None
        self._found: Found | None = None
        self._last: Sequence[Line] = ()
        self._paths: tuple[str, ...] = ()
        self._by_itself = False
        self._sticks: Sequence[Path] = ()
        self._looked, self._paused = Looked(), False
        self._then: Callable[[], object] | None = None
        self.table, self.silent = ReceivedTable(session, self), SilentTable(session, self)
        self.board = InboxBoard(self.table, self.silent, self)
        self.words, self.runner = InboxWords(self), ErrandRunner(self)
        self.watch = InboxWatch(session.home, parent=self)
        self._meanwhile = QTimer(self, singleShot=True, interval=LOOKED)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.say()
        self.refresh()
        self.watch.follow(self._folder)

    def title(self) -> str:
        return self.tr("收件")

    def open(self, goto: Goto) -> None:
        self._within = goto.within
        if goto.within is not None:
            self.board.choose(SILENT)
        self.board.files_button.setFocus()

    @property
    def _folder(self) -> Path:
        """The folder that is watched."""
        return inbox.folder_of(self.session.home, self._preferences.current.inbox_folder)

    def refresh(self) -> None:
        self.session.look(partial(_found, self.session), self._on_found)

    def say(self) -> None:
        self.table.say_columns()
        self.silent.say_columns()
        self.board.say()
        self.board.offer_sticks(self._sticks)
        self._say_watched()

    def take(self, paths: Sequence[str], *, beside: bool = False, by_itself: bool = False) -> None:
        """Import these and answer; with `beside` the answers go beside them."""
        if not paths or self.runner.busy:
            return
        self._paths, self._paused, self._by_itself = tuple(paths), False, by_itself
        self.watch.rest(resting=True)
        if not by_itself:
            self._then = None
            self.board.banner.hide()
        self.board.strip.start(self.tr("正在收文件……"))
        to = self._preferences.current.export_folder
        home = self.session.home.root
        self.runner.start(ReceiveFiles(home=home, paths=self._paths, to=to, beside=beside))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        first, self._found = self._found is None, found
        if first and found.before and not self._last and self.board.shown == NOW:
            self.board.choose(ALL)
        self.silent.name_places(found.names)
        self._show()

    @Slot()
    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        senders = {line.name: line.peer for line in found.before}
        # Of a county's 8,706 lines the few whose sender is known: this is done at every look.
        last = [
            replace(line, peer=senders[line.name]) if line.name in senders else line
            for line in self._last
        ]
        lists = {NOW: last, ASIDE: found.aside, ALL: found.before}
        self.table.show(lists.get(self.board.shown, ()))
        self._show_silent()
        counts = {code: len(lines) for code, lines in lists.items()}
        self.board.count({**counts, SILENT: self.silent.rowCount()})

    def _show_silent(self) -> None:
        place = self._within.place if self._within else ""
        silent = self._found.silent if self._found else ()
        self.silent.show([one for one in silent if one.place.startswith(place)])

    @Slot(object)
    def _on_folder_looked(self, looked: Looked) -> None:
        self._looked = looked
        self._say_watched()
        if looked.ready and not self._paused:
            self.take([str(path) for path in looked.ready], by_itself=True)

    def _say_watched(self) -> None:
        said, tone = self.words.watched(self._looked, paused=self._paused)
        self.board.watched.setText(said)
        restyle(self.board.watched, tone=tone)

    @Slot(object)
    def _on_stuck(self, roots: Sequence[Path]) -> None:
        if roots != self._sticks:
            self._sticks = roots
            self.board.offer_sticks(roots)

    @Slot(int, int, int)
    def _on_progressed(self, done: int, total: int, set_aside: int) -> None:
        note = self.tr("%n 个放在一边", "", set_aside) if set_aside else ""
        self.board.strip.show_progress(done, total, note)
        if done >= total:
            self.board.strip.what.setText(self.tr("正在写回文……"))
        if self.isVisible() and not self._meanwhile.isActive():
            self._meanwhile.start()

    @Slot(object)
    def _on_ended(self, result: Received | None) -> None:
        self._finish()
        if result is None:
            self._stop()
        elif not (self._by_itself and _is_nothing_new(result)):
            now_ms = self.session.now_ms()
            self._last = in_order(of_result(one, now_ms) for one in result.files)
            folder = self.words.folder_of(result)
            self._then = partial(self._show_folder, folder) if folder else None
            said, tone = self.words.outcome(result, self.session.language())
            self.board.banner.tell(said, tone, self.tr("打开文件夹") if folder else "")
            self.board.choose(NOW)
        self.session.changed.emit()

    def _stop(self) -> None:
        """It was stopped: what came in stays, and the folder is left alone until told."""
        self._paused = True
        self._then = partial(self.take, self._paths)
        said = self.tr("已停下，收进的都在；接着收就从停的地方往下。")
        self.board.banner.tell(said, "amber", self.tr("接着收"))
        self._say_watched()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self._finish()
        problems.note(problem)
        self._paused, self._then = True, partial(self.take, self._paths)
        said = problems.words(problem, self.session.language())
        self.board.banner.tell(said, "red", self.tr("接着收"))
        self._say_watched()
        self.session.changed.emit()

    def _finish(self) -> None:
        self.board.strip.finish()
        self.watch.rest(resting=False)

    @Slot()
    def _on_banner(self) -> None:
        if self._then is not None:
            self._then()

    @Slot()
    def _on_files(self) -> None:
        at = looking_from(self._preferences.current.import_folder)
        found, _ = QFileDialog.getOpenFileNames(self, self.tr("收进文件"), at)
        self._take_from(found)

    @Slot()
    def _on_pick_folder(self) -> None:
        at = looking_from(self._preferences.current.import_folder)
        found = QFileDialog.getExistingDirectory(self, self.tr("收进整个文件夹"), at)
        self._take_from([found] if found else [])

    def _take_from(self, paths: Sequence[str]) -> None:
        if paths:
            first = Path(paths[0])
            folder = str(first if first.is_dir() else first.parent)
            self._preferences.change(import_folder=folder)
            self.take(paths)

    @Slot()
    def _on_stick(self) -> None:
        self.take([str(root) for root in self._sticks[:1]], beside=True)

    @Slot(str)
    def _on_inbox(self, folder: str) -> None:
        self._preferences.change(inbox_folder=folder)
        self.watch.follow(Path(folder))

    @Slot(str)
    def _on_outbox(self, folder: str) -> None:
        self._preferences.change(export_folder=folder)

    def _chosen(self) -> Line | None:
        """The file set aside that is chosen; none where none is."""
        if self.board.shown != ASIDE or not self.table.rowCount():
            return None
        return self.table.row(max(self.board.received.currentIndex().row(), 0))

    @Slot()
    def _on_show(self) -> None:
        if (line := self._chosen()) is not None:
            self._show_folder(Path(line.path))

    @Slot()
    def _on_again(self) -> None:
        if (line := self._chosen()) is not None:
            self.take([line.path])

    @Slot()
    def _on_away(self) -> None:
        line, home = self._chosen(), self.session.home
        if line is None or self.runner.busy:
            return
        said = self.tr("{name} 收到了 aside 文件夹。").format(name=line.name)

        def away(lies: Path) -> None:
            self._then = partial(self._show_folder, lies)
            self.board.banner.tell(said, "green", self.tr("打开文件夹"))
            self.refresh()

        self.session.look(
            lambda _conn: inbox.put_away(home, Path(line.path)), away, self._on_failed
        )

    def _lay_out(self) -> None:
        view, table = self.board.received, ReceivedTable
        view.set_widths(table.WIDTHS, stretch=table.STRETCH)
        view.setItemDelegateForColumn(table.BADGE, BadgeDelegate(view))
        self.board.silent.set_widths(SilentTable.WIDTHS, stretch=SilentTable.STRETCH)
        self.board.inbox.show_folder(self._preferences.current.inbox_folder)
        self.board.outbox.show_folder(self._preferences.current.export_folder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.board)

    def _connect(self) -> None:
        board = self.board
        board.files_button.clicked.connect(self._on_files)
        board.folder_button.clicked.connect(self._on_pick_folder)
        board.stick_button.clicked.connect(self._on_stick)
        board.inbox.chosen.connect(self._on_inbox)
        board.outbox.chosen.connect(self._on_outbox)
        board.banner.acted.connect(self._on_banner)
        board.show_button.clicked.connect(self._on_show)
        board.again.clicked.connect(self._on_again)
        board.away.clicked.connect(self._on_away)
        board.received.activated.connect(self._on_show)
        board.listed.connect(self._show)
        board.strip.cancelled.connect(self.runner.stop)
        self.runner.progressed.connect(self._on_progressed)
        self.runner.ended.connect(self._on_ended)
        self.runner.failed.connect(self._on_failed)
        self.watch.looked.connect(self._on_folder_looked)
        self.watch.stuck.connect(self._on_stuck)
        self._meanwhile.timeout.connect(self.refresh)
        self.session.closing.connect(self.runner.close)
        self.session.closing.connect(self.watch.close)

    def take_files(self, files: Sequence[Path]) -> None:
        self.take([str(file) for file in files])


def _is_nothing_new(result: Received) -> bool:
    """Whether only own answers and what came before lay in the folder: that is no news."""
    known = all(one.result in ("known", "others") for one in result.files)
    return known and result.unwritten is None


def _found(session: Session, conn: sqlite3.Connection) -> Found:
    """What came before, what lies aside, and of whom nothing came; on another thread."""
    me, now_ms = session.me, session.now_ms()
    who = peers.directory(conn, me.root, me.key, now_ms=now_ms, leaders=False)
    came: list[Any] = [one for one in receipts.files(conn, NEWEST) if one.direction == "in"]
    return Found(
        before=[of_row(one) for one in came],
        aside=in_order(of_aside(one) for one in inbox.recall(session.home).aside.values()),
        silent=[one for one in receipts.reported(conn, me, who, now_ms) if one.is_silent],
        names=places.names(conn),
    )

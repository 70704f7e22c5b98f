"""Excel out: somebody's own sheet filled, and the ledgers by place and period."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import problems, theme
from gridapp.ui.errands import Stopped
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.fill_board import FillBoard
from gridapp.ui.parts.fill_panel import FillPanel
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.ledger_panel import LedgerPanel
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.session import Session
from gridapp.ui.tables.fill_remarks import FillRemarkTable

FILL, WRITE = "fill", "write"


class LedgersPage(Page):
    """Two halves, of which one is shown; a sheet may be dropped on either."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.busy = False
        self._stop = Event()
        self.table = FillRemarkTable(session, self)
        board = FillBoard(self.table, FillRemarkTable.WIDTHS, FillRemarkTable.STRETCH)
        self.half = Choice("")
        self.banner, self.strip, self.folder = Banner(), ProgressStrip(), FolderField(session.home)
        self._place = session.me.place
        self.filling = FillPanel(session, board, self.table.show, self._stop)
        self._show_folder(str(session.home.reports))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)

    @cached_property
    def writing(self) -> LedgerPanel:
        """The half that writes ledgers, made when it is first wanted."""
        panel = LedgerPanel(self.session, self._stop, self._inside)
        panel.folder = self.filling.folder
        panel.form.enable(on=not self.busy)
        panel.say()
        panel.show_places(self._place)
        self._column.insertWidget(self._column.indexOf(self.filling) + 1, panel)
        self._follow(panel)
        return panel

    def title(self) -> str:
        return self.tr("台账")

    def open(self, goto: Goto) -> None:
        """Show the half that `act` names, else the one that was shown, for this place."""
        if self.busy:
            return
        self.say()
        place, self._place = self._place, goto.subject or self.session.me.place
        if self._writes and place != self._place:
            self.writing.show_places(self._place)
        self.half.choose(WRITE if goto.act == WRITE else self.half.value() or FILL)
        self._show_half()
        self.half.buttons[self.half.value()].setFocus()

    def papers(self) -> tuple[Wanted, ...]:
        return self.writing.papers() if self.half.value() == WRITE else ()

    def say(self) -> None:
        self.table.say_columns()
        self.half.show_options([(FILL, self.tr("填别人的表")), (WRITE, self.tr("写台账"))])
        self.half.setAccessibleName(self.tr("台账"))
        self.folder.say(self.tr("写好的表放在哪里"))
        self.filling.say()
        if self._writes:
            self.writing.say()

    def take(self, file: Path) -> None:
        """Look at this sheet, to be filled."""
        if not self.busy:
            self.half.choose(FILL)
            self._show_half()
            self.filling.take(file)

    @Slot(str)
    def _on_began(self, what: str) -> None:
        self._stop.clear()
        self.busy = True
        self.banner.hide()
        self._enable(on=False)
        self.strip.start(what)

    @Slot(str)
    def _on_ended(self, said: str) -> None:
        self._end()
        if said:
            self.banner.tell(said, "green", stays=True)

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self._end()
        if not isinstance(problem, Stopped):
            problems.note(problem)
            words = problems.words(problem, self.session.language())
            self.banner.tell(words, "red", stays=True)

    def _end(self) -> None:
        self.busy = False
        self.strip.finish()
        self._enable(on=True)

    def _enable(self, *, on: bool) -> None:
        self.filling.board.enable(on=on)
        if self._writes:
            self.writing.form.enable(on=on)
        self.folder.change.setEnabled(on)

    @property
    def _writes(self) -> bool:
        """Whether the half that writes ledgers was wanted so far."""
        return "writing" in vars(self)

    @Slot()
    def _show_half(self) -> None:
        fills = self.half.value() == FILL
        self.filling.setVisible(fills)
        if self._writes or not fills:
            self.writing.setVisible(not fills)
        self.renamed.emit()

    @Slot(str)
    def _show_folder(self, folder: str) -> None:
        self.folder.show_folder(folder)
        self.filling.folder = folder
        if self._writes:
            self.writing.folder = folder

    @Slot()
    def _on_key(self) -> None:
        (self.filling if self.half.value() == FILL else self.writing).act()

    def _lay_out(self) -> None:
        self._inside = bare()
        fill(self, self._inside)
        self._column = QVBoxLayout(self._inside)
        for part in (self.half, self.banner, self.strip):
            self._column.addWidget(part)
        self._column.addWidget(self.filling, 1)
        self._column.addWidget(self.folder)
        self._column.addStretch()

    def _connect(self) -> None:
        self.half.chosen.connect(self._show_half)
        self.folder.chosen.connect(self._show_folder)
        self._follow(self.filling)
        self.strip.cancelled.connect(self._stop.set)
        self.session.closing.connect(self._stop.set)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_key)

    def _follow(self, panel: FillPanel | LedgerPanel) -> None:
        panel.began.connect(self._on_began)
        panel.ended.connect(self._on_ended)
        panel.failed.connect(self._on_failed)
        panel.progressed.connect(self.strip.show_progress)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column, theme.M)

    def take_files(self, files: Sequence[Path]) -> None:
        self.take(files[0])

"""The bulletin of a month, a quarter or a round: its words, as it will be printed, and signing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.paths import free_name, write_file
from gridapp.register import audit
from gridapp.register.database import opened
from gridapp.reports import bulletin_signed
from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_ready import Wish, ready
from gridapp.reports.bulletin_signed import Kept, file_stem
from gridapp.ui import problems, theme, typeset
from gridapp.ui.background import WRITING, Lane
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Paper
from gridapp.ui.papers import bulletin_file
from gridapp.ui.papers.bulletin import paper
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.bulletin_lists import BulletinLists
from gridapp.ui.parts.bulletin_text import BulletinText
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.sheet_view import SheetView
from gridapp.ui.parts.span_chips import SpanChips
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.sheets import Sheets

LISTS = "bulletin"
"""Among the filters that are kept: how the red and black lists are made."""
QUIET = 500
"""Milliseconds without a key before the pages are laid out anew."""

Ready = tuple[Bulletin, Kept | None]


class BulletinPage(Page):
    """Ctrl+S saves the Word file; what is signed is shown as it was and only printed.

    Attributes:
        drawn: what the register says, or said when it was signed; None where there is nothing.
        counting: it is being counted.
    """

    def __init__(
        self,
        session: Session,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        self.drawn: Ready | None = None
        self.busy = self.counting = False
        self._asked = 0
        self._lane = Lane("bulletin", self, patience=WRITING)
        session.closing.connect(self._lane.close)
        self._lane.failed.connect(self._on_failed)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self.banner = Banner()
        self.spans = SpanChips(session)
        self.state = wrapped("", "strong")
        self.text, self.lists = BulletinText(), BulletinLists()
        self.word, self.pdf = Button(icon="file"), Button(icon="printer")
        self.excel = Button(icon="sheet")
        self.sign = Button(icon="lock", look="danger")
        self.folder, self.view = FolderField(session.home), SheetView(self._lane)
        self.folder.show_folder(str(session.home.reports))
        self.draft = DraftKeeper(
            session.drafts, "bulletin", self.text.words, self._draft_title, self
        )
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()
        self.lists.choose(preferences.current.filters.get(LISTS, "") if preferences else "")

    def title(self) -> str:
        return self.tr("通报")

    def open(self, goto: Goto) -> None:
        if goto.subject:
            self.spans.choose(goto.subject)
            self._on_span()
        elif self.drawn is None:
            self._make()
        self.spans.take_keys()

    def refresh(self) -> None:
        self.spans.offer()
        self._make()

    def leave(self) -> None:
        self.draft.flush()

    def print(self) -> None:
        """Ctrl+P saves the PDF, which is what is printed and signed."""
        self._save("pdf")

    def say(self) -> None:
        self.spans.say()
        self.lists.say(self.session.language())
        self.word.setText(self.tr("存成 Word"))
        self.word.setToolTip(self.tr("存成 Word  Ctrl+S"))
        self.pdf.setText(self.tr("存成 PDF"))
        self.pdf.setToolTip(self.tr("存成 PDF  Ctrl+P"))
        self.excel.setText(self.tr("数字存成 Excel"))
        self.sign.setText(self.tr("定稿：以后一个字也不能改"))
        self.folder.say(self.tr("文件放在哪里"))
        self.view.setAccessibleName(self.tr("打印出来的样子，PgDn 翻页"))
        self._show_state()

    def _make(self) -> None:
        """Look the bulletin up that is chosen."""
        code = self.spans.current()
        self._asked += 1
        self.counting = bool(code)
        if not code:
            self._on_looked(self._asked, None)
            return
        wish = Wish(
            span=code,
            by=tuple(self.lists.by.values()),
            best=int(self.lists.best.value()),
            worst=int(self.lists.worst.value()),
        )
        given = {"language": self.session.language(), "today": self.session.today()}
        me, register = self.session.me, self.session.home.register

        asked = self._asked

        def look() -> Ready | None:
            if asked != self._asked:
                return None  # another one is wanted by now
            # Beside all other looking: a county takes a while to be counted.
            with opened(register) as conn:
                return ready(conn, me, wish, **given)

        self._show_state()
        self._lane.run(look, partial(self._on_looked, asked), partial(self._on_lost, asked))

    def _on_lost(self, asked: int, problem: Exception) -> None:
        if asked == self._asked:
            self.counting, self.drawn = False, None
            self._on_failed(problem)
            self._set()

    def _on_looked(self, asked: int, found: Ready | None) -> None:
        if asked != self._asked:
            return
        self.counting = False
        self.drawn = found
        if found is not None:
            one, kept = found
            words = {} if kept else self.draft.begin(one.span)
            self.text.show_words(
                one, {k: str(v) for k, v in words.items()}, signed=kept is not None
            )
        self._show_state()
        self._set()
        put_in_order(self)

    def _show_state(self) -> None:
        found = self.drawn
        signed = found is not None and found[1] is not None
        me, today = self.session.me, self.session.today()
        open_ = found is not None and bulletin_signed.may_be_signed(me, found[0], today)
        self.text.setEnabled(found is not None and not self.busy)
        for part in (self.word, self.pdf, self.excel):
            part.setEnabled(found is not None and not self.busy and not self.counting)
        self.lists.setVisible(not signed)
        self.sign.setVisible(open_ and not signed)
        self.sign.setEnabled(not self.busy and not self.counting)
        if self.counting:
            self.state.setText(self.tr("正在数……"))
        elif found is None:
            self.state.setText("" if self.spans.known else self.tr("还没有大走访"))
        elif found[1] is not None:
            said = self.tr("{day} 已定稿，核对码 {mark}。晚到的和要更正的，记在下一期。")
            kept = found[1]
            self.state.setText(said.format(day=kept.signed.signed_on, mark=kept.short_mark))
        elif open_:
            self.state.setText(self.tr("草稿：数字随收到的文件变，定稿以后不再变。"))
        else:
            self.state.setText(self.tr("这一期还没有过完，过完才能定稿。"))

    def _reworded(self) -> Ready | None:
        if self.drawn is None:
            return None
        one, kept = self.drawn
        return (one, kept) if kept else (one.reworded(self.text.words()), None)

    @Slot()
    def _set(self) -> None:
        """Lay the pages out, off the window's thread."""
        found = self._reworded()
        if found is None:
            self.view.show_sheets(None)
            return
        asked = self._asked

        def show(sheets: Sheets) -> None:
            if asked == self._asked:
                self.view.show_sheets(sheets)

        self._lane.run(lambda: typeset.lay_out(paper(*found)), show)

    @Slot()
    def _on_span(self) -> None:
        self.draft.flush()
        self.banner.hide()
        self.view.go_to_first()
        self._make()

    @Slot()
    def _on_edited(self) -> None:
        self.draft.touch()
        self._quiet.start()

    @Slot()
    def _on_lists(self) -> None:
        self.draft.flush()
        if self._preferences is not None:
            kept = self._preferences.current.filters
            self._preferences.change(filters={**kept, LISTS: self.lists.choice()})
        self._make()

    def _draft_title(self) -> str:
        return " ".join(part for part in (self.tr("通报"), self.spans.name()) if part)

    def _save(self, way: str) -> None:
        """Write a file, noted in the access log before it is there."""
        found = self._reworded()
        if found is None or self.busy:
            return
        one, kept = found
        folder, home = Path(self.folder.folder), self.session.home

        def work() -> Path:
            data = bulletin_file.made(way, one, kept, home)
            folder.mkdir(parents=True, exist_ok=True)
            out = free_name(folder, file_stem(one), f".{way}")
            write_file(out, data)
            return out

        self._begin()
        self._note(way, paper(one, kept), work)

    def _note(self, way: str, sheet: Paper, work: Callable[[], Path]) -> None:
        """Note in the access log what leaves the register, and only then write it."""

        def write() -> None:
            self._lane.run(work, self._on_written, self._on_failed)

        if way != "xlsx":
            self.session.note_printed(sheet, "", write, self._on_failed)
            return
        now_ms = self.session.now_ms()

        def note(conn: sqlite3.Connection) -> None:
            audit.note_export(conn, sheet.name, sheet.count, "", now_ms=now_ms)

        self.session.keep(note, lambda _: write(), self._on_failed)

    def _on_written(self, file: Path) -> None:
        self._end()
        self.banner.tell(self.tr("写好了：{file}").format(file=file), "green", stays=True)

    @Slot()
    def _on_sign(self) -> None:
        found = self._reworded()
        if found is None or found[1] is not None or self.busy:
            return
        one, me = found[0], self.session.me
        today, now_ms = self.session.today(), self.session.now_ms()
        self._begin()
        self.draft.flush()
        self.session.write(
            lambda conn: bulletin_signed.sign(conn, me, one, today=today, now_ms=now_ms),
            self._on_signed,
            self._on_failed,
            draft=self.draft.key,
        )

    def _on_signed(self, kept: Kept) -> None:
        self._end()
        said = self.tr("{name} 已定稿，核对码 {mark}").format(
            name=kept.bulletin.name, mark=kept.short_mark
        )
        self.banner.tell(said, "green", stays=True)

    def _begin(self) -> None:
        self.busy = True
        self.banner.hide()
        self._show_state()

    def _end(self) -> None:
        self.busy = False
        self._show_state()

    def _on_failed(self, problem: Exception) -> None:
        self._end()
        problems.note(problem)
        words = problems.words(problem, self.session.language())
        self.banner.tell(words, "red", stays=True)

    def _lay_out(self) -> None:
        inside, self._card = bare(), Card()
        fill(self, inside, self.banner)
        right = QVBoxLayout()
        self._row = QHBoxLayout(inside)
        self._row.addWidget(self._card, 1)
        self._row.addLayout(right, 1)
        right.addWidget(self.view, 1)
        right.addWidget(self.view.count)
        body = self._card.body
        self._acts = FlowLayout(gap=theme.S)
        for part in (self.word, self.pdf, self.excel, self.sign):
            self._acts.addWidget(part)
        body.addWidget(self.spans)
        body.addWidget(self.state)
        body.addLayout(self._acts)
        body.addWidget(self.text)
        body.addWidget(self.lists)
        body.addWidget(self.folder)
        body.addStretch()

    def _connect(self) -> None:
        self.spans.chosen.connect(self._on_span)
        self.text.edited.connect(self._on_edited)
        self.lists.changed.connect(self._on_lists)
        self._quiet.timeout.connect(self._set)
        self.word.clicked.connect(lambda: self._save("docx"))
        self.pdf.clicked.connect(lambda: self._save("pdf"))
        self.excel.clicked.connect(lambda: self._save("xlsx"))
        self.sign.clicked.connect(self._on_sign)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._save("docx"))

    def _dress(self, look: theme.Theme) -> None:
        self._row.setDirection(look.beside())
        look.edge(self._row)
        self._acts.setSpacing(look.px(theme.S))

"""Print: the pages as they will be, and onto a printer, into a PDF, or a list into Excel."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.paths import free_name, write_file
from gridapp.ui import papers, problems, theme, typeset
from gridapp.ui.background import WRITING, Lane
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import signing
from gridapp.ui.papers.reading import Reading
from gridapp.ui.papers.sheet import is_list, sheet
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import label
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.sheet_view import SheetView
from gridapp.ui.parts.why import Why
from gridapp.ui.session import Session
from gridapp.ui.sheets import Sheets, page_layout, pdf, put_on
from gridapp.words.printing import paper_name

PORTRAIT, LANDSCAPE = "portrait", "landscape"
PLAIN, LARGE = "plain", "large"
MASKED, WHOLE = "masked", "whole"


class PrintPage(Page):
    """Ctrl+P prints, Ctrl+S saves a PDF, Ctrl+Shift+S a list as Excel; the rest are choices.

    Attributes:
        ready: the view's sheets are as they were chosen, and nothing is on its way to the printer.
        ask_printer: asks the person for a printer; None where there is none or he changed his mind.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.ready = False
        self.ask_printer: Callable[[Sheets], QPrinter | None] = self._ask_printer
        self._offered: tuple[Wanted, ...] = ()
        self._reason, self._noted = "", True
        self._number = 0
        self._lane = Lane("print", self, patience=WRITING)
        session.closing.connect(self._lane.close)
        self._lane.failed.connect(self._on_failed)
        self.banner, self.view = Banner(), SheetView(self._lane)
        self.banner.hide()
        self.names = {key: label("", "strong") for key in ("which", "way", "size", "numbers")}
        self.which, self.way, self.letters, self.numbers = (Choice("") for _ in self.names)
        self.why = Why()
        self.press, self.save = Button(icon="printer", look="primary"), Button(icon="save")
        self.excel = Button(icon="sheet")
        self.excel.hide()
        self.folder = FolderField(session.home)
        self.folder.show_folder(str(session.home.reports))
        self._card = Card()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()

    def title(self) -> str:
        wanted = self.wanted()
        named = "" if wanted is None else paper_name(wanted.code, self._language())
        return " · ".join(part for part in (self.tr("打印"), named) if part)

    def open(self, goto: Goto) -> None:
        if goto.papers:
            self._offered = goto.papers
            self._reason = ""
            self.view.show_sheets(None)
            self.view.go_to_first()
            self.banner.hide()
            self.why.hide()
            self.say()
            self.which.choose("0")
            self.letters.choose(PLAIN)
            self.numbers.choose(MASKED)
            self.way.choose("")
            self._make()
        self.press.setFocus()

    def refresh(self) -> None:
        if self._offered:
            self._make()

    def print(self) -> None:
        """Ctrl+P once more."""
        self._on_press()

    def wanted(self) -> Wanted | None:
        """What is to be printed, set as it is chosen here."""
        if not self._offered:
            return None
        chosen = self._offered[int(self.which.value() or 0)]
        return replace(
            chosen,
            large=self.letters.value() == LARGE,
            landscape=self.way.value() == LANDSCAPE if self.way.value() else None,
            whole=bool(self._reason),
        )

    def say(self) -> None:
        language = self._language()
        for key, words in (
            ("which", self.tr("打印什么")),
            ("way", self.tr("方向")),
            ("size", self.tr("字号")),
            ("numbers", self.tr("号码")),
        ):
            self.names[key].setText(words)
        for choice, key in zip(
            (self.which, self.way, self.letters, self.numbers), self.names, strict=True
        ):
            choice.setAccessibleName(self.names[key].text())
        offered = [(str(n), paper_name(one.code, language)) for n, one in enumerate(self._offered)]
        self.which.show_options(offered)
        self.way.show_options([(PORTRAIT, self.tr("竖")), (LANDSCAPE, self.tr("横"))])
        self.letters.show_options([(PLAIN, self.tr("普通")), (LARGE, self.tr("大字"))])
        self.numbers.show_options([(MASKED, self.tr("遮住")), (WHOLE, self.tr("全号"))])
        self.press.setText(self.tr("打印"))
        self.press.setToolTip(self.tr("打印  Ctrl+P"))
        self.save.setText(self.tr("存成 PDF"))
        self.save.setToolTip(self.tr("存成 PDF  Ctrl+S"))
        self.excel.setText(self.tr("存成 Excel"))
        self.excel.setToolTip(self.tr("存成 Excel  Ctrl+Shift+S"))
        self.folder.say(self.tr("文件放在哪里"))
        self.view.setAccessibleName(self.tr("打印出来的样子，PgDn 翻页"))
        for part in (self.names["which"], self.which):
            part.setVisible(len(self._offered) > 1)
        if self.view.sheets is not None:
            self._make()

    def _language(self) -> str:
        return self.session.language()

    def _make(self) -> None:
        wanted, session = self.wanted(), self.session
        if wanted is None:
            return
        self._number += 1
        given = (session.me, session.language(), session.today(), session.now_ms())
        home = session.home

        def work(conn: sqlite3.Connection) -> Sheets:
            me, language, today, now_ms = given
            reading = Reading(
                conn=conn, me=me, language=language, today=today, now_ms=now_ms, home=home
            )
            return typeset.lay_out(papers.make(reading, wanted))

        self.ready = False
        session.look(work, partial(self._on_made, self._number), self._on_failed)

    def _on_made(self, number: int, sheets: Sheets) -> None:
        if number != self._number:
            return
        paper = sheets.paper
        for part in (self.names["numbers"], self.numbers):
            part.setVisible(paper.masks)
        self.excel.setVisible(is_list(paper))
        self.way.choose(LANDSCAPE if paper.landscape else PORTRAIT)
        if paper.large:
            self.letters.choose(LARGE)
        if not self._noted:
            self._noted = True
            for record in paper.records or (paper.record,):
                self._note_seen(record)
        self.ready = True
        self.view.show_sheets(sheets)
        self.renamed.emit()

    def _note_seen(self, record: str) -> None:
        if record:
            self.shown.emit(record, self._reason)
        else:
            self.session.note_listed(self._reason)

    @Slot()
    def _on_choice(self) -> None:
        self._make()

    @Slot()
    def _on_which(self) -> None:
        self._reason = ""
        self.view.go_to_first()
        self.numbers.choose(MASKED)
        self.way.choose("")
        self.letters.choose(PLAIN)
        self._make()

    @Slot(str)
    def _on_numbers(self, chosen: str) -> None:
        if chosen == WHOLE:
            self.numbers.choose(MASKED)
            self.why.ask(self.title(), self._language())
            put_in_order(self)
        elif self._reason:
            self._reason = ""
            self._make()

    @Slot(str)
    def _on_why(self, reason: str) -> None:
        self._reason, self._noted = reason, False
        self.numbers.choose(WHOLE)
        self.press.setFocus()
        self._make()

    @Slot()
    def _on_press(self) -> None:
        sheets = self.view.sheets
        if sheets is None or not self.ready:
            return
        printer = self.ask_printer(sheets)
        if printer is None:
            return
        chosen = pages_of(printer, len(sheets.pages))
        self._hand_on(
            sheets,
            partial(put_on, sheets, printer, chosen),
            self.tr("已送到打印机"),
            chosen,
        )

    @Slot()
    def _on_save(self) -> None:
        self._save(".pdf", pdf, self.tr("已存成 PDF：{file}"))

    @Slot()
    def _on_excel(self) -> None:
        if self.excel.isVisible():
            self._save(".xlsx", lambda made: sheet(made.paper), self.tr("已存成 Excel：{file}"))

    def _save(self, ending: str, make: Callable[[Sheets], bytes], said: str) -> None:
        sheets = self.view.sheets
        if sheets is None or not self.ready:
            return
        stem = f"{sheets.paper.name} {self.session.today()}".replace("/", "-")
        folder = Path(self.folder.folder)

        def work() -> Path:
            folder.mkdir(parents=True, exist_ok=True)
            out = free_name(folder, stem, ending)
            write_file(out, make(sheets), private=True)
            return out

        self._hand_on(sheets, work, said)

    def _hand_on(
        self,
        sheets: Sheets,
        work: Callable[[], object],
        said: str,
        pages: Sequence[int] | None = None,
    ) -> None:
        """Note it in the access log, with the marked pages that go out, and only then do it."""
        session, today, now_ms = self.session, self.session.today(), self.session.now_ms()
        self.ready = False
        self.banner.hide()

        def done(file: object) -> None:
            self.ready = True
            self.banner.tell(said.format(file=file), "green", stays=True)

        self.session.note_printed(
            sheets.paper,
            self._reason,
            lambda: self._lane.run(work, done, self._on_failed),
            self._on_failed,
            partial(
                signing.note, me=session.me, sheets=sheets, pages=pages, today=today, now_ms=now_ms
            )
            if any(sheets.leaves)
            else None,
        )

    def _ask_printer(self, sheets: Sheets) -> QPrinter | None:
        if not QPrinterInfo.availablePrinterNames():
            said = self.tr("这台电脑没有装打印机。可以先存成 PDF，拿到有打印机的电脑上打。")
            self.banner.tell(said, "amber", stays=True)
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(sheets))
        printer.setDocName(sheets.paper.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(sheets.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return printer if dialog.exec() else None

    def _on_failed(self, problem: Exception) -> None:
        self.ready = self.view.sheets is not None
        problems.note(problem)
        self.banner.tell(problems.words(problem, self._language()), "red", stays=True)

    def _lay_out(self) -> None:
        body = self._card.body
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.press)
        self._acts.addWidget(self.save)
        self._acts.addWidget(self.excel)
        self._acts.addStretch()
        body.addLayout(self._acts)
        for key, choice in zip(
            self.names, (self.which, self.way, self.letters, self.numbers), strict=True
        ):
            body.addWidget(self.names[key])
            body.addWidget(choice)
        body.addWidget(self.why)
        body.addWidget(self.folder)
        body.addStretch()
        inside = bare()
        fill(self, inside, self.banner)
        right = QVBoxLayout()
        right.addWidget(self.view, 1)
        right.addWidget(self.view.count)
        self._row = QHBoxLayout(inside)
        self._row.addWidget(self._card, 2)
        self._row.addLayout(right, 3)

    def _connect(self) -> None:
        self.which.chosen.connect(self._on_which)
        self.way.chosen.connect(self._on_choice)
        self.letters.chosen.connect(self._on_choice)
        self.numbers.chosen.connect(self._on_numbers)
        self.why.answered.connect(self._on_why)
        self.why.cancelled.connect(self.numbers.setFocus)
        self.press.clicked.connect(self._on_press)
        self.save.clicked.connect(self._on_save)
        self.excel.clicked.connect(self._on_excel)
        for keys, act in (("Ctrl+S", self._on_save), ("Ctrl+Shift+S", self._on_excel)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setDirection(look.beside())
        look.edge(self._row)
        self._acts.setSpacing(look.px(theme.S))


def pages_of(printer: QPrinter, total: int) -> list[int]:
    """The pages that are wanted of so many, counted from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or total
    return list(range(first - 1, min(last, total)))

"""Writes a ledger of a place and a period as an Excel file."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.paths import free_name
from gridapp.register import places
from gridapp.reports import dispute_statistic, layouts, write_ledger
from gridapp.reports.every_ledger import LEDGERS, columns_of
from gridapp.reports.ledger_rows import Asked
from gridapp.reports.write_ledger import Made, Written
from gridapp.ui.errands import Stopped
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.ledger_form import LedgerForm
from gridapp.ui.session import Session


class LedgerPanel(QWidget):
    """The form, and the work it asks for.

    Signals:
        began: long work has begun; what it is.
        ended: it is over; what was done.
        failed: what went wrong.
        progressed: (rows done, rows in all).
    """

    began = Signal(str)
    ended = Signal(str)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, session: Session, stop: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.folder = LedgerForm(session.today()), ""
        self._session, self._stop, self._busy = session, stop, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.write.clicked.connect(self.act)
        self.form.chips.chosen.connect(self._offer_layouts)

    def say(self) -> None:
        """Say every word again, in the language of now."""
        language = self._session.language()
        self.form.why.say(language)
        known = [(one.name, one.label(language)) for one in LEDGERS.values()]
        statistic = (dispute_statistic.NAME, dispute_statistic.label(language))
        self.form.show_ledgers([*known, statistic])
        self._offer_layouts()

    @Slot()
    def _offer_layouts(self) -> None:
        """Those that were kept of the ledger that is chosen."""
        kept, chosen = layouts.load(self._session.home.layouts), self.form.chips.current()
        self.form.show_layouts([name for name, one in kept.items() if one.ledger == chosen])

    def papers(self) -> tuple[Wanted, ...]:
        """The ledger that is chosen, to be printed; the statistic is only written as a sheet."""
        name, place = self.form.chips.current(), self.form.place_code()
        if name not in LEDGERS:
            return ()
        days = " ".join(self.form.days())
        return (Wanted(code="ledger", subject=place, narrowed=name, text=days),)

    def show_places(self, chosen: str) -> None:
        """Offer the places of this device, each a step further in than the one above it."""
        self.form.choose_place(chosen)
        self._session.look(self._places, self.form.show_places)

    def _places(self, conn: sqlite3.Connection) -> list[tuple[str, str]]:
        root = self._session.me.place
        return [
            (one.code, "　" * ((len(one.code) - len(root)) // 3) + one.name)
            for one in places.tree(conn, root)
        ]

    @Slot()
    def act(self) -> None:
        """Write the ledger that is chosen."""
        if self._busy:
            return
        first, last = self.form.days()
        asked = Asked(
            place=self.form.place_code(),
            first=first,
            last=last,
            today=self._session.today(),
            reason=self.form.why.reason(),
        )
        self._busy = True
        self.began.emit(self.tr("正在写台账……"))
        work = partial(self._make, self.form.chips.current(), self.form.layout_name(), asked)
        self._session.look(work, partial(self._on_made, asked), self._on_failed)

    def _make(self, name: str, layout: str, asked: Asked, conn: sqlite3.Connection) -> Made:
        """Away from the window's thread, and without holding up anybody's save."""
        me, language = self._session.me, self._session.language()
        if name == dispute_statistic.NAME:
            return dispute_statistic.make(conn, me, asked, language=language)
        one = LEDGERS[name]
        wanted = layouts.find(self._session.home.layouts, layout, name).columns if layout else ()
        columns = columns_of(one, wanted, language)
        return write_ledger.make(conn, me, one, columns, asked, language=language, told=self._told)

    def _told(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit(done, total)

    def _on_made(self, asked: Asked, made: Made) -> None:
        stem = f"{made.title} {asked.place} {asked.first} {asked.last}".replace("/", "-")
        out = free_name(Path(self.folder), stem, ".xlsx")
        now_ms = self._session.now_ms()
        self._session.write(
            lambda conn: write_ledger.hand_over(conn, made, out, asked.reason, now_ms=now_ms),
            self._on_written,
            self._on_failed,
            once=out,
        )

    def _on_written(self, done: Written) -> None:
        self._busy = False
        said = self.tr("写好了 %n 行，在 {file}", "", done.rows)
        self.ended.emit(said.format(file=done.file))

    def _on_failed(self, problem: Exception) -> None:
        self._busy = False
        self.failed.emit(problem)

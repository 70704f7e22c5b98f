"""Below the list of orders: how the month stands, and the hotline's own sheet to be filled."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.exchange import reply_sheet
from gridapp.exchange.remarks import free_name
from gridapp.exchange.reply_sheet import Missing, Replies
from gridapp.models.figure import Count, Period
from gridapp.reports import order_rates
from gridapp.reports.order_rates import CONTENTED, ON_TIME, Rates
from gridapp.ui import problems, theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import wrapped
from gridapp.ui.session import Session
from gridapp.words import marks, say

FEW = 6
"""So many things that are missing are named; the command line names all."""


class ReplyStrip(QWidget):
    """The rates of the month with their base; the button fills a sheet into a copy beside it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rates: Rates | None = None
        self.busy = False
        self.rates = wrapped("", "caption")
        self.fill = Button(icon="sheet")
        self.banner = Banner()
        self._line = QHBoxLayout()
        self._line.addWidget(self.rates, 1)
        self._line.addWidget(self.fill)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.banner)
        self._column.addLayout(self._line)
        self.fill.clicked.connect(self.pick)
        theme.follow(self, self._dress, self.say)

    def count(self) -> None:
        """Count the month up to today, away from the window's thread."""
        today, place = self._session.today(), self._session.me.place
        period = Period(f"{today[:8]}01", today)

        def work(conn: sqlite3.Connection) -> Rates:
            return order_rates.count(conn, place, period, today=today).all

        self._session.look(work, self._on_counted)

    def say(self) -> None:
        """Say everything in the language of now."""
        self.fill.setText(self.tr("填反馈表…"))
        self.fill.setToolTip(self.tr("把上次以后答复的填进热线自己的表（T）"))
        if self._rates is None:
            return
        language = self._session.language()
        parts = [
            f"{ON_TIME.label(language)} {_share(self._rates.on_time)}",
            f"{CONTENTED.label(language)} {_share(self._rates.content)}",
            say("order_rates_asked", language, n=self._rates.asked),
        ]
        said = marks.named(self.tr("本月"), marks.listed(parts, language), language)
        self.rates.setText(said)

    def _on_counted(self, rates: Rates) -> None:
        self._rates = rates
        self.say()

    @Slot()
    def pick(self) -> None:
        """Ask for the hotline's sheet."""
        kinds = self.tr("表格") + " (*.xlsx)"
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("选热线的反馈表"), str(Path.home()), kinds
        )
        if found:
            self.take(Path(found))

    def take(self, file: Path) -> None:
        """Fill this sheet into a copy beside it, on the writer's thread."""
        if self.busy:
            return
        self.busy = True
        self.fill.setEnabled(False)
        self._session.write_in_parts(partial(self._fill, file), self._on_filled, self._on_failed)

    def _fill(self, file: Path, conn: sqlite3.Connection) -> Replies:
        session = self._session
        return reply_sheet.fill(
            conn,
            file,
            place=session.me.place,
            language=session.language(),
            now_ms=session.now_ms(),
            memory=session.home.headings,
            out=free_name(file, file.parent, "answered"),
        )

    def _on_filled(self, done: Replies) -> None:
        self._rest()
        language = self._session.language()
        said = [say("order_sheet", language, n=len(done.filled))]
        if done.out is not None:
            said.append(say("order_sheet_out", language, file=done.out))
        said += [_missing(one, language) for one in done.missing[:FEW]]
        if len(done.missing) > FEW:
            said.append(self.tr("还有 {n} 处").format(n=len(done.missing) - FEW))
        tone: theme.Tone = "amber" if done.missing else "green"
        self.banner.tell(marks.clauses(said, language), tone, stays=True)

    def _on_failed(self, problem: Exception) -> None:
        self._rest()
        problems.note(problem)
        words = problems.words(problem, self._session.language())
        self.banner.tell(words, "red", stays=True)

    def _rest(self) -> None:
        self.busy = False
        self.fill.setEnabled(True)

    def _dress(self, look: theme.Theme) -> None:
        for layout in (self._line, self._column):
            layout.setSpacing(look.px(theme.S))


def _share(one: Count) -> str:
    """With numerator and base, and no percentage of nothing."""
    return f"{one.number}/{one.of} = {one.percent} %" if one.of else f"{one.number}/{one.of}"


def _missing(one: Missing, language: str) -> str:
    why = say(f"order_sheet_{one.why}", language, heading=one.heading)
    return f"{one.number} {why}"

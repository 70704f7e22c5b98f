"""The part of the Ledgers page that asks which ledger, of which place and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.date_edit import FORMAT, DateEdit
from gridapp.ui.parts.label import label
from gridapp.ui.parts.reason_choice import ReasonChoice

STACKED = 150
"""Percent of text from which the days stand below each other."""

MONTH, LAST_MONTH, QUARTER, YEAR = ("month", "last_month", "quarter", "year")


class LedgerForm(QWidget):
    """Which ledger, where, from when to when, and why what is sensitive is wanted.

    Signals:
        changed: the person chose something else.
    """

    changed = Signal()

    def __init__(self, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.fromisoformat(today)
        self.names = [label("", "strong") for _ in range(4)]
        self.chips, self.layouts, self.place = Chips(""), QComboBox(), QComboBox()
        # A county has thousands of places: no width is worth measuring each of their names.
        self.place.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._places: list[tuple[str, str]] = []
        self._chosen = ""
        self.period = Choice("")
        now = QDate(self._today.year, self._today.month, self._today.day)
        self.first, self.last = DateEdit("", now), DateEdit("", now)
        self.to = label("", "muted")
        self.why = ReasonChoice()
        self.write = Button(icon="sheet", look="primary")
        self._lay_out()
        self.chips.chosen.connect(self.changed)
        self.period.chosen.connect(self._on_period)
        theme.follow(self, self._dress, self._say)
        self.period.choose(MONTH)
        self._on_period(MONTH)

    def show_ledgers(self, known: Sequence[tuple[str, str]]) -> None:
        """Offer these (name, title)."""
        chosen = self.chips.current()
        self.chips.show_chips([Chip(name, title) for name, title in known])
        if not chosen:
            self.chips.choose(known[0][0])

    def show_layouts(self, known: Sequence[str]) -> None:
        """Offer these named layouts of the ledger beside its usual columns."""
        chosen = self.layout_name()
        self.layouts.clear()
        self.layouts.addItem(self.tr("常用的栏"), "")
        for name in known:
            self.layouts.addItem(name, name)
        self.layouts.setCurrentIndex(max(self.layouts.findData(chosen), 0))
        for part in (self.names[1], self.layouts):
            part.setVisible(bool(known))

    def layout_name(self) -> str:
        """The layout that is chosen; empty for the usual columns."""
        return str(self.layouts.currentData() or "")

    def show_places(self, known: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, name); what was chosen stays."""
        if known != self._places:
            chosen, self._places = self.place_code(), list(known)
            self.place.clear()
            self.place.addItems([name for _, name in known])
            self.choose_place(chosen)

    def choose_place(self, code: str) -> None:
        """Choose this one, or the first where it is not known."""
        self._chosen = code
        codes = [known for known, _ in self._places]
        self.place.setCurrentIndex(codes.index(code) if code in codes else 0)

    def place_code(self) -> str:
        """The place that is chosen, also before the others are known."""
        return self._places[self.place.currentIndex()][0] if self._places else self._chosen

    def days(self) -> tuple[str, str]:
        """The first and the last day."""
        first, last = sorted((self.first.date(), self.last.date()))
        return first.toString(FORMAT), last.toString(FORMAT)

    def enable(self, *, on: bool) -> None:
        """Whether anything may be begun."""
        self.write.setEnabled(on)

    @Slot(str)
    def _on_period(self, period: str) -> None:
        first, last = period_of(period, self._today)
        self.first.setDate(QDate(first.year, first.month, first.day))
        self.last.setDate(QDate(last.year, last.month, last.day))
        self.changed.emit()

    def _say(self) -> None:
        words = (self.tr("哪一本"), self.tr("哪些栏"), self.tr("哪里"), self.tr("哪段时间"))
        parts = (self.chips, self.layouts, self.place, self.period)
        for name, word, part in zip(self.names, words, parts, strict=True):
            name.setText(word)
            part.setAccessibleName(word)
        self.period.show_options(
            [
                (MONTH, self.tr("本月")),
                (LAST_MONTH, self.tr("上月")),
                (QUARTER, self.tr("本季")),
                (YEAR, self.tr("今年")),
            ]
        )
        self.first.setAccessibleName(self.tr("从哪天"))
        self.last.setAccessibleName(self.tr("到哪天"))
        self.to.setText(self.tr("至"))
        self.write.setText(self.tr("写成 Excel  Ctrl+Enter"))

    def _lay_out(self) -> None:
        card = Card()
        self._days = QHBoxLayout()
        for day in (self.first, self.to, self.last):
            self._days.addWidget(day)
        self._days.addStretch()
        act = QHBoxLayout()
        act.addWidget(self.write)
        act.addStretch()
        which, columns, where, when = self.names
        for part in (
            which,
            self.chips,
            columns,
            self.layouts,
            where,
            self.place,
            when,
            self.period,
        ):
            card.body.addWidget(part)
        card.body.addLayout(self._days)
        card.body.addWidget(self.why)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(card)
        self._column.addLayout(act)
        self._column.addStretch()

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._days.setSpacing(look.px(theme.S))
        stacked = look.percent >= STACKED
        self._days.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )


def period_of(period: str, today: date) -> tuple[date, date]:
    """The days of a period, up to today."""
    month = today.replace(day=1)
    if period == LAST_MONTH:
        last = date.fromordinal(month.toordinal() - 1)
        return last.replace(day=1), last
    if period == QUARTER:
        return month.replace(month=(today.month - 1) // 3 * 3 + 1), today
    if period == YEAR:
        return month.replace(month=1), today
    return month, today

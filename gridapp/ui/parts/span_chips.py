"""Which month, quarter or round of visits: two lines of chips."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.span import Span, span
from gridapp.register import rounds
from gridapp.reports import bulletin_signed
from gridapp.reports.bulletin_words import span_name
from gridapp.ui import theme
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.session import Session

MONTH, QUARTER, ROUND = "month", "quarter", "round"
MONTHS, QUARTERS, ROUNDS = 6, 5, 5
"""How many of each can be chosen here; the command line knows all."""


class SpanChips(QWidget):
    """The last that is over is chosen first.

    Signals:
        chosen: the person chose another one.
    """

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sorts, self.spans = Chips(""), Chips("")
        self.known: dict[str, Span] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.sorts, self.spans):
            self._column.addWidget(part)
        self.sorts.chosen.connect(self._on_sort)
        self.spans.chosen.connect(self._on_span)
        theme.follow(self, self._dress)

    def current(self) -> str:
        """The code of the one that is chosen; empty where there is none."""
        return self.spans.current()

    def name(self) -> str:
        """What people call it."""
        one = self.known.get(self.current())
        return span_name(one, self._session.language()) if one else ""

    def take_keys(self) -> None:
        """Have the keyboard go to the one that is chosen."""
        chosen = self.spans.buttons.get(self.current())
        (chosen or self.sorts.buttons[self.sorts.current()]).setFocus()

    def choose(self, code: str) -> None:
        """Choose this one, where it can be chosen here; sends no signal."""
        sort = bulletin_signed.sort_of(code)
        self.sorts.choose(sort)
        self.offer()
        if code in self.known:
            self.spans.choose(code)

    def say(self) -> None:
        """Say every word again; what is chosen stays."""
        self.sorts.setAccessibleName(self.tr("哪一种通报"))
        self.spans.setAccessibleName(self.tr("哪一期"))
        words = {MONTH: self.tr("月"), QUARTER: self.tr("季度"), ROUND: self.tr("大走访")}
        self.sorts.show_chips([Chip(code, said) for code, said in words.items()])
        self.offer()

    def offer(self) -> None:
        """Offer the newest of the sort that is chosen."""
        today, language = self._session.today(), self._session.language()
        found = self._found(self.sorts.current() or MONTH, today)
        before = self.current()
        self.known = {one.code: one for one in found}
        self.spans.show_chips([Chip(one.code, span_name(one, language)) for one in found])
        over = [one.code for one in found if one.last < today] or list(self.known)
        if over and before not in self.known:
            self.spans.choose(over[0])

    def _found(self, sort: str, today: str) -> list[Span]:
        if sort == MONTH:
            return _back_from(span(today[:7]), MONTHS)
        if sort == QUARTER:
            return _back_from(span(f"{today[:4]}-Q{(int(today[5:7]) + 2) // 3}"), QUARTERS)
        known = rounds.all_of(self._session.conn, self._session.me.place)
        begun = [one for one in known if (one.from_on or "9999") <= today][:ROUNDS]
        return [Span(one.id, one.from_on or "", one.to_on or "", one.name or "") for one in begun]

    @Slot()
    def _on_sort(self) -> None:
        self.offer()
        self.chosen.emit()

    @Slot()
    def _on_span(self) -> None:
        self.chosen.emit()

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))


def _back_from(last: Span, most: int) -> list[Span]:
    """This one and those before it."""
    found = [last]
    while len(found) < most and (before := found[-1].before):
        found.append(before)
    return found

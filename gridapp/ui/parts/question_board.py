"""The face of Review: filters, the list, and beside it the chosen question with its answers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.answer_view import AnswerView
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.paint_later import paint_later
from gridapp.ui.parts.pair_view import PairView
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.theme import Tone

ALL = "all"


class QuestionBoard(QWidget):
    """Only shows; the page it belongs to listens to its parts."""

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._stack = QStackedWidget(self)
        self._both, self.empty = QWidget(self._stack), Empty("check-circle", "green", self._stack)
        self.heading, self.told = wrapped("", "muted"), Banner(self)
        self.chips = Chips("", self)
        self.view = RowsView("", self._both)
        self.view.setModel(model)
        self.view.set_widths(widths, stretch=stretch)
        self._asked, self._inner = FormArea(self._both), bare()
        self._asked.setWidget(self._inner)
        self._card = Card(parent=self._inner)
        self.answers, self.pair = AnswerView(self._card), PairView(self._card)
        self._lay_out()
        theme.follow(self, self._dress)

    def say(self, sorts: Mapping[str, tuple[str, Tone]], counts: Mapping[str, int]) -> None:
        """Say every word again, in the language of now; filters only where there is a choice."""
        total = sum(counts.values())
        self.heading.setText(
            self.tr("有 %n 件事等一句话：选一行，看是怎么回事、怎么答、答了会怎样。", "", total)
        )
        chips = [
            Chip(sort, word, counts[sort])
            for sort, (word, _tone) in sorts.items()
            if counts.get(sort)
        ]
        self.chips.show_chips([Chip(ALL, self.tr("全部"), total), *chips])
        self.chips.setVisible(len(chips) > 1)
        self.chips.setAccessibleName(self.tr("哪一类"))
        self.view.setAccessibleName(self.tr("等一句话的事"))
        self.empty.say(
            self.tr("没有要核对的"),
            self.tr(
                "读入文件和保存以后会自己比对：写得不一样的、可能重复的、先收着的，都会列在这里。"
            ),
            self.tr("去收文件"),
        )

    def show_list(self, *, some: bool) -> None:
        """Show the list, or say that there is nothing."""
        shown = self._both if some else self.empty
        if shown is not self._stack.currentWidget():
            paint_later(self)  # with what moves when the heading comes or goes
            self._stack.setCurrentWidget(shown)
        self.heading.setVisible(some)

    def show_question(self, view: QWidget) -> None:
        """Show this way of asking: the other takes no room."""
        for each in (self.answers, self.pair):
            each.setVisible(each is view)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._card)
        inside.addStretch()
        for view in (self.answers, self.pair):
            self._card.body.addWidget(view)
        self._beside = QHBoxLayout(self._both)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self.view, 2)
        self._beside.addWidget(self._asked, 3)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        for part in (self.heading, self.told, self.chips, self._stack):
            self._column.addWidget(part)
        self._column.setStretchFactor(self._stack, 1)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column, theme.M)
        self._beside.setSpacing(look.px(theme.M))
        self._beside.setDirection(look.beside())
        # Large text leaves the list two rows; it scrolls.
        beside = look.percent < theme.SIDE_BY_SIDE
        self.view.setMaximumHeight(
            16_777_215 if beside else look.px(theme.HEADER + 2 * theme.ROW + theme.XS)
        )

"""The part of the Ledgers page that fills somebody's own sheet: what would come of it, the acts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.exchange.filled import Filled
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.fill_words import FillWords
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.reason_choice import ReasonChoice
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.sentence import Sentence
from gridapp.ui.parts.tick_button import TickButton


class FillBoard(QWidget):
    """Nothing chosen, or a sheet looked at; the page does the work.

    Signals:
        changed: the person chose another reason, or whether to write anew what differs.
    """

    changed = Signal()

    def __init__(
        self,
        table: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.empty, self.says, self.looks = Empty("sheet"), Card(), Card()
        self.would, self.untouched = Sentence("edit"), Sentence("lock")
        self.guarded, self.no_room = Sentence("hide"), Sentence("alert")
        self.view = RowsView("")
        self.view.setModel(table)
        self.view.set_widths(widths, stretch=stretch)
        self.why = ReasonChoice()
        self.refresh = TickButton("chip")
        self.save = Button(icon="save", look="primary")
        self.other = Button(icon="sheet")
        self.why.changed.connect(self.changed)
        self.refresh.clicked.connect(self.changed)
        self._lay_out()
        theme.follow(self, self._dress, self._say)

    def show_nothing(self) -> None:
        """No sheet is chosen."""
        for part in (self.says, self.looks, self._asks):
            part.hide()
        self.empty.show()

    def show_sheet(self, name: str, words: FillWords, seen: Filled) -> None:
        """Say what filling this sheet would do."""
        self.empty.hide()
        self.says.say(name)
        self.would.tell(*words.would(seen))
        self.untouched.tell(words.untouched(seen), "lock", "grey")
        self.guarded.tell(words.guarded(seen), "hide", "amber")
        self.no_room.tell(words.no_room(seen), "alert", "amber")
        for sentence in (self.untouched, self.guarded, self.no_room):
            sentence.setVisible(bool(sentence.said.text()))
        self.looks.say(words.remarks(seen))
        self.looks.setVisible(bool(seen.remarks))
        self.view.setMinimumHeight(self._height_of(len(seen.remarks)))
        for part in (self.says, self._asks):
            part.show()
        self.save.setVisible(bool(seen.changed))
        put_in_order(self)

    def enable(self, *, on: bool) -> None:
        """Whether anything may be begun."""
        for act in (self.empty.action, self.save, self.other, self.why, self.refresh):
            act.setEnabled(on)

    def _say(self) -> None:
        self.view.setAccessibleName(self.tr("要看一看的"))
        self.refresh.setText(self.tr("与登记册不一样的也改过来"))
        self.save.setText(self.tr("填好并另存  Ctrl+Enter"))
        self.other.setText(self.tr("换一张表…"))

    def _lay_out(self) -> None:
        for sentence in (self.would, self.untouched, self.guarded, self.no_room):
            self.says.body.addWidget(sentence)
        self.looks.body.addWidget(self.view, 1)
        self._asks = QWidget()
        self._ask_column = QVBoxLayout(self._asks)
        self._act_row = QHBoxLayout()
        tick = QHBoxLayout()
        tick.addWidget(self.refresh)
        tick.addStretch()
        for act in (self.save, self.other):
            self._act_row.addWidget(act)
        self._act_row.addStretch()
        self._ask_column.setContentsMargins(0, 0, 0, 0)
        self._ask_column.addWidget(self.why)
        self._ask_column.addLayout(tick)
        self._ask_column.addLayout(self._act_row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.says)
        self._column.addWidget(self.looks, 1)
        self._column.addWidget(self._asks)
        self._column.addWidget(self.empty, 1)

    def _height_of(self, rows: int) -> int:
        """Room for the first rows; a long list scrolls."""
        look = theme.of(self)
        return look.px(theme.HEADER + min(rows, 4) * theme.ROW) + 2

    def _dress(self, look: theme.Theme) -> None:
        for layout in (self._column, self._ask_column, self._act_row):
            layout.setSpacing(look.px(theme.M))

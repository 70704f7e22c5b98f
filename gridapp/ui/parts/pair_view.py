"""Two records side by side, why they may be one, and the answers that a person can give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import label, restyle, wrapped

SAME, APART = "Alt+Y", "Alt+N"


@dataclass(frozen=True, slots=True)
class Line:
    """A field of both records, as people read it."""

    name: str
    one: str
    other: str


class PairView(QWidget):
    """What differs stands out by weight and by a mark, not by colour alone.

    Signals:
        same, apart: the person decided.
        opened: the page of the first (0) or second (1) is wanted.
    """

    same = Signal()
    apart = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = wrapped("", "strong")
        self.but = wrapped("", "muted")
        self.is_same = Button(icon="check", look="primary")
        self.is_apart = Button(icon="close")
        self.open_one, self.open_other = Button(look="quiet"), Button(look="quiet")
        self._cells: list[tuple[QLabel, QLabel, QLabel]] = []
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self._acts = FlowLayout()
        for part in (self.is_same, self.is_apart, self.open_one, self.open_other):
            self._acts.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.why)
        self._column.addWidget(self.but)
        self._column.addLayout(self._acts)
        self._column.addWidget(self._lines)
        self._column.addStretch()
        self._connect()
        theme.follow(self, self._dress, self._say)

    def show_pair(
        self, why: str, but: str, heads: Line, lines: Sequence[Line], *, may_merge: bool
    ) -> None:
        """Show two records: the heads of the columns, then a line for each field."""
        self.why.setText(why)
        self.but.setText(but)
        self.but.setVisible(bool(but))
        every = [heads, *lines]
        self._lines.hide()  # else all of the page is laid out anew for each cell that comes or goes
        while len(self._cells) < len(every):
            self._add()
        for at, cells in enumerate(self._cells):
            for cell in cells:
                cell.setVisible(at < len(every))
        for line, cells in zip(every, self._cells, strict=False):
            differs = line is not heads and bool(line.one and line.other) and line.one != line.other
            for cell, words in zip(cells, (line.name, line.one, line.other), strict=True):
                cell.setText(words)
            for cell in cells[1:]:
                restyle(cell, look="strong" if line is heads or differs else "")
            cells[0].setText(f"≠ {line.name}" if differs else line.name)
        self._lines.show()
        self.is_same.setEnabled(may_merge)

    def give(self, at: int) -> None:
        """Give the answer at this place, counted from 0, where there is one."""
        if at < 2:
            (self.is_same, self.is_apart)[at].click()

    def _add(self) -> None:
        row = len(self._cells)
        cells = label("", "muted"), wrapped(), wrapped()
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        self._cells.append(cells)

    def _connect(self) -> None:
        self.is_same.clicked.connect(self.same)
        self.is_apart.clicked.connect(self.apart)
        self.open_one.clicked.connect(self._on_one)
        self.open_other.clicked.connect(self._on_other)
        QShortcut(QKeySequence(SAME), self).activated.connect(self.is_same.click)
        QShortcut(QKeySequence(APART), self).activated.connect(self.is_apart.click)

    @Slot()
    def _on_one(self) -> None:
        self.opened.emit(0)

    @Slot()
    def _on_other(self) -> None:
        self.opened.emit(1)

    def _say(self) -> None:
        self.is_same.setText("1  " + self.tr("是同一个"))
        self.is_apart.setText("2  " + self.tr("不是同一个"))
        self.is_same.setToolTip(self.tr("是同一个") + f"  1  {SAME}")
        self.is_apart.setToolTip(self.tr("不是同一个") + f"  2  {APART}")
        self.open_one.setText(self.tr("打开先登记的"))
        self.open_other.setText(self.tr("打开后登记的"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._grid.setHorizontalSpacing(look.px(theme.L))
        self._grid.setVerticalSpacing(look.px(theme.S))

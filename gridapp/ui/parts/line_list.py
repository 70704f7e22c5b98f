"""Short lines of what belongs to a record: each with a word for how it stands, and an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.badge import Badge
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import wrapped
from gridapp.ui.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line.

    Attributes:
        note: small, below what it is.
        word: how it stands; none where empty.
        act, label: the act that its button asks for, and what the button says.
    """

    what: str
    note: str = ""
    word: str = ""
    tone: Tone = "grey"
    act: str = ""
    label: str = ""


class LineList(QWidget):
    """Says what there is none of, where there is none.

    Signals:
        asked: the person pressed the button of a line (its act).
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.buttons: dict[str, Button] = {}
        self._rows: list[QWidget] = []
        self.nothing = wrapped("", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.nothing)
        theme.follow(self, self._dress)

    def show_lines(self, lines: Sequence[Line], nothing: str) -> None:
        """Show these; `nothing` where there are none."""
        self.nothing.setText(nothing)
        self.nothing.setVisible(not lines)
        if tuple(lines) == self.lines:  # whatever has the keyboard keeps it
            return
        pairs = zip(self.lines, lines, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        self.lines = tuple(lines)
        for old in self._rows[kept:]:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {one.act: self.buttons[one.act] for one in lines[:kept] if one.act}
        self._rows[kept:] = [self._row(line) for line in lines[kept:]]
        for row in self._rows[kept:]:
            self._column.addWidget(row)
            row.show()

    def _row(self, line: Line) -> QWidget:
        row = QWidget()
        whole = QHBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped(line.what))
        if line.note:
            words.addWidget(wrapped(line.note, "caption"))
        whole.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        if line.word:
            whole.addWidget(Badge(line.word, line.tone), 0, top)
        if line.act:
            button = Button(line.label, look="quiet")
            button.setAccessibleName(f"{line.label} {line.what}")
            button.clicked.connect(partial(self.asked.emit, line.act))
            whole.addWidget(button, 0, top)
            self.buttons[line.act] = button
        return row

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

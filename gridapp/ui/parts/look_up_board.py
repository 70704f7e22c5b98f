"""What is looked up: a button that does, buttons for what becomes of it, and the list below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView


class LookUpBoard(Form):
    """Only shows; the page it belongs to listens. Ctrl+Enter looks it up.

    What it is looked up by goes into `column`, above the `foot`.

    Signals:
        printed: what was found is wanted on paper.
    """

    printed = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        *,
        shown: int,
        parent: QWidget | None = None,
    ) -> None:
        """`shown` rows are seen without scrolling."""
        super().__init__(parent)
        self._shown = shown
        self.look_up = Button(icon="search", look="primary")
        self.press = Button(icon="printer")
        self.counted = wrapped("", "strong")
        self.view = RowsView("", self)
        self.view.setModel(model)
        self.view.set_widths(widths, stretch=stretch)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._acts = QHBoxLayout()
        self.look_up.clicked.connect(self.submitted)
        self.press.clicked.connect(self.printed)

    def foot(self, *more: Button) -> None:
        """Lay out, below all else, the buttons with these before the printer's, and the list."""
        for button in (self.look_up, *more, self.press):
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.addStretch()
        self.column.addLayout(self._acts)
        self.column.addWidget(self.counted)
        self.column.addWidget(self.view)
        theme.follow(self, self.dress, self.say)

    def say(self) -> None:
        """Speak the language there is now."""
        self.look_up.setText(self.tr("查一查"))
        self.look_up.setToolTip(self.tr("查一查  Ctrl+Enter"))

    def dress(self, look: theme.Theme) -> None:
        """Fit the text's size."""
        self.column.setSpacing(look.px(theme.M))
        self._acts.setSpacing(look.px(theme.S))
        self.view.setFixedHeight(look.px(theme.HEADER + self._shown * theme.ROW) + 2)

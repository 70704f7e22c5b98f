"""Numbers to type or paste, what each is, and the way to one PDF of all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.text_field import TextField

SHOWN = 10
"""Rows that are seen without scrolling: ten numbers are drawn at a time."""


class DrawBoard(Form):
    """Only shows; the page it belongs to listens. Ctrl+Enter looks the numbers up.

    Signals:
        printed: the chains are wanted on paper.
    """

    printed = Signal()

    def __init__(self, model: QAbstractItemModel, widths: Mapping[int, int], stretch: int) -> None:
        super().__init__()
        self.hint = wrapped("", "muted")
        self.numbers = TextField("", lines=6)
        self.look_up = Button(icon="search", look="primary")
        self.press = Button(icon="printer")
        self.counted = wrapped("", "strong")
        self.view = RowsView("")
        self.view.setModel(model)
        self.view.set_widths(widths, stretch=stretch)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._acts = QHBoxLayout()
        for button in (self.look_up, self.press):
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.addStretch()
        for part in (self.hint, self.numbers):
            self._column.addWidget(part)
        self._column.addLayout(self._acts)
        self._column.addWidget(self.counted)
        self._column.addWidget(self.view)
        self.look_up.clicked.connect(self.submitted)
        self.press.clicked.connect(self.printed)
        self.numbers.changed.connect(self.changed)
        theme.follow(self, self._dress, self._say)
        self.show_found(-1, 0)

    def show_found(self, here: int, out: int) -> None:
        """So many numbers are something here, so many are left out; -1 before it was looked."""
        looked = here >= 0
        self.press.setEnabled(looked and here + out > 0)
        self.view.setVisible(looked)
        self.counted.setVisible(looked)
        self.counted.setText(
            self.tr("找到 {here} 件，没有列入 {out} 个；PDF 里都写明。").format(here=here, out=out)
            if looked
            else ""
        )

    def _say(self) -> None:
        self.hint.setText(
            self.tr(
                "每一件从反映到答复、扫描件照片、回访、谁看过，合成一份 PDF，有目录、页码和核对码。"
            )
        )
        self.numbers.say(
            self.tr("编号，一行一个"), self.tr("事项、纠纷、12345 工单的编号，或帮扶的记录号")
        )
        self.look_up.setText(self.tr("查一查"))
        self.look_up.setToolTip(self.tr("查一查  Ctrl+Enter"))
        self.press.setText(self.tr("合成一份 PDF"))
        self.press.setToolTip(self.tr("合成一份 PDF  Ctrl+P"))
        self.view.setAccessibleName(self.tr("每个编号是什么"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._acts.setSpacing(look.px(theme.S))
        self.view.setFixedHeight(look.px(theme.HEADER + SHOWN * theme.ROW) + 2)

"""Numbers to type or paste, what each is, and the way to one PDF of all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QWidget

from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.look_up_board import LookUpBoard
from gridapp.ui.parts.text_field import TextField

SHOWN = 10
"""Rows that are seen without scrolling: ten numbers are drawn at a time."""


class DrawBoard(LookUpBoard):
    """Each number on a line of its own; what is printed are their chains."""

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, widths, stretch, shown=SHOWN, parent=parent)
        self.hint = wrapped("", "muted")
        self.numbers = TextField("", lines=6, listed=True, parent=self)
        for part in (self.hint, self.numbers):
            self.column.addWidget(part)
        self.numbers.changed.connect(self.changed)
        self.foot()
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

    def say(self) -> None:
        """Speak the language there is now."""
        super().say()
        self.hint.setText(
            self.tr(
                "每一件从反映到答复、扫描件照片、回访、谁看过，合成一份 PDF，有目录、页码和核对码。"
            )
        )
        self.numbers.say(
            self.tr("编号，一行一个"), self.tr("事项、纠纷、12345 工单的编号，或帮扶的记录号")
        )
        self.press.setText(self.tr("合成一份 PDF"))
        self.press.setToolTip(self.tr("合成一份 PDF  Ctrl+P"))
        self.view.setAccessibleName(self.tr("每个编号是什么"))

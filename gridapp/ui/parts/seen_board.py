"""Who looked at what: three things to narrow it by, the list, and whether the log is whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.look_up_board import LookUpBoard
from gridapp.ui.parts.sentence import Sentence
from gridapp.ui.parts.text_field import TextField

DAYS = (7, 30, 90)
SHOWN = 9


class SeenBoard(LookUpBoard):
    """Narrowed by who was looked at, who looked, and when.

    Signals:
        exported: the list is wanted as an Excel file.
    """

    exported = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, widths, stretch, shown=SHOWN, parent=parent)
        self.whole = Sentence("lock", self)
        self.about, self.by = TextField("", parent=self), TextField("", parent=self)
        self.days = Chips("", self)
        self.export = Button(icon="save")
        self._asked = QHBoxLayout()
        self._asked.addWidget(self.about, 3)
        self._asked.addWidget(self.by, 2)
        self.column.addWidget(self.whole)
        self.column.addLayout(self._asked)
        self.column.addWidget(self.days)
        self.days.chosen.connect(self.submitted)
        self.export.clicked.connect(self.exported)
        self.foot(self.export)

    def count(self, found: int, most: int) -> None:
        """Say how many acts are listed, of which no more than `most` are."""
        if found >= most:
            said = self.tr("只列最近 {n} 次；缩小范围，或者存成 Excel。").format(n=f"{most:,}")
        else:
            said = self.tr("看过 %n 次", "", found)
        self.counted.setText(said)

    def say(self) -> None:
        """Speak the language there is now."""
        super().say()
        self.about.say(self.tr("谁看过……"), self.tr("居民或户主姓名，或事项、纠纷、工单编号"))
        self.by.say(self.tr("看的人是……"), self.tr("工作人员姓名，不写就是所有人"))
        chips = [Chip(str(n), self.tr("最近 {n} 天").format(n=n)) for n in DAYS]
        self.days.show_chips([*chips, Chip("", self.tr("全部"))])
        self.days.setAccessibleName(self.tr("哪些天"))
        self.export.setText(self.tr("存成 Excel"))
        self.press.setText(self.tr("打印，或存成 PDF"))
        self.press.setToolTip(self.tr("打印，或存成 PDF  Ctrl+P"))
        self.view.setAccessibleName(self.tr("查阅记录"))

    def dress(self, look: theme.Theme) -> None:
        """Fit the text's size."""
        super().dress(look)
        self._asked.setSpacing(look.px(theme.L))
        self._asked.setDirection(look.beside())

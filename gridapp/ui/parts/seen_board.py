"""Who looked at what: three things to narrow it by, the list, and whether the log is whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.sentence import Sentence
from gridapp.ui.parts.text_field import TextField

DAYS = (7, 30, 90)
SHOWN = 9


class SeenBoard(Form):
    """Only shows; the page it belongs to listens.

    Signals:
        exported: the list is wanted as an Excel file.
        printed: it is wanted on paper.
    """

    exported = Signal()
    printed = Signal()

    def __init__(self, model: QAbstractItemModel, widths: Mapping[int, int], stretch: int) -> None:
        super().__init__()
        self.whole = Sentence("lock")
        self.about, self.by = TextField(""), TextField("")
        self.days = Chips("")
        self.look_up = Button(icon="search", look="primary")
        self.export, self.press = Button(icon="save"), Button(icon="printer")
        self.counted = wrapped("", "strong")
        self.view = RowsView("")
        self.view.setModel(model)
        self.view.set_widths(widths, stretch=stretch)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._asked, self._acts = QHBoxLayout(), QHBoxLayout()
        self._asked.addWidget(self.about, 3)
        self._asked.addWidget(self.by, 2)
        for button in (self.look_up, self.export, self.press):
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._acts.addStretch()
        self._column.addWidget(self.whole)
        self._column.addLayout(self._asked)
        self._column.addWidget(self.days)
        self._column.addLayout(self._acts)
        for part in (self.counted, self.view):
            self._column.addWidget(part)
        self.look_up.clicked.connect(self.submitted)
        self.days.chosen.connect(self.submitted)
        self.export.clicked.connect(self.exported)
        self.press.clicked.connect(self.printed)
        theme.follow(self, self._dress, self._say)

    def count(self, found: int, most: int) -> None:
        """Say how many acts are listed, of which no more than `most` are."""
        if found >= most:
            said = self.tr("只列最近 {n} 次；缩小范围，或者存成 Excel。").format(n=f"{most:,}")
        else:
            said = self.tr("看过 %n 次", "", found)
        self.counted.setText(said)

    def _say(self) -> None:
        self.about.say(self.tr("谁看过……"), self.tr("居民或户主姓名，或事项、纠纷、工单编号"))
        self.by.say(self.tr("看的人是……"), self.tr("工作人员姓名，不写就是所有人"))
        chips = [Chip(str(n), self.tr("最近 {n} 天").format(n=n)) for n in DAYS]
        self.days.show_chips([*chips, Chip("", self.tr("全部"))])
        self.days.setAccessibleName(self.tr("哪些天"))
        self.look_up.setText(self.tr("查一查"))
        self.look_up.setToolTip(self.tr("查一查  Ctrl+Enter"))
        self.export.setText(self.tr("存成 Excel"))
        self.press.setText(self.tr("打印，或存成 PDF"))
        self.press.setToolTip(self.tr("打印，或存成 PDF  Ctrl+P"))
        self.view.setAccessibleName(self.tr("查阅记录"))

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._asked.setSpacing(look.px(theme.L))
        self._asked.setDirection(look.beside())
        self._acts.setSpacing(look.px(theme.S))
        self.view.setFixedHeight(look.px(theme.HEADER + SHOWN * theme.ROW) + 2)

"""What came and does not count yet, and the one act that lets the chosen device count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.register.waiting import RELEASABLE, Waiting
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.sentence import Sentence


class HeldView(QWidget):
    """The list; below it what to know of the chosen row before the button is pressed.

    Signals:
        looked_at: another row was chosen.
    """

    looked_at = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = RowsView("")
        self.view.setModel(model)
        self.view.set_widths(widths, stretch=stretch)
        self.advice = Sentence("info")
        self.act = Button(look="primary", icon="check")
        self._row = QHBoxLayout()
        self._row.addWidget(self.advice, 1)
        self._row.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(self._row)
        chosen = self.view.selectionModel()
        chosen.currentRowChanged.connect(self._on_current)
        theme.follow(self, self._dress)

    def advise(self, one: Waiting | None, *, centre: bool) -> None:
        """Say what the chosen row is about; its act is there for a centre alone."""
        pickable = one is not None and one.reason == "twins"
        releasable = one is not None and one.reason in RELEASABLE
        self.act.setVisible(centre and (pickable or releasable))
        self.act.setText(self.tr("认定这一台") if pickable else self.tr("放行"))
        self.advice.tell(self._words(one, centre=centre), "info", "amber" if one else "grey")

    def _words(self, one: Waiting | None, *, centre: bool) -> str:
        if one is None:
            return self.tr("选一行，看怎么办。")
        if not centre and one.reason in ("twins", *RELEASABLE):
            return self.tr("要由中心来处理，处理好了会随中心的文件带来。")
        said = {
            "twins": self.tr(
                "问一问本人：他设备的“设置”页上，识别码是不是 {mark}？是，才认定。"
                "认定以后不能改，另一台写的不算数。"
            ),
            "second": self.tr("这台写的不算数。请给它发一个新的启用文件，把记录再记一遍。"),
            "clock": self.tr("核对过是本人写的，就放行，这 {rows} 条就算数。请他把设备时钟改对。"),
            "branches": self.tr(
                "这台设备有八份以上的历史。查清楚以后放行，这 {rows} 条就算数；再发新的启用文件。"
            ),
            "cut": self.tr("核对过是停用以前写的，就放行，这 {rows} 条就算数。"),
        }
        waits = self.tr("等它的证书到了会自己算上，现在不用做什么。")
        return said.get(one.reason, waits).format(mark=one.mark, rows=one.rows)

    @Slot("QModelIndex", "QModelIndex")
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():  # the row that the keyboard comes to first is chosen too
            self.view.selectRow(now.row())
        self.looked_at.emit()

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(theme.M))
        self._row.setContentsMargins(0, look.px(theme.S), 0, 0)

"""The card of keys: everything can be done without a mouse, and this says how."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gridapp.models.tasks import TASKS
from gridapp.ui import theme
from gridapp.ui.parts.form_area import bare
from gridapp.ui.parts.label import label
from gridapp.ui.parts.page_keys import page_keys


class KeyCard(QDialog):
    """Two columns of keys and what they do; any of Esc, Enter and Shift+F1 closes it.

    Below the tasks stand those of the page that one is on, where it has keys of its own. At large
    text the columns stand below each other, and what is more than the screen scrolls. In `simple`
    mode those that do nothing there are left out. Those of the page stand `alone` where no desk is
    open and nothing else would answer.
    """

    def __init__(
        self,
        language: str,
        parent: QWidget | None = None,
        page: str = "",
        *,
        simple: bool = False,
        alone: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("按键说明"))
        self.area, inside = QScrollArea(), bare()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._grid = QGridLayout(inside)
        tasks = [
            (f"F{n}", task.zh if language == "zh" else task.en)
            for n, task in enumerate(TASKS.values(), 2)
        ]
        own = page_keys(page)
        here = [(self.tr("这一页"), ""), *own] if own else []
        narrow = theme.of(self).percent >= theme.SIDE_BY_SIDE
        general = [*self._of_both(), *([] if simple else self._of_desk())]
        columns = ([*general, *self._helping()], [*tasks, *here])
        if alone:
            columns = ([*own, *self._helping()], [])
        for column, keys in enumerate(columns):
            down, right = (column * len(columns[0]), 0) if narrow else (0, 2 * column)
            for row, (key, does) in enumerate(keys, down):
                self._grid.addWidget(label(key, "strong", tone="blue"), row, right)
                self._grid.addWidget(label(does), row, right + 1)
        for named in (self, self.area):
            named.setAccessibleName(self.windowTitle())
        theme.follow(self, self._dress)
        self.area.setFocus()

    def texts(self) -> list[str]:
        """Everything the card says."""
        return [part.text() for part in self.findChildren(QLabel)]

    def _of_desk(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+B", self.tr("补录一页笔记本")),
            ("Ctrl+Shift+V", self.tr("粘贴微信，变成一件事项")),
            ("Ctrl+K", self.tr("搜索")),
            (self.tr("空格"), self.tr("在今日里直接办")),
            ("Alt+1 … 9", self.tr("左边人人都有的各页，从上往下；Alt+0 是设置")),
        ]

    def _of_both(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+N", self.tr("新的走访")),
            ("Ctrl+E", self.tr("写今天的文件")),
            ("Ctrl+P", self.tr("打印，或存成 PDF")),
            ("Ctrl+Enter", self.tr("保存，接着下一个")),
            ("Enter", self.tr("下一格；在列表里是打开")),
            ("Ctrl+Z", self.tr("撤销刚才的操作")),
            ("Esc", self.tr("返回，没写完的会留着")),
            ("Ctrl+L", self.tr("锁上屏幕")),
            ("Ctrl+Shift+L", self.tr("换人用")),
        ]

    def _helping(self) -> list[tuple[str, str]]:
        return [
            ("F1", self.tr("使用手册，翻到这一页")),
            ("Shift+F1", self.tr("这张说明")),
        ]

    def _dress(self, look: theme.Theme) -> None:
        wide = look.px(theme.XL)
        self._grid.setContentsMargins(wide, wide, wide, wide)
        self._grid.setHorizontalSpacing(look.px(theme.L))
        self._grid.setVerticalSpacing(look.px(theme.S))
        inside = self.area.widget()
        if inside is not None:
            bar = self.area.verticalScrollBar().sizeHint().width()
            room = self.screen().availableSize() * 0.9
            self.resize((inside.sizeHint() + QSize(bar, 2)).boundedTo(room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

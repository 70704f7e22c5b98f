"""The joint tasks to tick, each with its picture and its key; the ticked ones unfold below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gridapp.models.tasks import TASKS, Task
from gridapp.register import codes
from gridapp.ui import icons, theme
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.tick_button import TickButton


class TaskTicks(QWidget):
    """F2 and the keys after it tick them; the window sends those keys.

    Signals:
        ticked: a task was ticked or no longer is (code, whether).
    """

    ticked = Signal(str, bool)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        for task in TASKS.values():
            self.buttons[task.code] = self._button(task)
        self.say(language)
        theme.follow(self, self._dress)

    def tick(self, code: str, *, ticked: bool) -> None:
        """Show it ticked or not; sends no signal."""
        self.buttons[code].setChecked(ticked)

    def say(self, language: str) -> None:
        """Call the tasks by their names in `language`."""
        for task in TASKS.values():
            name = codes.label("task", task.code, language)
            shown = task.short if language == "zh" else task.code.capitalize()
            button = self.buttons[task.code]
            button.setText(f"{shown}  F{task.number + 1}")
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  F{task.number + 1}")

    def _button(self, task: Task) -> QPushButton:
        button = TickButton("chip")
        button.clicked.connect(partial(self._on_clicked, task.code))
        self._flow.addWidget(button)
        return button

    def _on_clicked(self, code: str) -> None:
        self.ticked.emit(code, self.buttons[code].isChecked())

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(16)
        self._flow.setSpacing(look.px(theme.S))
        for task in TASKS.values():
            button = self.buttons[task.code]
            button.setIconSize(QSize(side + side // 4, side))
            button.setIcon(icons.before_text(task.icon, look.code("text2"), side))

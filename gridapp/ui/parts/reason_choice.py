"""Why sensitive columns and children are wanted: nothing chosen leaves them out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.register import codes
from gridapp.ui import theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.label import wrapped

NONE = "none"


class ReasonChoice(QWidget):
    """The reasons side by side, the first of them that none is given.

    Signals:
        changed: the person chose another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = wrapped("", "strong")
        self.choice = Choice("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.name)
        self._column.addWidget(self.choice)
        self.choice.chosen.connect(self.changed)
        theme.follow(self, self._dress)

    def say(self, language: str) -> None:
        """Name the reasons in `language`."""
        reasons = codes.offered("show_reason", language)
        self.choice.show_options([(NONE, self.tr("不列")), *reasons.items()])
        if not self.choice.value():
            self.choice.choose(NONE)
        self.name.setText(self.tr("敏感的栏和未满14岁的人：要列就先说为什么"))
        self.choice.setAccessibleName(self.name.text())

    def reason(self) -> str:
        """The reason chosen (code of `show_reason`); empty for none."""
        chosen = self.choice.value()
        return "" if chosen == NONE else chosen

    def forget(self) -> None:
        """Choose none again."""
        self.choice.choose(NONE)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

"""Why somebody needs to see what is masked: asked in place, before it is shown."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gridapp.register import codes
from gridapp.ui import theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.label import wrapped


class Why(QWidget):
    """Hidden until it asks; a number, or arrows and Enter answer, Esc shows nothing.

    Signals:
        answered: the reason (code of `show_reason`).
        cancelled: nothing is to be shown after all.
    """

    answered = Signal(str)
    cancelled = Signal()

    def __init__(
        self, what: Literal["numbers", "tags", "need"] = "numbers", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._what, self._whose = what, ""
        self.question = wrapped("", "strong")
        self.choice = Choice("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.question)
        self._column.addWidget(self.choice)
        self.choice.chosen.connect(self._on_chosen)
        self.hide()
        theme.follow(self, self._dress, self._say)

    def ask(self, whose: str, language: str) -> None:
        """Ask why what is masked of this person is wanted."""
        self._whose = whose
        self.choice.show_options(list(codes.labels("show_reason", language).items()))
        self.choice.choose("")
        self._say()
        self.show()
        next(iter(self.choice.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_chosen(self, reason: str) -> None:
        self.hide()
        self.answered.emit(reason)

    def _say(self) -> None:
        if self._what == "tags":
            question = self.tr("为什么要看 {name} 家的关爱标签？")
        elif self._what == "need":
            question = self.tr("为什么要看 {name} 家的困难和需要？")
        else:
            question = self.tr("为什么要看 {name} 的全号？")
        self.question.setText(question.format(name=self._whose))
        self.choice.setAccessibleName(self.question.text())

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.S))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

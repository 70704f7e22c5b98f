"""Any number of a list's codes, each a rounded button that is ticked or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.tick_button import TickButton


class Ticks(QWidget):
    """Space ticks the one that has the keyboard.

    Signals:
        changed: something was ticked, or no longer is.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout(gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._flow)
        theme.follow(self, self._dress)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, label); what is ticked stays so."""
        for code, label in options:
            button = self.buttons.get(code) or self._button(code)
            button.setText(label)
        self.updateGeometry()

    def forget(self) -> None:
        """Offer nothing: what comes is another list."""
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}

    def values(self) -> list[str]:
        """The ticked codes, in the order of the list."""
        return [code for code, button in self.buttons.items() if button.isChecked()]

    def tick(self, codes: Collection[str]) -> None:
        """Tick these and no others; sends no signal."""
        for code, button in self.buttons.items():
            button.setChecked(code in codes)

    def _button(self, code: str) -> QPushButton:
        button = TickButton("chip")
        button.clicked.connect(self.changed)
        self._flow.addWidget(button)
        self.buttons[code] = button
        return button

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(6))

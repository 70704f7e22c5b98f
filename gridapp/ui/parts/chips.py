"""Filters of which one holds, as a line of rounded buttons with counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.tick_button import TickButton


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter; without a count none is shown."""

    code: str
    label: str
    count: int | None = None


class Chips(QWidget):
    """One chip is chosen; arrows and Tab reach the others.

    Signals:
        chosen: the code of the filter the person chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._flow = FlowLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._flow)
        theme.follow(self, self._dress)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Offer these filters; what was chosen stays chosen where it is still there."""
        if [chip.code for chip in chips] != list(self.buttons):
            self._build(chips)
        for chip in chips:
            text = chip.label if chip.count is None else f"{chip.label} {chip.count:,}"
            self.buttons[chip.code].setText(text)
        self.updateGeometry()

    def current(self) -> str:
        """The code of the chosen filter; empty while there are none."""
        found = [code for code, button in self.buttons.items() if button.isChecked()]
        return found[0] if found else ""

    def choose(self, code: str) -> None:
        """Choose a filter; sends no signal."""
        self.buttons[code].setChecked(True)

    def _build(self, chips: Sequence[Chip]) -> None:
        before = self.current()
        for button in self.buttons.values():
            self._group.removeButton(button)
        self._flow.clear()
        self.buttons = {}
        for chip in chips:
            button = TickButton("chip")
            self._group.addButton(button)
            self._flow.addWidget(button)
            self.buttons[chip.code] = button
        if self.buttons:
            self.buttons.get(before, next(iter(self.buttons.values()))).setChecked(True)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self.current())

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.S))

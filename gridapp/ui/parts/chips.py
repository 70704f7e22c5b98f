"""Filters of which one holds, as a line of rounded buttons with counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.form_area import FormArea
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
        self._one_line = False
        self._inside = QWidget()
        self._inside.setProperty("look", "bare")
        self._inside.setLayout(self._flow)
        # Set by hand: a layout would not ask how high the lines are.
        self._area = FormArea(self)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._group.buttonToggled.connect(self._on_toggled)
        theme.follow(self, self._dress)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Offer these filters; what was chosen stays chosen where it is still there."""
        if [chip.code for chip in chips] != list(self.buttons):
            self._build(chips)
        for chip in chips:
            text = chip.label if chip.count is None else f"{chip.label} {chip.count:,}"
            self.buttons[chip.code].setText(text)
        self._widen()

    def keep_to_one_line(self, *, one_line: bool) -> None:
        """Stay in one line that scrolls sideways, where there is no room for more."""
        self._one_line = one_line
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if one_line else policy.ScrollBarAlwaysOff
        self._area.setHorizontalScrollBarPolicy(bar)
        self._widen()

    def wrapped_height(self, width: int) -> int:
        """The height they need in as many lines as `width` asks for."""
        return self._flow.heightForWidth(width)

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
            button = TickButton("chip", self._inside)
            button.setAutoExclusive(True)  # the group sees to that; it is heard as one of several
            self._group.addButton(button)
            self._flow.addWidget(button)
            button.show()  # now and not soon: a hidden one asks for no room in the line
            self.buttons[chip.code] = button
        if self.buttons:
            self.buttons.get(before, next(iter(self.buttons.values()))).setChecked(True)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self.current())

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, button: QAbstractButton, ticked: bool) -> None:
        if ticked:
            self._area.ensureWidgetVisible(button)

    def _widen(self) -> None:
        """Ask for the width of the one line, or for none."""
        self._inside.setMinimumWidth(self._flow.sizeHint().width() if self._one_line else 0)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._area.setGeometry(self.rect())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._one_line:
            return self.wrapped_height(width)
        line = self._flow.sizeHint()
        bar = self._area.horizontalScrollBar().sizeHint().height()
        return line.height() + (bar if line.width() > width else 0)

    def sizeHint(self) -> QSize:
        line = self._flow.sizeHint()
        return QSize(line.width(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._flow.sizeHint().height())

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(theme.S))
        self._widen()

"""A choice among a few, side by side: arrows or the number on the keyboard choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.tick_button import TickButton

MOST = 6


class Choice(QWidget):
    """Up to six buttons of which at most one holds; Delete takes the choice back.

    Signals:
        chosen: the code the person chose; empty when taken back.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._optional = optional
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._flow = FlowLayout(gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._flow)
        self.show_options(options)
        theme.follow(self, self._dress)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, label); the choice stays where its code is still there."""
        if [code for code, _ in options] != list(self.buttons):
            self._build(options)
        for code, label in options:
            self.buttons[code].setText(label)
        self.updateGeometry()

    def value(self) -> str:
        """The chosen code; empty while nothing is chosen."""
        found = [code for code, button in self.buttons.items() if button.isChecked()]
        return found[0] if found else ""

    def choose(self, code: str) -> None:
        """Choose a code, or nothing when empty; sends no signal."""
        if code:
            self.buttons[code].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self.buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)

    def _build(self, options: Sequence[tuple[str, str]]) -> None:
        before = self.value()
        for button in self.buttons.values():
            self._group.removeButton(button)
        self._flow.clear()
        self.buttons = {}
        for number, (code, _) in enumerate(options, 1):
            button = TickButton("segment")
            button.setAutoExclusive(True)  # the group sees to that; it is heard as one of several
            button.setToolTip(str(number))
            button.installEventFilter(self)
            self._group.addButton(button)
            self._flow.addWidget(button)
            self.buttons[code] = button
        if before in self.buttons:
            self.choose(before)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self.value())

    def _dress(self, look: theme.Theme) -> None:
        self._flow.setSpacing(look.px(6))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._optional:
            if self.value():
                self.choose("")
                self.chosen.emit("")
            return True
        number = int(event.text()) if event.text() in tuple("123456789") else 0
        if 0 < number <= len(self.buttons):
            button = list(self.buttons.values())[number - 1]
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.click()
            return True
        return False

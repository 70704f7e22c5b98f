"""The places that lead to where one is; each leads back to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label


class Crumbs(QWidget):
    """The last one is where one is, and leads nowhere.

    Signals:
        chosen: the code of the place one wants to be at.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self.here = label("", "heading")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.here)
        theme.follow(self, self._dress)

    def show_way(self, way: Sequence[tuple[str, str]]) -> None:
        """Show these (code, name), the widest first."""
        before, (_code, name) = way[:-1], way[-1]
        if [code for code, _name in before] != list(self.buttons):
            for button in self.buttons.values():
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = {code: self._button() for code, _name in before}
        for code, is_called in before:
            self.buttons[code].setText(f"{is_called} /")
        self.here.setText(name)

    def _button(self) -> Button:
        button = Button(look="quiet")
        button.clicked.connect(self._on_clicked)
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        code = next((code for code, one in self.buttons.items() if one is sender), "")
        if code:
            self.chosen.emit(code)

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(theme.XS))

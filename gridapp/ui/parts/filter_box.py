"""A box that narrows the list below it, shortly after each keystroke."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gridapp.ui import theme
from gridapp.ui.parts.search_box import SearchBox


class FilterBox(SearchBox):
    """A search box that opens no list of its own: what it asks for is shown by the page."""

    opens_list = False

    def __init__(self, parent: QWidget | None = None) -> None:
        self._name, self._hint = "", ""
        super().__init__(parent)

    def say(self, name: str, hint: str) -> None:
        """Have this name, and this hint while it is empty."""
        self._name, self._hint = name, hint
        self._say()

    def _dress(self, look: theme.Theme) -> None:
        super()._dress(look)
        self.setMinimumWidth(look.px(120))

    def _say(self) -> None:
        super()._say()
        self.setAccessibleName(self._name)
        self.setPlaceholderText(self._hint)
